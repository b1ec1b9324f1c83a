import { describe, expect, it } from 'vitest';
import { within } from './funnel-plot.ts';

describe('a line that leaves the funnel', () => {
  it.each([
    [
      'stays whole inside',
      [
        [20, 0],
        [80, 100],
      ],
      [
        [20, 0],
        [80, 100],
      ],
    ],
    [
      'is cut where it leaves to the right',
      [
        [180, 0],
        [20, 100],
      ],
      [
        [100, 50],
        [20, 100],
      ],
    ],
    [
      'is cut on both sides',
      [
        [-100, 0],
        [200, 300],
      ],
      [
        [0, 100],
        [100, 200],
      ],
    ],
    [
      'stands upright',
      [
        [40, 0],
        [40, 100],
      ],
      [
        [40, 0],
        [40, 100],
      ],
    ],
  ] as const)('%s', (_, line, cut) => {
    expect(within(line, 0, 100)).toEqual(cut);
  });

  it('is not drawn where none of it is inside', () => {
    expect(
      within(
        [
          [-80, 0],
          [-20, 100],
        ],
        0,
        100,
      ),
    ).toBeNull();
    expect(
      within(
        [
          [120, 0],
          [120, 100],
        ],
        0,
        100,
      ),
    ).toBeNull();
    expect(within(null, 0, 100)).toBeNull();
  });
});
