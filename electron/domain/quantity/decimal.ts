/**
 * Exact decimal arithmetic for everything a person is given.
 * `Big.strict` refuses binary floats, so `0.1 + 0.2` can never enter a dose; division keeps 30 decimals and
 * the one rounding a device needs happens at the end (safety rules 27 and 29).
 */
import BigConstructor from 'big.js';
import type { Big } from 'big.js';

const Exact = BigConstructor();
Exact.strict = true;
Exact.DP = 30;
Exact.RM = 1;

export type Decimal = Big;

const plainDecimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * A decimal from text such as "4" or "0.5". No unit.
 * @throws RangeError on anything that is not a plain decimal: for constants and validated text only, keyed text goes through `parseKeyed`.
 */
export function dec(text: string): Decimal {
  if (!plainDecimal.test(text)) throw new RangeError(`not a plain decimal: ${text.slice(0, 40)}`);
  return new Exact(text);
}

/** A decimal from a small whole number the program itself counted (containers, sites, minutes). @throws RangeError if not a safe integer. */
export function whole(count: number): Decimal {
  if (!Number.isSafeInteger(count)) throw new RangeError('not a whole number');
  return new Exact(count.toFixed(0));
}

export const zero = dec('0');
export const one = dec('1');
export const thousand = dec('1000');
export const sixty = dec('60');
export const hundred = dec('100');

export function smallest(a: Decimal, b: Decimal): Decimal {
  return a.lte(b) ? a : b;
}

export function largest(a: Decimal, b: Decimal): Decimal {
  return a.gte(b) ? a : b;
}

/**
 * The value without the dust of repeated division: 30 decimals are kept, 20 are trusted. Two divisions in a row can leave
 * 25.04999… where 25.05 is meant, and a half must round up in every method alike.
 */
export function settled(value: Decimal): Decimal {
  return value.round(20, 1);
}

/**
 * Plain text for contracts: no exponent, no group separator, no trailing zero, a leading zero ("0.5", "4000").
 * At most `places` decimals when given, half up.
 */
export function plain(value: Decimal, places?: number): string {
  const text = places === undefined ? settled(value).toFixed() : settled(value).toFixed(places, 1);
  if (!text.includes('.')) return text === '-0' ? '0' : text;
  const stripped = text.replace(/0+$/, '').replace(/\.$/, '');
  return stripped === '-0' ? '0' : stripped;
}

/** Nearest multiple of a device's step, halves up: what a syringe or a pump can be set to. Same unit in and out. */
export function toStep(value: Decimal, step: Decimal): Decimal {
  return settled(value.div(step)).round(0, 1).times(step);
}

/** The whole number at or below `value`: a moment that is reached is never printed too late. */
export function wholeDown(value: Decimal): Decimal {
  return settled(value).round(0, 0);
}

/** Whole multiples of `size` in `value`, rounded down. A count. */
export function wholeTimes(value: Decimal, size: Decimal): number {
  return Number(settled(value.div(size)).round(0, 0).toFixed(0));
}

/** Difference of `given` from `exact` in per cent of `exact`; zero when there is nothing to compare with. */
export function percentDifference(exact: Decimal, given: Decimal): Decimal {
  return exact.eq(zero) ? zero : given.minus(exact).div(exact).times(hundred);
}
