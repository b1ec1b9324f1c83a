/**
 * The one contract: what each channel takes and gives. Handlers, the preload's api and `window.api` are all derived
 * from it; arguments and results are both parsed, so a wrong shape stops at the door it came through.
 */
import { z } from 'zod';
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
  analysisChoice,
  analysisSummary,
  appInfo,
  conditionPage,
  conditionSummary,
  dosingCatalogue,
  printed,
  printJob,
  safetyPage,
  searchAnswer,
  settings,
  sourcePage,
  sourceSummary,
} from './views.ts';

const nothing = z.strictObject({}).default({});
const byId = z.strictObject({ id: recordId });
const worksheetId = z.strictObject({ id: z.uuid() });
const paper = z.enum(['A4', 'Letter']).default('A4');

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
  'safety:get': { args: nothing, result: safetyPage },
  'print:condition': { args: z.strictObject({ id: recordId, paper }), result: printed },
  'print:worksheet': { args: z.strictObject({ order, paper }), result: printed },
  'print:toxicity': { args: z.strictObject({ paper }), result: printed },
  'print:analysis': { args: z.strictObject({ id: recordId, choice: analysisChoice, paper }), result: printed },
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
  'worksheets:print': { args: z.strictObject({ id: z.uuid(), paper }), result: printed },
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
  'settings:get': { args: nothing, result: settings },
  'settings:set': { args: settings.partial(), result: settings },
  'clipboard:write': { args: z.strictObject({ text: z.string().max(400_000) }), result: z.strictObject({}) },
  // A PNG of at most about 8 MB, as the page draws it; saved where the person chooses.
  'picture:save': {
    args: z.strictObject({
      name: z.string().min(1).max(80),
      png: z
        .string()
        .max(11_000_000)
        .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/, 'a PNG as a data address'),
    }),
    result: exportSaved,
  },
} satisfies Record<Channel, { args: z.ZodType; result: z.ZodType }>;

export type Contract = typeof contract;
type ArgsOut<C extends Channel> = z.output<Contract[C]['args']>;
type ArgsIn<C extends Channel> = z.input<Contract[C]['args']>;
type ResultOf<C extends Channel> = z.output<Contract[C]['result']>;

export type Handlers = { readonly [C in Channel]: (args: ArgsOut<C>) => ResultOf<C> | Promise<ResultOf<C>> };
/** What the page sees as `window.api`. */
export type Api = { readonly [C in Channel]: (args: ArgsIn<C>) => Promise<Result<ResultOf<C>>> };
