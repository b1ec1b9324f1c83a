/** Printing on a printer of the system: the options handed over, and what came of it. */
import type { WebContents, WebContentsPrintOptions } from 'electron';
import type { PrintJob, Sent } from '#ipc/views.ts';
import { stampLines } from '#ipc/stamp-lines.ts';

/** The part of a window that prints. */
export type Printable = Pick<WebContents, 'getPrintersAsync' | 'print'>;

/** Chromium's words for a dialog that was closed. */
const closed = /cancel/i;

/**
 * Black on white with the margins of the PDF. Chromium draws the two lines of the stamp and the page numbers into the
 * margins; the dialog is always shown, so that nothing leaves for a printer nobody looked at.
 * @param printer name of the hospital's printer, chosen in the dialog from the start; null for the system's own
 */
export function printerOptions({ paper, stamp }: PrintJob, printer: string | null): WebContentsPrintOptions {
  const { made, when, copy } = stampLines(stamp);
  return {
    silent: false,
    printBackground: true,
    color: false,
    landscape: false,
    scaleFactor: 100,
    pagesPerSheet: 1,
    copies: 1,
    pageSize: paper,
    // Pixels of 1/96 inch, as in pdf.ts; the bottom holds the stamp.
    margins: { marginType: 'custom', top: 45, bottom: 72, left: 45, right: 45 },
    header: `${copy} · ${when}`,
    footer: made,
    ...(printer === null ? {} : { deviceName: printer }),
  };
}

/** @param wanted the printer the hospital's policy names, if any */
export async function sendToPrinter(page: Printable, job: PrintJob, wanted: string | null): Promise<Sent> {
  const printers = await page.getPrintersAsync();
  if (printers.length === 0) return { outcome: 'no-printer', printer: null };
  const printer = printers.find(({ name }) => name === wanted)?.name ?? null;
  return new Promise((resolve) => {
    page.print(printerOptions(job, printer), (done, reason) => {
      if (done) resolve({ outcome: 'sent', printer });
      else resolve({ outcome: closed.test(reason) ? 'closed' : 'failed', printer });
    });
  });
}
