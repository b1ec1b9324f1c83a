/**
 * How long a page takes from "Save as PDF" to the saved file, beside a bare window that prints the same page: the sheet
 * as it stands in the print window, without its program, with its typeface. The two take turns. Ours has been drawn ahead,
 * so printing alone is the fair measure and has the budget; a page on another paper than the preview's is laid out first.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { measured, type Measured } from './statistics.ts';

type Opened = { readonly app: ElectronApplication; readonly page: Page };
export type Open = (folder: string) => Promise<Opened>;

const root = path.resolve(import.meta.dirname, '../..');
/** The first pages find code that has not been compiled yet, in both windows. */
const warming = 3;

const zuspan = {
  ...(JSON.parse(readFileSync(path.join(root, 'examples/zuspan.json'), 'utf8')) as Record<string, unknown>),
  startAt: '2026-11-22T10:00',
  confirmations: [{ check: 'rate-iv-general', reason: 'The regimen or local protocol prints this figure', text: '' }],
};

async function pageAt(page: Page, part: string): Promise<Page> {
  for (;;) {
    const found = page
      .context()
      .pages()
      .find((one) => one.url().includes(part));
    if (found !== undefined) return found;
    await page.context().waitForEvent('page');
  }
}

/** Opens the preview of a worksheet and answers its save dialog with a file. */
async function openPreview({ app, page }: Opened, file: string): Promise<Page> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath, bookmark: '' });
  }, file);
  await page.evaluate((order) => {
    const { api } = window as unknown as { api: Record<string, (args: unknown) => Promise<unknown>> };
    void api['print:preview']?.({ asked: { kind: 'worksheet', order }, paper: 'A4' });
  }, zuspan);
  const preview = await pageAt(page, '/print/preview.html');
  await preview.locator('.sheet').waitFor();
  return preview;
}

/** Milliseconds from the press of the button to the answer, with the file on the disk. */
function timeSave(preview: Page): Promise<number> {
  return preview.evaluate(async () => {
    const { api } = window as unknown as { api: Record<string, (args: unknown) => Promise<string>> };
    const id = new URLSearchParams(location.search).get('job');
    const started = performance.now();
    const answer = await api['print:save']?.({ id, paper: 'A4' });
    if ((JSON.parse(answer ?? 'null') as { ok?: boolean } | null)?.ok !== true)
      throw new Error('the page was not saved');
    return performance.now() - started;
  });
}

const asset = (address: string): Buffer =>
  readFileSync(path.join(root, 'out/renderer/assets', path.basename(new URL(address, 'app://bedside/').pathname)));

/** What the print window shows, as one file: its marks and styles, and the typeface as data. */
async function sheetAsFile(print: Page): Promise<string> {
  const { body, styles, paper } = await print.evaluate(() => ({
    body: document.body.innerHTML.replace(/<script[\s\S]*?<\/script>/g, ''),
    styles: [...document.styleSheets].flatMap(({ href }) => href ?? []),
    paper: document.documentElement.dataset['paper'] ?? 'A4',
  }));
  const css = styles
    .map((address) => asset(address).toString())
    .join('\n')
    .replace(/url\(([^)]+\.woff2)\)/g, (_whole, address: string) => {
      return `url(data:font/woff2;base64,${asset(address).toString('base64')})`;
    });
  return `<!doctype html><html lang="en-GB" data-paper="${paper}"><meta charset="utf-8"><style>${css}</style><body>${body}</body></html>`;
}

/** Milliseconds to load the page in the bare window, and to make a PDF of it. */
function timeBare(bare: ElectronApplication, page: string, out: string): Promise<{ load: number; print: number }> {
  return bare.evaluate(
    async ({ BrowserWindow }, files) => {
      const { writeFile } = process.mainModule?.require('node:fs/promises') as Pick<typeof fs, 'writeFile'>;
      const held = globalThis as unknown as { printing?: Electron.BrowserWindow };
      held.printing ??= new BrowserWindow({ show: false, width: 900, height: 1200 });
      const started = performance.now();
      await held.printing.loadFile(files.page);
      // Without its typeface it would be another page, and a smaller file.
      await held.printing.webContents.executeJavaScript('document.fonts.ready.then(() => document.fonts.size)');
      const loaded = performance.now();
      const bytes = await held.printing.webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: '<span class="pageNumber"></span>',
        margins: { top: 0.47, bottom: 0.75, left: 0.47, right: 0.47 },
      });
      await writeFile(files.out, bytes);
      return { load: loaded - started, print: performance.now() - loaded };
    },
    { page, out },
  );
}

/** @param open starts an app folder and waits for its first heading @param bare folder of the bare app */
export async function timePrinting(open: Open, bare: string, rounds: number): Promise<Measured[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-print-'));
  const own = await open(root);
  const empty = await open(bare);
  const preview = await openPreview(own, path.join(folder, 'own.pdf'));
  await timeSave(preview);
  const sheet = path.join(folder, 'sheet.html');
  writeFileSync(sheet, await sheetAsFile(await pageAt(own.page, '/print/print.html')));
  const saved: number[] = [];
  const whole: number[] = [];
  const printed: number[] = [];
  for (let round = -warming; round < rounds; round += 1) {
    const ours = await timeSave(preview);
    const theirs = await timeBare(empty.app, sheet, path.join(folder, 'bare.pdf'));
    if (round < 0) continue;
    saved.push(ours);
    whole.push(theirs.load + theirs.print);
    printed.push(theirs.print);
  }
  await own.app.close();
  await empty.app.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    measured('one-page PDF, pressed to saved, beside load and print', 'ms', saved, whole, '-'),
    measured('one-page PDF, pressed to saved, beside print alone', 'ms', saved, printed, 'at most 1.3 × bare'),
  ];
}
