/**
 * The one contract: what each channel takes and gives. Handlers, the preload's api and `window.api` are all derived
 * from it; arguments and results are both parsed, so a wrong shape stops at the door it came through.
 */
import { z } from 'zod';
import { evidenceChanges } from '#domain/evidence/changes.ts';
import { claim, recordId } from '#domain/evidence/records.ts';
import { calculation, order } from '#domain/dosing/order.ts';
import { backCheckInput, backCheckResult } from '#domain/dosing/back-check.ts';
import { secondCheckResult } from '#domain/dosing/second-check.ts';
import { conversion, conversionInput } from '#domain/dosing/convert.ts';
import type { Channel } from './channels.ts';
import type { Result } from './result.ts';
import { exportFormat as evidenceExportFormat } from '#domain/evidence/export/export.ts';
import { findingsAsked, findingsPage } from '#domain/evidence/finding-list.ts';
import { poolInput, poolResult } from '#domain/pooling/pool-records.ts';
import { resolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import {
  auditPage,
  auditProof,
  backup,
  conditionNotes,
  exportFormat,
  exportSaved,
  offeredWorksheets,
  restoreStaged,
  worksheetFilter,
  worksheetImport,
  worksheetList,
  worksheetPage,
  worksheetRecalculation,
  worksheetSaved,
  worksheetSummary,
} from './ward-views.ts';
import {
  analysisSummary,
  appInfo,
  conditionPage,
  conditionSummary,
  dosingCatalogue,
  printAsked,
  printed,
  printJob,
  safetyPage,
  searchAnswer,
  sent,
  settings,
  settingsView,
  sourcePage,
  sourceSummary,
} from './views.ts';
import { draft } from './draft.ts';

const nothing = z.strictObject({}).default({});
const byId = z.strictObject({ id: recordId });
const worksheetId = z.strictObject({ id: z.uuid() });
const paper = z.enum(['A4', 'Letter']).default('A4');
/** A picture of at most about 8 MB, as the page draws it; main looks at its bytes (`picture.ts`). */
const png = z
  .string()
  .max(11_000_000)
  .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/, 'a PNG as a data address');

