/** Hazard H-UNIT-1 in small: a proposal never takes back what a person has chosen, and never touches a dose. */
import { describe, expect, it } from 'vitest';
import { chosenNext, UNASKED } from './ward-choice.ts';

describe('the choices of the first start', () => {
  it('a country brings the unit, the paper and the spelling that go with it', () => {
    expect(chosenNext(UNASKED, { market: 'US' }, new Set())).toEqual({
      market: 'US',
      serumUnit: 'mgdl',
      paper: 'Letter',
      locale: 'en-US',
    });
    expect(chosenNext(UNASKED, { market: 'UK' }, new Set())).toEqual({ ...UNASKED, market: 'UK' });
  });

  it('what a person chose before, or the hospital has fixed, stays', () => {
    const now = { ...UNASKED, serumUnit: 'meq' as const };
    expect(chosenNext(now, { market: 'US' }, new Set(['serumUnit', 'paper']))).toMatchObject({
      market: 'US',
      serumUnit: 'meq',
      paper: 'A4',
      locale: 'en-US',
    });
  });

  it('another choice changes itself alone', () => {
    expect(chosenNext(UNASKED, { paper: 'Letter' }, new Set())).toEqual({ ...UNASKED, paper: 'Letter' });
  });
});
