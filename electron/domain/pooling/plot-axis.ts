/** Where an axis begins and ends and where its ticks stand. Values are on the scale a reader expects. */

export type AxisScale = 'log' | 'linear';

interface Extent {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** An interval may reach this far beyond the outermost estimate, as a factor or a share of the span; then it is cut, with an arrow. */
const reach = { factor: 3, share: 0.5 };

/**
 * Every estimate, every `whole` interval (diamonds) and no difference are inside; other intervals only as far as `reach`.
 * One study with three events would otherwise squeeze all the others into a line.
 */
export function axisDomain(scale: AxisScale, intervals: readonly Extent[], whole: readonly Extent[]): [number, number] {
  const to = scale === 'log' ? Math.log : (value: number) => value;
  const from = scale === 'log' ? Math.exp : (value: number) => value;
  const finite = (value: number) => Number.isFinite(value);
  const must = [
    0,
    ...intervals.map(({ estimate }) => to(estimate)),
    ...whole.flatMap(({ low, high }) => [to(low), to(high)]),
  ].filter(finite);
  let low = Math.min(...must);
  let high = Math.max(...must);
  const slack = scale === 'log' ? Math.log(reach.factor) : reach.share * (high - low || 1);
  const lows = intervals.map((one) => to(one.low)).filter(finite);
  const highs = intervals.map((one) => to(one.high)).filter(finite);
  low = Math.max(Math.min(low, ...lows), low - slack);
  high = Math.min(Math.max(high, ...highs), high + slack);
  // A little air, so that no mark touches the edge.
  const air = 0.04 * (high - low || 1);
  return [from(low - air), from(high + air)];
}

const within = (values: readonly number[], [low, high]: readonly [number, number]): number[] =>
  values.filter((value) => value >= low && value <= high);

/** A number as written, free of binary rounding: 3 × 0.1 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

function logTicks(domain: readonly [number, number], most: number): number[] {
  const from = Math.floor(Math.log10(domain[0]));
  const to = Math.ceil(Math.log10(domain[1]));
  const decades = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const of = (steps: readonly number[]) =>
    within(
      decades.flatMap((power) => steps.map((step) => tidy(step * 10 ** power))),
      domain,
    );
  for (const steps of [
    [1, 1.5, 2, 3, 5, 7],
    [1, 2, 5],
    [1, 3],
  ]) {
    const ticks = of(steps);
    if (ticks.length <= most) return ticks.length < 3 ? withNeighbours(domain, ticks) : ticks;
  }
  const every = Math.ceil(decades.length / most);
  return within(
    decades.filter((power) => power % every === 0).map((power) => tidy(10 ** power)),
    domain,
  );
}

/** A narrow log axis (0.9 to 1.1) has no round decades: equal steps read better there. */
function withNeighbours(domain: readonly [number, number], ticks: number[]): number[] {
  const linear = linearTicks(domain, 5);
  return linear.length > ticks.length ? linear : ticks;
}

function linearTicks([low, high]: readonly [number, number], most: number): number[] {
  const raw = (high - low) / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw) ?? 10 * power;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => tidy((first + i) * step));
}

/** Round values inside the domain, at most `most` (3 or more), no difference among them whenever it is inside. */
export function axisTicks(scale: AxisScale, domain: readonly [number, number], most: number): number[] {
  return scale === 'log' ? logTicks(domain, most) : linearTicks(domain, most);
}
