/** The columns of the findings table, named in the catalogue: which there are, what they sort by, and how wide they are. */
import type { FindingSort } from '#domain/evidence/finding-list.ts';

export type ColumnId =
  'source' | 'outcome' | 'result' | 'people' | 'direction' | 'design' | 'year' | 'read' | 'status' | 'conditions';

export interface FindingColumn {
  readonly id: ColumnId;
  readonly sort: FindingSort | null;
  /** Shares of the width, and the least width in pixels. */
  readonly share: number;
  readonly least: number;
  readonly numeric?: boolean;
  /** Cannot be taken away: without it a row has no name. */
  readonly fixed?: boolean;
}

export const COLUMNS: readonly FindingColumn[] = [
  { id: 'source', sort: 'source', share: 1.2, least: 118, fixed: true },
  { id: 'outcome', sort: 'outcome', share: 2.2, least: 190, fixed: true },
  { id: 'result', sort: 'estimate', share: 1.9, least: 190 },
  { id: 'people', sort: 'people', share: 0.5, least: 82, numeric: true },
  { id: 'direction', sort: 'direction', share: 1.3, least: 150 },
  { id: 'design', sort: 'design', share: 1, least: 112 },
  { id: 'year', sort: 'year', share: 0.4, least: 58, numeric: true },
  { id: 'read', sort: null, share: 0.9, least: 122 },
  { id: 'status', sort: 'status', share: 1, least: 136 },
  { id: 'conditions', sort: null, share: 1.4, least: 150 },
];

const WIDE: readonly ColumnId[] = ['source', 'outcome', 'result', 'people', 'direction', 'design', 'year', 'status'];
const NARROW: readonly ColumnId[] = ['source', 'outcome', 'result', 'direction', 'year', 'status'];
const NARROWEST: readonly ColumnId[] = ['source', 'outcome', 'result'];

export function startColumns(windowWidth: number): readonly ColumnId[] {
  if (windowWidth < 760) return NARROWEST;
  return windowWidth < 1180 ? NARROW : WIDE;
}

export function chosenColumns(chosen: ReadonlySet<ColumnId>): FindingColumn[] {
  return COLUMNS.filter((column) => column.fixed === true || chosen.has(column.id));
}

/** For `grid-template-columns`, and the width below which the table scrolls sideways. */
export function template(columns: readonly FindingColumn[]): { tracks: string; least: number } {
  return {
    tracks: columns.map(({ share, least }) => `minmax(${least}px, ${share}fr)`).join(' '),
    least: columns.reduce((sum, { least }) => sum + least, 0) + 12 * (columns.length - 1) + 32,
  };
}
