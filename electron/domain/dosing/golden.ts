/**
 * The golden set: reference calculations with their answers and where each comes from. Answers were worked out by hand or by the
 * dossier's readers, never by this engine. Keys of `expected` are "phase.field"; masses are printed to the project's precision.
 */
import type { ConvertUnit } from './convert.ts';
import type { OrderInput } from './order.ts';

export type GoldenCase = Readonly<{
  id: string;
  source: string;
  input: OrderInput;
  expected: Readonly<Record<string, string>>;
}>;
export type GoldenRefusal = Readonly<{ id: string; source: string; input: OrderInput; check: string | null }>;
export type GoldenConversion = Readonly<{
  source: string;
  value: string;
  unit: ConvertUnit;
  expected: Readonly<Record<string, string>>;
}>;
export type GoldenKidney = Readonly<{
  source: string;
  formula: 'ckd-epi-2021' | 'cockcroft-gault';
  ageYears: string;
  weightKg: string;
  creatinineUmolPerL: string;
  sex: 'female' | 'male';
  expected: string;
}>;

const woman = { weightKg: '70', ageYears: '30', sex: 'female', pregnant: true, creatinineUmolPerL: '60' } as const;
const adult = { ageYears: '40' } as const;
const zuspan: OrderInput = {
  regimen: 'zuspan',
  choice: { loadingG: '4', loadingMin: '20', maintenanceGPerH: '1' },
  patient: woman,
  product: 'us-vial-50-10ml',
  diluentMl: '92',
  pump: { stepMlPerH: '0.1' },
};

/** A free order for an adult with no named use. */
function free(
  choice: OrderInput['choice'],
  product: string,
  diluentMl: string | null = null,
  more: Partial<OrderInput> = {},
): OrderInput {
  return {
    regimen: null,
    indication: 'other',
    population: 'adult',
    choice,
    product,
    diluentMl,
    patient: adult,
    ...more,
  };
}

