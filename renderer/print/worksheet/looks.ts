/** The monitoring times of the order on paper: every look the screen lists, those at equal distances in one phrase. */
import { sayClock } from '#domain/dosing/clock.ts';
import type { WatchLine, WatchPlan } from '#domain/dosing/order.ts';
import { intervalInWords, lanes } from '../../features/calculator/logic/watch.ts';
import { minutesInWords } from '../../features/calculator/logic/shown.ts';
import { watch as screen } from '../../messages/calculator-watch.ts';
import { looksWords as words } from '../../messages/print-looks.ts';

export interface SignLooks {
  readonly sign: string;
  /** One for each authority, never averaged; the regimen of the order first. */
  readonly looks: readonly { readonly text: string; readonly authority: string }[];
}

type Look = WatchLine['looks'][number];

/** Fewer in a row are said one by one. */
const fewestInPhrase = 3;

/** @param listed every time by itself, as on the screen; else looks at equal distances are one phrase */
export function signLooks(plan: WatchPlan, startAt: string | null, listed: boolean): readonly SignLooks[] {
  const bySign = new Map<string, { text: string; authority: string }[]>();
  for (const { line, times, then } of lanes(plan, startAt)) {
    const parts =
      listed || line.looks.length === 0 ? [...times, ...(then === null ? [] : [then])] : inPhrases(line, startAt);
    const sign = screen.signs[line.sign];
    bySign.set(sign, [...(bySign.get(sign) ?? []), { text: parts.join(', '), authority: line.authority }]);
  }
  return [...bySign].map(([sign, looks]) => ({ sign, looks }));
}

/** "every 15 min from 10:15 to 12:00, every hour from 13:00": what goes on without an end has none here either. */
export function inPhrases(
  { looks, before, continuous, thenEveryMin }: WatchLine,
  startAt: string | null,
): readonly string[] {
  const parts = [...(before ? [screen.before] : []), ...(continuous ? [screen.continuous] : [])];
  for (let at = 0; at < looks.length;) {
    const count = inARow(looks.slice(at));
    const [first, second, last] = [looks[at], looks[at + 1], looks[at + count - 1]];
    if (first === undefined || last === undefined) break;
    const step = second === undefined || count < 2 ? null : String(Number(second.fromMin) - Number(first.fromMin));
    const goesOn = at + count === looks.length && thenEveryMin !== null;
    if (step !== null && goesOn && step === thenEveryMin) {
      const from = said(first, startAt);
      parts.push(step === '60' ? words.everyHour(from) : words.every(intervalInWords(step), from));
      return parts;
    }
    if (step !== null && count >= fewestInPhrase) {
      parts.push(words.everyTo(intervalInWords(step), said(first, startAt), said(last, startAt)));
      at += count;
    } else {
      parts.push(said(first, startAt));
      at += 1;
    }
  }
  return thenEveryMin === null
    ? parts
    : [...parts, thenEveryMin === '60' ? screen.hourly : screen.andOn(intervalInWords(thenEveryMin))];
}

/** How many of the looks, from the first on, stand at the same distance; a look within a range stands alone. */
function inARow(looks: readonly Look[]): number {
  const minutes = looks.map(({ fromMin, toMin }) => (toMin === null ? Number(fromMin) : Number.NaN));
  const step = (minutes[1] ?? Number.NaN) - (minutes[0] ?? Number.NaN);
  let count = 1;
  while (count < minutes.length && (minutes[count] ?? Number.NaN) - (minutes[count - 1] ?? Number.NaN) === step)
    count += 1;
  return count;
}

function said({ fromMin, toMin, at, toAt }: Look, startAt: string | null): string {
  const one = (minute: string, clock: string | null): string =>
    clock === null ? minutesInWords(minute) : sayClock(clock, startAt);
  return toMin === null ? one(fromMin, at) : screen.range(one(fromMin, at), one(toMin, toAt));
}
