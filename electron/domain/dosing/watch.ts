/**
 * When to look, on the clock of the order: the intervals that sources print, by authority. Nothing is invented: where
 * the regimen's own source prints no interval the plan says so, and other authorities for the same use stand beside it.
 */
import { dec, largest, plain, smallest, zero, type Decimal } from '../quantity/decimal.ts';
import type { Facts } from './checks/scope.ts';
import { clockAfter } from './clock.ts';
import type { WatchLine, WatchPlan } from './order.ts';
import type { Regimen, WatchInterval, WatchSign } from './records.ts';

/** Looks are listed one by one for the first four hours; after that the interval says it. */
const listedMin = dec('240');
/** The signs every plan speaks of, read or not. */
const always: readonly WatchSign[] = ['reflexes', 'breathing', 'urine', 'serum-magnesium'];

type Every = Extract<WatchInterval['steps'][number], { kind: 'every' }>;

/** Lines of the order's own regimen first, then of other authorities for the same use and patient group. */
export function watchPlanOf(facts: Facts): WatchPlan {
  const { regimen, store } = facts.setting;
  const own = regimen?.watchIntervals ?? [];
  const others = store.regimens.filter((other) => other.id !== regimen?.id && isForTheSame(other, facts));
  const lines = [
    ...own.map((interval) => lineOf(interval, regimen?.authority ?? '', true, facts)),
    ...others.flatMap((other) =>
      other.watchIntervals.map((interval) => lineOf(interval, other.authority, false, facts)),
    ),
  ];
  const unread = always.filter((sign) => !own.some((interval) => interval.sign === sign));
  return {
    lines: lines.filter((line, index) => lines.findIndex((first) => isSame(first, line)) === index),
    notRead: regimen === null || unread.length === 0 ? null : { authority: regimen.authority, signs: unread },
  };
}

function isForTheSame(other: Regimen, { setting }: Facts): boolean {
  return (
    other.watchIntervals.length > 0 &&
    other.status !== 'recall-only' &&
    setting.populations.has(other.population.group) &&
    other.indications.some((indication) => setting.indications.includes(indication))
  );
}

function isSame(a: WatchLine, b: WatchLine): boolean {
  return a.sign === b.sign && a.authority === b.authority && a.says === b.says;
}

function lineOf(interval: WatchInterval, authority: string, own: boolean, facts: Facts): WatchLine {
  const { startAt } = facts.setting.order;
  const anchor = anchorOf(interval.anchor, facts);
  const going = interval.steps.find((step): step is Every => step.kind === 'every' && step.untilMin === null);
  return {
    sign: interval.sign,
    authority,
    own,
    says: interval.says,
    before: interval.steps.some((step) => step.kind === 'before'),
    continuous: interval.steps.some((step) => step.kind === 'continuous'),
    looks:
      anchor === null
        ? []
        : interval.steps
            .flatMap((step) => looksOf(step, anchor))
            .map(({ from, to }) => ({
              fromMin: plain(from),
              toMin: to === null ? null : plain(to),
              at: clockAfter(startAt, from),
              toAt: to === null ? null : clockAfter(startAt, to),
            })),
    thenEveryMin: going === undefined || going.low !== going.high ? null : going.high,
    place: { title: interval.place.title ?? authority, where: interval.place.where, url: interval.place.url },
  };
}

/** Minute the interval counts from; null when nobody said when the order ends. */
function anchorOf(anchor: WatchInterval['anchor'], { deliveries, phases }: Facts): Decimal | null {
  if (anchor === 'start') return zero;
  if (anchor === 'end')
    return deliveries.some((delivery) => delivery.open)
      ? null
      : deliveries.reduce((end, delivery) => largest(end, delivery.toMin), zero);
  return deliveries
    .filter((delivery) => phases[delivery.phase]?.plan.kind === 'loading')
    .reduce((end, delivery) => largest(end, delivery.toMin), zero);
}

type Moment = Readonly<{ from: Decimal; to: Decimal | null }>;

function looksOf(step: WatchInterval['steps'][number], anchor: Decimal): readonly Moment[] {
  if (step.kind === 'once') return [{ from: anchor.plus(dec(step.afterMin)), to: null }];
  return step.kind === 'every' ? repeated(step, anchor) : [];
}

/** Every look up to the last listed minute, and always the first, however late it is. */
function repeated(step: Every, anchor: Decimal): readonly Moment[] {
  const [low, high] = [dec(step.low), dec(step.high)];
  const first = anchor.plus(step.fromMin === null ? low : dec(step.fromMin));
  if (high.gt(low)) return [{ from: first, to: first.plus(high.minus(low)) }];
  const end = anchor.plus(listedMin);
  const last = step.untilMin === null ? end : smallest(end, anchor.plus(dec(step.untilMin)));
  const moments: Moment[] = [{ from: first, to: null }];
  for (let at = first.plus(low); at.lte(last); at = at.plus(low)) moments.push({ from: at, to: null });
  return moments;
}