export const goldenCases: readonly GoldenCase[] = [
  {
    id: 'zuspan, 50 per cent vial',
    source: 'design example',
    input: zuspan,
    expected: {
      'loading.mg': '4000',
      'loading.g': '4',
      'loading.mmol': '16.23',
      'loading.mEq': '32.46',
      'loading.elementalMg': '394.4',
      'loading.productMl': '8',
      'loading.diluentMl': '92',
      'loading.finalMl': '100',
      'loading.mgPerMl': '40',
      'loading.percent': '4',
      'loading.minutes': '20',
      'loading.mgPerMin': '200',
      'loading.rateMlPerH': '300',
      'loading.volumeToInfuseMl': '100',
      'rate-change.fromMlPerH': '300',
      'rate-change.toMlPerH': '25',
      'rate-change.gPerH': '12',
      'rate-change.gramsAfterOneHour': '16',
      'rate-change.overLimitAfterMinutes': '40',
      'maintenance.rateMlPerH': '25',
      'maintenance.mmol': '4.06',
      'maintenance.mEq': '8.11',
      'maintenance.finalMl': '500',
      'maintenance.diluentMl': '460',
      g24h: '27.67',
      g1h: '4.667',
    },
  },
  {
    id: 'zuspan from one ready-made 20 g bag',
    source: 'worked examples 9 and 10: 40 mg per mL',
    input: {
      ...zuspan,
      product: 'us-premix-wfi-20g-500',
      diluentMl: null,
      choice: { ...zuspan.choice, bags: 'same-bag' },
    },
    expected: {
      'loading.volumeToInfuseMl': '100',
      'loading.rateMlPerH': '300',
      'maintenance.rateMlPerH': '25',
      'rate-change.newBag': 'false',
      'maintenance.volumeToInfuseMl': '400',
    },
  },
  {
    id: 'Pritchard volumes',
    source: 'worked example 41 (BMC Pregnancy and Childbirth 2013;13:34, Table 2); any 24 h: 10 g and six doses of 5 g',
    input: {
      regimen: 'pritchard',
      choice: { loadingMin: '20' },
      patient: woman,
      product: 'us-vial-50-10ml',
      diluentMl: '12',
    },
    expected: {
      'loading.productMl': '8',
      'loading.finalMl': '20',
      'loading.percent': '20',
      g24h: '40',
      'im.productMl': '10',
    },
  },
  {
    id: 'CRPS, 71 kg',
    source: 'worked example 44: 71 kg about 5 g, 100 mL at 25 mL per hour',
    input: {
      regimen: 'crps1-collins-fischer',
      patient: { weightKg: '71', ageYears: '40' },
      product: 'us-vial-50-10ml',
      diluentMl: '90.1',
    },
    expected: {
      'loading.g': '4.97',
      'loading.productMl': '9.9',
      'loading.finalMl': '100',
      'loading.rateMlPerH': '25',
      'loading.mmol': '20.16',
      'loading.mgPerMin': '20.71',
    },
  },
  {
    id: 'perioperative, 60 kg',
    source: 'dosing dossier, section 3f: 40 mg per kg over 15 min, 10 mg per kg per hour',
    input: {
      regimen: 'periop-olgun',
      patient: { weightKg: '60', ageYears: '40' },
      product: 'us-vial-50-10ml',
      diluentMl: '95.2',
    },
    expected: {
      'loading.g': '2.4',
      'loading.productMl': '4.8',
      'loading.finalMl': '100',
      'loading.rateMlPerH': '400',
      'loading.mgPerMin': '160',
      'maintenance.g': '0.6',
      'maintenance.rateMlPerH': '25',
    },
  },
  {
    id: 'asthma, child of 50 kg, capped',
    source: 'worked example 28: 0.2 mmol per kg, at most 8 mmol',
    input: {
      regimen: 'paed-asthma-perth',
      patient: { weightKg: '50', ageYears: '12' },
      product: 'au-dbl-493-5ml',
      diluentMl: '46',
    },
    expected: {
      'loading.mmol': '8',
      'loading.g': '1.972',
      'loading.productMl': '4',
      'loading.finalMl': '50',
      'loading.rateMlPerH': '150',
    },
  },
  {
    id: '20 mmol three times',
    source: 'NHS Highland: 0, 12 and 24 h',
    input: { regimen: 'uk-nhs-highland-hypomag', patient: adult, product: 'us-vial-50-10ml', diluentMl: '240.1' },
    expected: {
      'loading.mg': '4929',
      'loading.g': '4.929',
      'loading.mEq': '40',
      'loading.productMl': '9.9',
      'loading.finalMl': '250',
      g24h: '9.859',
      g48h: '14.79',
    },
  },
  {
    id: '4 g by hand in 20 mL',
    source: 'worked example 1 (Glasgow): 8 mL of 50 per cent and 12 mL',
    input: free({ doseG: '4', overMin: '5' }, 'us-vial-50-10ml', '12'),
    expected: {
      'bolus.productMl': '8',
      'bolus.finalMl': '20',
      'bolus.mgPerMl': '200',
      'bolus.percent': '20',
      'bolus.rateMlPerH': '240',
      'bolus.mgPerMin': '800',
    },
  },
  {
    id: '2 g in 10 mL',
    source: 'worked example 3 (Glasgow)',
    input: free({ doseG: '2', overMin: '5' }, 'us-vial-50-10ml', '6'),
    expected: { 'bolus.productMl': '4', 'bolus.finalMl': '10', 'bolus.rateMlPerH': '120', 'bolus.mgPerMin': '400' },
  },
  {
    id: '4 g of an 8 g bag',
    source: 'worked example 4 (KEMH): 50 mL at 150 mL per hour',
    input: free({ doseG: '4', overMin: '20', bags: 'same-bag' }, 'au-premix-8-100ml'),
    expected: {
      'bolus.volumeToInfuseMl': '50',
      'bolus.rateMlPerH': '150',
      'bolus.mgPerMin': '200',
      'bolus.mgPerMl': '80',
    },
  },
  {
    id: '2 g over 10 min of an 8 g bag',
    source: 'worked example 6, a trap: the source prints 300 mL per hour',
    input: free({ doseG: '2', overMin: '10', bags: 'same-bag' }, 'au-premix-8-100ml'),
    expected: { 'bolus.volumeToInfuseMl': '25', 'bolus.rateMlPerH': '150' },
  },
  {
    id: '6 g of a 40 g bag',
    source: 'worked example 10',
    input: free({ doseG: '6', overMin: '20', bags: 'same-bag' }, 'us-premix-wfi-40g-1000'),
    expected: { 'bolus.volumeToInfuseMl': '150', 'bolus.rateMlPerH': '450', 'bolus.mgPerMin': '300' },
  },
  {
    id: '2 g per hour from 20 g in 500 mL',
    source: 'worked example 9',
    input: free({ ratePerH: '2', rateUnit: 'g' }, 'us-premix-wfi-20g-500'),
    expected: { 'maintenance.rateMlPerH': '50' },
  },
  {
    id: '1.5 g per hour from 20 g in 500 mL',
    source: 'worked example 11',
    input: free({ ratePerH: '1.5', rateUnit: 'g' }, 'us-premix-wfi-20g-500'),
    expected: { 'maintenance.rateMlPerH': '37.5' },
  },
  {
    id: '2 g per hour from 4 g in 250 mL',
    source: 'worked example 13',
    input: free({ ratePerH: '2', rateUnit: 'g', bagG: '4', bagMl: '250' }, 'us-vial-50-10ml'),
    expected: { 'maintenance.mgPerMl': '16', 'maintenance.rateMlPerH': '125' },
  },
  {
    id: '4 g in 250 mL over 20 min',
    source: 'worked example 15',
    input: free({ doseG: '4', overMin: '20', bagG: '4', bagMl: '250' }, 'us-vial-50-10ml'),
    expected: { 'bolus.mgPerMl': '16', 'bolus.rateMlPerH': '750', 'bolus.volumeToInfuseMl': '250' },
  },
  {
    id: '1 g per hour of 20 per cent',
    source: 'worked example 16 (UK 20 per cent SmPC): 5 mL per hour',
    input: free({ ratePerH: '1', rateUnit: 'g', bagG: '10', bagMl: '50' }, 'uk-20-ready'),
    expected: { 'maintenance.rateMlPerH': '5', 'maintenance.mmol': '4.06' },
  },
  {
    id: '4 g of 20 per cent',
    source: 'worked example 18: 20 mL',
    input: free({ doseG: '4', overMin: '15' }, 'uk-20-ready'),
    expected: { 'bolus.productMl': '20', 'bolus.mmol': '16.23', 'bolus.rateMlPerH': '80' },
  },
  {
    id: '8 mmol of 50 per cent',
    source: 'worked example 26: exact 3.94 mL, the source rounds to 4',
    input: free({ doseMmol: '8', overMin: '15' }, 'us-vial-50-10ml', '50'),
    expected: { 'bolus.productMl': '3.9', 'bolus.mEq': '16', 'bolus.g': '1.972' },
  },
  {
    id: '5 g in 1 L over 3 h',
    source: 'worked example 38: 10 mL, 336.7 with and 333.3 without the drug volume',
    input: free({ doseG: '5', overMin: '180' }, 'us-vial-50-10ml', '1000'),
    expected: {
      'bolus.productMl': '10',
      'bolus.finalMl': '1010',
      'bolus.rateMlPerH': '336.7',
      'bolus.mEq': '40.57',
      'bolus.mgPerMin': '27.78',
    },
  },
  {
    id: '40 mg per kg, at most 2 g',
    source: 'issue text and BNFc as quoted',
    input: {
      regimen: null,
      indication: 'asthma',
      population: 'child',
      choice: { dosePerKgMg: '40', overMin: '20', capG: '2' },
      product: 'us-vial-50-10ml',
      diluentMl: '46',
      patient: { weightKg: '60', ageYears: '13' },
    },
    expected: { 'bolus.g': '2', 'bolus.productMl': '4', 'bolus.finalMl': '50', 'bolus.rateMlPerH': '150' },
  },
  {
    id: '10 mEq',
    source: 'ISMP 1997, third error: about 2.5 mL, not 10',
    input: free({ doseMEq: '10', overMin: '60' }, 'us-vial-50-10ml', '100'),
    expected: { 'bolus.g': '1.232', 'bolus.mmol': '5', 'bolus.mEq': '10', 'bolus.productMl': '2.5' },
  },
  {
    id: '6 g in 500 mL at 1 g per hour',
    source: 'issue text; additive volume counted',
    input: free({ bagG: '6', bagMl: '512', ratePerH: '1', rateUnit: 'g' }, 'us-vial-50-10ml'),
    expected: { 'maintenance.finalMl': '512', 'maintenance.diluentMl': '500', 'maintenance.rateMlPerH': '85.3' },
  },
  {
    id: '5 g into one muscle',
    source: 'worked example 41: 10 mL of 50 per cent',
    input: free({ imG: '5', imSites: '1' }, 'us-vial-50-10ml', null, { route: 'im' }),
    expected: { 'im.productMl': '10', 'im.mEq': '40.57' },
  },
];

