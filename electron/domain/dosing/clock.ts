/**
 * Local wall-clock arithmetic on "2026-11-22T10:00", without a time zone: the ward's clock is what people read.
 * A change to summer time inside an infusion is not corrected for, and no time zone is ever guessed.
 */
import { type Decimal, whole, wholeDown } from '../quantity/decimal.ts';

const stamp = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Days since 1 March of year 0 in the proleptic Gregorian calendar, so that leap days fall at a year's end. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const monthFromMarch = (month + 9) % 12;
  return (
    shifted * 365 +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((153 * monthFromMarch + 2) / 5) +
    day -
    1
  );
}

function civilFromDays(days: number): Readonly<{ year: number; month: number; day: number }> {
  let year = Math.floor((days * 400) / 146097);
  while (daysFromCivil(year + 1, 3, 1) <= days) year += 1;
  while (daysFromCivil(year, 3, 1) > days) year -= 1;
  const dayOfYear = days - daysFromCivil(year, 3, 1);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: month <= 2 ? year + 1 : year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** True for a stamp that names a day and a minute that exist: "2026-02-30T10:00" would be read as another day, so it does not. */
export function isClock(text: string): boolean {
  return clockAfter(text, whole(0)) === text;
}

/**
 * `startAt` plus minutes, rounded to the nearest minute, or down for the moment a cap is reached.
 * Null when the start is not known.
 */
export function clockAfter(
  startAt: string | null,
  minutes: Decimal,
  rounding: 'nearest' | 'down' = 'nearest',
): string | null {
  const match = startAt === null ? null : stamp.exec(startAt);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const added = Number((rounding === 'down' ? wholeDown(minutes) : minutes.round(0, 1)).toFixed(0));
  const total = daysFromCivil(year, month, day) * 1440 + hour * 60 + minute + added;
  const date = civilFromDays(Math.floor(total / 1440));
  const rest = ((total % 1440) + 1440) % 1440;
  return `${String(date.year).padStart(4, '0')}-${two(date.month)}-${two(date.day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/** "10:20", with the day when it is not the day of the start: "04:20 on 23 November". */
export function sayClock(at: string, startAt: string | null): string {
  const match = stamp.exec(at);
  if (!match) return at;
  const time = `${match[4] ?? ''}:${match[5] ?? ''}`;
  if (startAt !== null && startAt.slice(0, 10) === at.slice(0, 10)) return time;
  return `${time} on ${String(Number(match[3]))} ${months[Number(match[2]) - 1] ?? ''}`;
}

/** ", at 10:20" or nothing when no start time was given. The comma parts it from "after the start", which is not at 10:20. */
export function atClock(startAt: string | null, minutes: Decimal): string {
  const at = clockAfter(startAt, minutes, 'down');
  return at === null ? '' : `, at ${sayClock(at, startAt)}`;
}

/** Whole hours as minutes. */
export const hoursToMinutes = (hours: Decimal): Decimal => hours.times(whole(60));
