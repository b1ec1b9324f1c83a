/**
 * Draws a print job in a hidden window and gives back the PDF. The window is made once and kept: the second page is
 * quick. Jobs are drawn one after another; each has an id that only its own page learns.
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

export interface PdfRenderer {
  render(job: PrintJob): Promise<Buffer>;
  jobFor(id: string): PrintJob;
  markReady(id: string): void;
  close(): void;
}

export function pdfRenderer(preload: string): PdfRenderer {
  const pending = new Map<string, Pending>();
  let window: BrowserWindow | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function printWindow(): BrowserWindow {
    if (window === null || window.isDestroyed()) {
      window = new BrowserWindow({
        show: false,
        width: 900,
        height: 1200,
        webPreferences: { ...safeWebPreferences, preload },
      });
    }
    return window;
  }

  async function draw(job: PrintJob): Promise<Buffer> {
    const id = randomUUID();
    const target = printWindow();
    let timer: NodeJS.Timeout | undefined;
    const drawn = new Promise<void>((resolve, reject) => {
      pending.set(id, { job, ready: resolve });
      timer = setTimeout(
        () => reject(new RequestError('internal', 'The page could not be drawn for printing. Nothing was saved.')),
        drawingLimitMs,
      );
    });
    try {
      await Promise.all([target.loadURL(`${appOrigin}/print/print.html?job=${id}`), drawn]);
      return await target.webContents.printToPDF({
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
    } finally {
      clearTimeout(timer);
      pending.delete(id);
    }
  }

  return {
    render(job) {
      const result = queue.then(() => draw(job));
      queue = result.catch(() => undefined);
      return result;
    },
    jobFor(id) {
      const found = pending.get(id);
      if (found === undefined) throw new RequestError('not-found', 'There is no such print job; start printing again.');
      return found.job;
    },
    markReady: (id) => pending.get(id)?.ready(),
    close() {
      if (window !== null && !window.isDestroyed()) window.destroy();
      window = null;
    },
  };
}

/** Tags and bookmarks where the runtime knows them; older ones ignore the words. */
const taggedPdf = { generateTaggedPDF: true, generateDocumentOutline: true } as const;
