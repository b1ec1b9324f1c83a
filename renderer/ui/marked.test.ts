import { describe, expect, it } from 'vitest';
import { runsAt, runsOf } from './marked.ts';
import { unbroken } from './unbroken.ts';

describe('marked runs', () => {
  it('mark the parts and keep every letter', () => {
    const runs = runsOf('Better after 12 days, with little risk.', ['12 days', 'with little risk']);
    expect(runs.filter((run) => run.marked).map((run) => run.text)).toEqual(['12\u00a0days', 'with little risk']);
    expect(runs.map((run) => run.text).join('')).toBe('Better after 12\u00a0days, with little risk.');
  });

  it('join overlaps and leave a text without a match whole', () => {
    expect(
      runsAt('back pain', [
        [0, 6],
        [5, 4],
      ]).map((run) => run.text),
    ).toEqual(['back p', 'ain']);
    expect(runsOf('nothing here', ['absent'])).toEqual([{ text: 'nothing here', marked: false }]);
  });
});

describe('a number and its unit', () => {
  it('stay on one line', () => {
    expect(unbroken('10 mL of 10 % over 5 min')).toBe('10\u00a0mL of 10\u00a0% over 5\u00a0min');
  });

  it('are not confused by words that begin like a unit', () => {
    expect(unbroken('2 groups and 3 minor harms')).toBe('2 groups and 3 minor harms');
  });
});
