/** Short forms are understood, and an answer names the very letters that were typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from './search-text.ts';
import { readShortForms, typedWords, type ShortForm } from './typed-words.ts';

const forms: readonly ShortForm[] = [
  { typed: 'mag sulf', meaning: 'magnesium sulfate', finds: 'magnesium sulfate' },
  { typed: 'stroke', meaning: 'acute stroke', finds: 'stroke' },
  { typed: 'mgso4', meaning: 'magnesium sulfate', finds: 'magnesium sulfate' },
  { typed: 'mag', meaning: 'magnesium', finds: 'magnesium' },
  { typed: 'af', meaning: 'atrial fibrillation', finds: 'atrial fibrillation' },
];

const wanted = (query: string): string[] => readShortForms(query, forms).wanted.map(({ word }) => word);

describe('what was typed', () => {
  it('is known word by word with its place', () => {
    expect(typedWords('Mag Sulph, pain')).toEqual([
      { word: 'mag', start: 0, end: 3 },
      { word: 'sulf', start: 4, end: 9 },
      { word: 'pain', start: 11, end: 15 },
    ]);
  });

  it('gives the same words as search text has, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const typed = typedWords(text);
        expect(typed.map(({ word }) => word)).toEqual(words(text));
        for (const { start, end } of typed) expect(end).toBeGreaterThan(start);
      }),
      { numRuns: 2000, examples: [["ᲀ'𝛴"]] },
    );
  });
});

describe('short forms', () => {
  it('are read and named as they were typed', () => {
    expect(readShortForms('MAG-Sulph back pain', forms)).toEqual({
      wanted: [
        { word: 'magnesium', typed: null },
        { word: 'sulfate', typed: null },
        { word: 'back', typed: 'back' },
        { word: 'pain', typed: 'pain' },
      ],
      readings: [{ typed: 'MAG-Sulph', meaning: 'magnesium sulfate' }],
    });
  });

  it('are read the longest first, and a word is read once', () => {
    expect(wanted('mag sulf')).toEqual(['magnesium', 'sulfate']);
    expect(wanted('mag')).toEqual(['magnesium']);
  });

  it('are whole words', () => {
    expect(wanted('after magic')).toEqual(['after', 'magic']);
  });

  it('that stand for themselves are not explained', () => {
    expect(readShortForms('stroke', forms).readings).toEqual([]);
  });

  it('keep their place among the other words', () => {
    expect(wanted('fast af, old')).toEqual(['fast', 'atrial', 'fibrillation', 'old']);
  });

  it('read nothing in nothing', () => {
    expect(readShortForms('  ', forms)).toEqual({ wanted: [], readings: [] });
  });
});