export const contract = {
  'app:info': { args: nothing, result: appInfo },
  'conditions:list': { args: nothing, result: z.array(conditionSummary) },
  'conditions:get': { args: byId, result: conditionPage },
  'sources:list': { args: nothing, result: z.array(sourceSummary) },
  'sources:get': { args: byId, result: sourcePage },
  'claims:list': { args: nothing, result: z.array(claim) },
  'evidence:findings': { args: findingsAsked, result: findingsPage },
  'evidence:export': {
    args: z.strictObject({ sources: z.array(recordId).max(20_000), format: evidenceExportFormat }),
    result: exportSaved,
  },
  'evidence:changes': { args: nothing, result: evidenceChanges },
  'evidence:seen': { args: nothing, result: z.strictObject({}) },
  'analyses:list': { args: nothing, result: z.array(analysisSummary) },
  'analyses:get': { args: byId, result: resolvedAnalysis },
  'pool:run': { args: poolInput, result: poolResult },
  'search:query': {
    args: z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(100).default(30) }),
    result: searchAnswer,
  },
  'dosing:catalogue': { args: nothing, result: dosingCatalogue },
  'dosing:calculate': { args: order, result: calculation },
  'dosing:back-check': { args: backCheckInput, result: backCheckResult },
  'dosing:second-check': { args: z.strictObject({ first: order, second: order }), result: secondCheckResult },
  'dosing:convert': { args: conversionInput, result: conversion },
  // What is being typed in the calculator, for a page that crashes; null when it is empty again.
  'draft:keep': { args: z.strictObject({ draft: draft.nullable() }), result: z.strictObject({}) },
  'draft:get': { args: nothing, result: draft.nullable() },
  'safety:get': { args: nothing, result: safetyPage },
  // Answered when the preview is closed: what was saved from it last.
  'print:preview': { args: z.strictObject({ asked: printAsked, paper }), result: printed },
  'print:save': { args: z.strictObject({ id: z.uuid(), paper }), result: printed },
  'print:send': {
    args: z.strictObject({ id: z.uuid(), paper, pages: z.int().min(1).max(999) }),
    result: sent,
  },
  'print:job': { args: z.strictObject({ id: z.uuid() }), result: printJob },
  'print:ready': { args: z.strictObject({ id: z.uuid() }), result: z.strictObject({}) },
  'worksheets:save': {
    args: z.strictObject({
      order,
      label: z.string().max(120).default(''),
      supersedes: z.uuid().nullable().default(null),
    }),
    result: worksheetSaved,
  },
  'worksheets:list': { args: worksheetFilter, result: worksheetList },
  'worksheets:open': { args: worksheetId, result: worksheetPage },
  'worksheets:recalculate': { args: worksheetId, result: worksheetRecalculation },
  'worksheets:withdraw': {
    args: z.strictObject({ id: z.uuid(), reason: z.string().max(300) }),
    result: worksheetSummary,
  },
  'worksheets:export': {
    args: z.strictObject({ ids: z.array(z.uuid()).min(1).max(5000), format: exportFormat }),
    result: exportSaved,
  },
  'worksheets:import': { args: z.strictObject({ text: z.string().max(50 * 1024 * 1024) }), result: worksheetImport },
  // A file of worksheets that the system handed over: looked into, brought in, or left alone.
  'offered:look': { args: nothing, result: offeredWorksheets.nullable() },
  'offered:take': { args: nothing, result: worksheetImport },
  'offered:drop': { args: nothing, result: z.strictObject({}) },
  'audit:list': {
    args: z.strictObject({
      before: z.int().positive().nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    }),
    result: auditPage,
  },
  'audit:verify': { args: nothing, result: auditProof },
  'notes:get': { args: byId, result: conditionNotes },
  'notes:set': { args: z.strictObject({ id: recordId, text: z.string().max(2000) }), result: conditionNotes },
  'products:starred': { args: nothing, result: z.array(z.string()) },
  'products:star': { args: z.strictObject({ id: recordId, starred: z.boolean() }), result: z.array(z.string()) },
  'backups:list': { args: nothing, result: z.array(backup) },
  'backups:make': { args: nothing, result: backup },
  'backups:restore': { args: z.strictObject({ name: z.string().max(120) }), result: restoreStaged },
  // The backup that is offered after damage is not wanted.
  'backups:decline': { args: nothing, result: z.strictObject({}) },
  // Closes the ward's file and opens it again, a chosen backup put in place; then the page is loaded anew.
  'ward:reopen': { args: nothing, result: z.strictObject({}) },
  'settings:get': { args: nothing, result: settingsView },
  'settings:set': { args: settings.partial(), result: settingsView },
  'clipboard:write': { args: z.strictObject({ text: z.string().max(400_000) }), result: z.strictObject({}) },
  // Saved where the person chooses.
  'picture:save': { args: z.strictObject({ name: z.string().min(1).max(80), png }), result: exportSaved },
  'picture:copy': { args: z.strictObject({ png }), result: z.strictObject({}) },
} satisfies Record<Channel, { args: z.ZodType; result: z.ZodType }>;

export type Contract = typeof contract;
type ArgsOut<C extends Channel> = z.output<Contract[C]['args']>;
type ArgsIn<C extends Channel> = z.input<Contract[C]['args']>;
type ResultOf<C extends Channel> = z.output<Contract[C]['result']>;

export type Handlers = { readonly [C in Channel]: (args: ArgsOut<C>) => ResultOf<C> | Promise<ResultOf<C>> };
/** What the page sees as `window.api`. */
export type Api = { readonly [C in Channel]: (args: ArgsIn<C>) => Promise<Result<ResultOf<C>>> };
