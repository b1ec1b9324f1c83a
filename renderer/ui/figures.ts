/**
 * Figures of the evidence store as words. Doses never come this way: they arrive from the dosing engine already written.
 * Every number passes through the project's one formatting function.
 */
import { formatNumber, formatQuantity } from '#domain/quantity/format.ts';
import type { Arm, Finding, Measure } from '#domain/evidence/records.ts';
import { presentLocale } from '../messages/catalogue.ts';
import { figureWords as words } from '../messages/figures.ts';

/** Shown for what no source showed. */
export function notRead(): string {
  return words.notRead;
}

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

export const MEASURES: Readonly<Record<Measure, string>> = words.measures;

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
  if (finding.estimate === null) return isUnread(finding, 'estimate') ? notRead() : null;
  return withUnit(finding.estimate, isRatio(finding.measure) || isUnread(finding, 'unit') ? null : finding.unit);
}

/** The interval as words, e.g. "0.29 to 0.58". Its level is said only when it is not 95. */
export function intervalText(finding: Finding): string | null {
  if (finding.interval === null) return isUnread(finding, 'interval') ? words.intervalNotRead : null;
  const { low, high, level } = finding.interval;
  return words.interval(figure(level), figure(low), figure(high));
}

export function pText(finding: Finding): string | null {
  if (finding.p === null) return isUnread(finding, 'p') ? words.pNotRead : null;
  return /^p\b/i.test(finding.p) ? finding.p : `p ${finding.p}`;
}

const FIELD_WORDS: Readonly<Record<string, string>> = words.fields;

/** A field that was not read, in words: "arms.0.n" is "people in the magnesium arm" by that arm's own name. */
export function unreadWord(field: string, arms: readonly Arm[]): string {
  const [head = '', index, part] = field.split('.');
  if (head !== 'arms' || part === undefined) return FIELD_WORDS[head] ?? head;
  const arm = arms[Number(index)]?.name;
  return words.inArm(FIELD_WORDS[part] ?? part, arm ?? words.arm(Number(index) + 1));
}

/** What one arm measured: events of people, or a mean with its spread. */
export function armText(arm: Arm, unit: string | null): string {
  const people = arm.n === null ? null : figure(arm.n);
  if (arm.events !== null)
    return people === null ? words.eventsOfUnread(figure(arm.events)) : words.eventsOf(figure(arm.events), people);
  if (arm.mean !== null) {
    const spread = arm.sd === null ? '' : ` (SD ${figure(arm.sd)})`;
    return `${withUnit(arm.mean, unit)}${spread}${people === null ? '' : `, n ${people}`}`;
  }
  return people === null ? notRead() : `n ${people}`;
}

/** "2026-11" as "November 2026". */
export function monthText(month: string): string {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return month;
  const form = new Intl.DateTimeFormat(presentLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return form.format(new Date(`${month}-01T00:00:00Z`));
}

/** "16 fewer", "3 more" or "no difference": a difference in people, never a bare sign. */
export function differenceText(difference: number): string {
  if (difference === 0) return words.noDifference;
  const people = figure(Math.abs(difference));
  return difference < 0 ? words.fewer(people) : words.more(people);
}

/** "from 19 fewer to 11 fewer", the far end first. */
export function differenceRange(low: number, high: number): string {
  return words.between(differenceText(low), differenceText(high));
}
