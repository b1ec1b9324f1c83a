/** Turns an estimate and its standard error into a fit: interval, test statistic and p, on both scales. */
import { normalUpperQuantile, normalUpperTail, tUpperQuantile, tUpperTail } from './distributions.ts';
import type { Fit, NotAvailable, PredictionInterval } from './pool-records.ts';

/** How results are stated: the scale of analysis and the confidence level in per cent. */
export interface Statement {
  readonly log: boolean;
  readonly level: number;
}

/** Critical values by level and degrees of freedom. Leave-one-out asks for the same one a hundred times over. */
const known = new Map<string, number>();
const mostKnown = 4000;

/** Two-sided critical value: of t where `df` is given, of the normal otherwise. */
export function criticalValue(level: number, df: number | null): number {
  const key = `${level} ${df ?? 'normal'}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const tail = (1 - level / 100) / 2;
  const value = df === null ? normalUpperQuantile(tail) : tUpperQuantile(tail, df);
  if (known.size < mostKnown) known.set(key, value);
  return value;
}

/** In place of a figure that does not exist: the reason, as shown. */
export function notAvailable(reason: string): NotAvailable {
  return { status: 'not-available', reason };
}

/** From the scale of analysis to what a reader expects: a ratio from its logarithm, a difference as it is. */
export function onShownScale(value: number, statement: Statement): number {
  return statement.log ? Math.exp(value) : value;
}

/**
 * estimate ± critical value × se; p is two-sided, from the normal or from t with `df`.
 * Not available when the standard error is not above 0 or a limit is beyond what a number can hold.
 */
export function summarise(estimate: number, se: number, df: number | null, statement: Statement): Fit {
  if (!Number.isFinite(estimate) || !(se > 0)) return notAvailable('The standard error is zero or cannot be computed.');
  const reach = criticalValue(statement.level, df) * se;
  const low = estimate - reach;
  const high = estimate + reach;
  const statistic = estimate / se;
  const size = Math.abs(statistic);
  const p = Math.min(1, 2 * (df === null ? normalUpperTail(size) : tUpperTail(size, df)));
  const shown = {
    estimate: onShownScale(estimate, statement),
    low: onShownScale(low, statement),
    high: onShownScale(high, statement),
  };
  if (![low, high, statistic, shown.estimate, shown.high].every(Number.isFinite)) {
    return notAvailable('The interval is too wide to be written as a number.');
  }
  return { status: 'ok', estimate, se, low, high, statistic, df, p, shown };
}

/** estimate ± critical value × √(se² + tau²); null where it cannot be written as a number. */
export function predict(
  estimate: number,
  se: number,
  tau2: number,
  df: number | null,
  statement: Statement,
): PredictionInterval | null {
  const reach = criticalValue(statement.level, df) * Math.sqrt(se ** 2 + tau2);
  const low = estimate - reach;
  const high = estimate + reach;
  const shown = { low: onShownScale(low, statement), high: onShownScale(high, statement) };
  return [low, high, shown.low, shown.high].every(Number.isFinite) ? { low, high, df, shown } : null;
}
