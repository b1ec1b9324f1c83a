/**
 * Where everything in a funnel plot stands: each study by its effect and its standard error (large studies at the top),
 * the region where studies would lie by chance alone about the pooled estimate, and Egger's line. Numbers in, numbers
 * out; both scales are passed in, `x` from shown values, `y` from standard errors (0 at the top).
 */
import type { EggerTest, OkPool } from './pool-records.ts';
import type { Point } from './forest-geometry.ts';

export interface FunnelLayout {
  readonly x: (shown: number) => number;
  readonly y: (se: number) => number;
  /** The standard error at the foot of the plot, on the scale of analysis; above 0. */
  readonly foot: number;
}

export interface FunnelGeometry {
  readonly points: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    /** Outside the region. */ readonly outside: boolean;
  }[];
  /** Apex and the two corners at the foot. Curved on no scale: x is the scale of analysis drawn straight. */
  readonly region: readonly Point[];
  readonly centre: number;
  /** From a standard error of 0 to the foot; null where the test does not exist. */
  readonly egger: readonly [Point, Point] | null;
}

/** How many standard errors an interval of the result reaches: read off a study, so that a page needs no distribution function. */
function critical({ studies }: Pick<OkPool, 'studies'>): number {
  const [study] = studies;
  return study === undefined ? 0 : (study.high - study.low) / (2 * Math.sqrt(study.variance));
}

/** The foot of a funnel: the largest standard error and a little more, so that no point lies on the edge. */
export function funnelFoot(result: Pick<OkPool, 'studies'>): number {
  return 1.05 * Math.max(...result.studies.map(({ variance }) => Math.sqrt(variance)));
}

/** Effects from the leftmost to the rightmost corner or study, on the shown scale: the domain of `x`. */
export function funnelDomain(result: OkPool, centre: number, foot: number): [number, number] {
  const half = critical(result) * foot;
  const effects = result.studies.map(({ effect }) => effect);
  const low = Math.min(centre - half, ...effects);
  const high = Math.max(centre + half, ...effects);
  const air = 0.03 * (high - low);
  const shown = (value: number) => (result.scale === 'log' ? Math.exp(value) : value);
  return [shown(low - air), shown(high + air)];
}

/** `centre` is the pooled estimate on the scale of analysis, usually the fixed one. */
export function funnelGeometry(result: OkPool, centre: number, layout: FunnelLayout): FunnelGeometry {
  const { foot } = layout;
  const shown = (value: number) => (result.scale === 'log' ? Math.exp(value) : value);
  const at = (effect: number, se: number): Point => [layout.x(shown(effect)), layout.y(se)];
  const errors = critical(result);
  const half = errors * foot;
  return {
    points: result.studies.map(({ id, effect, variance }) => {
      const se = Math.sqrt(variance);
      const [x, y] = at(effect, se);
      return { id, x, y, outside: Math.abs(effect - centre) > errors * se };
    }),
    region: [at(centre, 0), at(centre + half, foot), at(centre - half, foot)],
    centre: layout.x(shown(centre)),
    egger: eggerLine(result.egger, foot, at),
  };
}

function eggerLine(
  test: EggerTest,
  foot: number,
  at: (effect: number, se: number) => Point,
): readonly [Point, Point] | null {
  if (test.status !== 'ok') return null;
  const { bias, limit } = test;
  return [at(limit.estimate, 0), at(limit.estimate + bias * foot, foot)];
}
