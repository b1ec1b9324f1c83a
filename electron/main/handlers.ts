/** One handler a channel. What needs a window or a file dialog comes in as `desk`; without one those are refused. */
import type { Handlers } from '#ipc/contract.ts';
import { RequestError } from '#ipc/result.ts';
import type { PrintJob, Printed } from '#ipc/views.ts';
import type { Core } from './core.ts';
import type { PrintJobs } from './print/jobs.ts';

/** What only a running Electron can do. */
export interface Desk {
  /** Draws the job and saves it where the person chose; path null when they closed the dialog. */
  saveAsPdf(job: PrintJob, suggestedName: string): Promise<Printed>;
  jobFor(id: string): PrintJob;
  markReady(id: string): void;
  copy(text: string): void;
}

function noDesk(): never {
  throw new RequestError('refused', 'Printing and copying need the app window; this was asked without one.');
}

export const withoutDesk: Desk = { saveAsPdf: noDesk, jobFor: noDesk, markReady: noDesk, copy: noDesk };

export function createHandlers(core: Core, jobs: PrintJobs, desk: Desk): Handlers {
  return {
    'app:info': () => core.info(),
    'conditions:list': () => core.evidence().conditions(),
    'conditions:get': ({ id }) => core.evidence().conditionPage(id),
    'sources:list': () => core.evidence().sources(),
    'sources:get': ({ id }) => core.evidence().sourcePage(id),
    'claims:list': () => core.evidence().claims(),
    'search:query': ({ query, limit }) => core.evidence().search(query, limit),
    'dosing:catalogue': () => core.dosing().catalogue(),
    'dosing:calculate': (order) => core.dosing().calculate(order),
    'dosing:back-check': (input) => core.dosing().backCheck(input),
    'dosing:second-check': ({ first, second }) => core.dosing().secondCheck(first, second),
    'dosing:convert': (input) => core.dosing().convert(input),
    'safety:get': () => core.evidence().safety(),
    'print:condition': ({ id, paper }) => desk.saveAsPdf(jobs.condition(id, paper), `${id} summary`),
    'print:worksheet': ({ order, paper }) => desk.saveAsPdf(jobs.worksheet(order, paper), `magnesium sulfate worksheet ${order.regimen ?? 'free order'}`),
    'print:toxicity': ({ paper }) => desk.saveAsPdf(jobs.toxicity(paper), 'magnesium sulfate toxicity'),
    'print:job': ({ id }) => desk.jobFor(id),
    'print:ready': ({ id }) => {
      desk.markReady(id);
      return {};
    },
    'settings:get': () => core.settings.get(),
    'settings:set': (change) => core.settings.set(change),
    'clipboard:write': ({ text }) => {
      desk.copy(text);
      return {};
    },
  };
}
