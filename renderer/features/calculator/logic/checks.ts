/** How the engine's checks are grouped, ordered and counted in words. */
import type { Calculation, Check, DosePhase, PhaseResult } from '#domain/dosing/order.ts';
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

/** "1 stop, 2 soft to answer, 1 soft answered, 3 cannot tell, 9 ok": the head of the list, and what a screen reader is told. */
export function countsInWords(checks: readonly Check[]): string {
  const open = toAnswer(checks).length;
  const given = answered(checks).length;
  const count = (kind: CheckKind): number => checks.filter((check) => kindOf(check) === kind).length;
  const parts: readonly (readonly [number, string, string])[] = [
    [count('stop'), 'stop', 'stops'],
    [open, 'soft to answer', 'soft to answer'],
    [given, 'soft answered', 'soft answered'],
    [count('cannot-tell'), 'cannot tell', 'cannot tell'],
    [count('info'), 'note', 'notes'],
    [count('ok'), 'ok', 'ok'],
  ];
  const said = parts
    .filter(([number]) => number > 0)
    .map(([number, singular, plural]) => `${String(number)} ${number === 1 ? singular : plural}`);
  return said.length === 0 ? 'none yet' : said.join(', ');
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

/** Checks that cannot be made for one and the same reason: a field that was left empty, or questions that were not asked. */
export interface Unmade {
  readonly key: string;
  readonly checks: readonly Check[];
}

/** "Cannot tell" by what is missing, in the order of the list; one that names no field of the patient stands alone. */
export function unmade(checks: readonly Check[]): readonly Unmade[] {
  const groups = new Map<string, Check[]>();
  for (const check of checks) {
    if (kindOf(check) !== 'cannot-tell') continue;
    const field = check.field ?? '';
    const key = field.startsWith('patient.flags.') ? 'patient.flags' : field.startsWith('patient.') ? field : check.id;
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups].map(([key, members]) => ({ key, checks: members }));
}
