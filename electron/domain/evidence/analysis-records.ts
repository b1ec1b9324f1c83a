/**
 * The shape of an analysis: which stored findings are pooled on this machine, which published poolings stand beside
 * them, and what a reader must know before believing the diamond. Figures are never repeated here: every number comes
 * from the findings named, through `pooling/resolve-analysis.ts`.
 */
import { z } from 'zod';
import { poolMeasure } from '../pooling/pool-records.ts';
import { certaintyLevel, recordId } from './records.ts';

const sentence = z.string().trim().min(1);

/**
 * One trial of an analysis. With `use: arms` all magnesium arms of the finding are combined into one and all others
 * into its control; with `use: effect` its printed estimate and interval are taken, which needs the same measure.
 */
export const analysisMember = z.strictObject({
  source: recordId,
  finding: recordId,
  /** The row's name; the source's short name when null. Unique within the analysis. */
  label: sentence.nullable().default(null),
  group: sentence.nullable().default(null),
  use: z.enum(['arms', 'effect']).default('arms'),
  /**
   * Arm sizes that were assumed and are stored as unread. No other unseen figure may enter an analysis. Each is
   * marked on the plot, and `note` says what was assumed.
   */
  assumes: z.array(z.string().regex(/^arms\.\d+\.n$/, 'only an arm size may be assumed, such as arms.0.n')).default([]),
  /** Brings a scale of 0 to 100 to one of 0 to 10 and the like; means, deviations and limits are multiplied. */
  multiplyBy: z.number().positive().default(1),
  /** The reason why this trial is listed but not counted until the reader includes it. */
  startsOut: sentence.nullable().default(null),
  note: sentence.nullable().default(null),
});
export type AnalysisMember = z.infer<typeof analysisMember>;

/** A published result drawn beside the pooled one and never mixed in. */
export const publishedBeside = z.strictObject({
  source: recordId,
  finding: recordId,
  label: sentence,
  multiplyBy: z.number().positive().default(1),
  note: sentence.nullable().default(null),
});
export type PublishedBeside = z.infer<typeof publishedBeside>;

/** The model whose diamond is drawn first. */
export const shownModel = z.strictObject({
  model: z.enum(['fixed', 'mantelHaenszel', 'peto', 'DL', 'PM', 'REML']),
  interval: z.enum(['z', 'knappHartung']).default('z'),
});
export type ShownModel = z.infer<typeof shownModel>;

export const analysis = z
  .strictObject({
    id: recordId,
    title: sentence,
    condition: recordId,
    outcome: sentence,
    when: sentence,
    measure: poolMeasure,
    /** Of MD; null for the other measures. */
    unit: sentence.nullable(),
    /**
     * `evidence`: the members are all the trials known, or all that could be found with usable data, and the sum means
     * something. `illustration`: the members are a selected part, and the sum shows how pooling works, not what is
     * true. `side-by-side`: nothing is pooled here, because the results share trials or ask different questions.
     */
    standing: z.enum(['evidence', 'illustration', 'side-by-side']),
    shown: shownModel,
    members: z.array(analysisMember),
    published: z.array(publishedBeside),
    /** Trials without usable figures, listed as text below the plot. */
    alongside: z.array(z.strictObject({ source: recordId, finding: recordId.nullable(), why: sentence })),
    /** How the trials were chosen, in one or two sentences. */
    selection: sentence,
    warnings: z.array(sentence),
    /** What lies on either side of no difference, in plain words. */
    directions: z.strictObject({ below: sentence, above: sentence, better: z.enum(['below', 'above', 'neither']) }),
    certainty: z.strictObject({ level: certaintyLevel, reason: sentence }),
    /** Where the risk without magnesium comes from, so that a ratio can be said in people. Null when it cannot. */
    baseline: z
      .strictObject({
        source: recordId,
        finding: recordId,
        arm: z.int().nonnegative(),
        /** "Of 1,000 {people}, 72 would {happen} without magnesium sulfate". */
        people: sentence,
        happen: sentence,
        basis: sentence,
      })
      .nullable(),
    /** What to look at in this plot. */
    reading: sentence,
  })
  .superRefine((record, context) => {
    const fault = (message: string, path: string) => context.addIssue({ code: 'custom', message, path: [path] });
    const pooled = record.standing !== 'side-by-side';
    if (pooled && record.members.length < 2) fault('a pooled analysis needs at least two trials', 'members');
    if (pooled && record.members.every((member) => member.startsOut !== null))
      fault('at least one trial must start included', 'members');
    if (!pooled && record.members.length > 0)
      fault('a side-by-side analysis pools nothing and has no members', 'members');
    if (!pooled && record.published.length < 2)
      fault('a side-by-side analysis needs at least two published results', 'published');
    if ((record.measure === 'MD') !== (record.unit !== null))
      fault('a mean difference has a unit, the other measures have none', 'unit');
    for (const [index, member] of record.members.entries()) {
      if (member.assumes.length > 0 && member.note === null)
        fault(`member ${index + 1} assumes arm sizes and must say so in its note`, 'members');
    }
  });
export type Analysis = z.infer<typeof analysis>;
