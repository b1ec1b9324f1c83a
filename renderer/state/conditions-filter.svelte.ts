/** What the conditions are filtered by: kept while the program runs, so that "back" finds the same list. */
import type { Verdict } from '#domain/evidence/records.ts';

class ConditionsFilter {
  words = $state('');
  verdict = $state<Verdict | null>(null);
}

export const conditionsFilter = new ConditionsFilter();
