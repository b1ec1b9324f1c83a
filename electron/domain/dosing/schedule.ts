/** When each phase starts, and how much magnesium sulfate has gone in by any minute: the basis of every total and every window. */
import { dec, largest, plain, smallest, whole, zero, type Decimal } from '../quantity/decimal.ts';
import { hoursToMinutes } from './clock.ts';
import type { PhasePlan } from './plan-types.ts';

/** An amount given between two minutes of the order; `from` equals `to` for an injection into a muscle. `open`: nobody said when it ends. */
export type Delivery = Readonly<{
  fromMin: Decimal;
  toMin: Decimal;
  mg: Decimal;
  route: 'iv' | 'im';
  phase: number;
  open: boolean;
}>;

/** Five days: no limit looks further ahead. */
export const horizonMin = dec('7200');

/** Start of each phase in minutes after the first; in the order of `plans`. */
export function startsOf(plans: readonly PhasePlan[]): readonly Decimal[] {
  const loadEnd = plans.reduce(
    (end, plan) => (plan.kind === 'loading' ? largest(end, plan.minutes ?? zero) : end),
    zero,
  );
  const hasLoad = plans.some((plan) => plan.everyH === null && !plan.continuous);
  return plans.map((plan) => {
    if (plan.kind === 'loading') return zero;
    if (plan.everyH !== null) return hasLoad ? hoursToMinutes(plan.everyH) : zero;
    return loadEnd;
  });
}

/** Everything that will be given up to the horizon. */
export function deliveriesOf(plans: readonly PhasePlan[], starts: readonly Decimal[]): readonly Delivery[] {
  return plans.flatMap((plan, phase) => {
    const fromMin = starts[phase] ?? zero;
    if (plan.continuous) {
      const open = plan.durationH === null;
      const toMin =
        plan.durationH === null ? horizonMin : smallest(horizonMin, fromMin.plus(hoursToMinutes(plan.durationH)));
      return [
        { fromMin, toMin, mg: plan.mg.times(toMin.minus(fromMin)).div(dec('60')), route: plan.route, phase, open },
      ];
    }
    const lasting = plan.minutes ?? zero;
    return doseTimes(plan, fromMin).map((from) => ({
      fromMin: from,
      toMin: from.plus(lasting),
      mg: plan.mg,
      route: plan.route,
      phase,
      open: plan.everyH !== null && plan.durationH === null,
    }));
  });
}

/** Duration over interval doses: after a load the first comes one interval later and the last at the end; else the first comes at once. */
function doseTimes(plan: PhasePlan, first: Decimal): readonly Decimal[] {
  if (plan.everyH === null) return [first];
  const end = plan.durationH === null ? horizonMin : smallest(horizonMin, hoursToMinutes(plan.durationH));
  const step = hoursToMinutes(plan.everyH);
  const times: Decimal[] = [];
  for (let count = 0; count < 200; count += 1) {
    const at = first.plus(step.times(whole(count)));
    if (first.eq(zero) ? at.gte(end) : at.gt(end)) break;
    times.push(at);
  }
  return times;
}

/** mg given from minute `from` (included) to minute `to` (not included). */
export function givenBetween(deliveries: readonly Delivery[], from: Decimal, to: Decimal): Decimal {
  return deliveries.reduce((sum, delivery) => sum.plus(shareBetween(delivery, from, to)), zero);
}

function shareBetween(delivery: Delivery, from: Decimal, to: Decimal): Decimal {
  const length = delivery.toMin.minus(delivery.fromMin);
  if (length.lte(zero)) return delivery.fromMin.gte(from) && delivery.fromMin.lt(to) ? delivery.mg : zero;
  const overlap = smallest(to, delivery.toMin).minus(largest(from, delivery.fromMin));
  return overlap.lte(zero) ? zero : delivery.mg.times(overlap).div(length);
}

/** The most given in any window of `minutes`; it starts or ends where a delivery starts or ends. */
export function mostInWindow(deliveries: readonly Delivery[], minutes: Decimal): Decimal {
  const starts = new Map<string, Decimal>();
  for (const delivery of deliveries) {
    for (const start of [delivery.fromMin, delivery.toMin.minus(minutes)]) {
      if (start.gte(zero)) starts.set(plain(start, 6), start);
    }
  }
  let most = zero;
  for (const start of starts.values()) most = largest(most, givenBetween(deliveries, start, start.plus(minutes)));
  return most;
}

/** First minute at which the running total since the start passes `mg`; null when it never does within `withinMin`. */
export function minuteTotalPasses(deliveries: readonly Delivery[], mg: Decimal, withinMin: Decimal): Decimal | null {
  const edges = [...deliveries.flatMap((delivery) => [delivery.fromMin, delivery.toMin]), withinMin]
    .filter((edge) => edge.gte(zero) && edge.lte(withinMin))
    .sort((a, b) => a.cmp(b));
  let before = zero;
  let last = zero;
  for (const edge of edges) {
    const through = totalThrough(deliveries, edge);
    const reached = givenBetween(deliveries, zero, edge);
    if (reached.gt(mg)) {
      const slope = reached.minus(before);
      return slope.lte(zero) ? edge : last.plus(edge.minus(last).times(mg.minus(before)).div(slope));
    }
    if (through.gt(mg)) return edge;
    before = through;
    last = edge;
  }
  return null;
}

function totalThrough(deliveries: readonly Delivery[], to: Decimal): Decimal {
  return deliveries.reduce((sum, delivery) => {
    const instant = delivery.toMin.eq(delivery.fromMin);
    return sum.plus(instant ? (delivery.fromMin.lte(to) ? delivery.mg : zero) : shareBetween(delivery, zero, to));
  }, zero);
}
