import { describe, expect, it } from 'vitest';
import { momentsOf } from './when.ts';

describe('times of findings', () => {
  it.each([
    ['1, 3, 6 and 12 weeks', ['1 week', '3 weeks', '6 weeks', '12 weeks']],
    ['6 weeks and 3 months', ['6 weeks', '3 months']],
    ['weeks 9 to 12', ['12 weeks']],
    ['4 to 6 h', ['6 h']],
    ['20 and 30 minutes, infusion running', ['20 min', '30 min']],
    ['after week 1', ['1 week']],
    ['up to 2 years, corrected age', ['2 years']],
  ])('%s', (when, labels) => {
    expect(momentsOf(when).map((moment) => moment.label)).toEqual(labels);
  });

  it.each(['During the trials', 'single dose', 'guideline of 2020', 'Search to January 2014', 'after surgery'])(
    '%s names no time',
    (when) => {
      expect(momentsOf(when)).toEqual([]);
    },
  );
});
