/**
 * Pools studies: effect sizes, three fixed-effect methods, three random-effects estimators, heterogeneity, prediction
 * intervals, Egger's test, and the estimates again without each study, year by year and by group.
 * Reference: R metafor; agreement is tested in `metafor.test.ts`. Bad input is refused in sentences, never thrown.
 *
 * Time: under 1 ms for 100 trials, about 9 ms with leave-one-out and cumulative views (see `pool.test.ts`).
 */
import {
  countEffect,
  hasZeroCell,
  isDoubleZero,
  isLogScale,
  meanEffect,
  publishedEffect,
  type Counts,
  type EffectSize,
} from './effect-size.ts';
import { egger } from './egger.ts';
import { inverseVariance } from './fixed-effect.ts';
import { poolNotes } from './notes.ts';
import type { OkPool, PooledStudy, PoolInput, PoolMeasure, PoolResult, RandomFit } from './pool-records.ts';
import { randomEffects } from './random-effects.ts';
import { check, type CheckedStudy } from './refusals.ts';
import { countPools, type StudySet } from './study-set.ts';
import { criticalValue, onShownScale, type Statement } from './summary.ts';
import { qProfile } from './tau2.ts';
import { cumulative, leaveOneOut, subgroupPools } from './views.ts';
import { weightFractions } from './weighted.ts';

/** `refusals.check` lets a measure through only with the kind of figures it can be computed from. */
function effectOf(measure: PoolMeasure, study: CheckedStudy): EffectSize {
  switch (study.kind) {
    case 'counts':
      return countEffect(measure === 'RR' || measure === 'RD' ? measure : 'OR', study.table);
    case 'means':
      return meanEffect(measure === 'SMD' ? 'SMD' : 'MD', study.arms);
    case 'printed':
      return publishedEffect(measure, study);
    case 'known':
      return { effect: study.effect, variance: study.variance };
  }
}

function peopleOf(study: CheckedStudy): number | null {
  if (study.kind === 'counts') return study.table.n1 + study.table.n2;
  return study.kind === 'means' ? study.arms.n1 + study.arms.n2 : null;
}

function asSet(input: PoolInput, studies: readonly CheckedStudy[], statement: Statement): StudySet {
  const sizes = studies.map((study) => effectOf(input.measure, study));
  const tables = studies.flatMap((study): Counts[] => (study.kind === 'counts' ? [study.table] : []));
  return {
    measure: input.measure,
    statement,
    data: {
      effects: Float64Array.from(sizes, (size) => size.effect),
      variances: Float64Array.from(sizes, (size) => size.variance),
    },
    tables: tables.length === studies.length ? tables : null,
  };
}

/** One answer for one set of studies: every number finite, every gap a reason. Formulas: the files it imports. */
export function pool(input: PoolInput): PoolResult {
  const { kind, studies, refusals } = check(input);
  const [first, ...others] = refusals;
  if (first !== undefined || kind === null) {
    return {
      status: 'refused',
      refusals: [
        first ?? { study: null, field: null, text: 'There is no study to pool. Give at least one.' },
        ...others,
      ],
    };
  }
  const statement: Statement = { log: isLogScale(input.measure), level: input.level };
  const set = asSet(input, studies, statement);
  const { data } = set;
  const k = studies.length;

  const fixed = inverseVariance(data, statement);
  const counted = countPools(set);
  const interval = k < 2 ? null : qProfile(data, input.level);
  const random = {
    DL: randomEffects('DL', data, interval, statement),
    PM: randomEffects('PM', data, interval, statement),
    REML: randomEffects('REML', data, interval, statement),
  };
  const randomWeights = (fitted: RandomFit) => (fitted.status === 'ok' ? weightFractions(data, fitted.tau2) : null);
  const weights = { DL: randomWeights(random.DL), PM: randomWeights(random.PM), REML: randomWeights(random.REML) };
  const critical = criticalValue(input.level, null);

  const pooledStudies = input.studies.map((study, i): PooledStudy => {
    const checked = studies[i];
    const effect = data.effects[i] ?? 0;
    const variance = data.variances[i] ?? 0;
    const reach = critical * Math.sqrt(variance);
    const shown = (value: number) => onShownScale(value, statement);
    return {
      id: study.id,
      year: study.year ?? null,
      group: study.group ?? null,
      effect,
      variance,
      low: effect - reach,
      high: effect + reach,
      shown: { estimate: shown(effect), low: shown(effect - reach), high: shown(effect + reach) },
      halfAdded: checked?.kind === 'counts' && hasZeroCell(checked.table),
      doubleZero: checked?.kind === 'counts' && isDoubleZero(checked.table),
      people: checked === undefined ? null : peopleOf(checked),
      weights: {
        fixed: fixed.weights?.[i] ?? 0,
        mantelHaenszel: counted.mantelHaenszel.weights?.[i] ?? null,
        peto: counted.peto.weights?.[i] ?? null,
        DL: weights.DL?.[i] ?? null,
        PM: weights.PM?.[i] ?? null,
        REML: weights.REML?.[i] ?? null,
      },
    };
  });

  const result: OkPool = {
    status: 'ok',
    measure: input.measure,
    kind,
    scale: statement.log ? 'log' : 'linear',
    level: input.level,
    k,
    studies: pooledStudies,
    fixed: fixed.fit,
    mantelHaenszel: counted.mantelHaenszel.fit,
    peto: counted.peto.fit,
    heterogeneity: {
      fixed: fixed.heterogeneity,
      mantelHaenszel: counted.mantelHaenszel.heterogeneity,
      peto: counted.peto.heterogeneity,
    },
    random,
    egger: egger(data, input.level),
    leaveOneOut: input.views.includes('leave-one-out') ? leaveOneOut(input.studies, set) : [],
    cumulative: input.views.includes('cumulative') ? cumulative(input.studies, set) : null,
    subgroups: subgroupPools(input.studies, set),
    notes: [],
  };
  return { ...result, notes: poolNotes(input, result) };
}
