/**
 * The distribution functions that pooling needs, in one place, so that the library behind them can be changed.
 *
 * Library: stdlib (`@stdlib/math-base-special-*`, `@stdlib/stats-base-dists-t-quantile`), ports of Boost and FreeBSD.
 * Upper tails are asked for as upper tails, never as one minus the lower tail, so a p of 1e-200 stays a p of 1e-200.
 * Checked against R in `distributions.test.ts`: relative error below 1e-9 from the middle to 1e-300.
 * (jstat was tried and left: its normal and chi-squared tails become 0, and its t is wrong from 1e6 degrees of freedom.)
 *
 * Every function takes and gives plain numbers without unit. Degrees of freedom are above 0 and need not be whole.
 * Outside its domain a function gives NaN, as the library does; callers check their arguments before.
 */
import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';
import gammainc from '@stdlib/math-base-special-gammainc';
import gammaincinv from '@stdlib/math-base-special-gammaincinv';
import gammaln from '@stdlib/math-base-special-gammaln';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/** P(Z > z) of the standard normal: erfc(z / √2) / 2. */
export function normalUpperTail(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}

/** The z with P(Z > z) = p, for 0 < p < 1. */
export function normalUpperQuantile(p: number): number {
  return Math.SQRT2 * erfcinv(2 * p);
}

/** P(T > t) of Student's t, by the incomplete beta function; the form without cancellation is chosen by the size of t. */
export function tUpperTail(t: number, df: number): number {
  const square = t * t;
  const beyond =
    square < df
      ? betainc(square / (df + square), 0.5, df / 2, true, true) / 2
      : betainc(df / (df + square), df / 2, 0.5, true, false) / 2;
  return t < 0 ? 1 - beyond : beyond;
}

/** The t with P(T > t) = p, for 0 < p < 1. */
export function tUpperQuantile(p: number, df: number): number {
  return -tQuantileOf(p, df);
}

/** P(X > x) of chi-squared: the regularised upper incomplete gamma function at x / 2. */
export function chiSquareUpperTail(x: number, df: number): number {
  return gammainc(x / 2, df / 2, true, true);
}

/** The x with P(X > x) = p, for 0 < p < 1. */
export function chiSquareUpperQuantile(p: number, df: number): number {
  return 2 * gammaincinv(p, df / 2, true);
}

/** Natural logarithm of the gamma function, x above 0. */
export function logGamma(x: number): number {
  return gammaln(x);
}
