/**
 * All that a row of the forest table shows, as plain values. A row that reads the same after a tick stays the same
 * object, so that nothing of it is looked at again: of a hundred trials most do.
 */
import type { PlacedRow } from '#domain/pooling/forest-geometry.ts';
import type { PoolMeasure } from '#domain/pooling/pool-records.ts';
import { markPaths, type MarkPaths } from '../../../charts/mark-paths.ts';
import type { Choice } from '../logic/choice.ts';
import type { ForestLine } from '../logic/forest-line.ts';
import {
  figureCells,
  rowHead,
  rowLook,
  toldInstead,
  type FigureCells,
  type RowHead,
  type RowLook,
} from './row-cells.ts';

export interface RowView extends RowLook, FigureCells, MarkPaths {
  readonly key: string;
  /** A line of words between the parts of the plot. */
  readonly gap: 'sums' | 'published' | null;
  readonly head: RowHead;
  readonly sentence: string;
  /** Words in place of the plot and the figures. */
  readonly told: string | null;
  /** The dashed guide runs through it. */
  readonly guided: boolean;
  readonly top: number;
  readonly height: number;
}

function viewOf(line: ForestLine, place: PlacedRow, measure: PoolMeasure, choice: Choice): RowView {
  const { row, key, sentence, model } = line;
  return {
    key,
    gap: row.kind === 'gap' ? (row.id === 'gap-published' ? 'published' : 'sums') : null,
    head: rowHead(line),
    sentence,
    told: toldInstead(line),
    guided: row.kind !== 'published',
    top: place.top,
    height: place.height,
    ...rowLook(line, choice),
    ...figureCells(line, measure),
    ...markPaths(place.mark, place.y, model),
  };
}

function same<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((name) => one[name] === other[name]);
}

/** The row as it was, where nothing in it differs; its head likewise, which for a sum is made anew after every tick. */
function kept(now: RowView, then: RowView | undefined): RowView {
  if (then === undefined) return now;
  const head = same(now.head, then.head) ? then.head : now.head;
  const row = { ...now, head };
  return same(row, then) ? then : row;
}

export type RowViews = (
  lines: readonly ForestLine[],
  places: readonly PlacedRow[],
  measure: PoolMeasure,
  choice: Choice,
) => RowView[];

/** One for each table: it remembers the rows it gave last. */
export function rowViews(): RowViews {
  let before: ReadonlyMap<string, RowView> = new Map();
  return (lines, places, measure, choice) => {
    const rows = lines.flatMap((line, index) => {
      const place = places[index];
      if (place === undefined) return [];
      return [kept(viewOf(line, place, measure, choice), before.get(line.key))];
    });
    before = new Map(rows.map((row) => [row.key, row]));
    return rows;
  };
}
