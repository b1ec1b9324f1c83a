/**
 * The keyed fields of an order by path ("choice.loadingG"), the same path the engine names in its entry problems.
 * Each has a label and the unit that is fixed inside the field.
 */
import {
  choiceBands,
  otherBands,
  patientBands,
  type NumericChoice,
  type NumericPatient,
} from '#domain/dosing/bands.ts';
import type { EntryProblem } from '#domain/dosing/order.ts';
import { fields } from '../../../messages/calculator-fields.ts';
import { FLAGS } from './words.ts';

export type FieldPath =
  `choice.${NumericChoice}` | `patient.${NumericPatient}` | 'diluentMl' | 'pump.stepMlPerH' | 'syringe.stepMl';

export interface FieldWords {
  readonly label: string;
  readonly unit: string;
}

function entriesOf<K extends string>(bands: Readonly<Record<K, FieldWords>>): [K, FieldWords][] {
  // Object.entries loses the key type of a record whose keys are all known.
  return Object.entries(bands) as [K, FieldWords][];
}

/** The engine's own names and units. */
const bands = new Map<string, FieldWords>([
  ...entriesOf<NumericChoice>(choiceBands).map(([key, band]): [string, FieldWords] => [`choice.${key}`, band]),
  ...entriesOf<NumericPatient>(patientBands).map(([key, band]): [string, FieldWords] => [`patient.${key}`, band]),
  ['diluentMl', otherBands.diluentMl],
  ['pump.stepMlPerH', otherBands.pumpStep],
  ['syringe.stepMl', otherBands.syringeStep],
]);
const names: Readonly<Record<string, string>> = fields;

export const CHOICE_KEYS: readonly NumericChoice[] = entriesOf<NumericChoice>(choiceBands).map(([key]) => key);
export const PATIENT_KEYS: readonly NumericPatient[] = entriesOf<NumericPatient>(patientBands).map(([key]) => key);
export const FIELD_PATHS: readonly FieldPath[] = [
  ...CHOICE_KEYS.map((key): FieldPath => `choice.${key}`),
  ...PATIENT_KEYS.map((key): FieldPath => `patient.${key}`),
  'diluentMl',
  'pump.stepMlPerH',
  'syringe.stepMl',
];

export function fieldWords(path: string): FieldWords {
  const flag = FLAGS.find((known) => path === `patient.flags.${known.flag}`);
  return { label: flag?.label ?? names[path] ?? path, unit: bands.get(path)?.unit ?? '' };
}

/** What the engine calls the field in the sentences about it, in whatever language the form is read. */
export function engineName(path: string): string {
  return bands.get(path)?.label ?? path;
}

/** Fields that hold the same thing in different units: a problem named on one belongs to whichever is on the screen. */
const siblings: readonly (readonly string[])[] = [
  [
    'choice.loadingG',
    'choice.loadingMmol',
    'choice.loadingPerKgMg',
    'choice.loadingPerKgMmol',
    'choice.doseG',
    'choice.doseMg',
    'choice.doseMmol',
    'choice.doseMEq',
    'choice.dosePerKgMg',
    'choice.dosePerKgMmol',
  ],
  ['choice.maintenanceGPerH', 'choice.maintenanceMmolPerH', 'choice.maintenanceMgPerKgPerH', 'choice.ratePerH'],
  ['choice.loadingMin', 'choice.overMin'],
  ['choice.maintenanceH', 'choice.rateH'],
  ['patient.creatinineUmolPerL', 'patient.creatinineMgPerDl'],
  ['patient.serumMagnesiumMmolPerL', 'patient.serumMagnesiumMEqPerL', 'patient.serumMagnesiumMgPerDl'],
  ['patient.ageYears', 'patient.ageMonths', 'population'],
];

/** Every path under which a problem of this field may be named, the field itself first. */
export function pathsOf(path: string): readonly string[] {
  const group = siblings.find((names) => names.includes(path)) ?? [];
  return [path, ...group.filter((name) => name !== path)];
}

/** The problem to show at a field: its own, else one named on a sibling that is not on the screen. */
export function problemAt(
  entries: readonly EntryProblem[],
  path: string,
  onScreen: ReadonlySet<string> = new Set(),
): EntryProblem | null {
  const own = entries.find((entry) => entry.field === path);
  if (own !== undefined) return own;
  const others = pathsOf(path)
    .slice(1)
    .filter((name) => !onScreen.has(name));
  return entries.find((entry) => others.includes(entry.field)) ?? null;
}

/** Problems that no field on the screen shows: they are said above the cards, never lost. */
export function homeless(entries: readonly EntryProblem[], onScreen: ReadonlySet<string>): readonly EntryProblem[] {
  return entries.filter((entry) => !pathsOf(entry.field).some((path) => onScreen.has(path)));
}