export const goldenRefusals: readonly GoldenRefusal[] = [
  {
    id: '8 g loading dose',
    source: 'limit bolus-ob-max',
    input: { ...zuspan, choice: { ...zuspan.choice, loadingG: '8' } },
    check: 'bolus-ob-max',
  },
  {
    id: 'grams for millimoles',
    source: 'ISMP: preprinted order; 16.23 is the mmol of 4 g',
    input: { ...zuspan, choice: { ...zuspan.choice, loadingG: '16.23' } },
    check: 'unit-meq-for-g',
  },
  {
    id: '16 g for 16 mEq, where 2 g is expected',
    source: 'ISMP: preprinted order',
    input: {
      regimen: 'migraine-cete-2g',
      choice: { loadingG: '16' },
      product: 'us-vial-50-10ml',
      diluentMl: '100',
      patient: adult,
    },
    check: 'unit-meq-for-g',
  },
  {
    id: '4 mg for 4 g',
    source: 'second reader, section 6',
    input: free({ doseMg: '4', overMin: '20' }, 'us-vial-50-10ml', '50'),
    check: 'unit-mg-for-g',
  },
  {
    id: '150 mEq for 150 mg, child',
    source: 'ISMP: toddler',
    input: {
      regimen: null,
      indication: 'other',
      population: 'child',
      choice: { doseMEq: '150', overMin: '240' },
      product: 'us-vial-50-10ml',
      diluentMl: '500',
      patient: { weightKg: '11', ageYears: '1.5' },
    },
    check: 'child-mgkg-hard',
  },
  {
    id: '51 g',
    source: 'ISMP 1997, first error',
    input: free({ doseG: '51', overMin: '180' }, 'us-vial-50-10ml', '1000'),
    check: 'bolus-non-ob-hard',
  },
  {
    id: '4 g per hour',
    source: 'limit maint-hard',
    input: { ...zuspan, choice: { ...zuspan.choice, maintenanceGPerH: '4' } },
    check: 'maint-hard',
  },
  {
    id: 'undiluted 50 per cent into a vein',
    source: 'limit conc-iv-max',
    input: { ...zuspan, diluentMl: '0', choice: { ...zuspan.choice, bagG: '20', bagMl: '500' } },
    check: 'conc-iv-max',
  },
  {
    id: 'no knee jerk',
    source: 'limit mon-reflex',
    input: { ...zuspan, patient: { ...woman, reflexes: 'absent' } },
    check: 'mon-reflex',
  },
  {
    id: 'heart block',
    source: 'limit ci-heart-block',
    input: { ...zuspan, patient: { ...woman, flags: { 'heart-block': true } } },
    check: 'ci-heart-block',
  },
  {
    id: '20 g in 48 h, severe kidney impairment',
    source: 'US label 2.3',
    input: { ...zuspan, patient: { ...woman, creatinineUmolPerL: '400' } },
    check: 'renal-total-48h',
  },
  {
    id: '40 g bag for a 4 g dose',
    source: 'known-error library',
    input: { ...zuspan, product: 'us-premix-wfi-40g-1000', diluentMl: null },
    check: 'bag-vtbi',
  },
  {
    id: 'a regimen nobody read',
    source: 'safety rule 4',
    input: { regimen: 'golden-recall-only', product: 'us-vial-50-10ml', diluentMl: null },
    check: 'regimen-use',
  },
  {
    id: '310 keyed as grams per hour',
    source: 'ISMP 1997, second error',
    input: { ...zuspan, choice: { ...zuspan.choice, maintenanceGPerH: '310' } },
    check: null,
  },
  {
    id: 'pasted unit',
    source: 'safety rule 20',
    input: { ...zuspan, patient: { ...woman, weightKg: '70 kg' } },
    check: null,
  },
  { id: '700 kg', source: 'safety rule 22', input: { ...zuspan, patient: { ...woman, weightKg: '700' } }, check: null },
];

