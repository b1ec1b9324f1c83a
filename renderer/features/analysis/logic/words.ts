/** Short words for measures and methods, as they stand in heads, selects and sentences. */
import type { PoolMeasure } from '#domain/pooling/pool-records.ts';
import type { AnalysisSummary } from '#ipc/views.ts';
import type { FixedMethod, Interval, RandomMethod } from './choice.ts';

export const MEASURE_WORDS: Readonly<Record<PoolMeasure, string>> = {
  OR: 'Odds ratio',
  RR: 'Risk ratio',
  HR: 'Hazard ratio',
  RD: 'Risk difference',
  MD: 'Mean difference',
  SMD: 'Difference in standard deviations',
};

export const FIXED_WORDS: Readonly<Record<FixedMethod, string>> = {
  fixed: 'Inverse variance',
  mantelHaenszel: 'Mantel–Haenszel',
  peto: 'Peto',
};

export const RANDOM_WORDS: Readonly<Record<RandomMethod, string>> = {
  DL: 'DerSimonian–Laird',
  PM: 'Paule–Mandel',
  REML: 'REML',
};

export const INTERVAL_WORDS: Readonly<Record<Interval, string>> = { z: 'Normal (z)', knappHartung: 'Knapp–Hartung' };

type Standing = AnalysisSummary['standing'];

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  evidence: 'Evidence',
  illustration: 'Not evidence: shows how pooling works',
  'side-by-side': 'Side by side: nothing is pooled',
};

/** "odds ratio", "mean difference in mg". */
export function measureInSentence(measure: PoolMeasure, unit: string | null): string {
  const words = MEASURE_WORDS[measure].toLowerCase();
  return measure === 'MD' && unit !== null ? `${words} in ${unit}` : words;
}
