/** Positions in the forest and funnel plot, against the data they are computed from. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forestGeometry, squareSide, type ForestLayout, type RowMark } from './forest-geometry.ts';
import { fitOf, forestRows, publishedRows, type ForestRow, type ForestView } from './forest-rows.ts';
import { funnelDomain, funnelFoot, funnelGeometry } from './funnel-geometry.ts';
import { axisDomain, axisTicks } from './plot-axis.ts';
import { pool } from './pool.ts';
import { poolInput, type OkPool } from './pool-records.ts';

/** 0.1 at 100, 1 at 200, 10 at 300. */
const x = (value: number): number => 200 + 100 * Math.log10(value);
const layout: ForestLayout = {
  x,
  left: 100,
  right: 300,
  top: 10,
  rowHeight: 20,
  gapShare: 0.5,
  largestSquare: 16,
  smallestSquare: 4,
  diamondHeight: 12,
  arrow: 6,
};

function ok(input: unknown): OkPool {
  const result = pool(poolInput.parse(input));
  return result.status === 'ok' ? result : expect.fail('refused');
}
const trials = ok({
  measure: 'OR',
  studies: [
    { id: 'Small 1984', year: 1984, events1: 1, n1: 40, events2: 9, n2: 36 },
    { id: 'Middle 1992', year: 1992, events1: 90, n1: 1150, events2: 118, n2: 1150 },
    { id: 'Large 1995', year: 1995, events1: 2216, n1: 29011, events2: 2103, n2: 29039 },
    { id: 'Tiny 1996', year: 1996, events1: 1, n1: 31, events2: 0, n2: 30 },
  ],
});
const view: ForestView = {
  shown: { model: 'fixed', interval: 'z' },
  beside: { model: 'REML', interval: 'z' },
  mode: 'studies',
  leftOut: [],
  published: [],
};
const geometryOf = (rows: readonly ForestRow[]) => forestGeometry(rows, [0.1, 1, 10, 100], 1, layout);
const study = (low: number, estimate: number, high: number, weight = 0.5): ForestRow => ({
  kind: 'study',
  id: 's',
  interval: { estimate, low, high },
  weight,
  included: true,
});
function markOf(row: ForestRow): RowMark {
  return geometryOf([row]).rows[0]?.mark ?? expect.fail('no mark');
}

describe('rows', () => {
  const rows = forestRows(trials, view);
  it('lists studies, then both diamonds, then where a new study would be expected', () => {
    expect(rows.map((row) => row.kind)).toEqual([
      'study',
      'study',
      'study',
      'study',
      'gap',
      'diamond',
      'diamond',
      'prediction',
    ]);
    expect(rows.filter((row) => row.kind === 'diamond').map((row) => row.id)).toEqual([
      'Fixed effect',
      'Random effects, REML',
    ]);
  });
  it('keeps a left-out study in sight, without weight', () => {
    const [, , , , out] = forestRows(trials, {
      ...view,
      leftOut: [{ id: 'Odd 2012', interval: { estimate: 1, low: 0.5, high: 2 } }],
    });
    expect(out).toMatchObject({ kind: 'study', id: 'Odd 2012', included: false, weight: null });
  });
  it('shows the estimate without each study, and as the years pass', () => {
    const without = forestRows(trials, { ...view, mode: 'leave-one-out' });
    expect(without[2]).toMatchObject({ kind: 'step', id: 'Without Large 1995' });
    const upTo = forestRows(trials, { ...view, mode: 'cumulative' });
    expect(upTo[0]).toMatchObject({ kind: 'step', id: 'Up to Small 1984', interval: trials.studies[0]?.shown });
    expect(upTo[3]).toMatchObject({
      kind: 'step',
      interval: fitOf(trials, view.shown).status === 'ok' ? { low: expect.any(Number) } : null,
    });
  });
  it('says why a model has no diamond', () => {
    const means = ok({ measure: 'MD', studies: [{ id: 'A', effect: 1, variance: 1 }] });
    const [, , row] = forestRows(means, { ...view, shown: { model: 'peto', interval: 'z' }, beside: null });
    expect(row).toEqual({
      kind: 'missing',
      id: 'Fixed effect, Peto',
      trial: null,
      reason: 'This method needs the events and people of each arm.',
    });
  });
  it('draws a published result only where it can stand on the axis', () => {
    const base = {
      source: 's',
      finding: 'f',
      year: 2014,
      status: 'verified' as const,
      measure: 'OR',
      unit: null,
      level: 95,
      note: null,
    };
    const rowsOf = publishedRows([
      { ...base, label: 'A', estimate: 0.5, low: 0.2, high: 0.9, drawn: true, whyNotDrawn: null, text: null },
      {
        ...base,
        label: 'B',
        estimate: 0.5,
        low: 0.2,
        high: 0.9,
        drawn: false,
        whyNotDrawn: 'It is stated in another measure.',
        text: 'Half as many.',
      },
    ]);
    expect(rowsOf.map((row) => row.kind)).toEqual(['gap', 'published', 'text']);
    expect(rowsOf[2]).toMatchObject({ text: 'It is stated in another measure. Half as many.' });
  });
});

