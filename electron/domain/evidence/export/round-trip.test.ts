/**
 * Every source of the store goes out as RIS and BibTeX, is read back by a reference tool's own parser, and must be the
 * same in every field. A reference that changes on its way into a reference manager cannot be checked by anybody.
 */
import path from 'node:path';
import { plugins, type CslData } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { loadRecords } from '../../../../build/evidence/load.ts';
import type { Source } from '../records.ts';
import { toBibtex } from './bibtex.ts';
import { toCslJson } from './csl-json.ts';
import { toRis } from './ris.ts';

const { records } = loadRecords(path.resolve(import.meta.dirname, '../../../../db/evidence'));
const { sources } = records;

const read = (text: string): CslData[] => plugins.input.chain(text, { generateGraph: false });

/** What a person sees of a name: the tool may keep a collective name as a family name, which reads the same. */
function nameSeen(name: { family?: string; given?: string; literal?: string }): string {
  const shown = name.literal ?? `${name.family ?? ''} ${(name.given ?? '').replace(/[. ]/g, '')}`.trim();
  return shown === 'others' ? 'and others' : shown;
}

interface Fields {
  readonly type: string;
  readonly authors: readonly string[];
  readonly [field: string]: unknown;
}

function expected(source: Source): Fields {
  const c = source.citation;
  const inVolume = c.type === 'report' && c.containerTitle !== null && c.volume !== null;
  return {
    id: source.id,
    type: inVolume ? 'article-journal' : c.type,
    title: c.title,
    authors: c.author.map((author) => nameSeen(author)),
    year: c.year,
    container: c.containerTitle,
    volume: c.volume,
    issue: c.issue,
    page: c.page,
    publisher: c.publisher,
    DOI: c.DOI,
    PMID: c.PMID,
    PMCID: c.PMCID,
    URL: c.URL,
  };
}

function got(item: CslData, PMID: unknown): Fields {
  return {
    id: item.id,
    type: item.type ?? '',
    title: item.title,
    authors: (item.author ?? []).map(nameSeen),
    year: item.issued?.['date-parts']?.[0]?.[0] ?? null,
    container: item['container-title'] ?? item['collection-title'] ?? null,
    volume: item['volume'] ?? null,
    issue: item['issue'] ?? null,
    page: item['page'] ?? null,
    publisher: item['publisher'] ?? null,
    DOI: item['DOI'] ?? null,
    PMID: PMID ?? null,
    PMCID: item['PMCID'] ?? null,
    URL: item['URL'] ?? null,
  };
}

describe('references of the whole store', () => {
  it('has sources to send', () => {
    expect(sources.length).toBeGreaterThan(200);
  });

  it('come back from BibTeX the same, all in one file', () => {
    const back = read(toBibtex(sources));
    expect(back.map((item) => item.id)).toEqual(sources.map((source) => source.id));
    for (const [index, source] of sources.entries())
      expect(got(back[index]!, back[index]!['PMID'])).toEqual(expected(source));
  });

  it('come back from RIS the same, all in one file', () => {
    const text = toRis(sources);
    const tags = plugins.input.data(text, '@ris/file');
    const back = read(text);
    expect(back.map((item) => item.id)).toEqual(sources.map((source) => source.id));
    for (const [index, source] of sources.entries()) {
      const want = expected(source);
      // A comma would split the name, so it is left out of a collective name in this format.
      const authors = source.citation.author.map((author) =>
        nameSeen('literal' in author ? { literal: author.literal.replace(',', '') } : author),
      );
      expect(got(back[index]!, tags[index]!['AN'])).toEqual({ ...want, authors });
    }
  });

  it('come back from CSL-JSON the same', () => {
    const back = JSON.parse(toCslJson(sources)) as CslData[];
    for (const [index, source] of sources.entries())
      expect(got(back[index]!, back[index]!['PMID'])).toEqual(expected(source));
  });

  it('carry the reading status with them', () => {
    for (const item of [...read(toBibtex(sources)), ...read(toRis(sources))]) {
      expect(item['note']).toMatch(/^(?:Read and verified|Partly read|Not read in any source)/);
    }
  });
});
