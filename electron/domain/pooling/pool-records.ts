/**
 * What goes into pooling and what comes out: one definition for the command line, the channel and the screens.
 *
 * Numbers are plain numbers. `estimate`, `se`, `low` and `high` stand on the scale of analysis: the natural logarithm
 * for OR, RR and HR, the measure itself for RD, MD and SMD. `shown` is the same on the scale a reader expects (ratio,
 * difference). Weights are fractions of one. I² is in per cent. A figure that does not exist is never a number: it is
 * a `status` other than "ok" with the reason in words.
 */
import { z } from 'zod';

export const poolMeasure = z.enum(['OR', 'RR', 'HR', 'RD', 'MD', 'SMD']);
export type PoolMeasure = z.infer<typeof poolMeasure>;

export const tau2Method = z.enum(['DL', 'PM', 'REML']);
export type Tau2Method = z.infer<typeof tau2Method>;

/** `counts`: events in each arm. `means`: mean and standard deviation in each arm. `effects`: an effect as published. */
export const poolKind = z.enum(['counts', 'means', 'effects']);
export type PoolKind = z.infer<typeof poolKind>;

/**
 * One study. Arm 1 is the treated arm. Which fields are present decides the kind; what does not fit is refused by
 * `pool` with a sentence, so the schema leaves signs and sizes open.
 *
 * An effect is either `estimate` with `low` and `high` (as printed: a ratio is given as a ratio; `level` is its own
 * confidence level in per cent), or `effect` with `variance` on the scale of analysis (a ratio as its logarithm).
 */
export const poolStudy = z.strictObject({
  id: z.string().trim().min(1).max(200),
  year: z.number().nullish(),
  group: z.string().trim().min(1).max(200).nullish(),
  events1: z.number().optional(),
  n1: z.number().optional(),
  events2: z.number().optional(),
  n2: z.number().optional(),
  mean1: z.number().optional(),
  sd1: z.number().optional(),
  mean2: z.number().optional(),
  sd2: z.number().optional(),
  estimate: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  level: z.number().optional(),
  effect: z.number().optional(),
  variance: z.number().optional(),
});
export type PoolStudy = z.infer<typeof poolStudy>;

export const poolInput = z.strictObject({
  measure: poolMeasure,
  /** When given, every study must be of this kind; otherwise the first study decides. */
  kind: poolKind.optional(),
  /** Confidence level of every interval in the answer, in per cent. */
  level: z.number().min(50).max(99.9).default(95),
  /** The costly views to compute; a screen that redraws on every toggle asks only for the one it shows. */
  views: z.array(z.enum(['leave-one-out', 'cumulative'])).default(['leave-one-out', 'cumulative']),
  studies: z.array(poolStudy),
});
export type PoolInput = z.output<typeof poolInput>;

const shownValues = z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() });
const notAvailable = z.strictObject({ status: z.literal('not-available'), reason: z.string() });
/** Never a number in place of an iteration that did not settle. */
const notConverged = z.strictObject({ status: z.literal('not-converged'), reason: z.string() });
export type NotAvailable = z.infer<typeof notAvailable>;
export type NotConverged = z.infer<typeof notConverged>;

export const predictionInterval = z.strictObject({
  low: z.number(),
  high: z.number(),
  /** Degrees of freedom of the t distribution, null for the normal. */
  df: z.number().nullable(),
  shown: z.strictObject({ low: z.number(), high: z.number() }),
});
export type PredictionInterval = z.infer<typeof predictionInterval>;

const okFit = z.strictObject({
  status: z.literal('ok'),
  estimate: z.number(),
  se: z.number(),
  low: z.number(),
  high: z.number(),
  /** z, or t where `df` is a number. */
  statistic: z.number(),
  df: z.number().nullable(),
  p: z.number(),
  shown: shownValues,
});
export type OkFit = z.infer<typeof okFit>;

/** A pooled estimate, or the reason why there is none. */
export const fit = z.discriminatedUnion('status', [okFit, notAvailable]);
export type Fit = z.infer<typeof fit>;

/** Cochran's Q about an estimate, with I² (per cent) and H² from Q. */
export const heterogeneity = z.strictObject({
  Q: z.number(),
  df: z.number(),
  p: z.number(),
  I2: z.number(),
  H2: z.number(),
});
export type Heterogeneity = z.infer<typeof heterogeneity>;

const bounds = z.strictObject({ low: z.number(), high: z.number() });

/** Q-profile interval; `empty` when even tau² = 0 fits better than chance allows, and both ends are then 0. */
const tau2Interval = z.strictObject({ low: z.number(), high: z.number(), empty: z.boolean(), I2: bounds, H2: bounds });
export type Tau2Interval = z.infer<typeof tau2Interval>;

