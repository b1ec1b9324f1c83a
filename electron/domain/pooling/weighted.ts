/**
 * Sums that every inverse-variance method shares. `effects` and `variances` have one entry per study, the same length
 * and order; variances are above 0; tau² is in the square of the effect's unit.
 */
import { chiSquareUpperTail } from './distributions.ts';
import type { Heterogeneity } from './pool-records.ts';

export interface Effects {
  readonly effects: Float64Array;
  readonly variances: Float64Array;
}

export interface WeightedMean {
  readonly mean: number;
  /** Σw of w = 1/(v + tau²). */
  readonly w1: number;
  /** Σw(y − mean)² and Σw²(y − mean)². */
  readonly q: number;
  readonly q2: number;
}

/** Σwy / Σw with w = 1/(v + tau²), and the two sums about it; k of 1 or more, tau² of 0 or more. */
export function weightedMean({ effects, variances }: Effects, tau2: number): WeightedMean {
  let w1 = 0;
  let sum = 0;
  // The first effect is the origin: large effects that lie close together keep their digits.
  const origin = effects[0] ?? 0;
  for (let i = 0; i < effects.length; i += 1) {
    const w = 1 / ((variances[i] ?? 0) + tau2);
    w1 += w;
    sum += w * ((effects[i] ?? 0) - origin);
  }
  const offset = sum / w1;
  let q = 0;
  let q2 = 0;
  for (let i = 0; i < effects.length; i += 1) {
    const w = 1 / ((variances[i] ?? 0) + tau2);
    const weightedGap = w * ((effects[i] ?? 0) - origin - offset);
    q += (weightedGap * weightedGap) / w;
    q2 += weightedGap * weightedGap;
  }
  return { mean: origin + offset, w1, q, q2 };
}

/** Fractions of one: w / Σw. */
export function weightFractions({ variances }: Effects, tau2: number): number[] {
  const raw = Array.from(variances, (variance) => 1 / (variance + tau2));
  return fractions(raw);
}

/** Each as a share of their sum, which is above 0. */
export function fractions(raw: readonly number[]): number[] {
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return raw.map((weight) => weight / total);
}

/**
 * Traces of P and PP, where P = W − ww′/Σw is the weight matrix that takes out the mean:
 * tr P = Σ w(Σw − w) / Σw and tr PP = Σ (w²(Σw − w)² + w²(Σw² − w²)) / (Σw)².
 * What remains of a sum without its largest term is added up, not subtracted: with one huge study the textbook form
 * Σw − Σw²/Σw loses every digit.
 */
export function traces({ variances }: Effects, tau2: number): { readonly p: number; readonly pp: number } {
  const k = variances.length;
  // The largest weight belongs to the smallest variance.
  let largest = 0;
  for (let i = 1; i < k; i += 1) if ((variances[i] ?? 0) < (variances[largest] ?? 0)) largest = i;
  const top = 1 / ((variances[largest] ?? 0) + tau2);
  let others = 0;
  let otherSquares = 0;
  for (let i = 0; i < k; i += 1) {
    if (i === largest) continue;
    const w = 1 / ((variances[i] ?? 0) + tau2);
    others += w;
    otherSquares += w * w;
  }
  const w1 = others + top;
  const w2 = otherSquares + top * top;
  let p = top * others;
  let pp = top * top * (others * others + otherSquares);
  for (let i = 0; i < k; i += 1) {
    if (i === largest) continue;
    const w = 1 / ((variances[i] ?? 0) + tau2);
    const square = w * w;
    const rest = w1 - w;
    p += w * rest;
    pp += square * (rest * rest + w2 - square);
  }
  return { p: p / w1, pp: pp / (w1 * w1) };
}

/** Typical sampling variance of Higgins and Thompson 2002: (k − 1) / tr P at tau² = 0, for k of 2 or more. */
export function typicalVariance(data: Effects): number {
  return (data.effects.length - 1) / traces(data, 0).p;
}

/** I² = max(0, (Q − df) / Q) in per cent and H² = Q / df (Higgins and Thompson 2002); df 0 gives Q 0, p 1, I² 0, H² 1. */
export function heterogeneityOf(Q: number, df: number): Heterogeneity {
  if (df < 1) return { Q: 0, df: 0, p: 1, I2: 0, H2: 1 };
  const q = Math.max(0, Q);
  return { Q: q, df, p: chiSquareUpperTail(q, df), I2: q > 0 ? Math.max(0, (100 * (q - df)) / q) : 0, H2: q / df };
}
