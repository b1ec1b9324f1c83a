/** The unit explorer: any unit of a dose to every other, and serum magnesium and creatinine between the units laboratories print. */
import { z } from 'zod';
import { dec, plain, thousand, toStep } from '../quantity/decimal.ts';
import { creatinineToMgPerDl, creatinineToMicromolPerL, serumInAllUnits } from '../quantity/serum.ts';
import { formatQuantity, printed } from '../quantity/format.ts';
import { parseKeyed } from '../quantity/parse.ts';
import { elementalMg, g, mEq, mg, mmol, quantity, type MassQuantity } from '../quantity/quantity.ts';
import { toMg } from '../quantity/convert.ts';
import type { Decimal } from '../quantity/decimal.ts';
import { massInAllUnits } from './order.ts';
import { inAllUnits } from './phases.ts';
import { syringeStepFor } from './preparation.ts';
import type { Product } from './records.ts';
import type { DosingStore } from './setting.ts';

export const convertUnit = z.enum([
  'g',
  'mg',
  'mmol',
  'mEq',
  'elementalMg',
  'mL',
  'serum-mmol-per-l',
  'serum-mEq-per-l',
  'serum-mg-per-dl',
  'creatinine-umol-per-l',
  'creatinine-mg-per-dl',
]);
export type ConvertUnit = z.infer<typeof convertUnit>;

/** `product` is needed for mL and adds mL to every mass. */
export const conversionInput = z.strictObject({
  value: z.string().max(40),
  unit: convertUnit,
  product: z.string().nullable().default(null),
});
export type ConversionInput = z.infer<typeof conversionInput>;

export const conversion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mass'), mass: massInAllUnits, productMl: z.string().nullable(), text: z.string() }),
  z.strictObject({
    kind: z.literal('serum'),
    mmolPerL: z.string(),
    mEqPerL: z.string(),
    mgPerDl: z.string(),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('creatinine'), umolPerL: z.string(), mgPerDl: z.string(), text: z.string() }),
  z.strictObject({ kind: z.literal('problem'), text: z.string(), fix: z.string().nullable() }),
]);
export type Conversion = z.infer<typeof conversion>;

/** Converts one keyed value. Constants: 246.47 and 24.305 g per mol, two charges, 88.42 for creatinine. What cannot be converted is a `problem` with a sentence; never throws. */
export function convert(input: ConversionInput, store: DosingStore): Conversion {
  const { products } = store;
  const parsed = parseKeyed(input.value);
  if (parsed.kind === 'empty') return { kind: 'problem', text: 'Enter a value.', fix: null };
  if (parsed.kind === 'wrong') return { kind: 'problem', text: parsed.text, fix: parsed.fix };
  const { value } = parsed;
  switch (input.unit) {
    case 'serum-mmol-per-l':
      return serum(serumInAllUnits(quantity(value, 'mmol per L')));
    case 'serum-mEq-per-l':
      return serum(serumInAllUnits(quantity(value, 'mEq per L')));
    case 'serum-mg-per-dl':
      return serum(serumInAllUnits(quantity(value, 'mg per dL')));
    case 'creatinine-umol-per-l':
      return creatinine(value, creatinineToMgPerDl(quantity(value, 'micromol per L')).value);
    case 'creatinine-mg-per-dl':
      return creatinine(creatinineToMicromolPerL(quantity(value, 'mg per dL')).value, value);
    case 'mL':
      return volume(
        value,
        products.find((record) => record.id === input.product),
      );
    default:
      return mass(
        toMg(massOf(value, input.unit)).value,
        products.find((record) => record.id === input.product),
      );
  }
}

function massOf(value: Decimal, unit: 'g' | 'mg' | 'mmol' | 'mEq' | 'elementalMg'): MassQuantity {
  const quantities = {
    g: g(value),
    mg: mg(value),
    mmol: mmol(value),
    mEq: mEq(value),
    elementalMg: elementalMg(value),
  };
  return quantities[unit];
}

function volume(ml: Decimal, product: Product | undefined): Conversion {
  if (!product) return { kind: 'problem', text: 'Choose the product: a volume alone is not a dose.', fix: null };
  return mass(ml.times(dec(product.mgPerMl)), product);
}

function mass(mgValue: Decimal, product: Product | undefined): Conversion {
  const all = inAllUnits(mgValue);
  const exactMl = product ? mgValue.div(dec(product.mgPerMl)) : null;
  const productMl = exactMl === null ? null : plain(toStep(exactMl, syringeStepFor(exactMl, null)));
  const inMl = productMl === null ? '' : `, ${formatQuantity(productMl, 'mL')} of ${product?.name ?? ''}`;
  const text = `${formatQuantity(all.g, 'g')} of magnesium sulfate heptahydrate is ${formatQuantity(all.mmol, 'mmol')}, ${formatQuantity(all.mEq, 'mEq')}, ${formatQuantity(all.elementalMg, 'elementalMg')}${inMl}.`;
  return { kind: 'mass', mass: all, productMl, text };
}

function serum(all: ReturnType<typeof serumInAllUnits>): Conversion {
  const mmolPerL = printed(all.mmolPerL);
  const mEqPerL = printed(all.mEqPerL);
  const mgPerDl = printed(all.mgPerDl);
  return {
    kind: 'serum',
    mmolPerL,
    mEqPerL,
    mgPerDl,
    text: `${formatQuantity(mmolPerL, 'mmol/L')} is ${formatQuantity(mEqPerL, 'mEq/L')} or ${formatQuantity(mgPerDl, 'mg/dL')}. Say the unit with every level.`,
  };
}

function creatinine(umol: Decimal, mgPerDlValue: Decimal): Conversion {
  const umolPerL = printed(umol);
  const mgPerDl = printed(mgPerDlValue);
  return {
    kind: 'creatinine',
    umolPerL,
    mgPerDl,
    text: `${formatQuantity(umolPerL, 'umol/L')} of creatinine is ${formatQuantity(mgPerDl, 'mg/dL')}.`,
  };
}

/** The exact equivalents of one mL of a product beside what its label prints: 49.3 per cent is not 50 per cent. Difference in per cent of the exact value. */
export function labelAndExact(
  product: Product,
): Readonly<{ mmolPerMl: string; mEqPerMl: string; labelMmolPerMl: string | null; differencePercent: string | null }> {
  const perMl = inAllUnits(dec(product.mgPerMl));
  const exact = dec(product.mgPerMl).div(dec('246.47'));
  const label = product.label.mmolPerMl;
  return {
    mmolPerMl: perMl.mmol,
    mEqPerMl: perMl.mEq,
    labelMmolPerMl: label,
    differencePercent:
      label === null ? null : plain(dec(label).minus(exact).div(exact).times(thousand).div(dec('10')), 1),
  };
}
