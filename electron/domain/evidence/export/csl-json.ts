/** CSL-JSON: the form citation processors read. Only the fields of the standard, and only the known ones. */
import type { Source } from '../records.ts';
import { toReference, type ExportName } from './reference.ts';

interface CslJsonItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly ExportName[];
  readonly issued?: { readonly 'date-parts': readonly [readonly [number]] };
  readonly [field: string]: unknown;
}

/** A family name alone is written as a whole name: an empty given name would print a stray comma. */
function nameItem(name: ExportName): ExportName {
  return 'literal' in name || name.given !== '' ? name : { literal: name.family };
}

function item(source: Source): CslJsonItem {
  const { id, type, citation, authors, note } = toReference(source);
  const plain: Record<string, string> = {};
  const optional: readonly (readonly [string, string | null])[] = [
    ['container-title', citation.containerTitle],
    ['volume', citation.volume],
    ['issue', citation.issue],
    ['page', citation.page],
    ['publisher', citation.publisher],
    ['DOI', citation.DOI],
    ['PMID', citation.PMID],
    ['PMCID', citation.PMCID],
    ['URL', citation.URL],
  ];
  for (const [field, value] of optional) if (value !== null) plain[field] = value;
  return {
    id,
    type,
    title: citation.title,
    ...(authors.length === 0 ? {} : { author: authors.map(nameItem) }),
    ...(citation.year === null ? {} : { issued: { 'date-parts': [[citation.year]] as const } }),
    ...plain,
    note,
  };
}

export function toCslJson(sources: readonly Source[]): string {
  return `${JSON.stringify(sources.map(item), null, 2)}\n`;
}
