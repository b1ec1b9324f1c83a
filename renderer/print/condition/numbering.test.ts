import { describe, expect, it } from 'vitest';
import { citeText, referenceText, type NumberedSource } from './numbering.ts';

const numberOf = new Map([
  ['a', 1],
  ['b', 2],
  ['c', 3],
]);

const source: NumberedSource = {
  id: 'a',
  number: 1,
  role: 'sentence',
  citation: 'Ng KT. Title. Eur J Anaesthesiol. 2020;37(3):212-223. doi:10.1097/x. PMID: 31977626.',
  short: 'Ng 2020, Eur J Anaesthesiol.',
  read: 'abstract; verified',
};

describe('numbers of the sources', () => {
  it('cites each source once, in order, and nothing that is not on the page', () => {
    const refs = ['c', 'a', 'c', 'elsewhere'].map((id) => ({ source: id, finding: null }));
    expect(citeText(refs, numberOf)).toBe('[1, 3]');
    expect(citeText([{ source: 'elsewhere', finding: null }], numberOf)).toBe('');
  });

  it('shortens a reference in steps: the second identifier first, the name last', () => {
    expect(referenceText(source, 0)).toBe(source.citation);
    expect(referenceText(source, 3)).toBe('Ng KT. Title. Eur J Anaesthesiol. 2020;37(3):212-223. doi:10.1097/x.');
    expect(referenceText(source, 4)).toBe(source.short);
    expect(referenceText({ ...source, role: 'figure' }, 5)).not.toBe(source.short);
  });
});
