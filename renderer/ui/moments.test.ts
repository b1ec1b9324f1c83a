/** A start on the wrong day: the native field shows 03/11 or 11/03 by the computer's language (H-RATE-8). */
import { describe, expect, it } from 'vitest';
import { dateInWords } from './moments.ts';

describe('a date in words', () => {
  it('says the month as a word and the day of the week, so that 3 November is never 11 March', () => {
    expect(dateInWords('2026-11-03').replaceAll('\u00a0', ' ')).toBe('Tuesday 3 November 2026');
    expect(dateInWords('2026-03-11').replaceAll('\u00a0', ' ')).toBe('Wednesday 11 March 2026');
  });

  it('is the day that was keyed in every time zone', () => {
    expect(dateInWords('2026-01-01').replaceAll('\u00a0', ' ')).toBe('Thursday 1 January 2026');
    expect(dateInWords('2024-02-29').replaceAll('\u00a0', ' ')).toBe('Thursday 29 February 2024');
  });
});
