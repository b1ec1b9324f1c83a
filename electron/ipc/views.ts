/** What crosses the bridge beside the evidence: the app's own state, settings and print results. Shapes only. */
import { z } from 'zod';

import { conditionPage, safetyPage } from '#domain/evidence/views.ts';
import { calculation, order } from '#domain/dosing/order.ts';
import { product, regimen } from '#domain/dosing/records.ts';
import { poolMeasure } from '#domain/pooling/pool-records.ts';
import { resolvedAnalysis } from '#domain/pooling/resolved-records.ts';

export * from '#domain/evidence/views.ts';

export const appInfo = z.strictObject({
  name: z.string(),
  version: z.string(),
  evidence: z.strictObject({
    version: z.string(),
    reviewDue: z.string(),
    hash: z.string(),
    usable: z.boolean(),
    counts: z.strictObject({
      conditions: z.int(),
      sources: z.int(),
      findings: z.int(),
      claims: z.int(),
      regimens: z.int(),
      products: z.int(),
      limits: z.int(),
    }),
  }),
  selfTest: z.strictObject({ passed: z.int(), total: z.int(), failures: z.array(z.string()) }),
  runtime: z.strictObject({
    electron: z.string(),
    chromium: z.string(),
    node: z.string(),
    sqlite: z.string(),
    origin: z.string(),
    testBuild: z.boolean(),
  }),
  data: z.strictObject({ folder: z.string(), writable: z.boolean() }),
  /** Sentences about what does not work right now; empty when all is well. */
  problems: z.array(z.string()),
  licences: z.array(z.strictObject({ name: z.string(), version: z.string(), licence: z.string() })),
});
export type AppInfo = z.infer<typeof appInfo>;

export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark', 'night']),
  density: z.enum(['comfortable', 'compact']),
  paper: z.enum(['A4', 'Letter']),
  market: z.string().max(8).nullable(),
});
export type Settings = z.infer<typeof settings>;

/** Where a page was saved; null when the person closed the dialog without saving. */
export const printed = z.strictObject({ path: z.string().nullable(), pages: z.int().nonnegative() });
export type Printed = z.infer<typeof printed>;

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

/** What a print window is to draw: all the data, so that it asks for nothing else. */
export const printJob = z.strictObject({
  paper: z.enum(['A4', 'Letter']),
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
  ]),
});
export type PrintJob = z.infer<typeof printJob>;
