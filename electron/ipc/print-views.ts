/** What is asked of the printer and what a printed page is drawn from. Shapes only. */
import { z } from 'zod';
import { calculation, order } from '#domain/dosing/order.ts';
import { pumpChart, pumpChartAsked } from '#domain/dosing/pump-chart/records.ts';
import { product, regimen } from '#domain/dosing/records.ts';
import { findingFilter, findingRow, findingSort } from '#domain/evidence/finding-list.ts';
import { condition, recordId } from '#domain/evidence/records.ts';
import { conditionPage, conditionSummary, safetyPage, sourceSummary } from '#domain/evidence/views.ts';
import { poolMeasure } from '#domain/pooling/pool-records.ts';
import { resolvedAnalysis } from '#domain/pooling/resolved-records.ts';

/** Where a page was saved; null when the person closed the dialog without saving. */
export const printed = z.strictObject({ path: z.string().nullable(), pages: z.int().nonnegative() });
export type Printed = z.infer<typeof printed>;

/** What came of printing on a printer of the system. `printer`: the one the policy names, where there is such a one. */
export const sent = z.strictObject({
  outcome: z.enum(['sent', 'closed', 'no-printer', 'failed']),
  printer: z.string().nullable(),
});
export type Sent = z.infer<typeof sent>;

/** The stamp every printed page carries. */
export const printStamp = z.strictObject({
  app: z.string(),
  evidenceVersion: z.string(),
  evidenceHash: z.string(),
  reviewDue: z.string(),
  printedAt: z.string(),
  validUntil: z.string(),
  selfTest: z.string(),
  checkCode: z.string(),
});
export type PrintStamp = z.infer<typeof printStamp>;
/** What a sheet may know of its stamp: not when it is printed, because it may have been drawn before that. */
export type SheetStamp = Omit<PrintStamp, 'printedAt'>;

/** What a reader chose on an analysis: enough to draw the same picture on paper. */
export const analysisChoice = z.strictObject({
  measure: poolMeasure,
  fixed: z.enum(['fixed', 'mantelHaenszel', 'peto']),
  random: z.enum(['DL', 'PM', 'REML']),
  interval: z.enum(['z', 'knappHartung']),
  diamonds: z.enum(['fixed', 'random', 'both']),
  view: z.enum(['studies', 'leave-one-out', 'cumulative', 'funnel']),
  included: z.array(z.string().max(120)).max(500),
});
export type AnalysisChoice = z.infer<typeof analysisChoice>;

export const paper = z.enum(['A4', 'Letter']);
export type Paper = z.infer<typeof paper>;

/** The findings of a table on paper: the filter and the order of rows of the findings screen. */
export const evidenceTableAsked = findingFilter.extend({
  sort: findingSort.default('year'),
  descending: z.boolean().default(true),
});
export type EvidenceTableAsked = z.infer<typeof evidenceTableAsked>;
export type EvidenceTableAskedInput = z.input<typeof evidenceTableAsked>;

/** A page as it is asked for, by the screen and by the command line alike. */
export const printAsked = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('condition'), id: recordId }),
  z.strictObject({ kind: z.literal('toxicity') }),
  z.strictObject({ kind: z.literal('analysis'), id: recordId, choice: analysisChoice }),
  z.strictObject({ kind: z.literal('evidence-table'), asked: evidenceTableAsked }),
  z.strictObject({ kind: z.literal('worksheet'), order }),
  z.strictObject({ kind: z.literal('saved-worksheet'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('pump-chart'), asked: pumpChartAsked }),
]);
export type PrintAsked = z.infer<typeof printAsked>;
export type PrintAskedInput = z.input<typeof printAsked>;

/** What a print window is to draw: all the data, so that it asks for nothing else. */
export const printJob = z.strictObject({
  paper,
  stamp: printStamp,
  page: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('condition'), data: conditionPage }),
    z.strictObject({
      kind: z.literal('worksheet'),
      order,
      calculation,
      regimen: regimen.nullable(),
      product: product.nullable(),
      safety: safetyPage,
    }),
    z.strictObject({ kind: z.literal('toxicity'), safety: safetyPage }),
    z.strictObject({ kind: z.literal('analysis'), resolved: resolvedAnalysis, choice: analysisChoice }),
    z.strictObject({
      kind: z.literal('evidence-table'),
      asked: evidenceTableAsked,
      /** The one condition the table is about; null when it is about several. */
      condition: condition.nullable(),
      rows: z.array(findingRow),
      conditions: z.array(conditionSummary),
      sources: z.array(sourceSummary),
    }),
    z.strictObject({
      kind: z.literal('pump-chart'),
      order,
      chart: pumpChart,
      regimen: regimen.nullable(),
      product: product.nullable(),
    }),
  ]),
});
export type PrintJob = z.infer<typeof printJob>;