describe('forest positions', () => {
  it('stacks rows without overlap, gaps being lower', () => {
    const { rows, top, bottom } = geometryOf(forestRows(trials, view));
    expect(rows.map((row) => row.y)).toEqual([20, 40, 60, 80, 95, 110, 130, 150]);
    expect([top, bottom]).toEqual([10, 160]);
  });
  it('puts a study’s square on its estimate and its line from limit to limit', () => {
    const mark = markOf(study(0.1, 1, 10));
    expect(mark).toEqual({
      kind: 'study',
      line: { x1: 100, x2: 300, arrowLow: null, arrowHigh: null },
      square: { x: 192, y: 12, side: 16 },
      included: true,
    });
  });
  it('cuts a line at the edge and puts an arrow there, pointing out', () => {
    const mark = markOf(study(0.01, 1, 100));
    expect(mark).toMatchObject({
      line: {
        x1: 100,
        x2: 300,
        arrowLow: [
          [100, 20],
          [106, 17],
          [106, 23],
        ],
        arrowHigh: [
          [300, 20],
          [294, 17],
          [294, 23],
        ],
      },
    });
  });
  it('draws no square where the estimate is outside, and nothing where all is', () => {
    expect(markOf(study(1, 20, 90))).toMatchObject({ square: null, line: { x1: 200, x2: 300 } });
    expect(markOf(study(20, 30, 90))).toMatchObject({ square: null, line: null });
  });
  it('makes areas of squares proportional to weights', () => {
    expect(squareSide(0.25, 1, layout) ** 2 / squareSide(1, 1, layout) ** 2).toBeCloseTo(0.25, 12);
    expect(squareSide(1e-6, 1, layout)).toBe(4);
  });
  it('draws a diamond from low over the estimate to high', () => {
    const mark = markOf({ kind: 'diamond', id: 'd', interval: { low: 0.1, estimate: 1, high: 10 }, first: true });
    expect(mark).toMatchObject({
      points: [
        [100, 20],
        [200, 14],
        [300, 20],
        [200, 26],
      ],
    });
  });
  it('cuts a diamond at the edge without moving its tip inside', () => {
    const mark = markOf({ kind: 'diamond', id: 'd', interval: { low: 0.01, estimate: 1, high: 10 }, first: true });
    // Half way from the tip at 0 to the estimate at 200, so half the height.
    expect(mark).toMatchObject({
      points: [
        [100, 17],
        [200, 14],
        [300, 20],
        [200, 26],
        [100, 23],
      ],
    });
  });
  it('keeps only ticks and lines that are inside', () => {
    const { ticks, noDifference, pooledLine } = geometryOf(forestRows(trials, view));
    expect(ticks).toEqual([
      { value: 0.1, x: 100 },
      { value: 1, x: 200 },
      { value: 10, x: 300 },
    ]);
    expect(noDifference).toBe(200);
    const fit = fitOf(trials, view.shown);
    expect(pooledLine).toBeCloseTo(fit.status === 'ok' ? x(fit.shown.estimate) : Number.NaN, 10);
  });
  it('keeps every mark inside the plot, whatever the data', () => {
    const ratio = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    const row = fc
      .tuple(
        ratio,
        ratio,
        ratio,
        fc.constantFrom('study', 'diamond', 'published'),
        fc.double({ min: 0, max: 1, noNaN: true }),
      )
      .map(([a, b, c, kind, weight]): ForestRow => {
        const [low = a, estimate = b, high = c] = [a, b, c].sort((p, q) => p - q);
        const interval = { low, estimate, high };
        return kind === 'study'
          ? { kind, id: 's', interval, weight, included: true }
          : kind === 'diamond'
            ? { kind, id: 'd', interval, first: true }
            : { kind: 'published', id: 'p', interval };
      });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        for (const { mark, top, height } of geometryOf(rows).rows) {
          const points = mark.kind === 'diamond' || mark.kind === 'published' ? mark.points : [];
          const line = mark.kind === 'study' && mark.line !== null ? [mark.line.x1, mark.line.x2] : [];
          for (const at of [...points.map(([px]) => px), ...line]) {
            expect(at).toBeGreaterThanOrEqual(layout.left);
            expect(at).toBeLessThanOrEqual(layout.right);
          }
          for (const [, y] of points) {
            expect(y).toBeGreaterThanOrEqual(top);
            expect(y).toBeLessThanOrEqual(top + height);
          }
        }
      }),
    );
  });
});

