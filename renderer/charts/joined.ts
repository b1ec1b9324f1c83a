/** Results of one source that are drawn alike share a row: the picture is about trials, not about lines of a table. */
import type { ShownFinding } from '#ipc/views.ts';
import type { MarkedWord } from '../ui/marks.ts';
import { markOf } from './marks.ts';
import { momentsOf, type Moment } from './when.ts';

export interface DrawnResult {
  readonly id: string;
  readonly label: string;
  readonly shown: ShownFinding;
}

export interface JoinedRow {
  readonly id: string;
  readonly labels: readonly string[];
  readonly shown: ShownFinding;
  readonly mark: MarkedWord;
  readonly people: number | null;
  readonly moments: readonly Moment[];
}

export function joined(rows: readonly DrawnResult[]): JoinedRow[] {
  const byRow = new Map<string, JoinedRow>();
  for (const { label, shown } of rows) {
    const mark = markOf(shown.finding);
    const id = `${shown.sourceId}#${mark.word}`;
    const row = byRow.get(id) ?? { id, labels: [], shown, mark, people: null, moments: [] };
    const people = shown.finding.people;
    byRow.set(id, {
      ...row,
      labels: [...row.labels, label],
      moments: [...row.moments, ...momentsOf(shown.finding.when)],
      people: people === null ? row.people : Math.max(row.people ?? 0, people),
    });
  }
  return [...byRow.values()];
}
