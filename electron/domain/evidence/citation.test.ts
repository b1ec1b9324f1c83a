/** A reference is what a reader uses to find the paper: every part that is known, none that is not. */
import { describe, expect, it } from 'vitest';
import { vancouver } from './citation.ts';
import type { CslItem } from './records.ts';

const article: CslItem = {
  type: 'article-journal',
  title: 'Intravenous magnesium for complex regional pain syndrome type 1: a pilot study',
  author: [
    { family: 'Collins', given: 'S' },
    { family: 'de Lange', given: 'JJ' },
  ],
  year: 2009,
  containerTitle: 'Pain Medicine',
  volume: '10',
  issue: '5',
  page: '930-940',
  publisher: null,
  DOI: '10.1111/j.1526-4637.2009.00639.x',
  PMID: '19496957',
  PMCID: null,
  URL: null,
};

const nothing = {
  containerTitle: null,
  volume: null,
  issue: null,
  page: null,
  publisher: null,
  DOI: null,
  PMID: null,
  year: null,
};

describe('a Vancouver reference', () => {
  it('holds every known part in order', () => {
    expect(vancouver(article)).toBe(
      'Collins S, de Lange JJ. Intravenous magnesium for complex regional pain syndrome type 1: a pilot study. Pain Medicine. 2009;10(5):930-940. doi:10.1111/j.1526-4637.2009.00639.x. PMID: 19496957.',
    );
  });

  it.each<readonly [string, Partial<CslItem>, string]>([
    ['volume only', { issue: null, page: null }, '2009;10.'],
    ['volume and page', { issue: null }, '2009;10:930-940.'],
    ['an article number', { page: 'CD000025', issue: null }, '2009;10:CD000025.'],
    ['year only', { volume: null, issue: null, page: null }, '2009.'],
    ['a supplement', { issue: 'Suppl 1' }, '2009;10(Suppl 1):930-940.'],
  ])('with %s', (_name, parts, where) => {
    expect(vancouver({ ...article, ...parts, DOI: null, PMID: null })).toMatch(
      new RegExp(`Pain Medicine\\. ${where.replace(/[().]/g, '\\$&')}$`),
    );
  });

  it('names six authors and then stops', () => {
    const author = 'ABCDEFG'.split('').map((letter) => ({ family: `Name${letter}`, given: letter }));
    expect(vancouver({ ...article, author })).toMatch(
      /^NameA A, NameB B, NameC C, NameD D, NameE E, NameF F, et al\. /,
    );
    expect(vancouver({ ...article, author: author.slice(0, 6) })).toMatch(/^NameA A, .*NameF F\. /);
  });

  it('keeps a group name whole and a family name without initials', () => {
    expect(
      vancouver({
        ...article,
        author: [{ literal: 'Magpie Trial Collaborative Group' }, { family: 'Egger', given: '' }],
      }),
    ).toMatch(/^Magpie Trial Collaborative Group, Egger\. /);
  });

  it('says only the title when only the title is known', () => {
    expect(vancouver({ ...article, ...nothing, author: [] })).toBe(`${article.title}.`);
  });

  it('does not put a stop after a question', () => {
    expect(vancouver({ ...article, ...nothing, author: [], title: 'Does it work?' })).toBe('Does it work?');
  });

  it('never writes a part that is not there', () => {
    expect(vancouver({ ...article, ...nothing })).not.toMatch(/null|undefined|\(\)|:\.|;\./);
  });
});
