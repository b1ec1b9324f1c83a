/**
 * Figures of the evidence store as words. Doses never come this way: they arrive from the dosing engine already written.
 * Every number passes through the project's one formatting function.
 */
import { formatNumber, formatQuantity } from '#domain/quantity/format.ts';
import type { Arm, Finding, Measure } from '#domain/evidence/records.ts';

export const NOT_READ = 'not read';

/** A figure of the store as a person reads it. */
export function figure(value: number): string {
  return formatNumber(String(value));
}

function withUnit(value: number, unit: string | null): string {
  return unit === null ? figure(value) : looseQuantity(String(value), unit);
}

/** A quantity whose long unit may wrap after its first word: for narrow cells. */
export function looseQuantity(value: string, unit: string): string {
  const [number = '', first = '', ...rest] = formatQuantity(value, unit).split('\u00a0');
  return [`${number}${first === '' ? '' : `\u00a0${first}`}`, ...rest].join(' ');
}

export const MEASURES: Readonly<Record<Measure, string>> = {
  MD: 'Mean difference',
  SMD: 'Standardised mean difference',
  RR: 'Risk ratio',
  OR: 'Odds ratio',
  RD: 'Risk difference',
  HR: 'Hazard ratio',
  'median-difference': 'Median difference',
  proportion: 'Proportion',
  mean: 'Mean',
  count: 'Count',
  NNT: 'Number needed to treat',
  'p-only': 'P value only',
  narrative: 'In words',
};

const RATIOS: readonly Measure[] = ['RR', 'OR', 'HR'];
export function isRatio(measure: Measure): boolean {
  return RATIOS.includes(measure);
}

/** Whether a field was not seen in any source. A field may be named whole or by a path such as "interval.low". */
export function isUnread(finding: Finding, field: string): boolean {
  return finding.unread.some((name) => name === field || name.startsWith(`${field}.`) || name.startsWith(`${field}[`));
}

/** The estimate as words, or null when the source prints none. */
export function estimateText(finding: Finding): string | null {
  if (finding.estimate === null) return isUnread(finding, 'estimate') ? NOT_READ : null;
  return withUnit(finding.estimate, isRatio(finding.measure) || isUnread(finding, 'unit') ? null : finding.unit);
}

/** The interval as words, e.g. "0.29 to 0.58". Its level is said only when it is not 95. */
export function intervalText(finding: Finding): string | null {
  if (finding.interval === null) return isUnread(finding, 'interval') ? `interval ${NOT_READ}` : null;
  const { low, high, level } = finding.interval;
  return `${figure(level)}\u00a0% interval ${figure(low)} to ${figure(high)}`;
}

export function pText(finding: Finding): string | null {
  if (finding.p === null) return isUnread(finding, 'p') ? `p ${NOT_READ}` : null;
  return /^p\b/i.test(finding.p) ? finding.p : `p ${finding.p}`;
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  estimate: 'the estimate',
  interval: 'the interval',
  p: 'the p value',
  i2: 'I-squared',
  studies: 'the number of trials',
  people: 'the number of people',
  arms: 'the arms',
  direction: 'the direction',
  measure: 'the measure',
  unit: 'the unit',
  n: 'people',
  events: 'events',
  mean: 'mean',
  sd: 'spread',
};

/** A field that was not read, in words: "arms.0.n" is "people in the magnesium arm" by that arm's own name. */
export function unreadWord(field: string, arms: readonly Arm[]): string {
  const [head = '', index, part] = field.split('.');
  if (head !== 'arms' || part === undefined) return FIELD_WORDS[head] ?? head;
  const arm = arms[Number(index)]?.name;
  return `${FIELD_WORDS[part] ?? part} in ${arm ?? `arm ${Number(index) + 1}`}`;
}

/** What one arm measured: events of people, or a mean with its spread. */
export function armText(arm: Arm, unit: string | null): string {
  const people = arm.n === null ? null : figure(arm.n);
  if (arm.events !== null)
    return people === null ? `${figure(arm.events)}, of how many ${NOT_READ}` : `${figure(arm.events)} of ${people}`;
  if (arm.mean !== null) {
    const spread = arm.sd === null ? '' : ` (SD ${figure(arm.sd)})`;
    return `${withUnit(arm.mean, unit)}${spread}${people === null ? '' : `, n ${people}`}`;
  }
  return people === null ? NOT_READ : `n ${people}`;
}

const MONTHS = [
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
];
/** "2026-11" as "November 2026". */
export function monthText(month: string): string {
  const [year, number] = month.split('-');
  const name = MONTHS[Number(number) - 1];
  return name === undefined ? month : `${name} ${year}`;
}

export function counted(count: number, one: string, many: string): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** "16 fewer", "3 more" or "no difference": a difference in people, never a bare sign. */
export function differenceText(difference: number): string {
  if (difference === 0) return 'no difference';
  return `${figure(Math.abs(difference))} ${difference < 0 ? 'fewer' : 'more'}`;
}

/** "from 19 fewer to 11 fewer", the far end first. */
export function differenceRange(low: number, high: number): string {
  return `from ${differenceText(low)} to ${differenceText(high)}`;
}
