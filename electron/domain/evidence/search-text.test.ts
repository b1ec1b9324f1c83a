/** Case, accents and spelling may not decide whether something is found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseForSearch, words } from './search-text.ts';

describe('folding', () => {
  it.each([
    ['Haemorrhage', 'hemorrhage'],
    ['HYPOMAGNESAEMIA', 'hypomagnesemia'],
    ['oedema', 'edema'],
    ['sulphate', 'sulfate'],
    ['colour', 'color'],
    ['Labour', 'labor'],
    ['tumour', 'tumor'],
    ['fibre', 'fiber'],
    ['litre', 'liter'],
    ['centre', 'center'],
    ['randomised', 'randomized'],
    ['randomisation', 'randomization'],
    ['nebulising', 'nebulizing'],
    ['favours', 'favors'],
    ['behaviour', 'behavior'],
    ['Örnskov', 'ornskov'],
    ['naïve', 'naive'],
    ['MgSO₄', 'mgso4'],
    ['ﬁbrillation', 'fibrillation'],
  ])('%s is found as %s', (british, folded) => {
    expect(normaliseForSearch(british)).toBe(folded);
    expect(normaliseForSearch(folded)).toBe(folded);
  });

  it('leaves words alone that only look alike', () => {
    for (const word of ['raised', 'pain', 'crps', 'reflex', 'our', 'advise'])
      expect(normaliseForSearch(word).length).toBe(word.length);
  });

  it('takes plain text the short way to the same answer as any other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        // The accent sends the same letters the long way round.
        expect(normaliseForSearch(`${text} é`)).toBe(`${normaliseForSearch(`${text} e`)}`);
      }),
    );
  });
});

describe('words', () => {
  it('are letters and digits, in order', () => {
    expect(words('Pre-eclampsia, 4 g (IV); 10.1111/j.1526')).toEqual([
      'pre',
      'eclampsia',
      '4',
      'g',
      'iv',
      '10',
      '1111',
      'j',
      '1526',
    ]);
  });

  it('of nothing are none', () => {
    for (const text of ['', '   ', '+/?', '🩺']) expect(words(text)).toEqual([]);
  });

  it('hold nothing that search would take for an operator', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});
