/**
 * One source as every reference format needs it: the parts that are known, names in the form reference tools expect,
 * and a note that says how far it was read. Parts that were not seen are left out, never guessed.
 */
import type { CslItem, PlaceRead, Source } from '../records.ts';

export type ExportName = { readonly family: string; readonly given: string } | { readonly literal: string };

export interface Reference {
  readonly id: string;
  readonly type: CslItem['type'];
  readonly citation: CslItem;
  readonly authors: readonly ExportName[];
  readonly note: string;
}

const statusWords: Readonly<Record<Source['status'], string>> = {
  verified: 'Read and verified.',
  'partly-verified': 'Partly read: see what was not seen.',
  'recall-only': 'Not read in any source: not to be used as fact.',
};

const levelWords: Readonly<Record<PlaceRead['level'], string>> = {
  'primary-fulltext': 'full text',
  'primary-abstract': 'abstract',
  secondary: 'secondary source',
  label: 'label',
  guideline: 'guideline',
};

/** "SGL" would be read as one name by a reference tool and cut to "S"; "S. G. L." keeps all three. */
function spacedInitials(given: string): string {
  return /^[A-Z]{1,4}$/.test(given) ? [...given].map((letter) => `${letter}.`).join(' ') : given;
}

function exportName(author: CslItem['author'][number]): ExportName {
  return 'literal' in author ? author : { family: author.family, given: spacedInitials(author.given) };
}

/** Stands where names of a printed list were not seen. */
export function isMore(name: ExportName): boolean {
  return 'literal' in name && /^(?:and others|et al\.?)$/i.test(name.literal);
}

/** A report printed in a volume of a journal is found, and cited, as an article. */
function exportType(citation: CslItem): CslItem['type'] {
  return citation.type === 'report' && citation.containerTitle !== null && citation.volume !== null
    ? 'article-journal'
    : citation.type;
}

export function levelsRead(source: Source): string {
  return [...new Set(source.places.map((place) => levelWords[place.level]))].join(', ');
}

export function statusText(source: Source): string {
  return statusWords[source.status];
}

function endWithStop(text: string): string {
  return /[.?]$/.test(text) ? text : `${text}.`;
}

export function toReference(source: Source): Reference {
  const notSeen = source.notSeen.length === 0 ? '' : ` Not seen: ${source.notSeen.map(endWithStop).join(' ')}`;
  return {
    id: source.id,
    type: exportType(source.citation),
    citation: source.citation,
    authors: source.citation.author.map(exportName),
    note: `${statusText(source)} Read as: ${levelsRead(source)}.${notSeen}`,
  };
}

/** One line of text: line breaks and control characters would start a new field in a tagged format. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
