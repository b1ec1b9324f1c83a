/** The shape of a saved worksheet: in lists, opened, compared, and as it travels between installations. */
import { z } from 'zod';
import { calculation, order } from '../dosing/order.ts';

export const labelMax = 120;
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex');
const moment = z.iso.datetime();

export const worksheetStatus = z.enum(['current', 'superseded', 'withdrawn']);
export type WorksheetStatus = z.infer<typeof worksheetStatus>;

export const worksheetOverride = z.strictObject({
  checkId: z.string(),
  checkText: z.string(),
  reason: z.string(),
  text: z.string(),
});
export type WorksheetOverride = z.infer<typeof worksheetOverride>;

/** When and why a worksheet went out of use. `reason` null: it was replaced, or it came in a file that did not say. */
export const worksheetEnd = z.strictObject({ at: moment, reason: z.string().max(300).nullable() });
export type WorksheetEnd = z.infer<typeof worksheetEnd>;

/** One line of the list. Names are those of the day it was made. */
export const worksheetSummary = z.strictObject({
  id: z.uuid(),
  number: z.int().positive(),
  madeAt: moment,
  evidence: z.strictObject({ version: z.string(), hash }),
  /** False: made from another evidence version than the one open now. */
  presentEvidence: z.boolean(),
  regimen: z.string().nullable(),
  product: z.string().nullable(),
  indication: z.string().nullable(),
  title: z.string(),
  productName: z.string(),
  headline: z.string(),
  label: z.string(),
  status: worksheetStatus,
  supersedes: z.uuid().nullable(),
  origin: z.enum(['here', 'imported']),
  overrides: z.int().nonnegative(),
});
export type WorksheetSummary = z.infer<typeof worksheetSummary>;

export const worksheetFilter = z.strictObject({
  text: z.string().max(200).default(''),
  status: worksheetStatus.nullable().default(null),
  regimen: z.string().max(120).nullable().default(null),
  product: z.string().max(120).nullable().default(null),
  indication: z.string().max(60).nullable().default(null),
  /** Days by the clock of this PC, "2026-11-22", both included. */
  madeFrom: z.iso.date().nullable().default(null),
  madeTo: z.iso.date().nullable().default(null),
  withOverrides: z.boolean().default(false),
  limit: z.int().min(1).max(500).default(100),
  offset: z.int().min(0).max(1_000_000).default(0),
});
export type WorksheetFilterInput = z.infer<typeof worksheetFilter>;

export const worksheetList = z.strictObject({ worksheets: z.array(worksheetSummary), total: z.int().nonnegative() });
export type WorksheetList = z.infer<typeof worksheetList>;

const fieldLine = z.strictObject({ path: z.string(), name: z.string(), value: z.string() });

export const worksheetPrint = z.strictObject({
  printedAt: moment,
  paper: z.enum(['A4', 'Letter']),
  destination: z.enum(['pdf', 'printer']),
  pages: z.int().positive(),
  checkCode: z.string(),
});

/** A worksheet as it was calculated. */
export const worksheetPage = z.strictObject({
  summary: worksheetSummary,
  /** Null: written by a version of the app whose form this one no longer reads; `fields` still shows every value. */
  order: order.nullable(),
  calculation: calculation.nullable(),
  fields: z.array(fieldLine),
  overrides: z.array(worksheetOverride),
  prints: z.array(worksheetPrint),
  /** Null while it is in use, and where the file it came in did not say. */
  ended: worksheetEnd.nullable(),
  replacedBy: z.uuid().nullable(),
});
export type WorksheetPage = z.infer<typeof worksheetPage>;

/** `clinical`: a dose, volume, rate, time or check differs. `wording`: only words, working or sources do. */
export const worksheetChange = z.strictObject({
  path: z.string(),
  name: z.string(),
  kind: z.enum(['clinical', 'wording']),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type WorksheetChange = z.infer<typeof worksheetChange>;

/** One line of a comparison as a person reads it; null: not there. */
const worksheetDifference = z.strictObject({
  key: z.string(),
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type WorksheetDifference = z.infer<typeof worksheetDifference>;

export const worksheetDifferences = z.strictObject({
  figures: z.array(worksheetDifference),
  checks: z.array(worksheetDifference),
  wording: z.array(worksheetDifference),
});
export type WorksheetDifferences = z.infer<typeof worksheetDifferences>;

export const worksheetRecalculation = z.strictObject({
  id: z.uuid(),
  before: z.strictObject({ version: z.string(), hash }),
  now: z.strictObject({ version: z.string(), hash: z.string() }),
  calculation,
  /** Every stored field that differs, for other programs. */
  changes: z.array(worksheetChange),
  /** The same, one line a figure and one a check: what `sentence` counts and the screen lists. */
  differences: worksheetDifferences,
  sentence: z.string(),
});
export type WorksheetRecalculation = z.infer<typeof worksheetRecalculation>;

export const worksheetSaved = z.strictObject({ summary: worksheetSummary, notice: z.string().nullable() });
export type WorksheetSaved = z.infer<typeof worksheetSaved>;

/** What the content hash of a worksheet is taken of: everything that never changes. */
export const worksheetContent = z.strictObject({
  id: z.uuid(),
  madeAt: moment,
  evidence: z.strictObject({ version: z.string().min(1).max(60), hash }),
  title: z.string().min(1).max(300),
  productName: z.string().max(300),
  headline: z.string().max(500),
  label: z.string().max(labelMax),
  order: z.record(z.string(), z.json()),
  calculation: z.record(z.string(), z.json()),
  overrides: z.array(worksheetOverride).max(40),
  supersedes: z.uuid().nullable(),
});
export type WorksheetContent = z.infer<typeof worksheetContent>;

export const exportedWorksheet = z.strictObject({
  ...worksheetContent.shape,
  status: worksheetStatus,
  /** Left out while it is in use, and by versions of this app that did not write it. */
  ended: worksheetEnd.optional(),
  contentHash: hash,
});
export type ExportedWorksheet = z.infer<typeof exportedWorksheet>;

export const exportFormatVersion = 1;
export const worksheetExport = z.strictObject({
  format: z.literal('bedside-magnesium-worksheets'),
  formatVersion: z.literal(exportFormatVersion),
  exportedAt: moment,
  app: z.string().max(120),
  worksheets: z.array(exportedWorksheet).min(1).max(5000),
  /** Over the worksheets as they stand in this file, status included. */
  hash,
});
export type WorksheetExport = z.infer<typeof worksheetExport>;

export const exportFormat = z.enum(['csv', 'json', 'fhir']);
export type ExportFormat = z.infer<typeof exportFormat>;

export const exportedText = z.strictObject({
  fileName: z.string(),
  mediaType: z.string(),
  text: z.string(),
  worksheets: z.int().nonnegative(),
});
export type ExportedText = z.infer<typeof exportedText>;

export const worksheetImport = z.strictObject({
  imported: z.int().nonnegative(),
  alreadyHere: z.int().nonnegative(),
  sentence: z.string(),
});
export type WorksheetImport = z.infer<typeof worksheetImport>;
