/**
 * What changed between a saved calculation and the present one, as lines a person reads: one line for each figure, and
 * one for each check with its whole sentence, not one for each of its stored fields.
 */
import type { Calculation, Check } from '../dosing/order.ts';
import { formatNumber } from '../quantity/format.ts';
import type { WorksheetChange, WorksheetDifference, WorksheetDifferences } from './records.ts';

/** What a check comes to, in the word that stands before its sentence. */
function weightOf({ value, tier }: Check): string {
  if (value === 'cannot-tell') return 'Cannot tell';
  if (value === 'ok') return 'OK';
  return { hard: 'Stop', soft: 'Soft', info: 'Note' }[tier];
}

function shown(value: string | null): string | null {
  return value !== null && /^\d+(?:\.\d+)?$/.test(value) ? formatNumber(value) : value;
}

function ofField({ path, name, before, after }: WorksheetChange): WorksheetDifference {
  const words = name.replace(/^Phases: /, '');
  return {
    key: path,
    name: words.charAt(0).toUpperCase() + words.slice(1),
    before: shown(before),
    after: shown(after),
  };
}

/** The same limit may be met once in each phase. */
function byKey(checks: readonly Check[]): ReadonlyMap<string, Check> {
  const keys = checks.map(({ id, phase }) => `${id} ${phase ?? ''}`);
  return new Map(
    checks.map((check, at) => {
      const key = keys[at] ?? check.id;
      return [`${key} ${String(keys.slice(0, at).filter((other) => other === key).length)}`, check];
    }),
  );
}

function sentence(check: Check | null): string | null {
  if (check === null) return null;
  const word = weightOf(check);
  return check.text.startsWith(`${word}:`) ? check.text : `${word}: ${check.text}`;
}
const numbers = (text: string): string => (text.match(/\d[\d.,]*/g) ?? []).join(' ');
const origin = ({ source, places }: Check): string =>
  [source, ...places.map(({ title, where }) => `${title}, ${where}`)].join('; ');

/** A check that says another number is another check, even when it comes to the same answer. */
function differs(old: Check | null, now: Check | null): 'no' | 'check' | 'words' {
  if (old === null || now === null || weightOf(old) !== weightOf(now) || numbers(old.text) !== numbers(now.text)) {
    return 'check';
  }
  return old.text === now.text && origin(old) === origin(now) ? 'no' : 'words';
}

export function differences(
  changes: readonly WorksheetChange[],
  before: readonly Check[],
  after: Pick<Calculation, 'checks'>,
): WorksheetDifferences {
  const [old, now] = [byKey(before), byKey(after.checks)];
  const compared = [...new Set([...old.keys(), ...now.keys()])].map((key) => {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null];
    const phase = (is ?? was)?.phase ?? null;
    const sameWords = was !== null && is !== null && was.text === is.text;
    return {
      kind: differs(was, is),
      line: {
        key: `checks.${key}`,
        name: `${sameWords ? 'Where a check was read' : 'Check'}${phase === null ? '' : `, ${phase.toLowerCase()}`}`,
        before: sameWords ? origin(was) : sentence(was),
        after: sameWords ? origin(is) : sentence(is),
      },
    };
  });
  const fields = changes.filter(({ path }) => !path.startsWith('checks.'));
  return {
    figures: fields.filter(({ kind }) => kind === 'clinical').map(ofField),
    checks: compared.filter(({ kind }) => kind === 'check').map(({ line }) => line),
    wording: [
      ...compared.filter(({ kind }) => kind === 'words').map(({ line }) => line),
      ...fields.filter(({ kind }) => kind === 'wording').map(ofField),
    ],
  };
}

function many(count: number, one: string): string {
  return `${String(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** The answer first: from which evidence to which, and whether the saved page may still be used. */
export function verdict(
  { figures, checks, wording }: WorksheetDifferences,
  from: string,
  to: string,
  same: boolean,
): string {
  const evidence = same
    ? 'The evidence is the same as when it was made.'
    : `Made from evidence ${from}, worked out now with ${to}.`;
  const parts = [
    figures.length === 0 ? null : many(figures.length, 'figure'),
    checks.length === 0 ? null : many(checks.length, 'check'),
  ].filter((part) => part !== null);
  if (parts.length > 0) {
    const verb = figures.length + checks.length === 1 ? 'differs' : 'differ';
    return `${evidence} ${parts.join(' and ')} ${verb}: do not use the saved page, make a new worksheet.`;
  }
  return `${evidence} ${wording.length === 0 ? 'Nothing differs.' : 'Every figure and check is the same; only words differ.'}`;
}
