/**
 * Kidney function from creatinine, with the limits of each formula said (dosing dossier, section 7; second reader, rows 52 to 54).
 * These are the only places where a binary float is used: CKD-EPI needs fractional powers. The result is never a dose;
 * it is compared with a limit and shown to whole numbers.
 */
import { cmPerInch, creatinineMicromolPerMgDl } from '../quantity/constants.ts';
import { dec, type Decimal } from '../quantity/decimal.ts';

export type Sex = 'female' | 'male';

/** Devine ideal weight in kg: 50 (male) or 45.5 (female) plus 2.3 kg for each inch over 5 feet. Adults; height in cm. */
export function idealWeightKg(heightCm: Decimal, sex: Sex): Decimal {
  const base = sex === 'male' ? dec('50') : dec('45.5');
  return base.plus(dec('2.3').times(heightCm.div(cmPerInch).minus(dec('60'))));
}

/** Adjusted weight in kg: ideal plus 0.4 of what the actual weight is above it. Both weights in kg. */
export function adjustedWeightKg(actualKg: Decimal, idealKg: Decimal): Decimal {
  return idealKg.plus(dec('0.4').times(actualKg.minus(idealKg)));
}

/** Where the Devine formula starts: 5 feet. */
export const devineStartCm = dec('152.4');

/**
 * The weight for Cockcroft-Gault: actual if below ideal, adjusted if more than 30 per cent above it, else ideal; actual when
 * no height is known. For a shorter person the first Devine weight is held: carried further down the formula ends below zero.
 */
export function cockcroftGaultWeight(
  actualKg: Decimal,
  heightCm: Decimal | null,
  sex: Sex,
): Readonly<{ kg: Decimal; basis: 'actual' | 'ideal' | 'adjusted' }> {
  if (heightCm === null) return { kg: actualKg, basis: 'actual' };
  const ideal = idealWeightKg(heightCm.lt(devineStartCm) ? devineStartCm : heightCm, sex);
  if (actualKg.lte(ideal)) return { kg: actualKg, basis: 'actual' };
  if (actualKg.gt(ideal.times(dec('1.3')))) return { kg: adjustedWeightKg(actualKg, ideal), basis: 'adjusted' };
  return { kg: ideal, basis: 'ideal' };
}

/**
 * Cockcroft-Gault creatinine clearance in mL per min: (140 − age) × kg, × 0.85 if female, over 72 × creatinine in mg per dL.
 * Adults with stable creatinine; null outside 18 to 139 years. Unreliable in pregnancy, acute kidney injury and muscle loss.
 */
export function cockcroftGault(
  input: Readonly<{ ageYears: Decimal; weightKg: Decimal; creatinineUmolPerL: Decimal; sex: Sex }>,
): Decimal | null {
  if (input.ageYears.lt(dec('18')) || input.ageYears.gte(dec('140'))) return null;
  const creatinine = input.creatinineUmolPerL.div(creatinineMicromolPerMgDl);
  const male = dec('140').minus(input.ageYears).times(input.weightKg).div(dec('72').times(creatinine));
  return input.sex === 'female' ? male.times(dec('0.85')) : male;
}

/**
 * CKD-EPI 2021 (no race term) in mL per min per 1.73 m²:
 * 142 × min(Scr/κ, 1)^α × max(Scr/κ, 1)^−1.200 × 0.9938^age × 1.012 if female. Adults only, else null; unreliable in pregnancy.
 * Test value: woman of 55, 0.9 mg per dL, about 75.5.
 */
export function ckdEpi2021(
  input: Readonly<{ ageYears: Decimal; creatinineUmolPerL: Decimal; sex: Sex }>,
): Decimal | null {
  if (input.ageYears.lt(dec('18'))) return null;
  const creatinine = Number(input.creatinineUmolPerL.div(creatinineMicromolPerMgDl).toFixed(12));
  const age = Number(input.ageYears.toFixed(6));
  const kappa = input.sex === 'female' ? 0.7 : 0.9;
  const alpha = input.sex === 'female' ? -0.241 : -0.302;
  const ratio = creatinine / kappa;
  const value =
    142 *
    Math.min(ratio, 1) ** alpha *
    Math.max(ratio, 1) ** -1.2 *
    0.9938 ** age *
    (input.sex === 'female' ? 1.012 : 1);
  return Number.isFinite(value) ? dec(value.toFixed(4)) : null;
}
