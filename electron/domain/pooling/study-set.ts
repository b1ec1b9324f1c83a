/** Studies ready to be fitted, subsets of them, and every model's estimate for a subset in the short form. */
import type { Counts } from './effect-size.ts';
import { inverseVariance, mantelHaenszel, peto, type FixedPool } from './fixed-effect.ts';
import type { BriefPool, PoolMeasure } from './pool-records.ts';
import { briefRandomEffects } from './random-effects.ts';
import { notAvailable, type Statement } from './summary.ts';
import type { Effects } from './weighted.ts';

/** `tables` is null unless the figures are counts; it has the order and length of `data`. */
export interface StudySet {
  readonly measure: PoolMeasure;
  readonly statement: Statement;
  readonly data: Effects;
  readonly tables: readonly Counts[] | null;
}

function without(reason: string): FixedPool {
  return { fit: notAvailable(reason), weights: null, heterogeneity: null };
}

/** Mantel–Haenszel and Peto, where the figures are counts; Peto for odds ratios only. */
export function countPools({ measure, tables, statement }: StudySet): {
  readonly mantelHaenszel: FixedPool;
  readonly peto: FixedPool;
} {
  if (tables === null || (measure !== 'OR' && measure !== 'RR' && measure !== 'RD')) {
    const neither = without('This method needs the events and people of each arm.');
    return { mantelHaenszel: neither, peto: neither };
  }
  return {
    mantelHaenszel: mantelHaenszel(measure, tables, statement),
    peto: measure === 'OR' ? peto(tables, statement) : without('Peto’s method is for odds ratios only.'),
  };
}

/** The studies at these positions, in this order. Positions are within the set. */
export function subset(set: StudySet, positions: readonly number[]): StudySet {
  const { measure, statement, data, tables } = set;
  const effects = new Float64Array(positions.length);
  const variances = new Float64Array(positions.length);
  const picked: Counts[] = [];
  for (const [to, from] of positions.entries()) {
    effects[to] = data.effects[from] ?? 0;
    variances[to] = data.variances[from] ?? 0;
    const table = tables?.[from];
    if (table !== undefined) picked.push(table);
  }
  return { measure, statement, data: { effects, variances }, tables: tables === null ? null : picked };
}

/** Fitted afresh, tau² included, for one study or more. */
export function briefPool(set: StudySet): BriefPool {
  const { data, statement } = set;
  const counted = countPools(set);
  return {
    k: data.effects.length,
    fixed: inverseVariance(data, statement).fit,
    mantelHaenszel: counted.mantelHaenszel.fit,
    peto: counted.peto.fit,
    random: {
      DL: briefRandomEffects('DL', data, statement),
      PM: briefRandomEffects('PM', data, statement),
      REML: briefRandomEffects('REML', data, statement),
    },
  };
}
