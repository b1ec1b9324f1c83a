/** The notes below a chart: one letter for one reason, with every row it holds for. */
import { formatQuantity } from '../../quantity/format.ts';
import type { Check, DosePhase, EntryProblem } from '../order.ts';
import { documentOf } from './context.ts';
import type { ChartNote } from './records.ts';

export interface NoteBook {
  check(kind: 'stop' | 'ask', check: Check, row: string): string;
  entry(entry: EntryProblem, row: string): string;
  capped(capped: NonNullable<DosePhase['capped']>, row: string): string;
  all(): ChartNote[];
}

/** Each call gives back the letter; the same reason in another row keeps the letter it has. */
export function noteBook(): NoteBook {
  const notes = new Map<string, ChartNote>();

  function add(key: string, row: string, note: Omit<ChartNote, 'letter' | 'rows'>): string {
    const known = notes.get(key);
    if (known !== undefined) {
      if (!known.rows.includes(row)) known.rows.push(row);
      return known.letter;
    }
    const letter = letterOf(notes.size);
    notes.set(key, { letter, ...note, rows: [row] });
    return letter;
  }

  return {
    check: (kind, check, row) =>
      add(`${kind} ${check.id} ${check.phase ?? ''}`, row, {
        kind,
        text: check.text,
        source: documentOf(check),
        proposal: check.proposal,
      }),
    entry: ({ field, kind, text }, row) =>
      add(`entry ${field} ${kind}`, row, { kind: 'no-result', text, source: '', proposal: false }),
    capped: ({ from, to, unit, because }, row) =>
      add(`capped ${to} ${unit} ${because}`, row, {
        kind: 'capped',
        text: `Capped from ${formatQuantity(from, unit)} to ${formatQuantity(to, unit)} because ${because}.`,
        source: '',
        proposal: false,
      }),
    all: () => [...notes.values()],
  };
}

/** A to Z, then AA, AB and so on: one letter never stands for two reasons. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letterOf(Math.floor(index / 26) - 1)}${letter}`;
}
