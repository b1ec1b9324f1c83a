/** What a table was narrowed by, in words: a table on paper must say what it leaves out. */
import type { EvidenceTableAsked } from '#ipc/views.ts';
import { evidenceTableWords as words } from '../../messages/print-evidence-table.ts';
import { CERTAINTIES, DIRECTIONS, STATUSES } from '../../ui/marks.ts';
import { DESIGNS } from '../../ui/words.ts';

export function filterWords(asked: EvidenceTableAsked): readonly string[] {
  const { filters } = words;
  return [
    asked.words === undefined ? null : filters.words(asked.words),
    asked.design === undefined ? null : filters.design(DESIGNS[asked.design].toLowerCase()),
    asked.direction === undefined ? null : filters.direction(DIRECTIONS[asked.direction].word.toLowerCase()),
    asked.status === undefined ? null : filters.status(STATUSES[asked.status].word.toLowerCase()),
    asked.certainty === undefined ? null : filters.certainty(CERTAINTIES[asked.certainty].word.toLowerCase()),
    asked.yearFrom === undefined ? null : filters.from(String(asked.yearFrom)),
    asked.yearTo === undefined ? null : filters.to(String(asked.yearTo)),
  ].filter((part) => part !== null);
}
