/** The forest plot as one picture with its words: what is copied as SVG or PNG and what is printed. Black on white. */
import type { PlacedRow } from '#domain/pooling/forest-geometry.ts';
import type { OkPool } from '#domain/pooling/pool-records.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import {
  lineShape,
  textShape,
  wrapped,
  type Figure,
  type Shape,
  type ShapeGroup,
} from '../../../charts/figure-shapes.ts';
import { forestPlot, pointsText, type ForestPlot } from '../../../charts/forest-plot.ts';
import { plotWords } from '../../../messages/analysis-plot.ts';
import { figure as figureText } from '../../../ui/figures.ts';
import { peopleIn } from './bench-run.ts';
import type { Choice } from './choice.ts';
import { arrange, margin, markWidth, nameOf, type TextColumn } from './figure-columns.ts';
import type { ForestLine } from './forest-line.ts';
import { extentsOf, scaleOf, type Drawn } from './forest-lines.ts';
import { markShapes } from './mark-shapes.ts';
import { limitOf } from './pooled-text.ts';
import { lowerFirst, measureInSentence, STANDING_WORDS } from './words.ts';

export interface FigureParts {
  readonly resolved: ResolvedAnalysis;
  readonly choice: Choice;
  readonly drawn: Drawn;
  readonly result: OkPool | null;
  readonly all: OkPool | null;
}

export interface FigureSize {
  readonly width: number;
  /** Rows give up air until the picture is no higher than this; they never go below what can be read. */
  readonly height: number;
  /** Width of a letter in the typeface it will be drawn in, near enough to keep columns apart. */
  readonly letter: number;
  /** Title and notes inside the picture: a page has them beside it. */
  readonly withWords: boolean;
}

const tallest = 18;
/** Letters are 11.4 high: closer rows would touch. */
const lowest = 11.7;
/** Room for a rule and a line of words between the parts of the plot. */
const headed = 19;

/** Rows that are words: below the picture, where they have room. */
function isWords({ row }: ForestLine): boolean {
  return row.kind === 'text' || row.kind === 'missing';
}

function axisShapes(plot: ForestPlot, left: number, right: number): Shape[] {
  const y = plot.bottom + 3;
  return [
    lineShape(left, y, right, y),
    ...plot.ticks.flatMap((tick) => [
      lineShape(tick.x, y, tick.x, y + 4),
      textShape(tick.x, y + 16, limitOf(tick.value, Number.NaN), 'm'),
    ]),
  ];
}

/** Under the axis there is nothing beside the plot: words may run out of a narrow one rather than down. */
const leastSide = 116;

interface Sides {
  readonly below: readonly string[];
  readonly above: readonly string[];
}

function sideLines({ analysis }: ResolvedAnalysis, left: number, right: number, letter: number): Sides {
  const half = Math.max(leastSide, (right - left) / 2 - 18);
  return {
    below: wrapped(analysis.directions.below, half, letter),
    above: wrapped(analysis.directions.above, half, letter),
  };
}

/** What lies on either side, with an arrow to it; the words stand at the middle and run outwards. */
function sideShapes({ below, above }: Sides, left: number, right: number, y: number, letter: number): Shape[] {
  const middle = (left + right) / 2;
  /** From the middle to the tip of the arrow: at the edge of the plot, or past the words where they reach further. */
  const reach = (lines: readonly string[]) =>
    Math.max((right - left) / 2, 6 + letter * Math.max(...lines.map((words) => words.length)) + 12);
  const arrow = (tip: number, way: 1 | -1): Shape => ({
    tag: 'polygon',
    attributes: {
      class: 'f',
      points: pointsText([
        [tip, y - 4],
        [tip - 7 * way, y - 8],
        [tip - 7 * way, y],
      ]),
    },
  });
  const side = (lines: readonly string[], x: number, style: string) =>
    lines.map((words, index) => textShape(x, y + index * 13, words, style));
  return [
    arrow(middle - reach(below), -1),
    ...side(below, middle - 6, 'e'),
    arrow(middle + reach(above), 1),
    ...side(above, middle + 6, ''),
  ];
}

function rowShapes(
  line: ForestLine,
  place: PlacedRow,
  columns: readonly TextColumn[],
  edges: { left: number; right: number },
): ShapeGroup {
  const { row } = line;
  const base = place.y + 4;
  if (row.kind === 'gap') {
    const text = row.id === 'gap-published' ? plotWords.picture.published : '';
    const rule = lineShape(edges.left, place.top + 3, edges.right, place.top + 3, 'h');
    return {
      label: null,
      shapes: [rule, ...(text === '' ? [] : [textShape(edges.left, place.top + place.height - 3, text)])],
    };
  }
  const strong = row.kind === 'diamond' ? 'b' : '';
  const shapes: Shape[] = [
    ...markShapes(place, line.model),
    textShape(margin + markWidth(line), base, nameOf(line), strong),
    ...columns.flatMap(({ cell, right }) =>
      cell(line) === '' ? [] : [textShape(right, base, cell(line), strong === '' ? 'e' : 'e b')],
    ),
  ];
  return { label: line.sentence, shapes: [...keyShape(line, place.y), ...shapes] };
}

