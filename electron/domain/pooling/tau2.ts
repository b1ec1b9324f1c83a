/**
 * Between-study variance tau²: three estimators and the Q-profile interval.
 *
 * DL: DerSimonian and Laird 1986, one step. PM: Paule and Mandel 1982, the tau² at which Q(tau²) = k − 1, by Newton's
 * method (Q falls and is convex in tau², so steps from 0 never pass the root). REML: Viechtbauer 2005, Fisher scoring
 * from the Hedges estimate with step halving below 0, and the check against tau² = 0, as R metafor does it; where full
 * steps go to and fro between two values (metafor then stops and asks for a smaller `stepadj`) or creep, by bisection.
 *
 * Effects and variances as in `weighted.ts`, k of 2 or more. An iteration that has not settled is reported as such.
 */
import { chiSquareUpperQuantile } from './distributions.ts';
import type { NotConverged, Tau2Interval, Tau2Method } from './pool-records.ts';
import { traces, typicalVariance, weightedMean, type Effects } from './weighted.ts';

export type Tau2 = { readonly status: 'ok'; readonly tau2: number } | NotConverged;

/** A step below this share of tau² plus the typical variance ends the iteration. */
const tolerance = 1e-12;
const mostSteps = 1000;
/** Steps of Fisher scoring before REML takes a surer way. */
const patience = 100;

function notConverged(method: string, steps: number): NotConverged {
  return {
    status: 'not-converged',
    reason: `The ${method} estimate of the between-study variance did not settle in ${steps} steps. Choose another estimator.`,
  };
}

/** max(0, (Q − (k − 1)) / tr P) at fixed-effect weights (DerSimonian and Laird 1986); never fails. */
export function derSimonianLaird(data: Effects): number {
  return Math.max(0, (weightedMean(data, 0).q - (data.effects.length - 1)) / traces(data, 0).p);
}

/** The tau² of 0 or more at which Σw(y − mean)² equals `target`; 0 when it is below `target` already at 0; null when Newton does not settle. */
function tau2WhereQEquals(target: number, data: Effects, steps: number): number | null {
  const at0 = weightedMean(data, 0);
  if (at0.q <= target) return 0;
  const scale = typicalVariance(data);
  let tau2 = 0;
  for (let step = 0; step < steps; step += 1) {
    const { q, q2 } = step === 0 ? at0 : weightedMean(data, tau2);
    const change = (q - target) / q2;
    tau2 = Math.max(0, tau2 + change);
    if (Math.abs(change) <= tolerance * (tau2 + scale)) return tau2;
  }
  return null;
}

/** The tau² at which Q(tau²) = k − 1, 0 where Q(0) is below it (Paule and Mandel 1982). `not-converged` after `steps`. */
export function pauleMandel(data: Effects, steps = mostSteps): Tau2 {
  const tau2 = tau2WhereQEquals(data.effects.length - 1, data, steps);
  return tau2 === null ? notConverged('Paule–Mandel', steps) : { status: 'ok', tau2 };
}

/** Hedges' estimate, unweighted: sample variance of the effects less their mean sampling variance, not below 0. */
function hedgesStart({ effects, variances }: Effects): number {
  const k = effects.length;
  let mean = 0;
  for (const effect of effects) mean += effect / k;
  let squares = 0;
  for (const effect of effects) squares += (effect - mean) ** 2;
  let meanVariance = 0;
  for (const variance of variances) meanVariance += variance / k;
  return Math.max(0, squares / (k - 1) - meanVariance);
}

/** Restricted log-likelihood at tau², without its constant. */
function restrictedLogLikelihood(data: Effects, tau2: number): number {
  const { w1, q } = weightedMean(data, tau2);
  let logs = 0;
  for (const variance of data.variances) logs += Math.log(variance + tau2);
  return -(logs + Math.log(w1) + q) / 2;
}

/** The tau² that makes the restricted likelihood highest (Viechtbauer 2005, eq. 13). `not-converged` after `steps`. */
export function restrictedMaximumLikelihood(data: Effects, steps = mostSteps): Tau2 {
  const scale = typicalVariance(data);
  const settled = (change: number, at: number) => Math.abs(change) <= tolerance * (at + scale);
  let tau2 = hedgesStart(data);
  // The likelihood is known to rise at one and to fall at the other; -1 is below every tau², so that 0 can be reached.
  let rises = -1;
  let falls = Infinity;
  let last = 0;
  for (let step = 0; step < steps; step += 1) {
    const trace = traces(data, tau2);
    let change = (weightedMean(data, tau2).q2 - trace.p) / trace.pp;
    if (tau2 <= tolerance * scale && change < 0) return { status: 'ok', tau2: 0 };
    if (change > 0) rises = tau2;
    else falls = tau2;
    const done = settled(change, tau2);
    const between = rises >= 0 && falls < Infinity;
    // Where the likelihood is nearly flat full steps creep: longer ones find where it turns.
    if (!done && !between && step >= patience) change *= 2 ** Math.min(step - patience, 60);
    while (tau2 + change < 0) change /= 2;
    // Back over more than half of the last step: full steps would go to and fro for ever, or nearly so.
    const toAndFro = change * last < 0 && Math.abs(change) > Math.abs(last) / 2;
    const outside = tau2 + change <= rises || tau2 + change >= falls;
    if (!done && between && (toAndFro || outside || step >= patience)) change = (rises + falls) / 2 - tau2;
    last = change;
    tau2 += change;
    if (done || settled(change, tau2)) {
      // A local maximum lower than the one at 0 is not the estimate.
      const worse = restrictedLogLikelihood(data, 0) - restrictedLogLikelihood(data, tau2) > 1e-4;
      return { status: 'ok', tau2: worse || tau2 <= 10 * tolerance * scale ? 0 : tau2 };
    }
  }
  return notConverged('REML', steps);
}

/** In the square of the effect's unit; k of 2 or more. */
export function estimateTau2(method: Tau2Method, data: Effects): Tau2 {
  switch (method) {
    case 'DL':
      return { status: 'ok', tau2: derSimonianLaird(data) };
    case 'PM':
      return pauleMandel(data);
    case 'REML':
      return restrictedMaximumLikelihood(data);
  }
}

/**
 * Q-profile interval (Viechtbauer 2007): the tau² at which Q(tau²) meets the upper and the lower chi-squared quantile
 * with k − 1 degrees of freedom. I² and H² at its ends by the typical variance. Null when the search does not settle.
 */
export function qProfile(data: Effects, level: number): Tau2Interval | null {
  const k = data.effects.length;
  const at0 = weightedMean(data, 0);
  const typical = typicalVariance(data);
  const tail = (1 - level / 100) / 2;
  const lowerQuantile = chiSquareUpperQuantile(1 - tail, k - 1);
  const empty = at0.q < lowerQuantile;
  const low = empty ? 0 : tau2WhereQEquals(chiSquareUpperQuantile(tail, k - 1), data, mostSteps);
  const high = empty ? 0 : tau2WhereQEquals(lowerQuantile, data, mostSteps);
  if (low === null || high === null) return null;
  return {
    low,
    high,
    empty,
    I2: { low: (100 * low) / (typical + low), high: (100 * high) / (typical + high) },
    H2: { low: low / typical + 1, high: high / typical + 1 },
  };
}
