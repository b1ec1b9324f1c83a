/**
 * Every spec imports `test` from here: it starts the built app with a data folder of its own, fails on any console
 * error or uncaught page error, and closes the app it started.
 */
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWard } from '../db/open-ward.ts';
import { settingQueries } from '../db/queries/settings.ts';

export const root = path.resolve(import.meta.dirname, '..');

interface RuntimeRecord {
  readonly executable: string;
  readonly version: string;
  readonly origin: string;
}

export function runtime(): RuntimeRecord {
  // Written by the set-up; without it there is no runtime, and the run must fail with that sentence.
  return JSON.parse(readFileSync(path.join(root, 'out/runtime.json'), 'utf8')) as RuntimeRecord;
}

export const sandboxArguments: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface LaunchOptions {
  readonly dataFolder: string;
  /** Another app folder than the built one, for tests that damage it. */
  readonly appFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Switches of the runtime itself, such as a script that is loaded before the program. */
  readonly switches?: readonly string[];
  /** A link or a file that the app is started with. */
  readonly asked?: readonly string[];
}

/**
 * Starts the app. On a machine under load the driver's handshake with a new Electron now and then never ends; such a
 * start is ended by the driver after its time and made once more. A second one that hangs fails the test.
 */
export async function launch({
  dataFolder,
  appFolder = root,
  env = {},
  switches = [],
  asked = [],
}: LaunchOptions): Promise<ElectronApplication> {
  const start = (): Promise<ElectronApplication> =>
    _electron.launch({
      executablePath: runtime().executable,
      args: [...sandboxArguments, ...switches, appFolder, ...asked],
      env: { ...(process.env as Record<string, string>), BEDSIDE_MAGNESIUM_DATA: dataFolder, TZ: 'UTC', ...env },
      timeout: 20_000,
    });
  return start().catch(start);
}

/** @param expected console errors a test provokes on purpose, such as a refusal it asks for */
export function watchForErrors(page: Page, expected: RegExp | null): string[] {
  const errors: string[] = [];
  const note = (text: string): void => {
    if (expected === null || !expected.test(text)) errors.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
  page.on('pageerror', (error) => note(error.message));
  return errors;
}

/** A ward file whose first questions are answered, so that a test starts where the second start of a person does. */
export function settleIn(dataFolder: string): void {
  const ward = openWard(dataFolder, null, new Date());
  if (ward.kind !== 'open') throw new Error(ward.sentence);
  // As the app does it: a row that the audit log does not know of would be called a broken link.
  settingQueries(ward.db).put({ settledIn: true });
  ward.db.close();
}

interface Fixtures {
  expectedErrors: RegExp | null;
  /** False: the data folder is empty, as on a computer where the program was never started. */
  settledIn: boolean;
  dataFolder: string;
  app: ElectronApplication;
  page: Page;
}

export const test = base.extend<Fixtures>({
  expectedErrors: [null, { option: true }],
  settledIn: [true, { option: true }],
  dataFolder: async ({ settledIn }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bedside-e2e-'));
    if (settledIn) settleIn(folder);
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  app: async ({ dataFolder }, use) => {
    const app = await launch({ dataFolder });
    await use(app);
    await app.close();
  },
  page: async ({ app, expectedErrors }, use) => {
    const page = await app.firstWindow({ timeout: 30_000 });
    const errors = watchForErrors(page, expectedErrors);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await use(page);
    expect(errors, 'no console error and no page error').toEqual([]);
  },
});

/** Sets the size of the page's content, as a person dragging the window would. */
export async function resize(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, box) => BrowserWindow.getAllWindows()[0]?.setContentSize(box.width, box.height),
    { width, height },
  );
}

/** Answers the next "Save as PDF" dialog with this file; native dialogs cannot be clicked. */
export async function answerSaveDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath, bookmark: '' });
  }, file);
}

export { expect };
