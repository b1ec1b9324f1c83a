/**
 * Laboratory values: serum magnesium and creatinine in the units laboratories print.
 * 1 mg per dL of magnesium is 0.41144 mmol per L and 0.82288 mEq per L (dosing dossier, section 1).
 */
import { creatinineMicromolPerMgDl, magnesiumMolarMass, magnesiumValence } from './constants.ts';
import { dec, type Decimal } from './decimal.ts';
import { say } from './format.ts';
import { quantity, type MEqPerL, type MgPerDl, type MicromolPerL, type MmolPerL } from './quantity.ts';

const dlPerL = dec('10');

export type SerumMagnesium = MmolPerL | MEqPerL | MgPerDl;

/** Serum magnesium in mmol per L. */
export function serumToMmolPerL(level: SerumMagnesium): MmolPerL {
  switch (level.unit) {
    case 'mmol per L':
      return level;
    case 'mEq per L':
      return quantity(level.value.div(magnesiumValence), 'mmol per L');
    case 'mg per dL':
      return quantity(level.value.times(dlPerL).div(magnesiumMolarMass), 'mmol per L');
  }
}

/** Serum magnesium in mEq per L: twice the millimoles, said by the valence. */
export function serumToMEqPerL(level: SerumMagnesium): MEqPerL {
  return level.unit === 'mEq per L'
    ? level
    : quantity(serumToMmolPerL(level).value.times(magnesiumValence), 'mEq per L');
}

/** Serum magnesium in mg of the element per dL. */
export function serumToMgPerDl(level: SerumMagnesium): MgPerDl {
  return level.unit === 'mg per dL'
    ? level
    : quantity(serumToMmolPerL(level).value.times(magnesiumMolarMass).div(dlPerL), 'mg per dL');
}

/** Creatinine in mg per dL from micromol per L, by 88.42. */
export function creatinineToMgPerDl(level: MicromolPerL): MgPerDl {
  return quantity(level.value.div(creatinineMicromolPerMgDl), 'mg per dL');
}

/** Creatinine in micromol per L from mg per dL, by 88.42. */
export function creatinineToMicromolPerL(level: MgPerDl): MicromolPerL {
  return quantity(level.value.times(creatinineMicromolPerMgDl), 'micromol per L');
}

/** A level as it is said everywhere: "4 mmol per L (8 mEq per L, 9.7 mg per dL)". A report in another unit is then not held against this number. */
export function sayLevel(mmolPerL: Decimal): string {
  const level = serumInAllUnits(quantity(mmolPerL, 'mmol per L'));
  const others = `${say(level.mEqPerL, 'mEq per L', 1)}, ${say(level.mgPerDl, 'mg per dL', 1)}`;
  return `${say(mmolPerL, 'mmol per L')} (${others})`;
}

/** The same serum level in the three units laboratories use, unrounded. */
export function serumInAllUnits(
  level: SerumMagnesium,
): Readonly<{ mmolPerL: Decimal; mEqPerL: Decimal; mgPerDl: Decimal }> {
  return {
    mmolPerL: serumToMmolPerL(level).value,
    mEqPerL: serumToMEqPerL(level).value,
    mgPerDl: serumToMgPerDl(level).value,
  };
}
