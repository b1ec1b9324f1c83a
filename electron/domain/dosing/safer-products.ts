/** Ready-made products of the same market that would save diluting a concentrate (safety rule 15). */
import { dec } from '../quantity/decimal.ts';
import type { Calculation } from './order.ts';
import { isReadyBag } from './preparation.ts';
import type { Product } from './records.ts';
import type { Setting } from './setting.ts';
import { strengthText } from './steps.ts';

const twentyPercent = dec('20');

/** Offered products of the chosen product's market that need no dilution into a vein, ready-made bags first; empty when the choice already needs none. */
export function saferProducts(setting: Setting, product: Product): Calculation['saferProducts'] {
  if (!product.mustDilute) return [];
  return setting.store.products
    .filter(
      (other) =>
        other.offered &&
        !other.mustDilute &&
        other.market === product.market &&
        other.salt === product.salt &&
        dec(other.percent).lte(twentyPercent),
    )
    .sort((a, b) => Number(isReadyBag(b)) - Number(isReadyBag(a)))
    .map((other) => ({
      id: other.id,
      name: other.name,
      why: isReadyBag(other)
        ? `Ready-made bag, ${strengthText(other)}: nothing to draw up or dilute.`
        : `${strengthText(other)}: no stronger than 20 per cent, so it may be given without dilution.`,
    }));
}
