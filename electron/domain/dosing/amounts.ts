/** Amounts: which field of an order holds the dose, what it is in mg of salt, and whether a cap cuts it. */
import { mgOf } from '../quantity/convert.ts';
import { dec, one, type Decimal } from '../quantity/decimal.ts';
import { say } from '../quantity/format.ts';
import type { NumericChoice } from './bands.ts';
import type { Amount, PhasePlan } from './plan-types.ts';
import type { MassUnit, RegimenPhase } from './records.ts';
import type { DosingWeight, Setting } from './setting.ts';

type AmountField = Readonly<{ field: NumericChoice; unit: MassUnit; perKg: boolean }>;

function amountField(field: NumericChoice, unit: MassUnit, perKg = false): AmountField {
  return { field, unit, perKg };
}

export const loadingFields: readonly AmountField[] = [
  amountField('loadingG', 'g'),
  amountField('loadingMmol', 'mmol'),
  amountField('loadingPerKgMg', 'mg', true),
  amountField('loadingPerKgMmol', 'mmol', true),
];
export const doseFields: readonly AmountField[] = [
  amountField('doseG', 'g'),
  amountField('doseMg', 'mg'),
  amountField('doseMmol', 'mmol'),
  amountField('doseMEq', 'mEq'),
  amountField('dosePerKgMg', 'mg', true),
  amountField('dosePerKgMmol', 'mmol', true),
];
export const maintenanceFields: readonly AmountField[] = [
  amountField('maintenanceGPerH', 'g'),
  amountField('maintenanceMmolPerH', 'mmol'),
  amountField('maintenanceMgPerKgPerH', 'mg', true),
];

/** The one keyed amount among `fields`, and its field is noted as used; null when none was keyed. */
export function keyedAmount(setting: Setting, fields: readonly AmountField[], used: Set<string>): Amount | null {
  for (const candidate of fields) {
    const value = setting.entered.choice[candidate.field];
    if (value === null) continue;
    used.add(candidate.field);
    return { value, unit: candidate.unit, perKg: candidate.perKg, field: `choice.${candidate.field}` };
  }
  return null;
}

/** The amount a regimen prints when it prints exactly one figure: choosing the regimen was choosing it. */
export function printedAmount(phase: RegimenPhase): Amount | null {
  const amount = phase.amount;
  if (amount === null || amount.low !== amount.high) return null;
  return { value: dec(amount.low), unit: amount.unit, perKg: amount.perKg, field: null };
}

/** mg of salt in an amount; null when it is per kg and no weight is known. */
export function amountMg(amount: Amount, weight: DosingWeight | null): Decimal | null {
  if (amount.perKg && weight === null) return null;
  return mgOf(amount.value, amount.unit).times(amount.perKg && weight ? weight.kg : one);
}

export type Sized = Pick<PhasePlan, 'amount' | 'mg' | 'perKg' | 'capped'>;

/**
 * The dose in mg after the cap, with what was capped and why: never silently (safety rule 28).
 * Null when the amount is per kg and no weight is known. `perUnit` is added to the unit of a continuing rate (" per h").
 */
export function sized(setting: Setting, amount: Amount, cap: RegimenPhase['cap'], perUnit: string): Sized | null {
  const mg = amountMg(amount, setting.weight);
  if (mg === null) return null;
  const weight = setting.weight;
  const perKg =
    amount.perKg && weight
      ? { value: amount.value, unit: `${amount.unit} per kg${perUnit}`, weightKg: weight.kg, basis: weight.basis }
      : null;
  const limits: { mg: Decimal; unit: MassUnit; because: string }[] = [];
  if (cap !== null) {
    const capMg = mgOf(dec(cap.amount), cap.unit);
    limits.push({
      mg: capMg,
      unit: cap.unit,
      because: `${setting.regimen?.authority ?? 'the regimen'} gives at most ${say(dec(cap.amount), cap.unit)} for one dose`,
    });
  }
  const ordered = setting.entered.choice.capG;
  if (ordered !== null && perUnit === '')
    limits.push({ mg: mgOf(ordered, 'g'), unit: 'g', because: `the order says at most ${say(ordered, 'g')}` });
  const lowest = limits.sort((a, b) => a.mg.cmp(b.mg))[0];
  if (lowest && mg.gt(lowest.mg))
    return {
      amount,
      mg: lowest.mg,
      perKg,
      capped: { fromMg: mg, toMg: lowest.mg, unit: lowest.unit, because: lowest.because },
    };
  return { amount, mg, perKg, capped: null };
}
