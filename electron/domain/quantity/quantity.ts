/**
 * Quantities that carry their unit: a bare number is never a dose.
 * The unit is part of the type, so grams cannot be passed where milligrams are asked for.
 */
import type { Decimal } from './decimal.ts';

export type Quantity<U extends string> = Readonly<{ unit: U; value: Decimal }>;

/** Milligrams of magnesium sulfate heptahydrate: the master quantity. */
export type Mg = Quantity<'mg'>;
/** Grams of magnesium sulfate heptahydrate. */
export type G = Quantity<'g'>;
/** Millimoles of magnesium. */
export type Mmol = Quantity<'mmol'>;
/** Milliequivalents of magnesium, two to the millimole. */
export type MEq = Quantity<'mEq'>;
/** Milligrams of the element magnesium. */
export type ElementalMg = Quantity<'mg elemental magnesium'>;
export type MmolPerL = Quantity<'mmol per L'>;
export type MEqPerL = Quantity<'mEq per L'>;
export type MgPerDl = Quantity<'mg per dL'>;
export type MicromolPerL = Quantity<'micromol per L'>;

/** Any unit of the mass of a dose. */
export type MassQuantity = Mg | G | Mmol | MEq | ElementalMg;
export type MassUnitWord = MassQuantity['unit'];

/** Puts a unit on a decimal. No check of size or sign: that is done where the value was keyed. */
export function quantity<U extends string>(value: Decimal, unit: U): Quantity<U> {
  return { unit, value };
}

export const mg = (value: Decimal): Mg => quantity(value, 'mg');
export const g = (value: Decimal): G => quantity(value, 'g');
export const mmol = (value: Decimal): Mmol => quantity(value, 'mmol');
export const mEq = (value: Decimal): MEq => quantity(value, 'mEq');
export const elementalMg = (value: Decimal): ElementalMg => quantity(value, 'mg elemental magnesium');
