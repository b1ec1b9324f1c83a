/**
 * BibTeX that classic styles and biblatex both read. Text fields are escaped for TeX; DOI and URL are read verbatim by
 * every tool, so there only what would break the entry itself is percent-encoded.
 */
import type { CslItem, Source } from '../records.ts';
import { isMore, oneLine, toReference, type ExportName, type Reference } from './reference.ts';

const types: Readonly<Record<CslItem['type'], string>> = {
  'article-journal': 'article',
  webpage: 'online',
  report: 'techreport',
  book: 'book',
  chapter: 'incollection',
  document: 'misc',
};

const texCharacters: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '&': '\\&',
  '%': '\\%',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** TeX turns these pairs into one other character; braces keep them apart. */
const ligatures = /(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[?!])(?=`)/g;

export function escapeTex(text: string): string {
  return oneLine(text)
    .replace(ligatures, '\u0000')
    .replace(/[\\{}&%$#_~^<>]/g, (character) => texCharacters[character] ?? character)
    .replaceAll('\u0000', '{}');
}

function verbatim(text: string): string {
  return text.replace(/[\\{}\s]/g, (character) => encodeURIComponent(character));
}

/** Braces keep a name of several words, or one with "and" or a comma, in one piece. */
function nameText(name: ExportName): string {
  if ('literal' in name) return `{${escapeTex(name.literal)}}`;
  const family =
    /^\p{Lu}[\p{L}'’.-]*$/u.test(name.family) && !/[-']{2}/.test(name.family)
      ? name.family
      : `{${escapeTex(name.family)}}`;
  return name.given === '' ? `{${escapeTex(name.family)}}` : `${family}, ${escapeTex(name.given)}`;
}

/** At the end of a list "others" is BibTeX's own word for the rest; anywhere else it would be taken for a person. */
function authorText({ authors }: Reference): string | null {
  const names = authors.map((name, index) =>
    isMore(name) && index > 0 && index === authors.length - 1 ? 'others' : nameText(name),
  );
  return names.length === 0 ? null : names.join(' and ');
}

function text(value: string | null): string | null {
  return value === null ? null : `{${escapeTex(value)}}`;
}

/** "930-940" with the dash of a range; a page such as "CD002755" stays as it is. */
function pages(page: string | null): string | null {
  return page === null
    ? null
    : `{${escapeTex(page.replace(/^([^\s-]+)-([^\s-]+)$/, '$1\u2013$2')).replace('\u2013', '--')}}`;
}

function entry(reference: Reference): string {
  const { id, type, citation } = reference;
  const author = authorText(reference);
  const fields: [string, string | null][] = [
    ['author', author === null ? null : `{${author}}`],
    // Twice in braces: a style may not put CRPS or a name into lower case.
    ['title', `{{${escapeTex(citation.title)}}}`],
    // A field that a type does not know is passed over; as `journal` the place of publication is kept by the tools that can.
    ['journal', text(citation.containerTitle)],
    ['year', citation.year === null ? null : `{${citation.year}}`],
    ['volume', text(citation.volume)],
    ['number', text(citation.issue)],
    ['pages', pages(citation.page)],
    [type === 'report' ? 'institution' : 'publisher', text(citation.publisher)],
    ['doi', citation.DOI === null ? null : `{${verbatim(citation.DOI)}}`],
    ['pmid', text(citation.PMID)],
    ['pmcid', text(citation.PMCID)],
    ['url', citation.URL === null ? null : `{${verbatim(citation.URL)}}`],
    ['note', text(reference.note)],
  ];
  const known = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value}`]));
  return `@${types[type]}{${id},\n${known.join(',\n')}\n}\n`;
}

export function toBibtex(sources: readonly Source[]): string {
  return sources.map((source) => entry(toReference(source))).join('\n');
}
