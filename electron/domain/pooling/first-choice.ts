/** What an analysis shows before anybody chooses anything: the record's own model, every trial that starts in. */
import { isRandom } from './forest-rows.ts';
import type { ResolvedAnalysis } from './resolved-records.ts';

export function firstChoice({ analysis, measure, members }: ResolvedAnalysis) {
  const { model, interval } = analysis.shown;
  return {
    measure,
    fixed: isRandom(model) ? 'fixed' : model,
    random: isRandom(model) ? model : 'REML',
    interval,
    diamonds: 'both',
    view: 'studies',
    included: members.filter((member) => member.startsOut === null).map((member) => member.id),
  } as const;
}
