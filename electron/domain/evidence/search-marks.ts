/** Finds the runs of a shown text that a search matched, so that they can be marked without changing the text. */
import { normaliseForSearch } from './search-text.ts';

/**
 * @param used normalised words or prefixes that were searched
 * @returns [start, length] pairs in `text`, in order, not overlapping
 */
export function marksIn(text: string, used: readonly string[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = normaliseForSearch(match[0]);
    const hit = used.find((prefix) => word.startsWith(prefix));
    if (hit === undefined) continue;
    // The same length where folding kept the letters; the whole word where spelling variants changed it.
    const length = word.length === match[0].length ? hit.length : match[0].length;
    marks.push([match.index, length]);
  }
  return marks;
}
