/** What a reader can choose on an analysis: the measure, the methods, and which diamonds are drawn. Plain data. */
import type { ShownModel } from '#domain/evidence/analysis-records.ts';
import { isRandom } from '#domain/pooling/forest-rows.ts';
export { firstChoice } from '#domain/pooling/first-choice.ts';
import type { PoolMeasure } from '#domain/pooling/pool-records.ts';
import { plotWords } from '../../../messages/analysis-plot.ts';
import type { ResolvedAnalysis, ResolvedMember, ResolvedPublished } from '#domain/pooling/resolved-records.ts';

export type FixedMethod = 'fixed' | 'mantelHaenszel' | 'peto';
export type RandomMethod = 'DL' | 'PM' | 'REML';
export type Interval = ShownModel['interval'];
export type Diamonds = 'fixed' | 'random' | 'both';
export type View = 'studies' | 'leave-one-out' | 'cumulative' | 'funnel';

/** Everything that decides what is drawn: enough to print the same picture. */
export interface Choice {
  readonly measure: PoolMeasure;
  readonly fixed: FixedMethod;
  readonly random: RandomMethod;
  readonly interval: Interval;
  readonly diamonds: Diamonds;
  readonly view: View;
  /** Names of the trials that are counted. */
  readonly included: readonly string[];
}

export function fixedModel({ fixed }: Pick<Choice, 'fixed'>): ShownModel {
  return { model: fixed, interval: 'z' };
}

export function randomModel({ random, interval }: Pick<Choice, 'random' | 'interval'>): ShownModel {
  return { model: random, interval };
}

/** The model drawn first, and the one beside it. With both, the one the record names comes first. */
export function modelsOf(choice: Choice, named: ShownModel): { shown: ShownModel; beside: ShownModel | null } {
  const fixed = fixedModel(choice);
  const random = randomModel(choice);
  if (choice.diamonds === 'fixed') return { shown: fixed, beside: null };
  if (choice.diamonds === 'random') return { shown: random, beside: null };
  return isRandom(named.model) ? { shown: random, beside: fixed } : { shown: fixed, beside: random };
}

type Kind = 'counts' | 'means' | 'effects' | 'none';

export function kindOf([first]: readonly ResolvedMember[]): Kind {
  if (first === undefined) return 'none';
  if (first.study.events1 !== undefined) return 'counts';
  return first.study.mean1 !== undefined ? 'means' : 'effects';
}

/** Measures the stored figures can be pooled in. Standard deviations are never turned back into a unit. */
export function measuresFor(members: readonly ResolvedMember[], own: PoolMeasure): readonly PoolMeasure[] {
  const kind = kindOf(members);
  if (kind === 'counts') return ['OR', 'RR', 'RD'];
  return kind === 'means' && own === 'MD' ? ['MD', 'SMD'] : [own];
}

/** Mantel–Haenszel and Peto need counts, Peto an odds ratio. */
export function fixedMethodsFor(members: readonly ResolvedMember[], measure: PoolMeasure): readonly FixedMethod[] {
  if (kindOf(members) !== 'counts') return ['fixed'];
  return measure === 'OR' ? ['fixed', 'mantelHaenszel', 'peto'] : ['fixed', 'mantelHaenszel'];
}

/** Published results as they stand when the plot is in another measure than theirs: as text, with the reason. */
export function publishedIn(
  measure: PoolMeasure,
  { measure: own, published }: Pick<ResolvedAnalysis, 'measure' | 'published'>,
): readonly ResolvedPublished[] {
  if (measure === own) return published;
  return published.map((one) => ({ ...one, drawn: false, whyNotDrawn: plotWords.rows.otherMeasure }));
}