const molar = 'dosing dossier, section 1; second reader, rows 1 to 5';

export const goldenConversions: readonly GoldenConversion[] = [
  { source: molar, value: '1', unit: 'g', expected: { mg: '1000', mmol: '4.06', mEq: '8.11', elementalMg: '98.61' } },
  { source: molar, value: '4', unit: 'g', expected: { mmol: '16.23', mEq: '32.46', elementalMg: '394.4' } },
  { source: 'worked example 20', value: '20', unit: 'g', expected: { mmol: '81.15', mEq: '162.3' } },
  { source: 'worked example 21', value: '40', unit: 'g', expected: { mmol: '162.3' } },
  { source: 'worked example 22', value: '20', unit: 'mmol', expected: { g: '4.929', mEq: '40' } },
  { source: 'ISMP: 16 mEq is about 2 g', value: '16', unit: 'mEq', expected: { g: '1.972', mmol: '8' } },
  { source: 'worked example 49', value: '150', unit: 'mg', expected: { mEq: '1.22' } },
  { source: 'worked example 49: 150 mEq is 18.5 g', value: '150', unit: 'mEq', expected: { g: '18.49' } },
  {
    source: 'worked example 51: 50 mL of 50 per cent',
    value: '25',
    unit: 'g',
    expected: { mmol: '101.4', mEq: '202.9' },
  },
  { source: molar, value: '98.6124', unit: 'elementalMg', expected: { g: '1' } },
  {
    source: 'dosing dossier, section 1',
    value: '1',
    unit: 'serum-mg-per-dl',
    expected: { mmolPerL: '0.411', mEqPerL: '0.823' },
  },
  {
    source: 'dosing dossier, section 1',
    value: '2',
    unit: 'serum-mmol-per-l',
    expected: { mEqPerL: '4', mgPerDl: '4.86' },
  },
  { source: 'ISMP 1997: 16.7 mEq per L', value: '16.7', unit: 'serum-mEq-per-l', expected: { mmolPerL: '8.35' } },
  {
    source: 'limit renal-ob-no-maint-creat',
    value: '2.5',
    unit: 'creatinine-mg-per-dl',
    expected: { umolPerL: '221.1' },
  },
];

export const goldenKidneys: readonly GoldenKidney[] = [
  {
    source: 'worked example 52: woman of 55, 0.9 mg per dL',
    formula: 'ckd-epi-2021',
    ageYears: '55',
    weightKg: '70',
    creatinineUmolPerL: '79.578',
    sex: 'female',
    expected: '75.5',
  },
  {
    source: 'by hand: (140 − 40) × 72 ÷ (72 × 1)',
    formula: 'cockcroft-gault',
    ageYears: '40',
    weightKg: '72',
    creatinineUmolPerL: '88.42',
    sex: 'male',
    expected: '100',
  },
  {
    source: 'by hand: 0.85 of the man’s',
    formula: 'cockcroft-gault',
    ageYears: '40',
    weightKg: '72',
    creatinineUmolPerL: '88.42',
    sex: 'female',
    expected: '85',
  },
];
