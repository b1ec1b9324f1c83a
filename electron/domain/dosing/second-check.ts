/**
 * The blind second check: another person enters the same order from scratch, and the two are compared field by field.
 * The comparison is by value ("4" and "4.0" agree), and no field is filled in for the second person.
 */
import { z } from 'zod';
import { parseKeyed } from '../quantity/parse.ts';
import { plain } from '../quantity/decimal.ts';
import type { NumericChoice } from './bands.ts';
import { order as orderSchema, type Order } from './order.ts';
import type { PatientFlag } from './records.ts';
import type { DosingStore } from './setting.ts';

export const secondCheckInput = z.strictObject({ first: orderSchema, second: orderSchema });
export type SecondCheckInput = z.infer<typeof secondCheckInput>;

export const secondCheckField = z.strictObject({
  field: z.string(),
  label: z.string(),
  first: z.string().nullable(),
  second: z.string().nullable(),
  agrees: z.boolean(),
});
export const secondCheckResult = z.strictObject({
  agrees: z.boolean(),
  agreeing: z.int(),
  compared: z.int(),
  text: z.string(),
  fields: z.array(secondCheckField),
});
export type SecondCheckResult = z.infer<typeof secondCheckResult>;

type Row = readonly [field: string, label: string, value: (order: Order) => string | null];

const choiceLabels: Readonly<Record<NumericChoice, string>> = {
  loadingG: 'Loading dose, g',
  loadingMmol: 'Loading dose, mmol',
  loadingPerKgMg: 'Loading dose, mg per kg',
  loadingPerKgMmol: 'Loading dose, mmol per kg',
  loadingMin: 'Loading time, min',
  maintenanceGPerH: 'Maintenance, g per hour',
  maintenanceMmolPerH: 'Maintenance, mmol per hour',
  maintenanceMgPerKgPerH: 'Maintenance, mg per kg per hour',
  maintenanceH: 'Maintenance time, h',
  doseG: 'Dose, g',
  doseMg: 'Dose, mg',
  doseMmol: 'Dose, mmol',
  doseMEq: 'Dose, mEq',
  dosePerKgMg: 'Dose, mg per kg',
  dosePerKgMmol: 'Dose, mmol per kg',
  capG: 'Most for one dose, g',
  overMin: 'Time, min',
  ratePerH: 'Rate in one hour',
  rateH: 'Time at this rate, h',
  imG: 'Intramuscular dose, g',
  imMaintenanceG: 'Repeated intramuscular dose, g',
  imEveryH: 'Interval, h',
  imSites: 'Sites',
  bagG: 'Bag, g',
  bagMl: 'Bag, mL',
};

const choiceRows: readonly Row[] = (Object.keys(choiceLabels) as NumericChoice[]).map((key) => [
  `choice.${key}`,
  choiceLabels[key],
  (order) => sameText(order.choice[key]),
]);

const flagLabels: Readonly<Record<PatientFlag, string>> = {
  'heart-block': 'Heart block',
  'myocardial-damage': 'Myocardial damage',
  'diabetic-coma': 'Diabetic coma',
  'myasthenia-gravis': 'Myasthenia gravis',
  'hepatic-coma': 'Hepatic coma, or risk of it',
  'calcium-channel-blocker': 'Calcium channel blocker',
  'neuromuscular-blocker': 'Neuromuscular blocker',
  digoxin: 'Digoxin',
  aminoglycoside: 'Aminoglycoside',
  'cns-depressant': 'Sedative or opioid',
};

/** Not asked is null, and differs from no. */
function answer(value: boolean | null | undefined): string | null {
  return value === null || value === undefined ? null : value ? 'yes' : 'no';
}

const flagRows: readonly Row[] = (Object.keys(flagLabels) as PatientFlag[]).map((flag) => [
  `patient.flags.${flag}`,
  flagLabels[flag],
  (order) => answer(order.patient.flags[flag]),
]);

