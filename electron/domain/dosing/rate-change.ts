/**
 * The step where people are harmed: the loading rate must become the maintenance rate (36 of 46 published errors fall in maintenance).
 * Says what happens when nobody changes it, and when which limit is passed.
 */
import { dec, type Decimal, plain, sixty, thousand, wholeDown, zero } from '../quantity/decimal.ts';
import { formatQuantity, printedG, say, sayMinutes } from '../quantity/format.ts';
import { indicationScope, whoAndWhat, type Facts } from './checks/scope.ts';
import { atClock, clockAfter, sayClock } from './clock.ts';
import type { RateChangePhase } from './order.ts';
import type { Prepared } from './preparation.ts';
import type { Limit } from './records.ts';
import { givenBetween, minuteTotalPasses, type Delivery } from './schedule.ts';
import { minutesIn } from './totals.ts';

type Passed = Readonly<{ limit: Limit; minute: Decimal; words: string }>;

/** The card between a loading dose and the infusion after it. `facts` carries both phases. */
export function rateChangePhase(facts: Facts, loading: Prepared, running: Prepared): RateChangePhase | null {
  const { rate: from } = loading;
  const { rate: to } = running;
  const after = loading.plan.minutes;
  if (from === null || to === null || after === null) return null;
  const startAt = facts.setting.order.startAt;
  const mgPerH = from.given.times(running.mixture.mgPerMl);
  const leftMl = running.sameBagAsLoading
    ? loading.mixture.finalMl.minus(loading.infuseMl ?? zero)
    : running.mixture.finalMl;
  const emptyAfter = after.plus(leftMl.times(sixty).div(from.given));
  const deliveries = unchanged(loading, mgPerH, after, emptyAfter);
  const afterHour = givenBetween(deliveries, zero, after.plus(sixty));
  const passed = firstPassed(facts, deliveries, mgPerH, after);
  const at = clockAfter(startAt, after);
  return {
    kind: 'rate-change',
    title: 'Change the rate',
    at,
    afterMinutes: plain(after),
    fromMlPerH: plain(from.given),
    toMlPerH: plain(to.given),
    newBag: !running.sameBagAsLoading,
    twoPeople: true,
    ifNobodyChanges: {
      gPerH: printedG(mgPerH.div(thousand)),
      sentence: sentenceFor(facts, { mgPerH, afterHour, after, emptyAfter, passed }),
      gramsAfterOneHour: printedG(afterHour.div(thousand)),
      overLimitAfterMinutes: passed === null ? null : plain(wholeDown(passed.minute)),
      overLimitAt: passed === null ? null : clockAfter(startAt, passed.minute, 'down'),
      overLimit: passed?.limit.id ?? null,
      bagEmptyAfterMinutes: plain(wholeDown(emptyAfter)),
      bagEmptyAt: clockAfter(startAt, emptyAfter, 'down'),
    },
  };
}

function unchanged(loading: Prepared, mgPerH: Decimal, after: Decimal, emptyAfter: Decimal): readonly Delivery[] {
  return [
    { fromMin: zero, toMin: after, mg: loading.plan.mg, route: 'iv', phase: 0, open: false },
    {
      fromMin: after,
      toMin: emptyAfter,
      mg: mgPerH.times(emptyAfter.minus(after)).div(sixty),
      route: 'iv',
      phase: 1,
      open: false,
    },
  ];
}

/** The first amount limit passed; when none is, a rate limit for maintenance, which is passed at once. Hard limits only. */
function firstPassed(facts: Facts, deliveries: readonly Delivery[], mgPerH: Decimal, after: Decimal): Passed | null {
  const { setting } = facts;
  const hard = setting.store.limits.filter(
    (limit) =>
      limit.tier === 'hard' &&
      limit.when === 'always' &&
      whoAndWhat(limit, setting) &&
      indicationScope(limit, setting) === 'yes' &&
      (limit.scope.routes === 'any' || limit.scope.routes.includes('iv')),
  );
  const amounts = hard
    .flatMap((limit): Passed[] => {
      const mg = dec(limit.value).times(thousand);
      const words = formatQuantity(limit.value, limit.unit);
      const minute =
        limit.quantity === 'first-hour-g'
          ? minuteTotalPasses(deliveries, mg, minutesIn.hour)
          : limit.quantity === 'total-24h-g'
            ? minuteTotalPasses(deliveries, mg, minutesIn.day)
            : limit.quantity === 'any-15-min-g'
              ? quarterPasses(deliveries, mg, after)
              : null;
      return minute === null ? [] : [{ limit, minute, words }];
    })
    .sort((a, b) => a.minute.cmp(b.minute));
  if (amounts[0]) return amounts[0];
  const rate = hard.find(
    (limit) =>
      limit.quantity === 'rate-g-per-h' &&
      limit.scope.phases !== 'any' &&
      limit.scope.phases.includes('maintenance') &&
      mgPerH.gt(dec(limit.value).times(thousand)),
  );
  return rate ? { limit: rate, minute: after, words: formatQuantity(rate.value, rate.unit) } : null;
}

/**
 * First minute after the change at which the last 15 min hold more than `mg`. The amount in a moving window is a straight line only
 * between the moments at which an edge of the window meets an edge of a delivery, so each such piece is looked at in turn.
 */
function quarterPasses(deliveries: readonly Delivery[], mg: Decimal, after: Decimal): Decimal | null {
  const inLast15 = (minute: Decimal): Decimal =>
    givenBetween(deliveries, minute.lt(minutesIn.quarter) ? zero : minute.minus(minutesIn.quarter), minute);
  if (inLast15(after).gt(mg)) return after;
  const edges = deliveries.flatMap((delivery) => [delivery.fromMin, delivery.toMin]);
  const moments = [...edges, ...edges.map((edge) => edge.plus(minutesIn.quarter))].filter((moment) => moment.gt(after));
  let before = after;
  for (const moment of moments.sort((a, b) => a.cmp(b))) {
    const full = inLast15(moment);
    if (full.gt(mg)) {
      const start = inLast15(before);
      return before.plus(moment.minus(before).times(mg.minus(start)).div(full.minus(start)));
    }
    before = moment;
  }
  return null;
}

function sentenceFor(
  facts: Facts,
  found: Readonly<{ mgPerH: Decimal; afterHour: Decimal; after: Decimal; emptyAfter: Decimal; passed: Passed | null }>,
): string {
  const startAt = facts.setting.order.startAt;
  const hourLater = clockAfter(startAt, found.after.plus(sixty));
  const by = hourLater === null ? 'one hour after the change was due' : `by ${sayClock(hourLater, startAt)}`;
  const runs = `If nobody changes the rate, ${say(found.mgPerH.div(thousand), 'g per hour')} runs: ${say(found.afterHour.div(thousand), 'g')} in all ${by}.`;
  const over =
    found.passed === null
      ? ''
      : ` The limit of ${found.passed.words} is passed ${sayMinutes(wholeDown(found.passed.minute))} after the start${atClock(startAt, found.passed.minute)}.`;
  return `${runs}${over} The bag is empty ${sayMinutes(wholeDown(found.emptyAfter))} after the start${atClock(startAt, found.emptyAfter)}.`;
}