/** The mark of a row that is no trial, before its name. */
function keyShape({ row, model }: ForestLine, y: number): Shape[] {
  if (row.kind === 'prediction') return [lineShape(margin, y, margin + 15, y, 'd')];
  if (row.kind !== 'diamond' && row.kind !== 'published') return [];
  const style = row.kind === 'published' ? 'p' : model === 'random' ? 'o' : 'k';
  return [
    {
      tag: 'polygon',
      attributes: {
        class: style,
        points: pointsText([
          [margin, y],
          [margin + 7, y - 4],
          [margin + 14, y],
          [margin + 7, y + 4],
        ]),
      },
    },
  ];
}

function headline({ resolved, choice, result }: FigureParts): string[] {
  const { analysis, members } = resolved;
  const people = peopleIn(result);
  const measure = measureInSentence(choice.measure, analysis.unit);
  const size =
    members.length === 0 ? null : plotWords.picture.trialsOf(figureText(choice.included.length), members.length);
  return [
    [size, people === null ? null : plotWords.picture.people(people), measure, lowerFirst(analysis.outcome)]
      .filter((part) => part !== null)
      .join(', '),
    ...(analysis.standing === 'evidence' ? [] : [plotWords.picture.standing(STANDING_WORDS[analysis.standing])]),
  ];
}

/** Lines below the picture: who is left out, and rows that are words. */
function footnotes({ drawn }: FigureParts, width: number, letter: number): string[] {
  const out = drawn.leftOut.map(({ id }) => id);
  return [
    ...(drawn.lines.some((line) => line.arms?.assumed) ? [plotWords.picture.assumed] : []),
    ...(out.length === 0 ? [] : [plotWords.picture.leftOut(out.join(', '))]),
    ...drawn.lines.filter(isWords).map((line) => line.sentence),
  ].flatMap((text) => wrapped(text, width, letter));
}

/** The dashed guide stands at the random estimate where it is drawn, as on the screen. */
function guideOf(lines: readonly ForestLine[], plot: ForestPlot): number | null {
  const random = lines.find((line) => line.row.kind === 'diamond' && line.model === 'random')?.interval;
  return random ? plot.x(random.estimate) : plot.pooledLine;
}

export function forestFigure(parts: FigureParts, size: FigureSize): Figure {
  const { resolved, choice, drawn, all } = parts;
  const { letter } = size;
  const sum = resolved.members.length > 0;
  const lines = drawn.lines.filter((line) => !isWords(line) && (sum || line.row.kind !== 'gap'));
  const { columns, left, right } = arrange(lines, choice, size.width, size.letter);
  const words = size.withWords ? headline(parts) : [];
  const notes = footnotes(parts, size.width - 2 * margin, letter);
  const deepest = Math.max(0, ...columns.map(({ head }) => head.length));
  const top = (size.withWords ? 28 + 15 * words.length : 0) + 14 + 12 * deepest;
  const sides = sideLines(resolved, left, right, letter);
  const below =
    36 + 13 * Math.max(sides.below.length, sides.above.length) + (notes.length === 0 ? 0 : 12 + 14 * notes.length);
  const rowHeight = Math.max(lowest, Math.min(tallest, (size.height - top - below) / Math.max(1, lines.length)));
  const plot = forestPlot(
    lines.map((line) => line.row),
    scaleOf(choice.measure),
    extentsOf(lines, all, choice.view),
    { left, right, top, rowHeight, smallestSquare: 3, gapShare: headed / rowHeight },
  );
  const upright = (x: number | null, style: string) =>
    x === null ? [] : [lineShape(x, plot.top, x, plot.bottom + 3, style)];
  const frame: Shape[] = [
    ...(size.withWords ? [textShape(margin, 20, resolved.analysis.title, 't')] : []),
    ...words.map((text, index) => textShape(margin, 37 + 15 * index, text, index > 0 ? 'b' : '')),
    ...columns.flatMap(({ head, right: x }) =>
      head.map((text, index) => textShape(x, top - 8 - 12 * (head.length - 1 - index), text, 'e')),
    ),
    lineShape(margin, top - 2, size.width - margin, top - 2, 'h'),
    ...upright(plot.noDifference, 'h'),
    ...upright(guideOf(lines, plot), 'x'),
  ];
  const rows = lines.flatMap((line, index) => {
    const place = plot.rows[index];
    return place === undefined ? [] : [rowShapes(line, place, columns, { left: margin, right: size.width - margin })];
  });
  const foot: Shape[] = [
    ...axisShapes(plot, left, right),
    ...sideShapes(sides, left, right, plot.bottom + 34, letter),
    ...notes.map((text, index) => textShape(margin, plot.bottom + below - 14 * (notes.length - index) - 2, text)),
  ];
  return {
    width: size.width,
    height: plot.bottom + below,
    title: resolved.analysis.title,
    groups: [{ label: null, shapes: frame }, ...rows, { label: null, shapes: foot }],
  };
}
