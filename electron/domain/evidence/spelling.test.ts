/** Spelling help may offer a near word, never a far one, and never takes short words for each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestWord, editDistance } from './spelling.ts';
import { SpellingIndex } from './spelling-index.ts';

/** The same distance worked out by its definition, without a limit. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_row, i) =>
    Array.from({ length: b.length + 1 }, (_cell, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, table[i - 2]![j - 2]! + 1);
      table[i]![j] = best;
    }
  }
  return table[a.length]![b.length]!;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'é', '1'), maxLength: 9 });

describe('distance', () => {
  it.each([
    ['migraine', 'migraine', 0],
    ['migrane', 'migraine', 1],
    ['crsp', 'crps', 1],
    ['asthmaa', 'asthma', 1],
    ['ashtam', 'asthma', 2],
    ['', 'abc', 3],
  ])('from %s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  it('is what its definition says, and above the limit never below it', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        const plain = plainDistance(a, b);
        const limited = editDistance(a, b, most);
        if (plain <= most) expect(limited).toBe(plain);
        else expect(limited).toBeGreaterThan(most);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the closest word', () => {
  const vocabulary = [
    { word: 'migraine', uses: 9 },
    { word: 'magnesium', uses: 90 },
    { word: 'crps', uses: 5 },
    { word: 'carps', uses: 50 },
    { word: 'pain', uses: 40 },
    { word: 'gain', uses: 1 },
  ];

  it('is the nearer one, and of two as near the more used one', () => {
    expect(closestWord('migrane', vocabulary)).toBe('migraine');
    expect(closestWord('crsp', vocabulary)).toBe('crps');
    expect(closestWord('xain', vocabulary)).toBe('pain');
  });

  it('is none when nothing is near, or the word is too short to tell', () => {
    expect(closestWord('zzzzzz', vocabulary)).toBeNull();
    expect(closestWord('pan', vocabulary)).toBeNull();
    expect(closestWord('', vocabulary)).toBeNull();
    expect(closestWord('pain', [])).toBeNull();
  });
});

describe('the index', () => {
  it('gives the same word as a look through the whole vocabulary', () => {
    const entry = fc.record({ word: word.filter((text) => text.length > 3), uses: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: ({ word: text }) => text, maxLength: 40 }),
        word,
        (entries, typed) => {
          const vocabulary = [...entries].sort((a, b) => (a.word < b.word ? -1 : 1));
          const index = new SpellingIndex(vocabulary.map((known) => ({ ...known, shown: known.word })));
          expect(index.closest(typed)).toBe(closestWord(typed, vocabulary));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('shows a word as the records spell it', () => {
    const index = new SpellingIndex([{ word: 'hemorrhage', shown: 'haemorrhage', uses: 1 }]);
    expect(index.closest('hemorrage')).toBe('hemorrhage');
    expect(index.shown('hemorrhage')).toBe('haemorrhage');
    expect(index.shown('unknown')).toBe('unknown');
    expect(index.has('hemorrhage')).toBe(true);
  });
});
