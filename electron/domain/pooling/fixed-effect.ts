/**
 * The three fixed-effect methods. Each gives the fit, the weights as fractions of one and Q about its estimate.
 *
 * Inverse variance: Σwy / Σw, se 1/√Σw, w = 1/v.
 * Mantel–Haenszel: Mantel and Haenszel 1959 with the variance of Robins, Breslow and Greenland 1986 for OR, Greenland
 * and Robins 1985 for RR, Sato, Greenland and Robins 1989 for RD. Counts enter as they are (metafor `rma.mh` defaults:
 * no ½ for the pooled estimate; Q is over the studies with events and non-events, ½ added where a cell is zero).
 * Peto: Yusuf, Peto and others 1985, log OR = Σ(O − E) / ΣV with the hypergeometric variance; no ½ is needed.
 */
import { countEffect, isDoubleZero, type CountMeasure, type Counts } from './effect-size.ts';
import type { Fit, Heterogeneity } from './pool-records.ts';
import { notAvailable, summarise, type Statement } from './summary.ts';
import { fractions, heterogeneityOf, weightedMean, weightFractions, type Effects } from './weighted.ts';

export interface FixedPool {
  readonly fit: Fit;
  readonly weights: readonly number[] | null;
  readonly heterogeneity: Heterogeneity | null;
}

/** Σwy / Σw, w = 1/v. Q is Cochran's (1954). Any number of studies from one; on the scale of analysis. */
export function inverseVariance(
  data: Effects,
  statement: Statement,
): FixedPool & { readonly heterogeneity: Heterogeneity } {
  const { mean, w1, q } = weightedMean(data, 0);
  return {
    fit: summarise(mean, 1 / Math.sqrt(w1), null, statement),
    weights: weightFractions(data, 0),
    heterogeneity: heterogeneityOf(q, data.effects.length - 1),
  };
}

function none(reason: string): FixedPool {
  return { fit: notAvailable(reason), weights: null, heterogeneity: null };
}

const sum = (tables: readonly Counts[], of: (table: Counts, n: number) => number): number =>
  tables.reduce((total, table) => total + of(table, table.n1 + table.n2), 0);

interface Combined {
  readonly estimate: number;
  readonly se: number;
  readonly weights: number[];
}

function oddsRatio(tables: readonly Counts[]): Combined | string {
  let r = 0;
  let s = 0;
  let pr = 0;
  let cross = 0;
  let qs = 0;
  const weights: number[] = [];
  for (const { events1: a, n1, events2: c, n2 } of tables) {
    const n = n1 + n2;
    const b = n1 - a;
    const d = n2 - c;
    const ri = (a / n) * d;
    const si = (b / n) * c;
    const pi = (a + d) / n;
    const qi = (b + c) / n;
    r += ri;
    s += si;
    pr += pi * ri;
    cross += pi * si + qi * ri;
    qs += qi * si;
    weights.push(si);
  }
  if (r === 0 || s === 0) return 'Mantel–Haenszel has no odds ratio here: one of its two sums is zero.';
  return { estimate: Math.log(r / s), se: Math.sqrt((pr / r ** 2 + cross / (r * s) + qs / s ** 2) / 2), weights };
}

function riskRatio(tables: readonly Counts[]): Combined | string {
  if (sum(tables, (t) => t.events1) === 0 || sum(tables, (t) => t.events2) === 0) {
    return 'Mantel–Haenszel has no risk ratio here: one arm had no events in any study.';
  }
  const r = sum(tables, (t, n) => (t.events1 * t.n2) / n);
  const s = sum(tables, (t, n) => (t.events2 * t.n1) / n);
  const v = sum(tables, (t, n) => (t.n1 / n) * (t.n2 / n) * (t.events1 + t.events2) - (t.events1 / n) * t.events2);
  return {
    estimate: Math.log(r / s),
    se: Math.sqrt(v / (r * s)),
    weights: tables.map((t) => (t.events2 / (t.n1 + t.n2)) * t.n1),
  };
}

function riskDifference(tables: readonly Counts[]): Combined {
  const weights = tables.map((t) => (t.n1 / (t.n1 + t.n2)) * t.n2);
  const total = weights.reduce((whole, weight) => whole + weight, 0);
  const estimate = sum(tables, (t, n) => (t.events1 * t.n2 - t.events2 * t.n1) / n) / total;
  const p = sum(
    tables,
    (t, n) => t.events2 * (t.n1 / n) ** 2 - t.events1 * (t.n2 / n) ** 2 + ((t.n1 / n) * (t.n2 / n) * (t.n2 - t.n1)) / 2,
  );
  const q = sum(tables, (t, n) => (t.events1 * (t.n2 - t.events2)) / n + (t.events2 * (t.n1 - t.events1)) / n) / 2;
  return { estimate, se: Math.sqrt(estimate * p + q) / total, weights };
}

/**
 * Weights: bc/n for OR, cn1/n for RR, n1n2/n for RD, as fractions of one; OR and RR come out as logarithms. Not available
 * where a sum is zero (OR) or one arm had no event in any study (RR).
 */
export function mantelHaenszel(measure: CountMeasure, tables: readonly Counts[], statement: Statement): FixedPool {
  const combined = measure === 'OR' ? oddsRatio(tables) : measure === 'RR' ? riskRatio(tables) : riskDifference(tables);
  if (typeof combined === 'string') return none(combined);
  const fit = summarise(combined.estimate, combined.se, null, statement);
  const counted = tables.filter((table) => !isDoubleZero(table)).map((table) => countEffect(measure, table));
  const Q = counted.reduce((total, { effect, variance }) => total + (effect - combined.estimate) ** 2 / variance, 0);
  return { fit, weights: fractions(combined.weights), heterogeneity: heterogeneityOf(Q, counted.length - 1) };
}

/** Log odds ratio; weights are the hypergeometric variances. Not available where nobody, or everybody, had the event. */
export function peto(tables: readonly Counts[], statement: Statement): FixedPool {
  let gap = 0;
  let variance = 0;
  let squares = 0;
  const weights: number[] = [];
  for (const { events1, n1, events2, n2 } of tables) {
    const n = n1 + n2;
    const events = events1 + events2;
    const v = (events * (n - events) * (n1 / n) * (n2 / n)) / (n - 1);
    // O − E written without the cancellation of two nearly equal numbers.
    const o = (events1 * n2 - events2 * n1) / n;
    gap += o;
    variance += v;
    if (v > 0) squares += o ** 2 / v;
    weights.push(v);
  }
  if (variance === 0) return none('Peto’s method has no estimate here: the event, or its absence, never occurred.');
  const counted = tables.filter((table) => !isDoubleZero(table)).length;
  return {
    fit: summarise(gap / variance, 1 / Math.sqrt(variance), null, statement),
    weights: fractions(weights),
    heterogeneity: heterogeneityOf(squares - gap ** 2 / variance, counted - 1),
  };
}
