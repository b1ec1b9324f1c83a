/**
 * One study's effect and its sampling variance, with the conventions of R metafor's `escalc` defaults.
 *
 * A ratio's effect is its natural logarithm. Zero cells: ½ is added to all four cells of a table that holds a zero, and
 * only there (`add = 1/2, to = "only0"`), for OR, RR and RD alike. A study with no events at all, or only events, keeps
 * its place with ½ added (`drop00 = FALSE`); Mantel–Haenszel and Peto do not use ½ (see there).
 *
 * Arguments are checked before (`refusals.ts`): whole counts, events within n, sd above 0, at least two people per arm.
 */
import { logGamma, normalUpperQuantile } from './distributions.ts';
import type { PoolMeasure } from './pool-records.ts';

/** Events and people in the treated arm (1) and the control arm (2). Whole numbers. */
export interface Counts {
  readonly events1: number;
  readonly n1: number;
  readonly events2: number;
  readonly n2: number;
}

/** Mean and standard deviation in each arm, all four in the unit of the outcome. */
export interface Means {
  readonly mean1: number;
  readonly sd1: number;
  readonly n1: number;
  readonly mean2: number;
  readonly sd2: number;
  readonly n2: number;
}

/** `effect` on the scale of analysis, `variance` its sampling variance (above 0). */
export interface EffectSize {
  readonly effect: number;
  readonly variance: number;
}

export type CountMeasure = 'OR' | 'RR' | 'RD';
export type MeanMeasure = 'MD' | 'SMD';

/** True where effects are analysed as natural logarithms of ratios. */
export function isLogScale(measure: PoolMeasure): boolean {
  return measure === 'OR' || measure === 'RR' || measure === 'HR';
}

/** True where the table holds a zero and ½ is added. */
export function hasZeroCell(table: Counts): boolean {
  return table.events1 === 0 || table.events2 === 0 || table.events1 === table.n1 || table.events2 === table.n2;
}

/** True where nobody, or everybody, had the event in both arms. */
export function isDoubleZero(table: Counts): boolean {
  return (table.events1 === 0 && table.events2 === 0) || (table.events1 === table.n1 && table.events2 === table.n2);
}

/**
 * log OR = log(ad / bc), variance 1/a + 1/b + 1/c + 1/d (Woolf 1955);
 * log RR = log((a/n1) / (c/n2)), variance 1/a − 1/n1 + 1/c − 1/n2 (Katz 1978);
 * RD = a/n1 − c/n2, variance p1(1 − p1)/n1 + p2(1 − p2)/n2.
 */
export function countEffect(measure: CountMeasure, table: Counts): EffectSize {
  const add = hasZeroCell(table) ? 0.5 : 0;
  const a = table.events1 + add;
  const b = table.n1 - table.events1 + add;
  const c = table.events2 + add;
  const d = table.n2 - table.events2 + add;
  const n1 = a + b;
  const n2 = c + d;
  switch (measure) {
    case 'OR':
      return { effect: Math.log(a / b) - Math.log(c / d), variance: 1 / a + 1 / b + 1 / c + 1 / d };
    case 'RR':
      // b / (a n1) is 1/a − 1/n1 without the cancellation.
      return { effect: Math.log(a / n1) - Math.log(c / n2), variance: b / (a * n1) + d / (c * n2) };
    case 'RD':
      return { effect: a / n1 - c / n2, variance: (a * b) / n1 ** 3 + (c * d) / n2 ** 3 };
  }
}

/** Hedges 1981, exact: J(m) = Γ(m/2) / (√(m/2) Γ((m − 1)/2)), m = n1 + n2 − 2 degrees of freedom, m above 1. */
export function hedgesCorrection(m: number): number {
  return Math.exp(logGamma(m / 2) - Math.log(m / 2) / 2 - logGamma((m - 1) / 2));
}

/**
 * MD = mean1 − mean2, variance sd1²/n1 + sd2²/n2.
 * SMD = Hedges' g: J(m) (mean1 − mean2) / pooled sd, variance 1/n1 + 1/n2 + g²/(2(n1 + n2)) (metafor's vtype "LS").
 */
export function meanEffect(measure: MeanMeasure, arms: Means): EffectSize {
  const { n1, n2, sd1, sd2 } = arms;
  const difference = arms.mean1 - arms.mean2;
  if (measure === 'MD') return { effect: difference, variance: sd1 ** 2 / n1 + sd2 ** 2 / n2 };
  const m = n1 + n2 - 2;
  const pooledSd = Math.sqrt(((n1 - 1) * sd1 ** 2 + (n2 - 1) * sd2 ** 2) / m);
  const g = (hedgesCorrection(m) * difference) / pooledSd;
  return { effect: g, variance: 1 / n1 + 1 / n2 + g ** 2 / (2 * (n1 + n2)) };
}

/** An effect as printed: a ratio as a ratio; `level` in per cent. */
export interface PublishedEffect {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/**
 * The standard error is the width of the interval, on the scale of analysis, over twice the normal quantile of its
 * level (Cochrane Handbook 6.3.1 and 6.3.2).
 */
export function publishedEffect(measure: PoolMeasure, printed: PublishedEffect): EffectSize {
  const on = isLogScale(measure) ? Math.log : (value: number) => value;
  const quantile = normalUpperQuantile((1 - printed.level / 100) / 2);
  const se = (on(printed.high) - on(printed.low)) / (2 * quantile);
  return { effect: on(printed.estimate), variance: se ** 2 };
}
