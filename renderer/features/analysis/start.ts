/** What an address asks an analysis to start with: a view, and trials left out ("#/analysis/ID?view=cumulative"). */
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import { firstChoice, type Choice, type View } from './logic/choice.ts';

const VIEWS: readonly View[] = ['studies', 'leave-one-out', 'cumulative', 'funnel'];

export function startFrom(
  query: URLSearchParams,
  resolved: ResolvedAnalysis,
): Partial<Pick<Choice, 'view' | 'included'>> {
  const asked = query.get('view');
  const view = VIEWS.find((one) => one === asked) ?? 'studies';
  const without = new Set(query.getAll('without'));
  const included = firstChoice(resolved).included.filter((id) => !without.has(id));
  return resolved.members.length === 0 ? {} : { view, included };
}
