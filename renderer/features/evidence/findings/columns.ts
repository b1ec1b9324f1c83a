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
  { id: 'source', sort: 'source', share: 1.2, least: 108, fixed: true },
  { id: 'outcome', sort: 'outcome', share: 2.2, least: 170, fixed: true },
  { id: 'result', sort: 'estimate', share: 1.9, least: 176 },
  { id: 'people', sort: 'people', share: 0.5, least: 70, numeric: true },
  { id: 'direction', sort: 'direction', share: 1.3, least: 134 },
  { id: 'design', sort: 'design', share: 1, least: 112 },
  { id: 'year', sort: 'year', share: 0.4, least: 58, numeric: true },
  { id: 'read', sort: null, share: 0.9, least: 112 },
  { id: 'status', sort: 'status', share: 1, least: 106 },
  { id: 'conditions', sort: null, share: 1.4, least: 150 },
];

const WIDE: readonly ColumnId[] = ['source', 'outcome', 'result', 'people', 'direction', 'design', 'year', 'status'];
const NARROW: readonly ColumnId[] = ['source', 'outcome', 'result', 'direction', 'year', 'status'];
const NARROWER: readonly ColumnId[] = ['source', 'outcome', 'result', 'direction'];
const NARROWEST: readonly ColumnId[] = ['source', 'outcome', 'result'];

/** What stands in a window of this width while nobody has chosen: as much as has room without scrolling sideways. */
export function startColumns(windowWidth: number): readonly ColumnId[] {
  if (windowWidth < 780) return NARROWEST;
  if (windowWidth < 960) return NARROWER;
  return windowWidth < 1280 ? NARROW : WIDE;
}

export function chosenColumns(chosen: ReadonlySet<ColumnId>): FindingColumn[] {
  return COLUMNS.filter((column) => column.fixed === true || chosen.has(column.id));
}

/** Between two columns, and at both ends of a row. */
export const GAP = 8;
export const EDGE = 12;

/** For `grid-template-columns`, and the width below which the table scrolls sideways. */
export function template(columns: readonly FindingColumn[]): { tracks: string; least: number } {
  return {
    tracks: columns.map(({ share, least }) => `minmax(${least}px, ${share}fr)`).join(' '),
    least: columns.reduce((sum, { least }) => sum + least, 0) + GAP * (columns.length - 1) + 2 * EDGE,
  };
}
