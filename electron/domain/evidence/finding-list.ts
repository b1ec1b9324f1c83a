/** Findings as rows of a long table: what can be asked for, and what a row holds. Shapes only. */
import { z } from 'zod';
import { certaintyLevel, design, direction, finding, placeRead, recordId, verificationStatus } from './records.ts';

export const findingSort = z.enum([
  'year',
  'source',
  'design',
  'outcome',
  'measure',
  'estimate',
  'people',
  'direction',
  'status',
]);
export type FindingSort = z.infer<typeof findingSort>;

/** Every filter narrows; one that is absent does not. */
export const findingFilter = z.strictObject({
  condition: recordId.optional(),
  design: design.optional(),
  /** A direction that was not read matches no direction. */
  direction: direction.optional(),
  status: verificationStatus.optional(),
  /** Certainty of the condition asked for; without a condition, of any condition that the source bears on. */
  certainty: certaintyLevel.optional(),
  yearFrom: z.int().optional(),
  yearTo: z.int().optional(),
  /** Words of the outcome, the sentence, the source's name or its title, each from its beginning. */
  words: z.string().max(200).optional(),
});
export type FindingFilter = z.infer<typeof findingFilter>;

export const findingsAsked = findingFilter.extend({
  sort: findingSort.default('year'),
  descending: z.boolean().default(true),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export type FindingsAsked = z.infer<typeof findingsAsked>;

export const findingRow = z.strictObject({
  sourceId: recordId,
  sourceName: z.string(),
  year: z.int().nullable(),
  design,
  status: verificationStatus,
  conditions: z.array(recordId),
  /** Null when the direction was not read: a page may not show the one on the record. */
  direction: direction.nullable(),
  /** Where this very figure was read. */
  level: placeRead.shape.level.nullable(),
  /** With every unread figure blanked. */
  finding,
});
export type FindingRow = z.infer<typeof findingRow>;

export const findingsPage = z.strictObject({ total: z.int().nonnegative(), rows: z.array(findingRow) });
export type FindingsPage = z.infer<typeof findingsPage>;
