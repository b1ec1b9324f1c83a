/** What a funnel plot says, in words, and each of its points as a sentence. */
import type { OkPool } from '#domain/pooling/pool-records.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import { plotWords } from '../../../messages/analysis-plot.ts';
import { estimateOf, pOf } from './pooled-text.ts';
import { lowerFirst, MEASURE_WORDS } from './words.ts';

/** Below this p Egger's test is usually taken to show a small-study effect. */
const eggerBound = 0.1;

export function eggerWords(
  result: Pick<OkPool, 'egger'>,
  { directions }: Pick<ResolvedAnalysis['analysis'], 'directions'>,
): string[] {
  const test = result.egger;
  if (test.status !== 'ok') return [test.reason];
  const side = test.bias < 0 ? directions.below : directions.above;
  const words = plotWords.funnel;
  const said =
    test.p < eggerBound ? [words.leans(pOf(test.p), lowerFirst(side)), words.why] : [words.straight(pOf(test.p))];
  return [...said, ...(test.fewStudies ? [words.few] : [])];
}

export function pointSentence(result: OkPool, id: string, outside: boolean): string {
  const study = result.studies.find((one) => one.id === id);
  if (study === undefined) return id;
  const said = outside ? plotWords.said.outside : plotWords.said.inside;
  return said(
    id,
    MEASURE_WORDS[result.measure],
    estimateOf(study.shown.estimate, result.measure),
    estimateOf(Math.sqrt(study.variance)),
  );
}
