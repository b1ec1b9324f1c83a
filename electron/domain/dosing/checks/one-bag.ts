/** One bag for every phase: what a repeat dose takes out of it, said because the figures of the infusion do not count it. */
import { plain, sixty, thousand, wholeDown, zero, type Decimal } from '../../quantity/decimal.ts';
import { formatQuantity, say, sayMinutes } from '../../quantity/format.ts';
import type { Check } from '../order.ts';
import type { Prepared } from '../preparation.ts';
import { ownCheck, rule } from './own-check.ts';

const ml = (value: Decimal): string => formatQuantity(plain(value), 'mL');

export function oneBagChecks(phases: readonly Prepared[]): readonly Check[] {
  const loading = phases.find((prepared) => prepared.plan.kind === 'loading');
  const running = phases.find((prepared) => prepared.plan.continuous && prepared.sameBagAsLoading);
  if (!loading || !running) return [];
  return phases
    .filter((prepared) => !prepared.plan.continuous && prepared.sameBagAsLoading)
    .map((repeat) =>
      ownCheck('one-bag-repeat', 'info', 'problem', sentence(loading, repeat, running), rule('28'), {
        phase: repeat.plan.title,
        field: 'choice.bags',
      }),
    );
}

function sentence(loading: Prepared, repeat: Prepared, running: Prepared): string {
  const taken = repeat.infuseMl ?? zero;
  const left = running.mixture.finalMl.minus(loading.infuseMl ?? zero).minus(taken);
  const needed = running.infuseMl ?? zero;
  const takes = `${repeat.plan.title}: each one takes ${ml(taken)} (${say(repeat.plan.mg.div(thousand), 'g')}) out of the one bag.`;
  if (left.gte(needed)) return `${takes} After one, ${ml(left)} is left, enough for the ${ml(needed)} of the infusion.`;
  const sooner = running.rate === null ? zero : needed.minus(left).times(sixty).div(running.rate.given);
  return `${takes} The volume to infuse and the time of the next bag do not count it: after one, ${ml(left)} is left for the infusion instead of ${ml(needed)}, and the bag is empty ${sayMinutes(wholeDown(sooner))} sooner.`;
}
