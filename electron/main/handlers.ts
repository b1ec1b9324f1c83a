/** One handler a channel. What needs a window or a file dialog comes in as `desk`; without one those are refused. */
import { pool } from '#domain/pooling/pool.ts';
import type { Handlers } from '#ipc/contract.ts';
import { RequestError } from '#ipc/result.ts';
import type { PrintJob, Printed } from '#ipc/views.ts';
import type { Core } from './core.ts';
import type { PrintJobs } from './print/jobs.ts';

/** What only a running Electron can do. */
export interface Desk {
  /** The reference calculations run after it: they take longer than the first list may wait. */
  readonly firstPaint: Promise<void>;
  /** Draws the job and saves it where the person chose; path null when they closed the dialog. */
  saveAsPdf(job: PrintJob, suggestedName: string): Promise<Printed>;
  jobFor(id: string): PrintJob;
  markReady(id: string): void;
  copy(text: string): void;
  /** Saves a file where the person chose, whole or not at all; null when they closed the dialog. */
  saveFile(content: Buffer | string, suggestedName: string): Promise<string | null>;
}

function noDesk(): never {
  throw new RequestError('refused', 'Printing and copying need the app window; this was asked without one.');
}

export const withoutDesk: Desk = {
  firstPaint: Promise.resolve(),
  saveAsPdf: noDesk,
  jobFor: noDesk,
  markReady: noDesk,
  copy: noDesk,
  saveFile: noDesk,
};

interface PrintedThing {
  readonly kind: 'condition' | 'worksheet' | 'toxicity' | 'forest-plot';
  readonly subject: string;
  readonly worksheetId: string | null;
}

export function createHandlers(core: Core, jobs: PrintJobs, desk: Desk): Handlers {
  /** Prints, then writes the print log; a page that left the app is never lost for want of a log line. */
  async function print(job: PrintJob, suggestedName: string, thing: PrintedThing): Promise<Printed> {
    const result = await desk.saveAsPdf(job, suggestedName);
    const { evidence, data } = core.info();
    if (result.path !== null && data.writable) {
      core.ward.audit.printed({
        ...thing,
        paper: job.paper,
        destination: 'pdf',
        pages: result.pages,
        checkCode: job.stamp.checkCode,
        evidenceVersion: evidence.version,
        evidenceHash: evidence.hash,
      });
    }
    return result;
  }

  return {
    'app:info': async () => {
      await desk.firstPaint;
      await core.prove();
      return core.info();
    },
    'conditions:list': () => core.evidence().conditions(),
    'conditions:get': ({ id }) => core.evidence().conditionPage(id),
    'sources:list': () => core.evidence().sources(),
    'sources:get': ({ id }) => core.evidence().sourcePage(id),
    'claims:list': () => core.evidence().claims(),
    'evidence:findings': (asked) => core.evidence().findings(asked),
    'evidence:export': async ({ sources, format }) => {
      const file = core.evidence().exportSources(sources, format);
      return { path: await desk.saveFile(file.text, file.fileName), records: file.sources };
    },
    'analyses:list': () => core.evidence().analyses(),
    'analyses:get': ({ id }) => core.evidence().analysis(id),
    'pool:run': (input) => pool(input),
    'search:query': ({ query, limit }) => core.evidence().search(query, limit),
    'dosing:catalogue': () => core.dosing().catalogue(),
    'dosing:calculate': (order) => core.dosing().calculate(order),
    'dosing:back-check': (input) => core.dosing().backCheck(input),
    'dosing:second-check': ({ first, second }) => core.dosing().secondCheck(first, second),
    'dosing:convert': (input) => core.dosing().convert(input),
    'safety:get': () => core.evidence().safety(),
    'print:condition': ({ id, paper }) =>
      print(jobs.condition(id, paper), `${id} summary`, { kind: 'condition', subject: id, worksheetId: null }),
    'print:worksheet': ({ order, paper }) =>
      print(jobs.worksheet(order, paper), `magnesium sulfate worksheet ${order.regimen ?? 'free order'}`, {
        kind: 'worksheet',
        subject: order.regimen ?? 'free-order',
        worksheetId: null,
      }),
    'print:toxicity': ({ paper }) =>
      print(jobs.toxicity(paper), 'magnesium sulfate toxicity', {
        kind: 'toxicity',
        subject: 'toxicity',
        worksheetId: null,
      }),
    'print:analysis': ({ id, choice, paper }) =>
      print(jobs.analysis(id, choice, paper), `${id} forest plot`, {
        kind: 'forest-plot',
        subject: id,
        worksheetId: null,
      }),
    'print:job': ({ id }) => desk.jobFor(id),
    'print:ready': ({ id }) => {
      desk.markReady(id);
      return {};
    },
    'worksheets:save': (input) => core.ward.worksheets.save(input),
    'worksheets:list': (filter) => core.ward.worksheets.list(filter),
    'worksheets:open': ({ id }) => core.ward.worksheets.open(id),
    'worksheets:recalculate': ({ id }) => core.ward.worksheets.recalculate(id),
    'worksheets:withdraw': ({ id, reason }) => core.ward.worksheets.withdraw(id, reason),
    'worksheets:export': async ({ ids, format }) => {
      const { text, fileName, worksheets } = core.ward.transfer.export(ids, format);
      return { path: await desk.saveFile(text, fileName), records: worksheets };
    },
    'worksheets:import': ({ text }) => core.ward.transfer.import(text),
    'worksheets:print': ({ id, paper }) =>
      print(jobs.savedWorksheet(core.ward.worksheets.open(id), paper), 'magnesium sulfate worksheet', {
        kind: 'worksheet',
        subject: id,
        worksheetId: id,
      }),
    'audit:list': ({ before, limit }) => core.ward.audit.list(before, limit),
    'audit:verify': () => core.ward.audit.verify(),
    'notes:get': ({ id }) => ({ note: core.ward.notes.note(id), history: core.ward.notes.history(id) }),
    'notes:set': ({ id, text }) => ({ note: core.ward.notes.saveNote(id, text), history: core.ward.notes.history(id) }),
    'products:starred': () => [...new Set([...core.hospitalProducts, ...core.ward.notes.starred()])],
    'products:star': ({ id, starred }) => [
      ...new Set([...core.hospitalProducts, ...core.ward.notes.star(id, starred)]),
    ],
    'backups:list': () => core.ward.backups.list(),
    'backups:make': () => core.ward.backups.make(),
    'backups:restore': ({ name }) => core.ward.backups.restore(name),
    'settings:get': () => core.settings.get(),
    'settings:set': (change) => core.settings.set(change),
    'clipboard:write': ({ text }) => {
      desk.copy(text);
      return {};
    },
    'picture:save': async ({ name, png }) => {
      const path = await desk.saveFile(Buffer.from(png.slice(png.indexOf(',') + 1), 'base64'), `${name}.png`);
      return { path, records: path === null ? 0 : 1 };
    },
  };
}
