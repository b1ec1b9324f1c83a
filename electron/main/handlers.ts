/** One handler a channel. What needs a window or a file dialog comes in as `desk`; without one those are refused. */
import type { Handlers } from '#ipc/contract.ts';
import type { Draft } from '#ipc/draft.ts';
import { RequestError } from '#ipc/result.ts';
import type { PrintJob, Printed, Sent } from '#ipc/views.ts';
import type { Core } from './core.ts';
import { pictureOf } from './picture.ts';
import { aboutPage, type PrintAbout } from './print/about.ts';
import type { PrintJobs } from './print/jobs.ts';
import type { Held } from './print/preview.ts';

/** What only a running Electron can do. */
export interface Desk {
  /** The reference calculations run after it: they take longer than the first list may wait. */
  readonly firstPaint: Promise<void>;
  /** Shows the page before it leaves; resolves once that window is closed, with what was saved last. */
  openPreview(job: PrintJob, about: PrintAbout): Promise<Printed>;
  previewed(id: string): Held<PrintAbout> | Promise<Held<PrintAbout>>;
  /** Draws the job and saves it where the person chose; path null when they closed the dialog. */
  savePreviewed(id: string, job: PrintJob): Promise<Printed>;
  sendPreviewed(id: string, job: PrintJob): Promise<Sent>;
  jobFor(id: string): PrintJob | Promise<PrintJob>;
  markReady(id: string): void | Promise<void>;
  copy(text: string): void | Promise<void>;
  /** A PNG that was looked at (`pictureOf`). */
  copyPicture(png: Uint8Array): void | Promise<void>;
  /** Saves a file where the person chose, whole or not at all; null when they closed the dialog. */
  saveFile(content: Buffer | string, suggestedName: string): Promise<string | null>;
  /** Soon after this returns: every service is made anew on the ward file as it then is, and the page is loaded anew. */
  reopenWard(): void;
}

function noDesk(): never {
  throw new RequestError('refused', 'Printing and copying need the app window; this was asked without one.');
}

export const withoutDesk: Desk = {
  firstPaint: Promise.resolve(),
  openPreview: noDesk,
  previewed: noDesk,
  savePreviewed: noDesk,
  sendPreviewed: noDesk,
  jobFor: noDesk,
  markReady: noDesk,
  copy: noDesk,
  copyPicture: noDesk,
  saveFile: noDesk,
  reopenWard: noDesk,
};

export function createHandlers(core: Core, jobs: PrintJobs, desk: Desk): Handlers {
  // In memory only: it goes with the app.
  let typed: Draft | null = null;

  /** Writes the print log; a page that left the app is never lost for want of a log line. */
  function log(
    { kind, subject, worksheetId }: PrintAbout,
    job: PrintJob,
    destination: 'pdf' | 'printer',
    pages: number,
  ) {
    const { evidence, data } = core.info();
    if (!data.writable) return;
    core.ward.audit.printed({
      kind,
      subject,
      worksheetId,
      paper: job.paper,
      destination,
      pages,
      checkCode: job.stamp.checkCode,
      evidenceVersion: evidence.version,
      evidenceHash: evidence.hash,
    });
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
    'evidence:changes': () => core.changes().view(),
    'evidence:seen': () => core.changes().seen(),
    'analyses:list': () => core.evidence().analyses(),
    'analyses:get': ({ id }) => core.evidence().analysis(id),
    // Its distribution functions are many: read when the first analysis is asked for.
    'pool:run': async (input) => (await import('#domain/pooling/pool.ts')).pool(input),
    'search:query': ({ query, limit }) => core.evidence().search(query, limit),
    'dosing:catalogue': () => core.dosing().catalogue(),
    'dosing:calculate': (order) => core.dosing().calculate(order),
    'dosing:back-check': (input) => core.dosing().backCheck(input),
    'dosing:second-check': ({ first, second }) => core.dosing().secondCheck(first, second),
    'dosing:convert': (input) => core.dosing().convert(input),
    'draft:keep': ({ draft }) => {
      typed = draft;
      return {};
    },
    'draft:get': () => typed,
    'safety:get': () => core.evidence().safety(),
    'print:preview': ({ asked, paper }) => desk.openPreview(jobs.of(asked, paper), aboutPage(asked)),
    'print:save': async ({ id, paper }) => {
      const { job: seen, about } = await desk.previewed(id);
      const job = jobs.again(seen, paper);
      const saved = await desk.savePreviewed(id, job);
      if (saved.path !== null) log(about, job, 'pdf', saved.pages);
      return saved;
    },
    'print:send': async ({ id, paper, pages }) => {
      const { job: seen, about } = await desk.previewed(id);
      const job = jobs.again(seen, paper);
      const sent = await desk.sendPreviewed(id, job);
      if (sent.outcome === 'sent') log(about, job, 'printer', pages);
      return sent;
    },
    'print:job': ({ id }) => desk.jobFor(id),
    'print:ready': async ({ id }) => {
      await desk.markReady(id);
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
    'offered:look': () => core.ward.offered.look(),
    'offered:take': () => core.ward.offered.take(),
    'offered:drop': () => {
      core.ward.offered.drop();
      return {};
    },
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
    'backups:decline': () => {
      core.ward.backups.decline();
      return {};
    },
    'ward:reopen': () => {
      desk.reopenWard();
      return {};
    },
    'settings:get': () => core.settings.view(),
    'settings:set': (change) => {
      core.settings.set(change);
      return core.settings.view();
    },
    'clipboard:write': async ({ text }) => {
      await desk.copy(text);
      return {};
    },
    'picture:save': async ({ name, png }) => {
      const path = await desk.saveFile(pictureOf(png).bytes, `${name}.png`);
      return { path, records: path === null ? 0 : 1 };
    },
    'picture:copy': async ({ png }) => {
      await desk.copyPicture(pictureOf(png).bytes);
      return {};
    },
  };
}
