/** A forest plot ready to be drawn: the scale, the ticks and the place of every row. d3 gives the scale and nothing else. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { forestGeometry, type ForestGeometry } from '#domain/pooling/forest-geometry.ts';
import type { ForestRow, Interval } from '#domain/pooling/forest-rows.ts';
import { axisDomain, axisTicks, type AxisScale } from '#domain/pooling/plot-axis.ts';

export interface Extents {
  /** Their estimates are inside; their ends may be cut. */
  readonly intervals: readonly Interval[];
  /** Wholly inside. */
  readonly whole: readonly Interval[];
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly rowHeight: number;
  readonly gapShare?: number;
  readonly largestSquare?: number;
  readonly smallestSquare?: number;
  readonly diamondHeight?: number;
}

/** At least this many units of width to a tick, so that labels do not touch. */
const tickWidth = 38;

/** Geometry, and the scale it was made with. */
export interface ForestPlot extends ForestGeometry {
  readonly x: (value: number) => number;
}

export function plotScale(
  scale: AxisScale,
  domain: readonly [number, number],
  [left, right]: readonly [number, number],
): (value: number) => number {
  const made = scale === 'log' ? scaleLog(domain, [left, right]) : scaleLinear(domain, [left, right]);
  return (value) => made(value);
}

export function forestPlot(rows: readonly ForestRow[], scale: AxisScale, extents: Extents, frame: Frame): ForestPlot {
  const { left, right, top, rowHeight } = frame;
  const domain = axisDomain(scale, extents.intervals, extents.whole);
  const most = Math.max(5, Math.floor((right - left) / tickWidth));
  const x = plotScale(scale, domain, [left, right]);
  const geometry = forestGeometry(rows, axisTicks(scale, domain, most), scale === 'log' ? 1 : 0, {
    x,
    left,
    right,
    top,
    rowHeight,
    gapShare: frame.gapShare ?? 1,
    largestSquare: frame.largestSquare ?? rowHeight * 0.72,
    smallestSquare: frame.smallestSquare ?? 4,
    diamondHeight: frame.diamondHeight ?? rowHeight * 0.6,
    arrow: 6,
  });
  return { ...geometry, x };
}

export function pointsText(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
}

/** A tenth of a unit is finer than any screen or printer shows here. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
