/** Records joined for one page, as the screens, the printed pages and the command line are given them. Shapes only. */
import { z } from 'zod';
import {
  certaintyLevel,
  claim,
  condition,
  conditionGroup,
  design,
  finding,
  placeRead,
  recordId,
  source,
  verdict,
  verificationStatus,
} from './records.ts';
import { decimalString, limit, product, regimen } from '../dosing/records.ts';
import { antidoteRow, comparison, emergencyStep, ladderRow, lesson } from './safety-records.ts';

export const conditionSummary = z.strictObject({
  id: recordId,
  name: z.string(),
  group: conditionGroup,
  verdict,
  certainty: certaintyLevel,
  bottomLine: z.string(),
  labelled: z.boolean(),
  synonyms: z.array(z.string()),
});
export type ConditionSummary = z.infer<typeof conditionSummary>;

/** A source as a row: enough for a list, a chip or a link. `citation` is the formatted Vancouver reference. */
export const sourceSummary = z.strictObject({
  id: recordId,
  shortName: z.string(),
  design,
  year: z.int().nullable(),
  title: z.string(),
  journal: z.string().nullable(),
  citation: z.string(),
  status: verificationStatus,
  bestLevel: placeRead.shape.level,
  conditions: z.array(recordId),
  people: z.int().nullable(),
  findings: z.int().nonnegative(),
});
export type SourceSummary = z.infer<typeof sourceSummary>;

/** One figure ready to be shown, with all that the two-click trace needs. Unread fields are already blanked. */
export const shownFinding = z.strictObject({
  sourceId: recordId,
  sourceName: z.string(),
  finding,
  place: placeRead,
  status: verificationStatus,
});
export type ShownFinding = z.infer<typeof shownFinding>;

export const conditionPage = z.strictObject({
  condition,
  keyFindings: z.array(shownFinding),
  claims: z.array(claim),
  regimens: z.array(regimen),
  sources: z.array(sourceSummary),
});
export type ConditionPage = z.infer<typeof conditionPage>;

export const sourcePage = z.strictObject({
  source,
  citation: z.string(),
  claims: z.array(claim),
  conditions: z.array(conditionSummary),
});
export type SourcePage = z.infer<typeof sourcePage>;

export const searchKind = z.enum(['condition', 'claim', 'regimen', 'product', 'source', 'safety']);
export const searchHit = z.strictObject({
  kind: searchKind,
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  /** Start and length of each matched run in `title` and in `detail`. */
  titleMarks: z.array(z.tuple([z.int(), z.int()])),
  detailMarks: z.array(z.tuple([z.int(), z.int()])),
});
export type SearchHit = z.infer<typeof searchHit>;
export const searchAnswer = z.strictObject({
  query: z.string(),
  /** How short forms were read, in words, e.g. "mag sulph" as magnesium sulfate. */
  readAs: z.array(z.strictObject({ typed: z.string(), meaning: z.string() })),
  hits: z.array(searchHit),
  /** When nothing matches: words that would. */
  suggestions: z.array(z.string()),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const dosingCatalogue = z.strictObject({
  regimens: z.array(regimen),
  products: z.array(product),
  limits: z.array(limit),
  /** The step taken where an order names none: the hospital's policy, else the usual one. mL per hour. */
  pumpStepMlPerH: decimalString,
});
export type DosingCatalogue = z.infer<typeof dosingCatalogue>;

export const safetyPage = z.strictObject({
  emergency: z.array(emergencyStep),
  antidotes: z.array(antidoteRow),
  ladder: z.array(ladderRow),
  comparisons: z.array(comparison),
  lessons: z.array(lesson),
});
export type SafetyPage = z.infer<typeof safetyPage>;

/** An analysis as a row: what is pooled, how many trials stand in it, and whether its sum means something. */
export const analysisSummary = z.strictObject({
  id: recordId,
  title: z.string(),
  condition: recordId,
  outcome: z.string(),
  when: z.string(),
  measure: z.string(),
  standing: z.enum(['evidence', 'illustration', 'side-by-side']),
  trials: z.int().nonnegative(),
  published: z.int().nonnegative(),
  certainty: certaintyLevel,
});
export type AnalysisSummary = z.infer<typeof analysisSummary>;
