/** An analysis with its figures: what the channel `analyses:get` gives and the plot is drawn from. */
import { z } from 'zod';
import { analysis } from '../evidence/analysis-records.ts';
import { recordId, verificationStatus } from '../evidence/records.ts';
import { poolInput, poolMeasure, poolStudy } from './pool-records.ts';

export const resolvedMember = z.strictObject({
  /** The row's name, and the id of its study in the pool. */
  id: z.string(),
  source: recordId,
  finding: recordId,
  status: verificationStatus,
  study: poolStudy,
  /** An arm size was assumed: marked on the plot. */
  assumed: z.boolean(),
  startsOut: z.string().nullable(),
  note: z.string().nullable(),
  /** The finding's own sentence; null where it was not read. */
  text: z.string().nullable(),
});
export type ResolvedMember = z.infer<typeof resolvedMember>;

export const resolvedPublished = z.strictObject({
  label: z.string(),
  source: recordId,
  finding: recordId,
  year: z.number().nullable(),
  status: verificationStatus,
  measure: z.string(),
  unit: z.string().nullable(),
  /** On the scale the reader expects; null when not read. `level` in per cent. */
  estimate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number().nullable(),
  /** False when it cannot stand on this axis: `text` is then shown instead, with `whyNotDrawn`. */
  drawn: z.boolean(),
  whyNotDrawn: z.string().nullable(),
  note: z.string().nullable(),
  text: z.string().nullable(),
});
export type ResolvedPublished = z.infer<typeof resolvedPublished>;

export const resolvedAnalysis = z.strictObject({
  analysis,
  measure: poolMeasure,
  members: z.array(resolvedMember),
  published: z.array(resolvedPublished),
  alongside: z.array(
    z.strictObject({
      label: z.string(),
      source: recordId,
      finding: recordId.nullable(),
      year: z.number().nullable(),
      why: z.string(),
      text: z.string().nullable(),
    }),
  ),
  /** Share of people with the event without magnesium, 0 to 1. */
  baselineRisk: z.number().nullable(),
  /** The members that start included; null when nothing is pooled. */
  input: poolInput.nullable(),
  /** Empty for every stored analysis (a test sees to it). Each is a sentence naming the record. */
  problems: z.array(z.string()),
});
export type ResolvedAnalysis = z.infer<typeof resolvedAnalysis>;
