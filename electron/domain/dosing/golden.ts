/**
 * The golden set: reference calculations with their answers and where each comes from. Answers were worked out by hand or by the
 * dossier's readers, never by this engine. Keys of `expected` are "phase.field"; masses are printed to the project's precision.
 */
import { adult, free, woman, zuspan } from './golden-orders.ts';
import type { GoldenConversion, GoldenKidney, GoldenRefusal } from './golden-types.ts';

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
