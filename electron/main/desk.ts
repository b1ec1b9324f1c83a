/** What only a running Electron can do for the services: dialogs, the clipboard, drawing pages. */
import { clipboard, ClipboardItem, dialog, nativeImage, type BrowserWindow } from 'electron';
import type { PrintJob, Printed, Sent } from '#ipc/views.ts';
import { copyPicture } from './app/copy-picture.ts';
import type { PrintAbout } from './print/about.ts';
import type { PdfRenderer } from './print/pdf.ts';
import { countPages } from './print/pdf-pages.ts';
import type { Previews } from './print/preview.ts';
import { sendToPrinter } from './print/printer.ts';
import { safeFileName, savePdf, saveWhole } from './print/save.ts';
import type { DeskTasks } from './thread/host.ts';

export interface DeskParts {
  readonly renderer: PdfRenderer;
  readonly previews: Previews<PrintAbout>;
  readonly owner: () => BrowserWindow | null;
  /** The printer the hospital's policy names. */
  readonly printer: string | null;
}

export function createDesk({ renderer, previews, owner, printer }: DeskParts) {
  async function chosenFile(options: Electron.SaveDialogOptions, window = owner()): Promise<string | null> {
    const answer =
      window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
    return answer.canceled || answer.filePath === undefined || answer.filePath === '' ? null : answer.filePath;
  }

  return {
    openPreview: (job: PrintJob, about: PrintAbout) => previews.open({ job, about }),
    previewed(id: string) {
      const { job, about } = previews.held(id);
      return { job, about };
    },
    async savePreviewed(id: string, job: PrintJob): Promise<Printed> {
      const file = await chosenFile(
        {
          title: 'Save as PDF',
          defaultPath: `${safeFileName(previews.held(id).about.fileName)}.pdf`,
          filters: [{ name: 'PDF', extensions: ['pdf'] }],
        },
        previews.window(id),
      );
      if (file === null) return { path: null, pages: 0 };
      const bytes = await renderer.render(job);
      await savePdf(file, bytes);
      const saved = { path: file, pages: countPages(bytes) };
      previews.saved(id, saved);
      return saved;
    },
    sendPreviewed: (id: string, job: PrintJob): Promise<Sent> =>
      sendToPrinter(previews.window(id).webContents, job, printer),
    draw: (job: PrintJob): Promise<Buffer> => renderer.render(job),
    jobFor: (id: string) => (previews.has(id) ? previews.held(id).job : renderer.jobFor(id)),
    markReady: (id: string) => renderer.markReady(id),
    copy: (text: string) => clipboard.writeText(text),
    copyPicture: (png: Uint8Array) => copyPicture(png, { clipboard, ClipboardItem, nativeImage }),
    /** Null: the dialog was closed. */
    async saveFile(content: Uint8Array | string, suggestedName: string): Promise<string | null> {
      const file = await chosenFile({ title: 'Save', defaultPath: suggestedName });
      if (file === null) return null;
      await saveWhole(file, typeof content === 'string' ? content : Buffer.from(content));
      return file;
    },
  } satisfies DeskTasks;
}
