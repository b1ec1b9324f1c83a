/** What is true of the whole chart: the limits it was held against, what it cannot know, what is said of every row. */
import { flagNames, isSlip, limitLine, nameOf } from '../checks/limits.ts';
import { isPatientQuantity } from '../checks/patient-measures.ts';
import type { Calculation, Check } from '../order.ts';
import type { Limit } from '../records.ts';
import type { PumpChart } from './records.ts';

/** A check of one limit carries the limit's id; a second one of the same kind has a number behind it. */
function limitOf(id: string, limits: readonly Limit[]): Limit | undefined {
  return limits.find((limit) => limit.id === id);
}

/** The document a check rests on; its place inside stands in the app. */
export function documentOf({ places, source }: Pick<Check, 'places' | 'source'>): string {
  return places[0]?.title ?? source;
}

/** Limits on the order itself that were decided in at least one row, each once. Info limits bound nothing. */
export function limitsHeld(results: readonly Calculation[], limits: readonly Limit[]): PumpChart['limits'] {
  const held = new Map<string, PumpChart['limits'][number]>();
  for (const { checks } of results) {
    for (const check of checks) {
      const limit = limitOf(check.id, limits);
      if (limit === undefined || check.value === 'cannot-tell' || limit.tier === 'info') continue;
      if (isPatientQuantity(limit.quantity) || isSlip(limit)) continue;
      held.set(limit.id, {
        text: limitLine(limit),
        tier: limit.tier,
        source: documentOf(check),
      });
    }
  }
  return [...held.values()];
}

/** What would have to be asked of a patient, each once, in the words of the limits. */
export function notKnownOf(results: readonly Calculation[], limits: readonly Limit[]): string[] {
  const words = new Set<string>();
  for (const { checks } of results) {
    for (const check of checks) {
      const limit = limitOf(check.id, limits);
      if (limit === undefined || check.value !== 'cannot-tell') continue;
      if (limit.flag !== null) words.add(flagNames[limit.flag] ?? limit.flag);
      else if (limit.when === 'renal-impairment') words.add('kidney function');
      else words.add(nameOf(limit).toLowerCase());
    }
  }
  return [...words];
}

/** Sentences that hold word for word in every row that has a result. */
export function remarksOf(results: readonly Calculation[]): string[] {
  const told = results.map(
    ({ checks }) =>
      new Set(checks.filter(({ tier, value }) => tier === 'info' && value === 'problem').map(({ text }) => text)),
  );
  return [...(told[0] ?? [])].filter((text) => told.every((texts) => texts.has(text)));
}