const okRandom = z.strictObject({
  status: z.literal('ok'),
  tau2: z.number(),
  I2: z.number(),
  H2: z.number(),
  tau2Interval: tau2Interval.nullable(),
  z: fit,
  knappHartung: fit,
  /** Each null where there are too few studies. */
  prediction: z.strictObject({
    /** Normal quantile about the z estimate: the default of metafor. */
    z: predictionInterval.nullable(),
    /** t with k − 1 degrees of freedom about the Knapp–Hartung estimate: metafor with test="knha". */
    knappHartung: predictionInterval.nullable(),
    /** Higgins, Thompson and Spiegelhalter 2009: t with k − 2 degrees of freedom about the z estimate. */
    higgins: predictionInterval.nullable(),
  }),
});
export const randomFit = z.discriminatedUnion('status', [okRandom, notAvailable, notConverged]);
export type RandomFit = z.infer<typeof randomFit>;
export type OkRandom = z.infer<typeof okRandom>;

const briefRandom = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ok'), tau2: z.number(), I2: z.number(), z: fit, knappHartung: fit }),
  notAvailable,
  notConverged,
]);
export type BriefRandom = z.infer<typeof briefRandom>;

/** Every model's estimate for a subset of the studies, in the short form. */
export const briefPool = z.strictObject({
  k: z.int(),
  fixed: fit,
  mantelHaenszel: fit,
  peto: fit,
  random: z.strictObject({ DL: briefRandom, PM: briefRandom, REML: briefRandom }),
});
export type BriefPool = z.infer<typeof briefPool>;

const weights = z.strictObject({
  fixed: z.number(),
  /** Null where the method does not apply to these data. */
  mantelHaenszel: z.number().nullable(),
  peto: z.number().nullable(),
  DL: z.number().nullable(),
  PM: z.number().nullable(),
  REML: z.number().nullable(),
});
export type Weights = z.infer<typeof weights>;

export const pooledStudy = z.strictObject({
  id: z.string(),
  year: z.number().nullable(),
  group: z.string().nullable(),
  effect: z.number(),
  variance: z.number(),
  low: z.number(),
  high: z.number(),
  shown: shownValues,
  /** ½ was added to each cell because one of them was zero. */
  halfAdded: z.boolean(),
  /** No events, or only events, in both arms: Mantel–Haenszel counts no effect for it. */
  doubleZero: z.boolean(),
  people: z.number().nullable(),
  weights,
});
export type PooledStudy = z.infer<typeof pooledStudy>;

/** Egger's regression; see `egger.ts`. */
export const eggerTest = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('ok'),
    /** Egger's intercept: how far the effect shifts per unit of standard error. */
    bias: z.number(),
    se: z.number(),
    t: z.number(),
    df: z.number(),
    p: z.number(),
    /** The effect the line gives for a study without error, on the scale of analysis. */
    limit: z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() }),
    /** Under ten studies the test has little power: show it with that sentence. */
    fewStudies: z.boolean(),
  }),
  notAvailable,
]);
export type EggerTest = z.infer<typeof eggerTest>;

const between = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ok'), Q: z.number(), df: z.number(), p: z.number() }),
  notAvailable,
]);
export type Between = z.infer<typeof between>;

export const subgroups = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), pool: briefPool })),
  /** Between-group test on the pooled estimates of the groups; each group has its own tau². */
  between: z.strictObject({ fixed: between, DL: between, PM: between, REML: between }),
});
export type Subgroups = z.infer<typeof subgroups>;

export const poolNote = z.strictObject({
  code: z.enum([
    'half-added',
    'double-zero',
    'few-studies',
    'knapp-hartung-narrower',
    'models-disagree',
    'interval-not-symmetric',
    'no-year',
    'no-group',
  ]),
  text: z.string(),
});
export type PoolNote = z.infer<typeof poolNote>;

/** `study` is the id of the study at fault, null when the whole input is. `text` is shown as it stands. */
export const refusal = z.strictObject({ study: z.string().nullable(), field: z.string().nullable(), text: z.string() });
export type Refusal = z.infer<typeof refusal>;

const okPool = z.strictObject({
  status: z.literal('ok'),
  measure: poolMeasure,
  kind: poolKind,
  scale: z.enum(['log', 'linear']),
  level: z.number(),
  k: z.int(),
  studies: z.array(pooledStudy),
  fixed: fit,
  mantelHaenszel: fit,
  peto: fit,
  /** Q, I² and H² about each fixed estimate; null where that estimate does not exist. */
  heterogeneity: z.strictObject({
    fixed: heterogeneity,
    mantelHaenszel: heterogeneity.nullable(),
    peto: heterogeneity.nullable(),
  }),
  random: z.strictObject({ DL: randomFit, PM: randomFit, REML: randomFit }),
  egger: eggerTest,
  /** One entry per study, without that study, in the order of the input; empty for a single study or when not asked for. */
  leaveOneOut: z.array(z.strictObject({ without: z.string(), pool: briefPool })),
  /** One entry per study as the years pass; null when a year is missing or when not asked for. */
  cumulative: z.array(z.strictObject({ upTo: z.string(), year: z.number(), pool: briefPool })).nullable(),
  /** Null when no study names a group, or not every study does. */
  subgroups: subgroups.nullable(),
  notes: z.array(poolNote),
});
export type OkPool = z.infer<typeof okPool>;

export const poolResult = z.discriminatedUnion('status', [
  okPool,
  z.strictObject({ status: z.literal('refused'), refusals: z.array(refusal).min(1) }),
]);
export type PoolResult = z.infer<typeof poolResult>;
