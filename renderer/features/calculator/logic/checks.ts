/** How the engine's checks are grouped, ordered and counted in words. */
import type { Calculation, Check, DosePhase, PhaseResult } from '#domain/dosing/order.ts';
import { checks as words } from '../../../messages/calculator-checks.ts';
import type { CheckKind } from '../../../ui/marks.ts';

export function kindOf(check: Check): CheckKind {
  if (check.value === 'cannot-tell') return 'cannot-tell';
  if (check.value === 'ok') return 'ok';
  if (check.tier === 'hard') return 'stop';
  return check.tier === 'soft' ? 'soft' : 'info';
}

const order: readonly CheckKind[] = ['stop', 'soft', 'cannot-tell', 'info', 'ok'];

export function sorted(checks: readonly Check[]): readonly Check[] {
  return [...checks].sort((a, b) => order.indexOf(kindOf(a)) - order.indexOf(kindOf(b)));
}

export function stops(checks: readonly Check[]): readonly Check[] {
  return checks.filter((check) => kindOf(check) === 'stop');
}

export function toAnswer(checks: readonly Check[]): readonly Check[] {
  return checks.filter((check) => kindOf(check) === 'soft' && check.answered === null);
}

export function answered(checks: readonly Check[]): readonly Check[] {
  return checks.filter((check) => kindOf(check) === 'soft' && check.answered !== null);
}

/**
 * "1 stop, 2 soft to answer, 1 soft answered, 3 cannot tell, 9 ok": the head of the list, and what a screen reader is told.
 * @param asked false where no reason can be given: a running pump is not ordered here
 */
export function countsInWords(checks: readonly Check[], asked = true): string {
  const open = toAnswer(checks).length;
  const given = answered(checks).length;
  const count = (kind: CheckKind): number => checks.filter((check) => kindOf(check) === kind).length;
  const parts: readonly (readonly [keyof typeof words.counts, number])[] = [
    ['stop', count('stop')],
    [asked ? 'toAnswer' : 'soft', open],
    ['answered', given],
    ['cannotTell', count('cannot-tell')],
    ['info', count('info')],
    ['ok', count('ok')],
  ];
  const said = parts.filter(([, number]) => number > 0).map(([kind, number]) => words.counts[kind](number));
  return said.length === 0 ? words.noneYet : said.join(', ');
}

/** Whether a check speaks of this phase: by its title, or by the kind of phase the limit named. */
export function isAbout(check: Check, phase: PhaseResult): boolean {
  if (check.phase === null) return false;
  return (
    phase.title.startsWith(check.phase) ||
    check.phase === phase.kind ||
    (phase.kind === 'bolus' && check.phase === 'repeat-bolus')
  );
}

export function doses(result: Calculation): readonly DosePhase[] {
  return result.phases.flatMap((phase) => (phase.kind === 'rate-change' ? [] : [phase]));
}

/** Limits that cannot be checked because one thing was not entered, or because questions were not asked. */
export interface Unmade {
  /** Path of the missing entry; `patient.flags` for the questions, whatever their number. */
  readonly key: string;
  readonly checks: readonly Check[];
  /** How many of them would be stops. */
  readonly stops: number;
}

const FLAGS = 'patient.flags';

/** Passed by the order as it stands, but for a fact that nobody entered: it may turn the verdict, so it stays in sight. */
export function undecided(checks: readonly Check[]): readonly Check[] {
  return checks.filter((check) => kindOf(check) === 'cannot-tell' && check.unsettled?.passed === true);
}

/** What no entry settles: a source is silent. */
export function silent(checks: readonly Check[]): readonly Check[] {
  return checks.filter((check) => kindOf(check) === 'cannot-tell' && check.unsettled === null);
}

/** The rest of what cannot be told, by the one entry each waits for; where a stop waits comes first, then the most limits. */
export function unmade(checks: readonly Check[]): readonly Unmade[] {
  const groups = new Map<string, Check[]>();
  for (const check of checks) {
    if (kindOf(check) !== 'cannot-tell' || check.unsettled === null || check.unsettled.passed) continue;
    const [field = check.id] = check.unsettled.by;
    const key = field.startsWith(`${FLAGS}.`) ? FLAGS : field;
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups]
    .map(([key, members]) => ({
      key,
      checks: members,
      stops: members.filter((check) => check.tier === 'hard').length,
    }))
    .sort((a, b) => Number(b.stops > 0) - Number(a.stops > 0) || b.checks.length - a.checks.length);
}
