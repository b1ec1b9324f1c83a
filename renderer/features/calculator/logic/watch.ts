/** The monitoring plan in time, as lanes of one picture and as words: the picture is never the only place a time stands. */
import { sayClock } from '#domain/dosing/clock.ts';
import type { WatchLine, WatchPlan } from '#domain/dosing/order.ts';
import type { Population, WatchSign } from '#domain/dosing/records.ts';
import { formatQuantity } from '#domain/quantity/format.ts';
import { watch as words } from '../../../messages/calculator-watch.ts';
import { minutesInWords } from './shown.ts';

/** Minutes the picture covers: the engine lists every look up to here. */
export const PICTURED_MIN = 240;

export interface Lane {
  readonly key: string;
  readonly line: WatchLine;
  /** Where the looks stand in the picture, as a share of its width; later ones are only said. */
  readonly dots: readonly number[];
  readonly times: readonly string[];
  readonly then: string | null;
}

type Look = WatchLine['looks'][number];

export function intervalInWords(minutes: string): string {
  const hours = Number(minutes) / 60;
  return Number.isInteger(hours) ? formatQuantity(String(hours), 'h') : minutesInWords(minutes);
}

function andOn(minutes: string): string {
  return minutes === '60' ? words.hourly : words.andOn(intervalInWords(minutes));
}

/** "10:15", or "15 min" where no start time was entered. */
function said(minute: string, at: string | null, startAt: string | null): string {
  return at === null ? minutesInWords(minute) : sayClock(at, startAt);
}

function lookInWords(look: Look, startAt: string | null): string {
  const from = said(look.fromMin, look.at, startAt);
  return look.toMin === null ? from : words.range(from, said(look.toMin, look.toAt, startAt));
}

const signOrder: readonly WatchSign[] = [
  'reflexes',
  'breathing',
  'urine',
  'oxygen',
  'blood-pressure',
  'ecg',
  'serum-magnesium',
];

/** One lane for each line: by sign, the regimen of this order before other authorities. */
export function lanes({ lines }: WatchPlan, startAt: string | null): readonly Lane[] {
  return [...lines]
    .sort((a, b) => signOrder.indexOf(a.sign) - signOrder.indexOf(b.sign) || Number(b.own) - Number(a.own))
    .map((line) => ({
      key: `${line.sign} ${line.authority} ${line.says}`,
      line,
      dots: line.looks.map((look) => Number(look.fromMin) / PICTURED_MIN).filter((share) => share <= 1),
      times: [
        ...(line.before ? [words.before] : []),
        ...(line.continuous ? [words.continuous] : []),
        ...line.looks.map((look) => lookInWords(look, startAt)),
        ...(line.looks.length === 0 && !line.continuous ? [words.notKnown] : []),
      ],
      then: line.thenEveryMin === null ? null : andOn(line.thenEveryMin),
    }));
}

/** How often the order's own authority looks at a sign, in its words; null where none were read. */
export function howOften({ lines }: WatchPlan, sign: WatchSign): string | null {
  return lines.find((line) => line.own && line.sign === sign)?.says ?? null;
}

/** "Reflexes, urine: no interval read in …", or null when an interval was read for every sign that a plan speaks of. */
export function unreadInWords({ notRead }: WatchPlan): string | null {
  if (notRead === null) return null;
  const text = notRead.signs.map((sign) => words.signs[sign].toLowerCase()).join(', ');
  return words.notRead(`${text.charAt(0).toUpperCase()}${text.slice(1)}`, notRead.authority);
}

export function isYoung(group: Population | string | null): boolean {
  return group === 'child' || group === 'neonate';
}
