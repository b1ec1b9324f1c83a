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
import { appInfo, conditionPage, conditionSummary, dosingCatalogue, printed, printJob, safetyPage, searchAnswer, settings, sourcePage, sourceSummary } from './views.ts';

const nothing = z.strictObject({}).default({});
const byId = z.strictObject({ id: recordId });
const paper = z.enum(['A4', 'Letter']).default('A4');

export const contract = {
  'app:info': { args: nothing, result: appInfo },
  'conditions:list': { args: nothing, result: z.array(conditionSummary) },
  'conditions:get': { args: byId, result: conditionPage },
  'sources:list': { args: nothing, result: z.array(sourceSummary) },
  'sources:get': { args: byId, result: sourcePage },
  'claims:list': { args: nothing, result: z.array(claim) },
  'search:query': { args: z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(100).default(30) }), result: searchAnswer },
  'dosing:catalogue': { args: nothing, result: dosingCatalogue },
  'dosing:calculate': { args: order, result: calculation },
  'dosing:back-check': { args: backCheckInput, result: backCheckResult },
  'dosing:second-check': { args: z.strictObject({ first: order, second: order }), result: secondCheckResult },
  'dosing:convert': { args: conversionInput, result: conversion },
  'safety:get': { args: nothing, result: safetyPage },
  'print:condition': { args: z.strictObject({ id: recordId, paper }), result: printed },
  'print:worksheet': { args: z.strictObject({ order, paper }), result: printed },
  'print:toxicity': { args: z.strictObject({ paper }), result: printed },
  'print:job': { args: z.strictObject({ id: z.uuid() }), result: printJob },
  'print:ready': { args: z.strictObject({ id: z.uuid() }), result: z.strictObject({}) },
  'settings:get': { args: nothing, result: settings },
  'settings:set': { args: settings.partial(), result: settings },
  'clipboard:write': { args: z.strictObject({ text: z.string().max(20_000) }), result: z.strictObject({}) },
} satisfies Record<Channel, { args: z.ZodType; result: z.ZodType }>;

export type Contract = typeof contract;
type ArgsOut<C extends Channel> = z.output<Contract[C]['args']>;
type ArgsIn<C extends Channel> = z.input<Contract[C]['args']>;
type ResultOf<C extends Channel> = z.output<Contract[C]['result']>;

export type Handlers = { readonly [C in Channel]: (args: ArgsOut<C>) => ResultOf<C> | Promise<ResultOf<C>> };
/** What the page sees as `window.api`. */
export type Api = { readonly [C in Channel]: (args: ArgsIn<C>) => Promise<Result<ResultOf<C>>> };
