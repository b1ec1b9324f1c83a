/** Slips that show on the pump itself, each a published case. */
import { dec, plain, sixty, thousand, type Decimal } from '../quantity/decimal.ts';
import { formatQuantity, say, sayMinutes } from '../quantity/format.ts';
import type { Pump } from './back-check-types.ts';
import { ownCheck } from './checks/own-check.ts';
import type { Check } from './order.ts';
import type { Product } from './records.ts';

const kemh =
  'King Edward Memorial Hospital guideline, recurrent seizures: text says 10 min, the printed pump setting gives 5 min';

/** Slips that show on the pump itself. */
export function pumpSlips(product: Product | null, pump: Pump): Check[] {
  const found: Check[] = [];
  const { rate, mixture: bag, shown, ordered } = pump;
  const rateText = formatQuantity(plain(rate), 'mL per hour');
  if (
    [bag.finalMl, shown, product === null ? null : bag.finalMl.plus(bag.product.exact)].some(
      (volume) => volume !== null && volume.eq(rate),
    )
  ) {
    found.push(
      ownCheck(
        'volume-typed-as-rate',
        'hard',
        'problem',
        `The rate, ${rateText}, is the same number as the volume. 310 mL was once keyed as the rate instead of 30 mL per hour: almost 8 g ran in 15 min.`,
        'ISMP Medication Safety Alert, 12 February 1997',
        { field: 'rateMlPerH' },
      ),
    );
  }
  if (ordered !== null && !ordered.eq(rate)) {
    found.push(
      ownCheck(
        'ordered-rate',
        'hard',
        'problem',
        `The pump runs at ${rateText}; ${formatQuantity(plain(ordered), 'mL per hour')} was ordered: ${say(rate.div(ordered), 'times')} the order.`,
        'Safety rule 17 of this program',
        { field: 'orderedRateMlPerH' },
      ),
    );
  }
  const meant = pump.doseG !== null && pump.overMin !== null;
  if (pump.doseG !== null && pump.overMin !== null) found.push(...doseAndTime(pump, pump.doseG, pump.overMin));
  // With dose and time said, these decide; without, the published setting itself is the sign.
  if (!meant && bag.mgPerMl.eq(dec('80')) && rate.eq(dec('300'))) {
    found.push(
      ownCheck(
        'rate-does-not-match-dose-and-time',
        'soft',
        'problem',
        'At 300 mL per hour a bag of 8 g in 100 mL gives 2 g in 5 min and 4 g in 10 min. For 2 g over 10 min the rate is 150 mL per hour.',
        kemh,
        { field: 'rateMlPerH' },
      ),
    );
  }
  return found;
}

/** A printed pump setting that does not fit its own dose and time: 300 mL per hour for 2 g over 10 min is the published case. */
function doseAndTime(pump: Pump, doseG: Decimal, overMin: Decimal): Check[] {
  const needed = doseG.times(thousand).div(pump.mixture.mgPerMl).times(sixty).div(overMin);
  if (
    needed
      .minus(pump.rate)
      .abs()
      .lte(needed.times(dec('0.02')))
  )
    return [];
  const takes = doseG.times(thousand).times(sixty).div(pump.rate.times(pump.mixture.mgPerMl));
  const text = `${say(doseG, 'g')} over ${sayMinutes(overMin)} needs ${say(needed, 'mL per hour')} from this bag; at ${formatQuantity(plain(pump.rate), 'mL per hour')} it runs in ${say(takes, 'min')}.`;
  return [ownCheck('rate-does-not-match-dose-and-time', 'hard', 'problem', text, kemh, { field: 'rateMlPerH' })];
}
