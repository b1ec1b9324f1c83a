/** A funnel plot ready to be drawn: scales, ticks and places. */
import { funnelDomain, funnelFoot, funnelGeometry, type FunnelGeometry } from '#domain/pooling/funnel-geometry.ts';
import { axisTicks } from '#domain/pooling/plot-axis.ts';
import type { OkPool } from '#domain/pooling/pool-records.ts';
import { plotScale } from './forest-plot.ts';

export interface FunnelFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface FunnelDrawing extends FunnelGeometry {
  readonly xTicks: readonly { readonly value: number; readonly at: number }[];
  readonly yTicks: readonly { readonly value: number; readonly at: number }[];
  readonly noDifference: number | null;
}

type Line = FunnelGeometry['egger'];

/** The part of a line between two uprights; null where none of it is. */
export function within(line: Line, left: number, right: number): Line {
  if (line === null) return null;
  const [[x1, y1], [x2, y2]] = line;
  const inside = (x: number): number => Math.min(right, Math.max(left, x));
  if (inside(x1) === inside(x2) && (x1 < left || x1 > right)) return null;
  const at = (x: number): number => (x1 === x2 ? y1 : y1 + ((x - x1) * (y2 - y1)) / (x2 - x1));
  const end = (x: number, y: number): readonly [number, number] =>
    x === inside(x) ? [x, y] : [inside(x), at(inside(x))];
  return [end(x1, y1), end(x2, y2)];
}

/** @param centre the pooled estimate on the scale of analysis */
export function funnelPlot(result: OkPool, centre: number, frame: FunnelFrame): FunnelDrawing {
  const { left, right, top, bottom } = frame;
  const scale = result.scale === 'log' ? 'log' : 'linear';
  const foot = funnelFoot(result);
  const domain = funnelDomain(result, centre, foot);
  const x = plotScale(scale, domain, [left, right]);
  const y = plotScale('linear', [0, foot], [top, bottom]);
  const none = x(scale === 'log' ? 1 : 0);
  const geometry = funnelGeometry(result, centre, { x, y, foot });
  return {
    ...geometry,
    // A steep test of few trials reaches far past every one of them.
    egger: within(geometry.egger, left, right),
    xTicks: axisTicks(scale, domain, Math.max(3, Math.floor((right - left) / 60))).map((value) => ({
      value,
      at: x(value),
    })),
    yTicks: axisTicks('linear', [0, foot], 6).map((value) => ({ value, at: y(value) })),
    noDifference: none >= left && none <= right ? none : null,
  };
}