describe('axis', () => {
  it('holds every estimate, every diamond and no difference, and cuts only very wide intervals', () => {
    const [low, high] = axisDomain(
      'log',
      [
        { estimate: 0.5, low: 0.3, high: 0.8 },
        { estimate: 3, low: 0.1, high: 80 },
      ],
      [{ estimate: 0.6, low: 0.4, high: 0.9 }],
    );
    expect(low).toBeLessThan(0.3);
    expect(high).toBeGreaterThan(3);
    expect(high).toBeLessThan(12);
  });
  it('has round ticks with no difference among them', () => {
    expect(axisTicks('log', [0.09, 11], 7)).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10]);
    expect(axisTicks('log', [0.4, 2.2], 7)).toEqual([0.5, 0.7, 1, 1.5, 2]);
    expect(axisTicks('log', [0.9, 1.11], 7)).toEqual([0.9, 1, 1.1]);
    expect(axisTicks('log', [1e-5, 1e5], 5)).toEqual([0.001, 1, 1000]);
    expect(axisTicks('linear', [-10.2, 1.1], 6)).toEqual([-10, -5, 0]);
    expect(axisTicks('linear', [-0.63, 0.1], 6)).toEqual([-0.6, -0.4, -0.2, 0]);
  });
  it('never has more ticks than asked for, and always no difference', () => {
    const edge = fc.double({ min: 0.001, max: 6, noNaN: true });
    fc.assert(
      fc.property(
        edge,
        edge,
        fc.integer({ min: 4, max: 9 }),
        fc.constantFrom('log' as const, 'linear' as const),
        (a, b, most, scale) => {
          const domain: [number, number] = scale === 'log' ? [Math.exp(-a), Math.exp(b)] : [-a, b];
          const ticks = axisTicks(scale, domain, most);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          expect(ticks).toContain(scale === 'log' ? 1 : 0);
          for (const tick of ticks) expect(tick >= domain[0] && tick <= domain[1]).toBe(true);
          expect([...ticks].sort((p, q) => p - q)).toEqual(ticks);
        },
      ),
    );
  });
});

describe('funnel positions', () => {
  const foot = funnelFoot(trials);
  const centre = trials.fixed.status === 'ok' ? trials.fixed.estimate : Number.NaN;
  const funnel = funnelGeometry(trials, centre, { x, y: (se) => 300 * (se / foot), foot });
  it('puts each study at its effect and standard error, the largest at the top', () => {
    const large = trials.studies[2] ?? expect.fail('no study');
    const point = funnel.points.find(({ id }) => id === 'Large 1995');
    expect(point?.x).toBeCloseTo(x(large.shown.estimate), 10);
    expect(point?.y).toBeCloseTo((300 * Math.sqrt(large.variance)) / foot, 10);
    expect(Math.min(...funnel.points.map(({ y }) => y))).toBe(point?.y);
    expect(Math.max(...funnel.points.map(({ y }) => y))).toBeCloseTo(300 / 1.05, 10);
  });
  it('opens the region by 1.96 standard errors to each side', () => {
    const [apex, right, left] = funnel.region;
    expect(apex?.[0]).toBeCloseTo(funnel.centre, 10);
    expect((right?.[0] ?? 0) - funnel.centre).toBeCloseTo((100 * 1.959963984540054 * foot) / Math.LN10, 8);
    expect((left?.[0] ?? 0) + (right?.[0] ?? 0)).toBeCloseTo(2 * funnel.centre, 8);
    const [low, high] = funnelDomain(trials, centre, foot);
    expect(x(low)).toBeLessThan(left?.[0] ?? 0);
    expect(x(high)).toBeGreaterThan(right?.[0] ?? 0);
  });
  it('marks a study outside the region and draws Egger’s line', () => {
    const outside = trials.studies
      .filter(({ effect, variance }) => Math.abs(effect - centre) > 1.959963984540054 * Math.sqrt(variance))
      .map(({ id }) => id);
    expect(funnel.points.filter((point) => point.outside).map(({ id }) => id)).toEqual(outside);
    const { egger } = trials;
    if (egger.status !== 'ok') expect.fail('no Egger');
    expect(funnel.egger?.[0]).toEqual([x(Math.exp(egger.limit.estimate)), 0]);
    expect(funnel.egger?.[1][1]).toBe(300);
  });
});
