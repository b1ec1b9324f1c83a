/**
 * RIS, as EndNote, Zotero and Mendeley read it: two-character tags, CRLF, one record from TY to ER.
 * The PubMed number goes to AN with DB naming the database, the PubMed Central number to C2; DP says where the record
 * came from, and makes every parser read it by the newer of the two RIS specifications.
 */
import type { CslItem, Source } from '../records.ts';
import { oneLine, toReference, type ExportName, type Reference } from './reference.ts';

const types: Readonly<Record<CslItem['type'], string>> = {
  'article-journal': 'JOUR',
  webpage: 'ELEC',
  report: 'RPRT',
  book: 'BOOK',
  chapter: 'CHAP',
  document: 'GEN',
};

/** A comma in an author line divides family from given name, so a collective name may not hold one. */
function nameLine(name: ExportName): string {
  if ('literal' in name) return name.literal.replace(/\s*,\s*/g, ' ');
  return name.given === '' ? name.family : `${name.family}, ${name.given}`;
}

function pageLines(page: string | null): [string, string | null][] {
  const range = /^([^\s-]+)-([^\s-]+)$/.exec(page ?? '');
  return range === null
    ? [['SP', page]]
    : [
        ['SP', range[1] ?? null],
        ['EP', range[2] ?? null],
      ];
}

function record({ id, type, citation, authors, note }: Reference): string {
  const lines: [string, string | null][] = [
    ['TY', types[type]],
    ['ID', id],
    ...authors.map((name): [string, string] => ['AU', nameLine(name)]),
    ['TI', citation.title],
    ['T2', citation.containerTitle],
    ['PY', citation.year === null ? null : String(citation.year)],
    ['VL', citation.volume],
    ['IS', citation.issue],
    ...pageLines(citation.page),
    ['PB', citation.publisher],
    ['DO', citation.DOI],
    ['AN', citation.PMID],
    ['DB', citation.PMID === null ? null : 'PubMed'],
    ['DP', 'Bedside Magnesium'],
    ['C2', citation.PMCID],
    ['UR', citation.URL],
    ['N1', note],
  ];
  const known = lines.flatMap(([tag, value]) =>
    value === null || value === '' ? [] : [`${tag}  - ${oneLine(value)}`],
  );
  return [...known, 'ER  - ', ''].join('\r\n');
}

export function toRis(sources: readonly Source[]): string {
  return sources.map((source) => record(toReference(source))).join('\r\n');
}
