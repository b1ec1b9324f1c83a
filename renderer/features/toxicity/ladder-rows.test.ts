/** A bar that begins at the wrong place is a wrong level: its place is held against the level it stands for. */
import { describe, expect, it } from 'vitest';
import type { LadderRow } from '#domain/evidence/safety-records.ts';
import { axisIn, ladderLines, unitsFrom } from './ladder-rows.ts';

function row(id: string, sign: string, lowMmolPerL: string, highMmolPerL: string | null): LadderRow {
  return {
    id,
    sign,
    pattern: 'reflexes',
    lowMmolPerL,
    highMmolPerL,
    asPrinted: 'as printed',
    authority: 'An authority',
    note: null,
    places: [{ title: null, year: null, url: null, where: 'page 1', level: 'label' }],
    status: 'verified',
    secondReading: null,
  };
}

describe('the ladder of signs', () => {
  it('draws a range at its share of 15 mmol per L and says it in three units', () => {
    const [line] = ladderLines([row('a', 'Reflexes weaken', '1.5', '4.5')]);
    expect([line?.left, line?.width]).toEqual([10, 20]);
    expect([line?.low, line?.high]).toEqual([
      { mmolPerL: '1.5', mEqPerL: '3', mgPerDl: '3.6' },
      { mmolPerL: '4.5', mEqPerL: '9', mgPerDl: '10.9' },
    ]);
  });

  it('lets a range without an upper end, or beyond the axis, run to the edge', () => {
    const lines = ladderLines([row('a', 'A', '12', null), row('b', 'B', '12', '30')]);
    expect(lines.map(({ left, width, high }) => [left, width, high === null])).toEqual([
      [80, 20, true],
      [80, 20, false],
    ]);
  });

  it('names a sign once, wherever its rows stood', () => {
    const lines = ladderLines([row('a', 'A', '1', '2'), row('b', 'B', '2', '3'), row('c', 'A', '1', '3')]);
    expect(lines.map((line) => [line.row.id, line.span])).toEqual([
      ['a', 2],
      ['c', 0],
      ['b', 1],
    ]);
  });
});

describe('the unit of the ward', () => {
  it('stands first, and the other two keep their order', () => {
    expect(unitsFrom('mmol')).toEqual(['mmolPerL', 'mEqPerL', 'mgPerDl']);
    expect(unitsFrom('meq')).toEqual(['mEqPerL', 'mmolPerL', 'mgPerDl']);
    expect(unitsFrom('mgdl')).toEqual(['mgPerDl', 'mmolPerL', 'mEqPerL']);
  });

  it('marks the axis, so that a bar is never read in another unit than the first column', () => {
    const marks = (unit: Parameters<typeof axisIn>[0]) =>
      axisIn(unit).ticks.map(({ text, left }) => `${text} at ${left.toFixed(1)}`);
    expect([axisIn('mmolPerL').top, ...marks('mmolPerL')]).toEqual([
      '15',
      '0 at 0.0',
      '5 at 33.3',
      '10 at 66.7',
      '15 at 100.0',
    ]);
    expect([axisIn('mEqPerL').top, ...marks('mEqPerL')].join(' ')).toBe(
      '30 0 at 0.0 10 at 33.3 20 at 66.7 30 at 100.0',
    );
    expect([axisIn('mgPerDl').top, ...marks('mgPerDl')].join(' ')).toBe(
      '36.5 0 at 0.0 10 at 27.4 20 at 54.8 30 at 82.2',
    );
  });
});
