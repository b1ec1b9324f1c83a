/** What is watched at the bedside, in few words: one line for each sign, from the monitoring plan of the order. */
import type { MonitoringItem } from '#domain/dosing/order.ts';
import { SEE_REGIMEN, STOP_WHEN } from '#domain/dosing/monitoring-marks.ts';
import type { WatchSign } from '#domain/dosing/records.ts';
import { watch as words } from '../../../messages/calculator-watch.ts';

export interface Watched {
  readonly sign: WatchSign;
  /** When to act: every threshold once, with who prints it. */
  readonly acts: readonly { readonly when: string; readonly authority: string; readonly then: string | null }[];
}

/** Thresholds of one sign in one phrase: "less than 12 or 16 breaths per min". */
export function inOnePhrase(acts: Watched['acts']): string {
  const parsed = acts.map((act) => /^((?:less|more) than|at (?:most|least)) ([\d.,]+)\u00a0?(.*)$/.exec(act.when));
  const [first] = parsed;
  const same =
    first !== null &&
    first !== undefined &&
    parsed.every((match) => match !== null && match[1] === first[1] && match[3] === first[3]);
  if (acts.length < 2) return acts[0]?.when ?? '';
  if (!same) return words.bedside.anyOf(acts.map((act) => act.when));
  return words.bedside.numbers(
    first[1] ?? '',
    parsed.map((match) => match?.[2] ?? ''),
    first[3] ?? '',
  );
}

const signs: readonly (readonly [WatchSign, RegExp])[] = [
  ['reflexes', /^(?:knee jerk|reflex)/i],
  ['breathing', /^breathing rate/i],
  ['urine', /^urine output/i],
  ['oxygen', /^oxygen/i],
  ['serum-magnesium', /^serum magnesium/i],
];

/** A sign in the few words of a narrow table. */
export function signInWords(sign: WatchSign): string {
  return sign === 'oxygen' ? words.bedside.oxygen : words.signs[sign];
}

/** Thresholds grouped by sign; the regimen's own lines have none and are listed apart. */
export function watched(items: readonly MonitoringItem[]): readonly Watched[] {
  return signs.flatMap(([sign, pattern]) => {
    const acts: { when: string; authority: string; then: string | null }[] = [];
    for (const item of items) {
      if (!pattern.test(item.what) || item.threshold === SEE_REGIMEN || acts.some((act) => act.when === item.threshold))
        continue;
      acts.push({ when: item.threshold, authority: item.authority, then: item.ifNot });
    }
    return acts.length === 0 ? [] : [{ sign, acts }];
  });
}

export function ownLines(items: readonly MonitoringItem[]): readonly string[] {
  return items.filter((item) => item.threshold === SEE_REGIMEN).map((item) => item.what);
}

export function stopRules(items: readonly MonitoringItem[]): readonly string[] {
  return [...new Set(items.filter((item) => item.what === STOP_WHEN).map((item) => item.threshold))];
}

/** A record's title cut at its first natural break: "UK label, 20 %" and "King Edward Memorial Hospital", not a whole line. */
export function shortTitle(title: string): string {
  const [head = title] = title.split(/\s*[:(]|, (?=[A-Za-z ]+$)/);
  return head.length <= 44 ? head : `${head.slice(0, 42).replace(/\s+\S*$/, '')}…`;
}
