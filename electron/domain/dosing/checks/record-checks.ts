/** Checks of the records themselves: whether the regimen and the product that were chosen may be calculated with at all. */
import { dec } from '../../quantity/decimal.ts';
import type { Check } from '../order.ts';
import type { Product, Regimen } from '../records.ts';
import type { Setting } from '../setting.ts';
import { ownCheck, rule } from './own-check.ts';

/** Whether the chosen regimen and product may be used; present even while the order is incomplete. */
export function recordChecks(setting: Setting): readonly Check[] {
  return [
    ...(setting.regimen ? regimenChecks(setting.regimen) : freeOrderChecks(setting)),
    ...(setting.product ? productChecks(setting.product) : []),
  ];
}

function regimenChecks(regimen: Regimen): readonly Check[] {
  const places = regimen.places.map((place) => ({
    title: place.title ?? 'Source',
    where: place.where,
    url: place.url,
  }));
  const source = `${regimen.authority}: ${regimen.name}`;
  if (regimen.status === 'recall-only') {
    return [
      ownCheck(
        'regimen-use',
        'hard',
        'problem',
        'No source was read for this regimen, so it is not calculated.',
        source,
        { places },
      ),
    ];
  }
  if (regimen.use === 'reference-only') {
    return [
      ownCheck(
        'regimen-use',
        'hard',
        'problem',
        `This regimen is shown as text only. ${regimen.useReason ?? ''}`.trim(),
        source,
        { places },
      ),
    ];
  }
  const checks: Check[] = [];
  if (regimen.use === 'trial-only') {
    checks.push(
      ownCheck(
        'regimen-use',
        'info',
        'problem',
        `A trial or report gave it this way; no authority read recommends it. ${regimen.useReason ?? ''}`.trim(),
        source,
        { places },
      ),
    );
  }
  if (regimen.notSeen.length > 0)
    checks.push(
      ownCheck(
        'regimen-not-seen',
        'info',
        'cannot-tell',
        `Not seen in any source: ${regimen.notSeen.join(' ')}`,
        source,
        { places },
      ),
    );
  return checks;
}

function freeOrderChecks(setting: Setting): readonly Check[] {
  if (setting.indications.length > 0) return [];
  return [
    ownCheck(
      'indication-unknown',
      'soft',
      'cannot-tell',
      'No indication was entered: limits that belong to one indication cannot be applied. Enter what it is given for.',
      rule('34'),
      { field: 'indication', unsettled: { by: ['indication'], passed: false } },
    ),
  ];
}

function productChecks(product: Product): readonly Check[] {
  const source = `Product record: ${product.name}`;
  const checks: Check[] = [];
  if (product.salt !== 'magnesium sulfate heptahydrate') {
    checks.push(
      ownCheck(
        'product-salt',
        'hard',
        'problem',
        'This product is not magnesium sulfate heptahydrate: its grams are not these grams.',
        source,
        { field: 'product' },
      ),
    );
  }
  if (!product.offered || product.status === 'recall-only') {
    checks.push(
      ownCheck(
        'product-offered',
        'hard',
        'problem',
        'This product record is not verified well enough to calculate with. Choose another, or read the label in hand.',
        source,
        { field: 'product' },
      ),
    );
  }
  if (!dec(product.mgPerMl).eq(dec(product.percent).times(dec('10')))) {
    checks.push(
      ownCheck(
        'product-strength',
        'hard',
        'problem',
        'The strength of this product record does not agree with itself.',
        source,
        { field: 'product' },
      ),
    );
  }
  return checks;
}
