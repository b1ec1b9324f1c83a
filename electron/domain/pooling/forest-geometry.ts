/**
 * Where everything in a forest plot stands: numbers in, numbers out, no drawing. All lengths are in the unit of the
 * layout (SVG user units), y grows downward. The scale is passed in (d3 scaleLog or scaleLinear over the plot's width),
 * so that this file knows no library.
 */
import type { ForestRow, Interval } from './forest-rows.ts';

export type Point = readonly [x: number, y: number];

export interface ForestLayout {
  /** From a shown value (a ratio above 0, or a difference) to x. */
  readonly x: (value: number) => number;
  /** The plot area: marks beyond it are cut. `left` is less than `right`. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly rowHeight: number;
  /** Height of a gap row, as a share of a row. */
  readonly gapShare: number;
  /** Side of the square of the heaviest study, and of the lightest one at least. */
  readonly largestSquare: number;
  readonly smallestSquare: number;
  readonly diamondHeight: number;
  /** Length of an arrow head. */
  readonly arrow: number;
}

/** The line of an interval, cut at the plot's edge; an arrow head stands where it was cut. Null when it lies wholly outside. */
export interface IntervalMark {
  readonly x1: number;
  readonly x2: number;
  readonly arrowLow: readonly Point[] | null;
  readonly arrowHigh: readonly Point[] | null;
}

export type RowMark =
  | {
      readonly kind: 'study';
      readonly line: IntervalMark | null;
      /** Null when the estimate is outside the plot. */ readonly square: {
        readonly x: number;
        readonly y: number;
        readonly side: number;
      } | null;
      readonly included: boolean;
    }
  | { readonly kind: 'step'; readonly line: IntervalMark | null; readonly dot: Point | null }
  | { readonly kind: 'diamond'; readonly points: readonly Point[]; readonly first: boolean }
  | { readonly kind: 'published'; readonly points: readonly Point[] }
  | { readonly kind: 'prediction'; readonly line: IntervalMark | null }
  | { readonly kind: 'none' };

export interface PlacedRow {
  readonly id: string;
  /** Top of the row and its middle. */
  readonly top: number;
  readonly y: number;
  readonly height: number;
  readonly mark: RowMark;
}

export interface ForestGeometry {
  readonly rows: readonly PlacedRow[];
  /** x of no difference; null when it is outside the plot. */
  readonly noDifference: number | null;
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  /** x of the first diamond's estimate: the dashed line through all rows. Null without a diamond. */
  readonly pooledLine: number | null;
  readonly top: number;
  readonly bottom: number;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Side in proportion to the root of the weight, so that the area is in proportion to the weight. */
export function squareSide(
  weight: number,
  heaviest: number,
  { largestSquare, smallestSquare }: Pick<ForestLayout, 'largestSquare' | 'smallestSquare'>,
): number {
  if (!(heaviest > 0) || !(weight > 0)) return smallestSquare;
  return Math.max(smallestSquare, largestSquare * Math.sqrt(weight / heaviest));
}

function intervalMark(low: number, high: number, y: number, { left, right, arrow }: ForestLayout): IntervalMark | null {
  if (high < left || low > right) return null;
  const head = (tip: number, direction: 1 | -1): Point[] => [
    [tip, y],
    [tip - direction * arrow, y - arrow / 2],
    [tip - direction * arrow, y + arrow / 2],
  ];
  return {
    x1: clamp(low, left, right),
    x2: clamp(high, left, right),
    arrowLow: low < left ? head(left, -1) : null,
    arrowHigh: high > right ? head(right, 1) : null,
  };
}

/** Left tip, top, right tip, bottom; cut at the edges, where the tip becomes a flat side. Empty when wholly outside. */
function diamondPoints({ estimate, low, high }: Interval, y: number, layout: ForestLayout): Point[] {
  const { left, right, x } = layout;
  const half = layout.diamondHeight / 2;
  const [from, middle, to] = [x(low), x(estimate), x(high)];
  if (to < left || from > right) return [];
  /** Height above the middle line at x: it grows from each tip to the estimate. */
  const rise = (at: number): number => {
    const share = at <= middle ? (at - from) / (middle - from || 1) : (to - at) / (to - middle || 1);
    return half * clamp(share, 0, 1);
  };
  const points: Point[] = [];
  const [start, end] = [Math.max(from, left), Math.min(to, right)];
  const tops = [start, ...(middle > start && middle < end ? [middle] : []), end];
  for (const at of tops) points.push([at, y - rise(at)]);
  for (const at of [...tops].reverse()) if (rise(at) > 0) points.push([at, y + rise(at)]);
  return points;
}

function inside(x: number, { left, right }: ForestLayout): boolean {
  return x >= left && x <= right;
}

function markOf(row: ForestRow, y: number, heaviest: number, layout: ForestLayout): RowMark {
  const { x } = layout;
  switch (row.kind) {
    case 'study': {
      const at = x(row.interval.estimate);
      const side = row.included ? squareSide(row.weight ?? 0, heaviest, layout) : layout.smallestSquare;
      return {
        kind: 'study',
        line: intervalMark(x(row.interval.low), x(row.interval.high), y, layout),
        square: inside(at, layout) ? { x: at - side / 2, y: y - side / 2, side } : null,
        included: row.included,
      };
    }
    case 'step': {
      const at = x(row.interval.estimate);
      return {
        kind: 'step',
        line: intervalMark(x(row.interval.low), x(row.interval.high), y, layout),
        dot: inside(at, layout) ? [at, y] : null,
      };
    }
    case 'diamond':
      return { kind: 'diamond', points: diamondPoints(row.interval, y, layout), first: row.first };
    case 'published':
      return { kind: 'published', points: diamondPoints(row.interval, y, layout) };
    case 'prediction':
      return { kind: 'prediction', line: intervalMark(x(row.low), x(row.high), y, layout) };
    default:
      return { kind: 'none' };
  }
}

/** `noDifference` is 1 for ratios and 0 for differences; ticks outside the plot are left out. */
export function forestGeometry(
  rows: readonly ForestRow[],
  ticks: readonly number[],
  noDifference: 0 | 1,
  layout: ForestLayout,
): ForestGeometry {
  const { x, rowHeight, gapShare } = layout;
  const heaviest = Math.max(0, ...rows.map((row) => (row.kind === 'study' && row.included ? (row.weight ?? 0) : 0)));
  let top = layout.top;
  const placed = rows.map((row): PlacedRow => {
    const height = row.kind === 'gap' ? rowHeight * gapShare : rowHeight;
    const y = top + height / 2;
    const at = { id: row.id, top, y, height, mark: markOf(row, y, heaviest, layout) };
    top += height;
    return at;
  });
  const zero = x(noDifference);
  const first = rows.find((row) => row.kind === 'diamond' && row.first);
  const pooled = first?.kind === 'diamond' ? x(first.interval.estimate) : null;
  return {
    rows: placed,
    noDifference: inside(zero, layout) ? zero : null,
    ticks: ticks.map((value) => ({ value, x: x(value) })).filter((tick) => inside(tick.x, layout)),
    pooledLine: pooled !== null && inside(pooled, layout) ? pooled : null,
    top: layout.top,
    bottom: top,
  };
}
