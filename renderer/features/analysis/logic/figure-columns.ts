/** Text columns of the picture of a forest plot, and the room they leave for the plot. */
import { textWidth } from '../../../charts/figure-shapes.ts';
import type { Choice } from './choice.ts';
import type { ForestLine } from './forest-lines.ts';
import { estimateOf, rangeOf, weightOf } from './pooled-text.ts';
import { MEASURE_WORDS } from './words.ts';

/** White around the picture. */
export const margin = 8;
const gap = 16;

export interface TextColumn {
  readonly head: string;
  readonly right: number;
  readonly cell: (line: ForestLine) => string;
  readonly strong?: boolean;
}

function armText(line: ForestLine, side: 'treated' | 'control'): string {
  if (line.arms === null) return '';
  const { main, rest } = line.arms[side];
  return `${main} ${rest}${line.arms.assumed ? ' (a)' : ''}`;
}

function weightText(line: ForestLine, model: 'fixed' | 'random'): string {
  if (line.row.kind === 'diamond') return line.model === model ? '100' : '';
  const share = line.weights[model];
  return share === null ? '' : weightOf(share);
}

function columnsFor(lines: readonly ForestLine[], { measure, diamonds }: Choice): Omit<TextColumn, 'right'>[] {
  const all: Omit<TextColumn, 'right'>[] = [
    { head: 'Magnesium sulfate', cell: (line) => armText(line, 'treated') },
    { head: 'Control', cell: (line) => armText(line, 'control') },
    {
      head: `${measure === 'SMD' ? 'Difference' : MEASURE_WORDS[measure]}, 95 %`,
      strong: true,
      cell: ({ row, interval }) =>
        interval === null || row.kind === 'text'
          ? ''
          : `${row.kind === 'prediction' ? '' : `${estimateOf(interval.estimate, measure)} `}(${rangeOf(interval, measure)})`,
    },
    {
      head: 'Other model',
      cell: ({ second }) =>
        second === null ? '' : `${estimateOf(second.estimate, measure)} (${rangeOf(second, measure)})`,
    },
    { head: 'Fixed %', cell: (line) => (diamonds === 'random' ? '' : weightText(line, 'fixed')) },
    { head: 'Random %', cell: (line) => (diamonds === 'fixed' ? '' : weightText(line, 'random')) },
  ];
  return all.filter(({ cell }) => lines.some((line) => cell(line) !== ''));
}

function widest(head: string, lines: readonly ForestLine[], cell: (line: ForestLine) => string): number {
  return Math.max(textWidth(head), ...lines.map((line) => textWidth(cell(line))));
}

/** Columns from the outside in; the plot takes what is left. */
export function arrange(lines: readonly ForestLine[], choice: Choice, width: number) {
  const columns = columnsFor(lines, choice);
  const isArm = ({ head }: { head: string }) => head === 'Magnesium sulfate' || head === 'Control';
  const armed = lines.filter((line) => line.arms !== null);
  const named = armed.length > 0 ? armed : lines;
  let x = margin + Math.min(230, Math.max(60, ...named.map((line) => textWidth(line.name) + markWidth(line))));
  const before = columns.filter(isArm).map((column): TextColumn => {
    x += gap + widest(column.head, lines, column.cell);
    return { ...column, right: x };
  });
  let end = width - margin;
  const after = columns
    .filter((column) => !isArm(column))
    .reverse()
    .map((column): TextColumn => {
      const placed = { ...column, right: end };
      end -= gap + widest(column.head, lines, column.cell);
      return placed;
    });
  return { columns: [...before, ...after], left: x + gap, right: Math.max(x + gap + 120, end) };
}

export function markWidth({ row }: ForestLine): number {
  return row.kind === 'diamond' || row.kind === 'prediction' || row.kind === 'published' ? 20 : 0;
}
