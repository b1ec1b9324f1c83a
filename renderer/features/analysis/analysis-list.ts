/** The list of analyses never changes while the program runs: it is fetched once, and again only after a failure. */
import type { AnalysisSummary } from '#ipc/views.ts';
import { call } from '../../api.ts';

let kept: Promise<AnalysisSummary[]> | null = null;

export function analysisList(): Promise<AnalysisSummary[]> {
  kept ??= call('analyses:list', {}).catch((error: unknown) => {
    kept = null;
    throw error;
  });
  return kept;
}

const ORDER: readonly AnalysisSummary['standing'][] = ['evidence', 'illustration', 'side-by-side'];

/** What counts as evidence first, then by name. */
export function byStanding(left: AnalysisSummary, right: AnalysisSummary): number {
  return ORDER.indexOf(left.standing) - ORDER.indexOf(right.standing) || left.title.localeCompare(right.title);
}
