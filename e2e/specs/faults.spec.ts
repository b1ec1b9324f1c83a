/** Faults of the machine around the app: each a clear sentence, nothing lost, and the rest goes on working. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { answerSaveDialog, expect, launch, root, runtime, sandboxArguments, test as base } from '../fixtures.ts';
import type { AppInfo } from '../../electron/ipc/views.ts';
import { answerOf } from '../pages/bridge.ts';
import { Worksheets } from '../pages/worksheets.ts';

async function openAbout(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'About' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'About' })).toBeVisible();
}

/** A copy of the built app whose files may be damaged. */
function copyOfApp(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bedside-copy-'));
  mkdirSync(path.join(folder, 'out'));
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  for (const part of ['main', 'preload', 'renderer', 'native', 'evidence.sqlite', 'runtime.json']) {
    cpSync(path.join(root, 'out', part), path.join(folder, 'out', part), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

const test = base.extend<{ copy: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  copy: async ({}, use) => {
    const folder = copyOfApp();
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

test('H-EV-1: a truncated evidence file is refused with a sentence, and no dose is given', async ({
  copy,
  dataFolder,
}) => {
  truncateSync(path.join(copy, 'out/evidence.sqlite'), 100_000);
  const app = await launch({ dataFolder, appFolder: copy });
  const page = await app.firstWindow();
  await expect(page.getByText(/changed or cut short/).first()).toBeVisible();
  await app.close();
});

test('H-EV-1: an edited evidence file is refused with a sentence', async ({ copy, dataFolder }) => {
  const file = path.join(copy, 'out/evidence.sqlite');
  const bytes = readFileSync(file);
  bytes[bytes.length - 5000] = (bytes[bytes.length - 5000] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const app = await launch({ dataFolder, appFolder: copy });
  const page = await app.firstWindow();
  await expect(page.getByText(/changed or cut short/).first()).toBeVisible();
  await app.close();
});

test('H-WARD-1: a missing data folder is made', async ({ dataFolder }) => {
  const app = await launch({ dataFolder: path.join(dataFolder, 'made', 'by', 'the', 'app') });
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await app.close();
});

test('H-WARD-1: with a data folder that refuses writing the reference still opens and says so', async ({
  dataFolder,
}) => {
  // The browser profile has its own folder; only the ward file meets the refusal.
  rmSync(path.join(dataFolder, 'ward.sqlite'), { force: true });
  mkdirSync(path.join(dataFolder, 'ward.sqlite'));
  const app = await launch({ dataFolder });
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const { value } = await answerOf<{ value: AppInfo }>(page, 'app:info');
  expect(value.problems.join(' ')).toMatch(/work as usual/);
  await app.close();
});

test('H-WARD-1: after damage the last good backup is offered, the reference works meanwhile, and the records come back', async ({
  dataFolder,
}) => {
  const first = await launch({ dataFolder });
  const before = await first.firstWindow();
  await before.getByRole('heading', { level: 1 }).waitFor();
  const worksheets = new Worksheets(before);
  await worksheets.saveZuspan('kept');
  await openAbout(before);
  await before.getByRole('button', { name: 'Make a backup now' }).click();
  await expect(before.getByRole('row', { name: /asked for/ })).toBeVisible();
  await worksheets.saveZuspan('after the backup', '71');
  await first.close();
  for (const name of ['ward.sqlite-wal', 'ward.sqlite-shm']) rmSync(path.join(dataFolder, name), { force: true });
  writeFileSync(path.join(dataFolder, 'ward.sqlite'), Buffer.alloc(20_000, 'ruined'));

  const second = await launch({ dataFolder });
  const page = await second.firstWindow();
  await expect(page.getByRole('heading', { name: /^The records of this ward were damaged/ })).toBeVisible();
  await page.evaluate(() => {
    location.hash = '#/condition/crps';
  });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Complex regional pain');
  await expect(page.getByRole('heading', { name: /^The records of this ward were damaged/ })).toBeVisible();
  expect((await new AxeBuilder({ page: page as never }).setLegacyMode(true).analyze()).violations).toEqual([]);
  const after = new Worksheets(page);
  await after.open();
  await expect(page.getByText('No worksheet is saved yet')).toBeVisible();

  await page.getByRole('button', { name: 'Put the backup back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Put it back now' }).click();
  await expect(after.rows).toHaveCount(1);
  await expect(page.getByText('kept', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^The records of this ward were damaged/ })).toHaveCount(0);
  await expect(page.getByText(/^The backup ward-.+ was put back\. The file it replaced was kept as/)).toBeVisible();
  await after.saveZuspan('works on', '72');
  await second.close();
  expect(readdirSync(dataFolder).filter((name) => /^ward\.sqlite\.damaged-/.test(name))).toHaveLength(1);
});

test('H-WARD-1: a backup chosen in About is put back at once, and what it replaced is kept', async ({
  page,
  dataFolder,
}) => {
  const worksheets = new Worksheets(page);
  await worksheets.saveZuspan('in the backup');
  await openAbout(page);
  await page.getByRole('button', { name: 'Make a backup now' }).click();
  // The copy of the day stands below it.
  const putBack = page.getByRole('row', { name: /asked for/ }).getByRole('button', { name: /^Put back the backup of/ });
  await expect(putBack).toBeVisible();
  await worksheets.saveZuspan('not in the backup', '71');
  await worksheets.open();
  await expect(worksheets.rows).toHaveCount(2);
  await openAbout(page);
  await putBack.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Leave everything as it is' }).click();
  await putBack.click();
  await dialog.getByRole('button', { name: 'Put it back now' }).click();
  await expect(page.getByText(/^The backup ward-.+ was put back/)).toBeVisible();
  await worksheets.open();
  await expect(worksheets.rows).toHaveCount(1);
  expect(readdirSync(dataFolder).filter((name) => /^ward\.sqlite\.replaced-.+Z$/.test(name))).toHaveLength(1);
});

function startAgain(
  dataFolder: string,
  asked: readonly string[],
): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(runtime().executable, [...sandboxArguments, root, ...asked], {
    env: { ...process.env, BEDSIDE_MAGNESIUM_DATA: dataFolder },
    encoding: 'utf8',
    timeout: 20_000,
  });
}

test('H-SEC-3: a link and a file of a second start reach the window that is open; a file comes in only after a yes', async ({
  app,
  page,
  dataFolder,
}) => {
  const worksheets = new Worksheets(page);
  await worksheets.saveZuspan('handed over');
  await worksheets.open();
  const file = path.join(dataFolder, 'ward 4.bedside-order');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: /^Export all found as JSON/ }).click();
  await expect.poll(() => existsSync(file)).toBe(true);

  expect(startAgain(dataFolder, ['bedside-magnesium://condition/crps']).status).toBe(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Complex regional pain');
  expect(startAgain(dataFolder, ['bedside-magnesium://condition/%2e%2e']).status).toBe(0);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Complex regional pain');

  const dialog = page.getByRole('dialog');
  expect(startAgain(dataFolder, [file]).status).toBe(0);
  await expect(dialog.getByText('holds 1\u00a0worksheet, 1\u00a0of them already here')).toBeVisible();
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await expect(worksheets.rows).toHaveCount(1);

  writeFileSync(file, readFileSync(file, 'utf8').replace('handed over', 'handed down'));
  expect(startAgain(dataFolder, [file]).status).toBe(0);
  await expect(dialog.getByText(/does not match its check code/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Import' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toHaveCount(0);
  await expect(worksheets.rows).toHaveCount(1);
});

test('H-TOX-2: what is asked for while the toxicity card is open waits for it, and takes neither focus nor Escape', async ({
  page,
  dataFolder,
}) => {
  const file = path.join(dataFolder, 'not ours.bedside-order');
  writeFileSync(file, '{}');
  await page.keyboard.press('F9');
  const card = page.getByRole('dialog', { name: /toxicity/i });
  const heading = card.getByRole('heading', { name: 'Magnesium sulfate toxicity', exact: true });
  await expect(heading).toBeFocused();
  expect(startAgain(dataFolder, [file]).status).toBe(0);
  await expect(heading).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(page.getByRole('dialog').getByText('not ours.bedside-order')).toBeVisible();
});

test('H-SEC-3: a file of worksheets that the app is started with is asked about, and imported after a yes', async ({
  app,
  page,
  dataFolder,
}) => {
  const worksheets = new Worksheets(page);
  await worksheets.saveZuspan('from another ward');
  await worksheets.open();
  const file = path.join(dataFolder, 'another ward.bedside-order');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: /^Export all found as JSON/ }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  const other = await launch({ dataFolder: path.join(dataFolder, 'other'), asked: [file] });
  const there = await other.firstWindow();
  await expect(there.getByText('holds 1\u00a0worksheet.')).toBeVisible();
  expect((await new AxeBuilder({ page: there as never }).setLegacyMode(true).analyze()).violations).toEqual([]);
  await there.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await expect(there.locator('[data-worksheet]')).toHaveCount(1);
  await expect(there.getByText('from another ward', { exact: true })).toBeVisible();
  await other.close();
});

test('H-DOSE-1: the command line in Electron proves the reference calculations, ends, and says so', ({
  dataFolder,
}) => {
  const { status, stdout, stderr } = startAgain(dataFolder, ['verify']);
  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(/Self-test\s*:?\s*\d+ of \d+|\d+ of \d+ reference calculations/i);
});

test('a second start brings the first window forward and ends', async ({ app, page, dataFolder }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(app.windows()).toHaveLength(1);
  const second = startAgain(dataFolder, []);
  expect(second.status).toBe(0);
  expect(second.stderr).toContain('already open');
  expect(app.windows()).toHaveLength(1);
});
