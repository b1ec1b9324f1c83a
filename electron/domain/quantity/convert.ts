/**
 * One mass of magnesium sulfate heptahydrate in every unit people order it by.
 * Master quantity: mg of salt. Nothing is rounded here (safety rules 13 and 27).
 */
import { magnesiumMolarMass, magnesiumValence, saltMolarMass } from './constants.ts';
import { thousand, type Decimal } from './decimal.ts';
import {
  elementalMg,
  g,
  mEq,
  mg,
  mmol,
  type ElementalMg,
  type G,
  type MassQuantity,
  type MEq,
  type Mg,
  type Mmol,
} from './quantity.ts';

/** Salt mass in mg of any mass quantity. */
export function toMg(mass: MassQuantity): Mg {
  switch (mass.unit) {
    case 'mg':
      return mass;
    case 'g':
      return mg(mass.value.times(thousand));
    case 'mmol':
      return mg(mass.value.times(saltMolarMass));
    case 'mEq':
      return mg(mass.value.times(saltMolarMass).div(magnesiumValence));
    case 'mg elemental magnesium':
      return mg(mass.value.times(saltMolarMass).div(magnesiumMolarMass));
  }
}

export const toG = (mass: MassQuantity): G => g(toMg(mass).value.div(thousand));
export const toMmol = (mass: MassQuantity): Mmol =>
  mass.unit === 'mmol' ? mass : mmol(toMg(mass).value.div(saltMolarMass));
export const toMEq = (mass: MassQuantity): MEq =>
  mass.unit === 'mEq' ? mass : mEq(toMg(mass).value.times(magnesiumValence).div(saltMolarMass));
export const toElementalMg = (mass: MassQuantity): ElementalMg =>
  mass.unit === 'mg elemental magnesium'
    ? mass
    : elementalMg(toMg(mass).value.times(magnesiumMolarMass).div(saltMolarMass));

/** mg of salt in an amount written in one of the units of a record ("g", "mg", "mmol", "mEq"). */
export function mgOf(amount: Decimal, unit: 'g' | 'mg' | 'mmol' | 'mEq'): Decimal {
  const masses = { g: g(amount), mg: mg(amount), mmol: mmol(amount), mEq: mEq(amount) };
  return toMg(masses[unit]).value;
}
