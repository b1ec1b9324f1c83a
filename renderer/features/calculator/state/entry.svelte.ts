/**
 * What one person has keyed, exactly as keyed. Two of these exist: the first person's and the blind second person's.
 * Everything starts empty, and "New calculation" makes it empty again; nothing is remembered from the patient before.
 */
import type { NumericChoice, NumericPatient } from '#domain/dosing/bands.ts';
import type { OrderInput } from '#domain/dosing/order.ts';
import type { PatientFlag, Regimen } from '#domain/dosing/records.ts';
import { asKeyed } from '../logic/keyed.ts';
import { CHOICE_KEYS, FIELD_PATHS, PATIENT_KEYS, type FieldPath } from '../logic/paths.ts';

export const FREE = 'free-order';

/** What is chosen from a list; '' is not chosen. */
export type ChosenKey =
  | 'indication'
  | 'regimen'
  | 'population'
  | 'route'
  | 'emergency'
  | 'rateUnit'
  | 'bags'
  | 'doseUnit'
  | 'weightBasis'
  | 'sex'
  | 'pregnant'
  | 'reflexes'
  | 'creatinineUnit'
  | 'serumUnit'
  | 'ageUnit'
  | 'product'
  | 'diluent'
  | 'startDate'
  | 'startTime';
export const CHOSEN_KEYS: readonly ChosenKey[] = [
  'indication',
  'regimen',
  'population',
  'route',
  'emergency',
  'rateUnit',
  'bags',
  'doseUnit',
  'weightBasis',
  'sex',
  'pregnant',
  'reflexes',
  'creatinineUnit',
  'serumUnit',
  'ageUnit',
  'product',
  'diluent',
  'startDate',
  'startTime',
];

/** A reason given for a soft warning holds only for the sentence it was given for. */
export interface Answer {
  readonly check: string;
  readonly reason: string;
  readonly text: string;
  readonly said: string;
}

export type Asked = 'yes' | 'no' | '';

const emptyFields = (): Record<FieldPath, string> =>
  Object.fromEntries(FIELD_PATHS.map((path) => [path, ''])) as Record<FieldPath, string>;
const emptyChoices = (): Record<ChosenKey, string> =>
  Object.fromEntries(CHOSEN_KEYS.map((key) => [key, ''])) as Record<ChosenKey, string>;

const keyed = (text: string): string | null => (text === '' ? null : text);
function one<const T extends readonly string[]>(text: string, allowed: T): T[number] | null {
  return allowed.find((value) => value === text) ?? null;
}
const yesNo = (text: string): boolean | null => (text === '' ? null : text === 'yes');

export class Entry {
  fields = $state<Record<FieldPath, string>>(emptyFields());
  chosen = $state<Record<ChosenKey, string>>(emptyChoices());
  flags = $state<Partial<Record<PatientFlag, Asked>>>({});
  /** Printed figures without a field of their own that were taken by a click. */
  taken = $state<readonly string[]>([]);
  answers = $state<readonly Answer[]>([]);

  clear(): void {
    this.fields = emptyFields();
    this.chosen = emptyChoices();
    this.flags = {};
    this.taken = [];
    this.answers = [];
  }

  get untouched(): boolean {
    return (
      Object.values(this.fields).every((text) => text === '') &&
      Object.values(this.chosen).every((text) => text === '') &&
      Object.values(this.flags).every((value) => value === '') &&
      this.taken.length === 0
    );
  }

  /** Another regimen is another order: its dose fields and reasons go, the patient and the product stay. */
  chooseRegimen(regimen: Regimen | null, id: string): void {
    for (const key of CHOICE_KEYS) this.fields[`choice.${key}`] = '';
    for (const key of ['route', 'population', 'rateUnit', 'doseUnit', 'bags'] as const) this.chosen[key] = '';
    this.taken = [];
    this.answers = [];
    this.chosen.regimen = id;
    const [only, ...more] = regimen?.indications ?? [];
    if (only !== undefined && more.length === 0) this.chosen.indication = only;
  }

