/** What a funnel plot says, in words, and each of its points as a sentence. */
import type { OkPool } from '#domain/pooling/pool-records.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import { estimateOf, pOf } from './pooled-text.ts';
import { MEASURE_WORDS } from './words.ts';

/** Below this p Egger's test is usually taken to show a small-study effect. */
const eggerBound = 0.1;

export function eggerWords(
  result: Pick<OkPool, 'egger'>,
  { directions }: Pick<ResolvedAnalysis['analysis'], 'directions'>,
): string[] {
  const test = result.egger;
  if (test.status !== 'ok') return [test.reason];
  const side = test.bias < 0 ? directions.below : directions.above;
  const said =
    test.p < eggerBound
      ? `Egger’s test, ${pOf(test.p)}: the smaller the trial, the further it leans towards “${side.charAt(0).toLowerCase()}${side.slice(1)}”.`
      : `Egger’s test, ${pOf(test.p)}: it does not show that small trials differ from large ones.`;
  const why =
    test.p < eggerBound
      ? [
          'Small trials that found nothing may be missing. Small trials may also have treated other people, or been run less strictly.',
        ]
      : [];
  const few = test.fewStudies ? ['With fewer than ten trials the test can hardly find anything.'] : [];
  return [said, ...why, ...few];
}

export function pointSentence(result: OkPool, id: string, outside: boolean): string {
  const study = result.studies.find((one) => one.id === id);
  if (study === undefined) return id;
  const place = outside ? 'Outside the region of chance.' : 'Inside the region of chance.';
  return `${id}. ${MEASURE_WORDS[result.measure]} ${estimateOf(study.shown.estimate, result.measure)}, standard error ${estimateOf(Math.sqrt(study.variance))}. ${place}`;
}
