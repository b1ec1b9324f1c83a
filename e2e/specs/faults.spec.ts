/** Faults of the machine around the app: each a clear sentence, nothing lost, and the rest goes on working. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, launch, root, runtime, sandboxArguments, test as base } from '../fixtures.ts';

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
  mkdirSync(path.join(dataFolder, 'ward.sqlite'));
  const app = await launch({ dataFolder });
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const problems = await page.evaluate(async () => {
    const api = (
      window as unknown as { api: Record<string, (args: unknown) => Promise<{ value: { problems: string[] } }>> }
    ).api;
    return (await api['app:info']!({})).value.problems;
  });
  expect(problems.join(' ')).toMatch(/work as usual/);
  await app.close();
});

test('a second start brings the first window forward and ends', async ({ app, page, dataFolder }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(app.windows()).toHaveLength(1);
  const second = spawnSync(runtime().executable, [...sandboxArguments, root], {
    env: { ...process.env, BEDSIDE_MAGNESIUM_DATA: dataFolder },
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(second.status).toBe(0);
  expect(second.stderr).toContain('already open');
  expect(app.windows()).toHaveLength(1);
});
