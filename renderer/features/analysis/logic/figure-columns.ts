/** Text columns of the picture of a forest plot, and the room they leave for the plot. */
import { plotWords } from '../../../messages/analysis-plot.ts';
import { figure } from '../../../ui/figures.ts';
import type { Choice } from './choice.ts';
import type { ForestLine } from './forest-line.ts';
import { estimateOf, rangeOf, weightOf } from './pooled-text.ts';
import { MEASURE_WORDS } from './words.ts';

/** White around the picture. */
export const margin = 8;
const gap = 14;
/** With less room than this the shape of the plot is lost: weights go first, they are in the table as well. */
const leastPlot = 145;

type Part = 'arm' | 'effect' | 'weight';

interface Column {
  /** Lines of the head, the last one lowest. */
  readonly head: readonly string[];
  readonly part: Part;
  readonly cell: (line: ForestLine) => string;
}

export interface TextColumn extends Column {
  readonly right: number;
}

/** "4 of 56", or the mean with its deviation and size as "4.2 (1.6), 30"; the head says which is which. */
function armText({ member, arms }: ForestLine, side: 'treated' | 'control'): string {
  if (arms === null || member === null) return '';
  const { main, rest } = arms[side];
  const { sd1, sd2, n1, n2 } = member.study;
  const [sd, n] = side === 'treated' ? [sd1, n1] : [sd2, n2];
  const text = sd === undefined || n === undefined ? `${main} ${rest}` : `${main} (${estimateOf(sd)}), ${figure(n)}`;
  return arms.assumed ? plotWords.picture.assumedMark(text) : text;
}

function weightText(line: ForestLine, model: 'fixed' | 'random'): string {
  if (line.row.kind === 'diamond') return line.model === model ? '100' : '';
  const share = line.weights[model];
  return share === null ? '' : weightOf(share);
}

/** The lines of a head. */
function linesOf(head: string): string[] {
  return head.split('|');
}

function columnsFor(lines: readonly ForestLine[], { measure, diamonds }: Choice): Column[] {
  const means = lines.some(({ member }) => member?.study.sd1 !== undefined);
  const words = plotWords.picture;
  const under = means ? [words.means] : [];
  const interval = (measured: ForestLine['interval'], withEstimate: boolean) =>
    measured === null
      ? ''
      : `${withEstimate ? `${estimateOf(measured.estimate, measure)} ` : ''}(${rangeOf(measured, measure)})`;
  const all: Column[] = [
    { head: [...linesOf(words.magnesium), ...under], part: 'arm', cell: (line) => armText(line, 'treated') },
    { head: [plotWords.heads.control, ...under], part: 'arm', cell: (line) => armText(line, 'control') },
    {
      head: [measure === 'SMD' ? words.difference : MEASURE_WORDS[measure], words.interval],
      part: 'effect',
      cell: ({ row, interval: own }) => (row.kind === 'text' ? '' : interval(own, row.kind !== 'prediction')),
    },
    { head: linesOf(words.other), part: 'effect', cell: ({ second }) => interval(second, true) },
    {
      head: linesOf(words.fixedShare),
      part: 'weight',
      cell: (line) => (diamonds === 'random' ? '' : weightText(line, 'fixed')),
    },
    {
      head: linesOf(words.randomShare),
      part: 'weight',
      cell: (line) => (diamonds === 'fixed' ? '' : weightText(line, 'random')),
    },
  ];
  return all.filter(({ cell }) => lines.some((line) => cell(line) !== ''));
}

export interface Arranged {
  readonly columns: readonly TextColumn[];
  /** The plot. */
  readonly left: number;
  readonly right: number;
}

/** Columns from the outside in; the plot takes what is left. @param letter width of a letter */
function place(lines: readonly ForestLine[], columns: readonly Column[], width: number, letter: number): Arranged {
  const widest = ({ head, cell }: Column) =>
    letter * Math.max(...head.map((text) => text.length), ...lines.map((line) => cell(line).length));
  // A name without arms beside it runs on over their columns, where there are any.
  const withArms = columns.some(({ part }) => part === 'arm');
  const named = withArms ? lines.filter((line) => line.arms !== null) : lines;
  let x = margin + Math.min(230, Math.max(60, ...named.map((line) => letter * nameOf(line).length + markWidth(line))));
  const before = columns
    .filter(({ part }) => part === 'arm')
    .map((column): TextColumn => {
      x += gap + widest(column);
      return { ...column, right: x };
    });
  let end = width - margin;
  const after = columns
    .filter(({ part }) => part !== 'arm')
    .reverse()
    .map((column): TextColumn => {
      const placed = { ...column, right: end };
      end -= gap + widest(column);
      return placed;
    });
  return { columns: [...before, ...after], left: x + gap, right: end };
}

export function arrange(lines: readonly ForestLine[], choice: Choice, width: number, letter: number): Arranged {
  const columns = columnsFor(lines, choice);
  const tries: readonly (readonly Part[])[] = [[], ['weight'], ['weight', 'arm']];
  const placed = tries.map((without) =>
    place(
      lines,
      columns.filter(({ part }) => !without.includes(part)),
      width,
      letter,
    ),
  );
  const roomy = placed.find(({ left, right }) => right - left >= leastPlot) ?? placed.at(-1);
  return roomy ?? { columns: [], left: margin, right: width - margin };
}

export function nameOf({ row, name }: ForestLine): string {
  return row.kind === 'study' && !row.included ? plotWords.picture.nameLeftOut(name) : name;
}

export function markWidth({ row }: ForestLine): number {
  return row.kind === 'diamond' || row.kind === 'prediction' || row.kind === 'published' ? 20 : 0;
}