  /** A unit is chosen before its number: another unit clears what was keyed in the first. */
  chooseUnit(
    key: 'creatinineUnit' | 'serumUnit' | 'ageUnit' | 'doseUnit',
    unit: string,
    paths: readonly FieldPath[],
  ): void {
    if (this.chosen[key] === unit) return;
    this.chosen[key] = unit;
    for (const path of paths) this.set(path, '');
  }

  /**
   * The unit a number stands in: the one it was keyed in, else the one chosen, else the ward's own. A number that was keyed
   * keeps its unit whatever the ward's setting becomes, so that it never stands out of sight.
   */
  unitOf<U extends { readonly unit: string; readonly path: FieldPath }>(
    key: 'creatinineUnit' | 'serumUnit' | 'ageUnit' | 'doseUnit',
    units: readonly U[],
    wards: string | null,
  ): U | null {
    const picked = this.chosen[key] === '' ? wards : this.chosen[key];
    return units.find(({ path }) => this.fields[path] !== '') ?? units.find(({ unit }) => unit === picked) ?? null;
  }

  /** Any edit takes back the confirmation that was given for this field. */
  set(path: FieldPath, text: string): void {
    this.fields[path] = text;
    this.retract(path);
  }

  /** A confirmation holds for the number it was given for, not for the next one. */
  retract(path: string): void {
    const id = `entry.${path}`;
    if (this.answers.some((answer) => answer.check === id))
      this.answers = this.answers.filter((answer) => answer.check !== id);
  }

  take(id: string, on: boolean): void {
    this.taken = on ? [...this.taken.filter((other) => other !== id), id] : this.taken.filter((other) => other !== id);
  }

  answer(answer: Answer): void {
    this.answers = [...this.answers.filter((other) => other.check !== answer.check), answer];
  }

  withdraw(check: string): void {
    this.answers = this.answers.filter((other) => other.check !== check);
  }

  get startAt(): string | null {
    const { startDate, startTime } = this.chosen;
    return startDate === '' || startTime === '' ? null : `${startDate}T${startTime}`;
  }

  order(): OrderInput {
    const { chosen, fields } = this;
    const flags: Partial<Record<PatientFlag, boolean>> = {};
    for (const [flag, value] of Object.entries(this.flags) as [PatientFlag, Asked][])
      if (value !== '') flags[flag] = value === 'yes';
    return {
      regimen: chosen.regimen === '' || chosen.regimen === FREE ? null : chosen.regimen,
      indication: keyed(chosen.indication) as OrderInput['indication'],
      population: one(chosen.population, ['adult', 'adult-obstetric', 'child', 'neonate']),
      route: one(chosen.route, ['iv', 'im']),
      emergency: yesNo(chosen.emergency),
      choice: {
        ...(Object.fromEntries(CHOICE_KEYS.map((key) => [key, asKeyed(fields[`choice.${key}`])])) as Record<
          NumericChoice,
          string | null
        >),
        rateUnit: one(chosen.rateUnit, ['g', 'mg', 'mmol', 'mEq', 'mg/kg']),
        bags: one(chosen.bags, ['two-bags', 'same-bag']),
      },
      patient: {
        ...(Object.fromEntries(PATIENT_KEYS.map((key) => [key, asKeyed(fields[`patient.${key}`])])) as Record<
          NumericPatient,
          string | null
        >),
        weightBasis: one(chosen.weightBasis, ['actual', 'ideal', 'adjusted', 'lean']),
        sex: one(chosen.sex, ['female', 'male']),
        pregnant: yesNo(chosen.pregnant),
        reflexes: one(chosen.reflexes, ['present', 'absent']),
        flags,
      },
      product: keyed(chosen.product),
      diluentMl: asKeyed(fields.diluentMl),
      diluent: keyed(chosen.diluent),
      startAt: this.startAt,
      pump: { stepMlPerH: asKeyed(fields['pump.stepMlPerH']) },
      syringe: { stepMl: asKeyed(fields['syringe.stepMl']) },
      confirmations: this.answers.map(({ check, reason, text }) => ({ check, reason, text })),
    };
  }
}
