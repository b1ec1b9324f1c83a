/** How a pump chart is set out: which columns change from row to row, and which marks stand beside a row. Moves no number. */
import type { ChartCell, ChartNote, ChartRow, PumpChart } from '#domain/dosing/pump-chart/records.ts';

export type Column = PumpChart['columns'][number];
export interface PlacedColumn {
  readonly column: Column;
  readonly index: number;
}

function cellsOf(chart: PumpChart, index: number): readonly ChartCell[] {
  return chart.rows.flatMap((row) => row.cells[index] ?? []);
}

/** What a person sets and gives; notes may differ. */
function told({ rateMlPerH, dose, minutes, volumeToInfuseMl, bag }: ChartCell): string {
  return JSON.stringify([rateMlPerH, dose, minutes, volumeToInfuseMl, bag]);
}

/** The one cell that every row with a result shares; null where the column changes or there is but one row to compare. */
export function sharedCell(chart: PumpChart, index: number): ChartCell | null {
  const cells = cellsOf(chart, index);
  const [first] = cells;
  if (first === undefined || cells.length < 2) return null;
  return new Set(cells.map(told)).size === 1 ? first : null;
}

/** Columns of the table proper. When nothing changes at all, all of them: a chart is never without figures. */
export function changingColumns(chart: PumpChart): readonly PlacedColumn[] {
  const all = chart.columns.map((column, index) => ({ column, index }));
  const changing = all.filter(({ index }) => sharedCell(chart, index) === null);
  return changing.length === 0 ? all : changing;
}

export function sharedColumns(chart: PumpChart): readonly (PlacedColumn & { readonly cell: ChartCell })[] {
  const changing = new Set(changingColumns(chart).map(({ index }) => index));
  return chart.columns.flatMap((column, index) => {
    const cell = changing.has(index) ? null : sharedCell(chart, index);
    return cell === null ? [] : [{ column, index, cell }];
  });
}

/** Letters of a row's own notes and of the cells in shared columns, which have no place of their own in the row. */
export function rowLetters(chart: PumpChart, row: ChartRow): readonly string[] {
  const shared = sharedColumns(chart).flatMap(({ index }) => row.cells[index]?.notes ?? []);
  return [...new Set([...row.notes, ...shared])];
}

/** Notes by kind, worst first. */
const kinds: readonly ChartNote['kind'][] = ['stop', 'no-result', 'ask', 'capped'];

export function notesOf(chart: PumpChart, letters: readonly string[]): readonly ChartNote[] {
  return chart.notes
    .filter(({ letter }) => letters.includes(letter))
    .sort((left, right) => kinds.indexOf(left.kind) - kinds.indexOf(right.kind));
}

/** Minutes that every row of a column shares; null where they differ or there are none. */
export function sharedMinutes(chart: PumpChart, index: number): string | null {
  const [first = null, ...others] = new Set(cellsOf(chart, index).map(({ minutes }) => minutes));
  return others.length === 0 ? first : null;
}

/** Rows as they are drawn: `row` for one with figures, `values` for one or more without. */
export interface DrawnRow {
  readonly row: ChartRow;
  readonly values: readonly string[];
  readonly notes: readonly string[];
}

/** Short of room, neighbours without a rate for the same kind of reason share one line that names each of them. */
export function drawnRows(chart: PumpChart, together: boolean): readonly DrawnRow[] {
  const drawn: DrawnRow[] = [];
  for (const row of chart.rows) {
    const before = drawn.at(-1);
    if (together && before !== undefined && row.withheld !== null && before.row.withheld === row.withheld) {
      drawn[drawn.length - 1] = {
        row: before.row,
        values: [...before.values, row.value],
        notes: [...new Set([...before.notes, ...row.notes])],
      };
    } else drawn.push({ row, values: [row.value], notes: row.notes });
  }
  return drawn;
}
