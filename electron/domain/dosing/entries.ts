/**
 * Reads every keyed field of an order: a value, nothing, or a problem with its sentence (safety rules 20 to 24).
 * An unusual value stands as a problem until it is confirmed by the id in `check`; an impossible one never passes.
 */
import { dec, plain, zero, type Decimal } from '../quantity/decimal.ts';
import { formatQuantity } from '../quantity/format.ts';
import { parseKeyed } from '../quantity/parse.ts';
import {
  choiceBands,
  otherBands,
  patientBands,
  weightBand,
  type Band,
  type NumericChoice,
  type NumericPatient,
} from './bands.ts';
import { isClock } from './clock.ts';
import type { EntryProblem, Order } from './order.ts';

export type Values<K extends string> = Readonly<Record<K, Decimal | null>>;

export type Entered = Readonly<{
  choice: Values<NumericChoice>;
  patient: Values<NumericPatient>;
  diluentMl: Decimal | null;
  pumpStep: Decimal;
  syringeStep: Decimal | null;
  /** Age in years from either field; null when neither was keyed. */
  ageYears: Decimal | null;
  problems: readonly EntryProblem[];
}>;

/** Of a pump nobody said anything about, mL per hour. */
export const usualPumpStep = dec('0.1');
const monthsPerYear = dec('12');

/** The id under which an unusual entry is confirmed. */
export const entryCheckId = (field: string): string => `entry.${field}`;

/** A problem with one field. */
export function entryProblem(
  field: string,
  kind: EntryProblem['kind'],
  keyed: string | null,
  text: string,
  fix: string | null = null,
): EntryProblem {
  return { field, kind, keyed, text, check: entryCheckId(field), fix };
}

/** Reads all keyed numbers of `order`; `adult` says that the chosen regimen or population is for adults. Never throws. */
export function readEntries(order: Order, adult: boolean): Entered {
  const problems: EntryProblem[] = [];
  const confirmed = new Set(order.confirmations.map((answer) => answer.check));

  function read(field: string, keyed: string | null, band: Band): Decimal | null {
    const parsed = parseKeyed(keyed);
    if (parsed.kind === 'empty') return null;
    if (parsed.kind === 'wrong') {
      problems.push(entryProblem(field, 'not-a-number', keyed, `${band.label}: ${parsed.text}`, parsed.fix));
      return null;
    }
    const problem = outsideBand(field, keyed, parsed.value, band);
    if (problem && !(problem.kind === 'unusual' && confirmed.has(problem.check))) problems.push(problem);
    return problem?.kind === 'impossible' ? null : parsed.value;
  }

  const ageInYears = read('patient.ageYears', order.patient.ageYears, patientBands.ageYears);
  const ageMonths = read('patient.ageMonths', order.patient.ageMonths, patientBands.ageMonths);
  const ageYears = ageInYears ?? ageMonths?.div(monthsPerYear) ?? null;
  const weight = weightBand((limit) => ageYears?.lt(dec(limit)) ?? false, ageYears !== null, adult);

  const patient = fieldValues(patientKeys, (key) => {
    if (key === 'ageYears') return ageInYears;
    if (key === 'ageMonths') return ageMonths;
    return read(`patient.${key}`, order.patient[key], key === 'weightKg' ? weight : patientBands[key]);
  });
  const choice = fieldValues(choiceKeys, (key) => read(`choice.${key}`, order.choice[key], choiceBands[key]));
  const diluentMl = read('diluentMl', order.diluentMl, otherBands.diluentMl);
  const pumpStep = read('pump.stepMlPerH', order.pump.stepMlPerH, otherBands.pumpStep);
  const syringeStep = read('syringe.stepMl', order.syringe.stepMl, otherBands.syringeStep);

  problems.push(...conflicts(order, ageInYears, ageMonths));
  return { choice, patient, diluentMl, pumpStep: pumpStep ?? usualPumpStep, syringeStep, ageYears, problems };
}

const choiceKeys: readonly NumericChoice[] = [
  'loadingG',
  'loadingMmol',
  'loadingPerKgMg',
  'loadingPerKgMmol',
  'loadingMin',
  'maintenanceGPerH',
  'maintenanceMmolPerH',
  'maintenanceMgPerKgPerH',
  'maintenanceH',
  'doseG',
  'doseMg',
  'doseMmol',
  'doseMEq',
  'dosePerKgMg',
  'dosePerKgMmol',
  'capG',
  'overMin',
  'ratePerH',
  'rateH',
  'imG',
  'imMaintenanceG',
  'imEveryH',
  'imSites',
  'bagG',
  'bagMl',
];
const patientKeys: readonly NumericPatient[] = [
  'ageYears',
  'ageMonths',
  'weightKg',
  'heightCm',
  'daysOnTreatment',
  'hoursToBirth',
  'creatinineUmolPerL',
  'creatinineMgPerDl',
  'urineMlPerH',
  'serumMagnesiumMmolPerL',
  'serumMagnesiumMEqPerL',
  'serumMagnesiumMgPerDl',
  'respiratoryRate',
  'spo2Percent',
  'alreadyGiven24hG',
  'alreadyGiven48hG',
];

