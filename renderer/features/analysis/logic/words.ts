/** Short words for measures and methods, as they stand in heads, selects and sentences: by the codes of the records. */
import { isRandom } from '#domain/pooling/forest-rows.ts';
import type { ShownModel } from '#domain/evidence/analysis-records.ts';
import type { PoolMeasure } from '#domain/pooling/pool-records.ts';
import type { AnalysisSummary } from '#ipc/views.ts';
import { plotWords } from '../../../messages/analysis-plot.ts';
import type { Choice, FixedMethod, Interval, RandomMethod } from './choice.ts';

// Books of the catalogue, read anew at every word: none of them keeps the language of the start.
export const MEASURE_WORDS: Readonly<Record<PoolMeasure, string>> = plotWords.measures;
export const FIXED_WORDS: Readonly<Record<FixedMethod, string>> = plotWords.fixedMethods;
export const RANDOM_WORDS: Readonly<Record<RandomMethod, string>> = plotWords.randomMethods;
export const INTERVAL_WORDS: Readonly<Record<Interval, string>> = plotWords.intervals;
export const STANDING_WORDS: Readonly<Record<AnalysisSummary['standing'], string>> = plotWords.standings;

/** "odds ratio", "mean difference in mg". */
export function measureInSentence(measure: PoolMeasure, unit: string | null): string {
  const words = plotWords.measuresInSentence[measure];
  return measure === 'MD' && unit !== null ? plotWords.measureIn(words, unit) : words;
}

/** "Random effects, REML, Knapp–Hartung": the name of a sum. */
export function modelWords({ model, interval }: ShownModel): string {
  const name = plotWords.rows[model];
  return isRandom(model) && interval === 'knappHartung' ? plotWords.rows.knappHartung(name) : name;
}

/** "inverse variance", "Mantel–Haenszel": within a line of words. */
export function fixedInSentence({ fixed }: Pick<Choice, 'fixed'>): string {
  return plotWords.fixedInSentence[fixed];
}

/** "REML with Knapp–Hartung": within a line of words. */
export function randomInSentence({ random, interval }: Pick<Choice, 'random' | 'interval'>): string {
  return interval === 'knappHartung' ? plotWords.withKnappHartung(RANDOM_WORDS[random]) : RANDOM_WORDS[random];
}

/** Words of a record that stand inside a sentence. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