/** Every field of an order but the reasons given for warnings: those belong to the person who gave them. */
const rows: readonly Row[] = [
  ['regimen', 'Regimen', (order) => order.regimen],
  ['indication', 'Indication', (order) => order.indication],
  ['population', 'Patient group', (order) => order.population],
  ['emergency', 'Emergency', (order) => answer(order.emergency)],
  ['route', 'Route', (order) => order.route],
  ['product', 'Product', (order) => order.product],
  ['diluentMl', 'Diluent, mL', (order) => sameText(order.diluentMl)],
  ['diluent', 'Diluent', (order) => order.diluent],
  ...choiceRows,
  ['choice.rateUnit', 'Unit of the rate', (order) => order.choice.rateUnit],
  ['choice.bags', 'One bag or two', (order) => order.choice.bags],
  ['patient.weightKg', 'Weight, kg', (order) => sameText(order.patient.weightKg)],
  ['patient.weightBasis', 'Which weight', (order) => order.patient.weightBasis],
  ['patient.heightCm', 'Height, cm', (order) => sameText(order.patient.heightCm)],
  ['patient.ageYears', 'Age, years', (order) => sameText(order.patient.ageYears)],
  ['patient.ageMonths', 'Age, months', (order) => sameText(order.patient.ageMonths)],
  ['patient.sex', 'Sex', (order) => order.patient.sex],
  ['patient.creatinineUmolPerL', 'Creatinine, micromol per L', (order) => sameText(order.patient.creatinineUmolPerL)],
  ['patient.creatinineMgPerDl', 'Creatinine, mg per dL', (order) => sameText(order.patient.creatinineMgPerDl)],
  ['patient.urineMlPerH', 'Urine output, mL per hour', (order) => sameText(order.patient.urineMlPerH)],
  ['patient.reflexes', 'Reflexes', (order) => order.patient.reflexes],
  ['patient.respiratoryRate', 'Breathing rate, per min', (order) => sameText(order.patient.respiratoryRate)],
  ['patient.spo2Percent', 'Oxygen saturation, %', (order) => sameText(order.patient.spo2Percent)],
  ['patient.pregnant', 'Pregnant', (order) => answer(order.patient.pregnant)],
  ['patient.hoursToBirth', 'Time to birth, h', (order) => sameText(order.patient.hoursToBirth)],
  ['patient.daysOnTreatment', 'Days on treatment', (order) => sameText(order.patient.daysOnTreatment)],
  [
    'patient.serumMagnesiumMmolPerL',
    'Serum magnesium, mmol per L',
    (order) => sameText(order.patient.serumMagnesiumMmolPerL),
  ],
  [
    'patient.serumMagnesiumMEqPerL',
    'Serum magnesium, mEq per L',
    (order) => sameText(order.patient.serumMagnesiumMEqPerL),
  ],
  [
    'patient.serumMagnesiumMgPerDl',
    'Serum magnesium, mg per dL',
    (order) => sameText(order.patient.serumMagnesiumMgPerDl),
  ],
  ['patient.alreadyGiven24hG', 'Given in the last 24 h, g', (order) => sameText(order.patient.alreadyGiven24hG)],
  ['patient.alreadyGiven48hG', 'Given in the last 48 h, g', (order) => sameText(order.patient.alreadyGiven48hG)],
  ...flagRows,
  ['startAt', 'Start', (order) => order.startAt],
  ['syringe.stepMl', 'Syringe step, mL', (order) => sameText(order.syringe.stepMl)],
  ['pump.stepMlPerH', 'Pump step, mL per hour', (order) => sameText(order.pump.stepMlPerH)],
];

function named(field: string, value: string | null, store: DosingStore): string | null {
  if (field === 'regimen') return store.regimens.find((record) => record.id === value)?.name ?? value;
  return field === 'product' ? (store.products.find((record) => record.id === value)?.name ?? value) : value;
}

/** A keyed number by its value; text that is no number stays as keyed; blanks are null. */
function sameText(keyed: string | null): string | null {
  const parsed = parseKeyed(keyed);
  if (parsed.kind === 'value') return plain(parsed.value);
  return parsed.kind === 'empty' ? null : (keyed?.trim() ?? null);
}

/** Compares two orders; fields that both left empty are not counted. Records are named as the store names them. Never throws. */
export function secondCheck(first: Order, second: Order, store: DosingStore): SecondCheckResult {
  const fields = rows.flatMap(([field, label, value]) => {
    const [a, b] = [value(first), value(second)];
    return a === null && b === null
      ? []
      : [{ field, label, first: named(field, a, store), second: named(field, b, store), agrees: a === b }];
  });
  const agreeing = fields.filter((field) => field.agrees).length;
  const differing = fields.filter((field) => !field.agrees).map((field) => field.label);
  const text = `${String(agreeing)} of ${String(fields.length)} agree.${differing.length === 0 ? '' : ` Different: ${differing.join('; ')}. Both people look at these together.`}`;
  return { agrees: fields.length > 0 && differing.length === 0, agreeing, compared: fields.length, text, fields };
}