function fieldValues<K extends string>(
  keys: readonly K[],
  value: (key: K) => Decimal | null,
): Record<K, Decimal | null> {
  const values: Partial<Record<K, Decimal | null>> = {};
  for (const key of keys) values[key] = value(key);
  return values as Record<K, Decimal | null>;
}

function outsideBand(field: string, keyed: string | null, value: Decimal, band: Band): EntryProblem | null {
  const [lowest, highest] = band.possible;
  const [usualLow, usualHigh] = band.usual;
  const said = formatQuantity(plain(value), band.unit);
  const range = (low: string, high: string): string =>
    `${formatQuantity(low, '')} to ${formatQuantity(high, band.unit)}`;
  if (value.eq(zero) && !band.zero) {
    return entryProblem(
      field,
      'impossible',
      keyed,
      `${band.label}: zero is not possible here. Leave the field empty if it is not known.`,
    );
  }
  if (value.lt(dec(lowest)) || value.gt(dec(highest))) {
    return entryProblem(
      field,
      'impossible',
      keyed,
      `${band.label}: ${said} is not possible; ${range(lowest, highest)} can be entered. Check the point and the unit.`,
    );
  }
  if (value.lt(dec(usualLow)) || value.gt(dec(usualHigh))) {
    return entryProblem(
      field,
      'unusual',
      keyed,
      `${band.label}: ${said} is unusual; ${range(usualLow, usualHigh)} is usual. Confirm that it is right before a result is shown.`,
    );
  }
  return null;
}

/** Two fields that say the same thing twice: never chosen between silently. */
const onlyOneOf: readonly Readonly<{ fields: readonly NumericChoice[]; what: string }>[] = [
  { fields: ['loadingG', 'loadingMmol', 'loadingPerKgMg', 'loadingPerKgMmol'], what: 'The loading dose' },
  { fields: ['doseG', 'doseMg', 'doseMmol', 'doseMEq', 'dosePerKgMg', 'dosePerKgMmol'], what: 'The dose' },
  {
    fields: ['maintenanceGPerH', 'maintenanceMmolPerH', 'maintenanceMgPerKgPerH', 'ratePerH'],
    what: 'The maintenance rate',
  },
  { fields: ['maintenanceH', 'rateH'], what: 'The maintenance time' },
];

function conflicts(order: Order, years: Decimal | null, ageMonths: Decimal | null): EntryProblem[] {
  const found: EntryProblem[] = [];
  const filled = (text: string | null): boolean => (text ?? '').trim() !== '';
  for (const group of onlyOneOf) {
    const keyed = group.fields.filter((field) => filled(order.choice[field]));
    const second = keyed[1];
    if (second !== undefined) {
      found.push(
        entryProblem(
          `choice.${second}`,
          'conflict',
          order.choice[second],
          `${group.what} is entered in ${String(keyed.length)} ways. Keep one and clear the others.`,
        ),
      );
    }
  }
  const pairs = [
    ['creatinineUmolPerL', 'creatinineMgPerDl', 'Creatinine'],
    ['serumMagnesiumMmolPerL', 'serumMagnesiumMEqPerL', 'Serum magnesium'],
    ['serumMagnesiumMmolPerL', 'serumMagnesiumMgPerDl', 'Serum magnesium'],
    ['serumMagnesiumMEqPerL', 'serumMagnesiumMgPerDl', 'Serum magnesium'],
  ] as const;
  for (const [first, second, label] of pairs) {
    if (filled(order.patient[first]) && filled(order.patient[second])) {
      found.push(
        entryProblem(
          `patient.${second}`,
          'conflict',
          order.patient[second],
          `${label} is entered in two units. Keep the one the laboratory printed and clear the other.`,
        ),
      );
    }
  }
  if (years !== null && ageMonths !== null && ageMonths.div(monthsPerYear).minus(years).abs().gte(dec('1'))) {
    found.push(
      entryProblem(
        'patient.ageMonths',
        'conflict',
        order.patient.ageMonths,
        'Age in years and age in months do not agree. Keep one and clear the other.',
      ),
    );
  }
  const sites = (order.choice.imSites ?? '').trim();
  if (/^\d+\.\d*[1-9]/.test(sites)) {
    found.push(
      entryProblem(
        'choice.imSites',
        'impossible',
        order.choice.imSites,
        'Number of sites: a whole number is needed, 1 to 4.',
      ),
    );
  }
  if (order.startAt !== null && !isClock(order.startAt)) {
    found.push(entryProblem('startAt', 'impossible', order.startAt, 'Start time: there is no such day or minute.'));
  }
  return found;
}
