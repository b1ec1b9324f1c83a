/**
 * Draws print jobs in a hidden window, one after another, and gives back PDFs. What a person looks at in the preview is
 * drawn here ahead of time, so that saving it only has to print. Each job has an id that only its own page learns. Left
 * alone the window is given up: a second renderer is a sixth of the app's memory.
 */
import { BrowserWindow } from 'electron';
import { randomUUID } from 'node:crypto';
import { RequestError } from '#ipc/result.ts';
import type { PrintJob, PrintStamp } from '#ipc/views.ts';
import { stampLines } from '#ipc/stamp-lines.ts';
import { appOrigin } from '../app/origin.ts';
import { safeWebPreferences } from '../app/window.ts';

/** A page that has not drawn itself by then never will. */
const drawingLimitMs = 20_000;

/** Who prints one page prints the next soon, or not for a long time. */
const keptMs = 3 * 60_000;

interface Pending {
  readonly job: PrintJob;
  readonly ready: () => void;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * Chromium draws this in the bottom margin of every page. It sees none of the page's styles and loads no font, so the
 * stamp is in the system's own face.
 */
function footer(stamp: PrintStamp): string {
  const { made, when, copy } = stampLines(stamp);
  return `<style>.stamp { width: 100%; margin: 0 12mm; padding-top: 1.5mm; border-top: 0.6pt solid #000; font: 6.5px/9px "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif; display: flex; justify-content: space-between; white-space: nowrap; align-items: center; color: #000; -webkit-print-color-adjust: exact; } .copy { border: 0.8pt solid #000; padding: 0.8mm 2.5mm; font-weight: 700; font-size: 7.5px; white-space: nowrap; }</style>
<div class="stamp"><div>${escapeHtml(made)}<br>${escapeHtml(when)} · page <span class="pageNumber"></span> of <span class="totalPages"></span></div><div class="copy">${escapeHtml(copy)}</div></div>`;
}

/**
 * All that stands on the sheet, whole. The time it leaves stands in the stamp below it, which is drawn when it is
 * printed; a worksheet knows nothing of its stamp, and of other sheets none is given that time.
 */
function contentOf({ paper, page, stamp: { printedAt: _at, ...stamp } }: PrintJob): string {
  return JSON.stringify([paper, page, page.kind === 'worksheet' ? null : stamp]);
}

export interface PdfRenderer {
  /** This page will probably be asked for soon: it is drawn now. */
  prepare(job: PrintJob): void;
  render(job: PrintJob): Promise<Buffer>;
  jobFor(id: string): PrintJob;
  markReady(id: string): void;
  close(): void;
}

export function pdfRenderer(preload: string): PdfRenderer {
  const pending = new Map<string, Pending>();
  let window: BrowserWindow | null = null;
  /** What the window shows, once it is drawn to the end. */
  let standing: string | null = null;
  let givingUp: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  function close(): void {
    clearTimeout(givingUp);
    if (window !== null && !window.isDestroyed()) window.destroy();
    window = null;
    standing = null;
  }

  function printWindow(): BrowserWindow {
    if (window === null || window.isDestroyed()) {
      window = new BrowserWindow({
        show: false,
        width: 900,
        height: 1200,
        webPreferences: { ...safeWebPreferences, preload },
      });
      window.webContents.on('render-process-gone', close);
    }
    return window;
  }

  /** Each use begins the time anew; what is drawn just then is waited for. */
  function giveUpLater(): void {
    clearTimeout(givingUp);
    givingUp = setTimeout(() => void inTurn(() => Promise.resolve(close())), keptMs);
  }

  async function layOut(job: PrintJob): Promise<BrowserWindow> {
    giveUpLater();
    const target = printWindow();
    const content = contentOf(job);
    if (standing === content) return target;
    standing = null;
    const id = randomUUID();
    let fail = (): void => undefined;
    const drawn = new Promise<void>((resolve, reject) => {
      pending.set(id, { job, ready: resolve });
      fail = () => reject(new RequestError('internal', 'The page could not be drawn for printing. Nothing was saved.'));
    });
    const timer = setTimeout(fail, drawingLimitMs);
    // A renderer that dies takes its window with it.
    target.once('closed', fail);
    try {
      // Another job of a loaded page is another part of the same address: the page stays and draws anew.
      await Promise.all([target.loadURL(`${appOrigin}/print/print.html#job=${id}`), drawn]);
      standing = content;
      return target;
    } catch (error) {
      // Whatever state the page is in, the next job does not start from it.
      close();
      throw error;
    } finally {
      clearTimeout(timer);
      target.removeListener('closed', fail);
      pending.delete(id);
    }
  }

  async function draw(job: PrintJob): Promise<Buffer> {
    const { webContents } = await layOut(job);
    return webContents.printToPDF({
      pageSize: job.paper,
      printBackground: true,
      preferCSSPageSize: false,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer(job.stamp),
      // Inches. The bottom one leaves room for the stamp.
      margins: { top: 0.47, bottom: 0.75, left: 0.47, right: 0.47 },
      ...taggedPdf,
    });
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  return {
    prepare(job) {
      // What goes wrong is said when the page is asked for.
      inTurn(() => layOut(job)).catch(() => undefined);
    },
    render: (job) => inTurn(() => draw(job)),
    jobFor(id) {
      const found = pending.get(id);
      if (found === undefined) throw new RequestError('not-found', 'There is no such print job; start printing again.');
      return found.job;
    },
    markReady: (id) => pending.get(id)?.ready(),
    close,
  };
}

/** Tags and bookmarks where the runtime knows them; older ones ignore the words. */
const taggedPdf = { generateTaggedPDF: true, generateDocumentOutline: true } as const;
