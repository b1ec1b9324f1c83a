/** The drawn paths are read back as numbers and held against the geometry they were made from. */
import { describe, expect, it } from 'vitest';
import { markPaths } from './mark-paths.ts';

const numbers = (path: string): number[] => [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);

describe('the mark of a row as paths', () => {
  it('a trial: its interval from end to end, its square of the given side, a head where it was cut', () => {
    const head = [
      [300, 12],
      [294, 9],
      [294, 15],
    ] as const;
    const { stroke, shape, heads, style } = markPaths(
      {
        kind: 'study',
        line: { x1: 40.04, x2: 300, arrowLow: null, arrowHigh: head },
        square: { x: 118, y: 8, side: 8 },
        included: true,
      },
      12,
      null,
    );
    expect(numbers(stroke)).toEqual([40, 12, 300]);
    expect(numbers(shape)).toEqual([118, 8, 8, 8, -8]);
    expect(numbers(heads)).toEqual(head.flat());
    expect(style).toBe('study');
  });

  it('a trial left out has another style, and one outside the plot has nothing', () => {
    const gone = markPaths({ kind: 'study', line: null, square: null, included: false }, 12, null);
    expect(gone).toEqual({ stroke: '', shape: '', heads: '', style: 'out' });
  });

  it('a step is a dot of radius 4 around its estimate', () => {
    const line = { x1: 10, x2: 90, arrowLow: null, arrowHigh: null };
    expect(numbers(markPaths({ kind: 'step', line, dot: [50, 12] }, 12, null).shape).slice(0, 2)).toEqual([46, 12]);
  });

  it('a prediction interval has an end where it ends and an arrow where it was cut', () => {
    const cut = [
      [3, 12],
      [9, 9],
      [9, 15],
    ] as const;
    const { stroke, heads } = markPaths(
      { kind: 'prediction', line: { x1: 3, x2: 80, arrowLow: cut, arrowHigh: null } },
      12,
      'random',
    );
    expect(numbers(stroke)).toEqual([3, 12, 80, 80, 7, 10]);
    expect(numbers(heads)).toEqual(cut.flat());
  });

  it('a diamond keeps its four points and says which model it is of', () => {
    const points = [
      [10, 12],
      [20, 5],
      [30, 12],
      [20, 19],
    ] as const;
    const random = markPaths({ kind: 'diamond', points, first: true }, 12, 'random');
    expect([numbers(random.shape), random.style]).toEqual([points.flat(), 'random']);
    expect(markPaths({ kind: 'published', points }, 12, null).style).toBe('published');
    expect(markPaths({ kind: 'diamond', points: [], first: true }, 12, 'fixed').shape).toBe('');
  });
});
