/** Marks show why something was found; they may never change or cut the text they stand on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksIn } from './search-marks.ts';
import { words } from './search-text.ts';

const marked = (text: string, used: readonly string[]): string[] =>
  marksIn(text, used).map(([start, length]) => text.slice(start, start + length));

describe('marks', () => {
  it('stand on the letters that were typed', () => {
    expect(marked('Migraine prevention', ['migr'])).toEqual(['Migr']);
    expect(marked('Pain after surgery: pain scores', ['pain'])).toEqual(['Pain', 'pain']);
    expect(marked('Complex regional pain', ['comp', 'pain'])).toEqual(['Comp', 'pain']);
  });

  it('stand on the whole word where another spelling was typed', () => {
    expect(marked('Subarachnoid haemorrhage', ['hemorr'])).toEqual(['haemorrhage']);
    expect(marked('Magnesium sulphate', ['sulfate'])).toEqual(['sulphate']);
  });

  it('stand only at the beginning of a word', () => {
    expect(marked('Pre-eclampsia', ['clampsia'])).toEqual([]);
    expect(marked('Pre-eclampsia', ['eclampsia'])).toEqual(['eclampsia']);
  });

  it('are none when nothing was searched', () => {
    expect(marksIn('Pain', [])).toEqual([]);
  });

  it('lie in the text, in order, and never over each other', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (shown, typed) => {
        let end = 0;
        for (const [start, length] of marksIn(shown, words(typed))) {
          expect(start).toBeGreaterThanOrEqual(end);
          expect(length).toBeGreaterThan(0);
          end = start + length;
          expect(end).toBeLessThanOrEqual(shown.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
