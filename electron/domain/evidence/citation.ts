/** Formats a CSL record as a Vancouver (ICMJE) reference. Parts that were not seen are left out, never guessed. */
import type { CslItem } from './records.ts';

const authorsShown = 6;

function authorText(authors: CslItem['author']): string {
  const names = authors.map((author) =>
    'literal' in author ? author.literal : `${author.family} ${author.given}`.trim(),
  );
  if (names.length > authorsShown) return `${names.slice(0, authorsShown).join(', ')}, et al`;
  return names.join(', ');
}

function endWithStop(text: string): string {
  return /[.?]$/.test(text) ? text : `${text}.`;
}

/** Year;volume(issue):pages, with only the parts that are known. */
function whereInJournal(item: CslItem): string {
  const volume = item.volume === null ? '' : `;${item.volume}`;
  const issue = item.issue === null ? '' : `(${item.issue})`;
  const page = item.page === null ? '' : `:${item.page}`;
  return `${item.year ?? ''}${volume}${issue}${page}`;
}

export function vancouver(item: CslItem): string {
  const authors = authorText(item.author);
  const where = whereInJournal(item);
  const parts = [
    authors === '' ? null : endWithStop(authors),
    endWithStop(item.title),
    item.containerTitle === null ? null : endWithStop(item.containerTitle),
    item.publisher === null ? null : endWithStop(item.publisher),
    where === '' ? null : endWithStop(where),
    item.DOI === null ? null : `doi:${item.DOI}.`,
    item.PMID === null ? null : `PMID: ${item.PMID}.`,
  ];
  return parts.filter((part) => part !== null).join(' ');
}
