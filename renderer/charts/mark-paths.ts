/**
 * The mark of a row as at most three paths: strokes, a closed shape, and the heads of arrows. A row then always has the
 * same elements, so that a plot of 100 trials follows a tick by changing texts only.
 */
import type { IntervalMark, Point, RowMark } from '#domain/pooling/forest-geometry.ts';
import { pointsText, round } from './forest-plot.ts';

export interface MarkPaths {
  readonly stroke: string;
  readonly shape: string;
  readonly heads: string;
  /** The styles of `ForestMark.svelte` that belong to it. */
  readonly style: 'study' | 'out' | 'step' | 'fixed' | 'random' | 'published' | 'prediction' | 'none';
}

const NOTHING: MarkPaths = { stroke: '', shape: '', heads: '', style: 'none' };

function closed(points: readonly Point[]): string {
  return points.length === 0 ? '' : `M${pointsText(points)}z`;
}

function strokeOf(line: IntervalMark | null, y: number): string {
  return line === null ? '' : `M${round(line.x1)},${round(y)}H${round(line.x2)}`;
}

function headsOf(line: IntervalMark | null): string {
  return line === null ? '' : closed(line.arrowLow ?? []) + closed(line.arrowHigh ?? []);
}

/** Short uprights where a prediction interval ends inside the plot. */
function endsOf(line: IntervalMark | null, y: number): string {
  if (line === null) return '';
  const upright = (x: number) => `M${round(x)},${round(y - 5)}v10`;
  return `${line.arrowLow === null ? upright(line.x1) : ''}${line.arrowHigh === null ? upright(line.x2) : ''}`;
}

/** A circle of two arcs: a path has no other. */
function dotOf(dot: Point | null): string {
  if (dot === null) return '';
  const [x, y] = dot;
  return `M${round(x - 4)},${round(y)}a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z`;
}

/** @param model which of the two models a diamond is of; null where only one is drawn */
export function markPaths(mark: RowMark, y: number, model: 'fixed' | 'random' | null): MarkPaths {
  switch (mark.kind) {
    case 'study': {
      const { square, line } = mark;
      const shape =
        square === null
          ? ''
          : `M${round(square.x)},${round(square.y)}h${round(square.side)}v${round(square.side)}h${round(-square.side)}z`;
      return { stroke: strokeOf(line, y), shape, heads: headsOf(line), style: mark.included ? 'study' : 'out' };
    }
    case 'step':
      return { stroke: strokeOf(mark.line, y), shape: dotOf(mark.dot), heads: headsOf(mark.line), style: 'step' };
    case 'prediction':
      return {
        stroke: `${strokeOf(mark.line, y)}${endsOf(mark.line, y)}`,
        shape: '',
        heads: headsOf(mark.line),
        style: 'prediction',
      };
    case 'diamond':
      return { ...NOTHING, shape: closed(mark.points), style: model ?? 'fixed' };
    case 'published':
      return { ...NOTHING, shape: closed(mark.points), style: 'published' };
    case 'none':
      return NOTHING;
  }
}
