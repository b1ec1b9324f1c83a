/**
 * npm run bench: the app beside a bare window of the same Electron, in the same run, one after the other.
 * Prints medians and 95th percentiles as a table and writes reports/bench.json. Measures; asserts nothing.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { openWard } from '../../db/open-ward.ts';
import { settingQueries } from '../../db/queries/settings.ts';
import { timeToggles } from './analysis/time-toggles.ts';
import { timePrinting } from './print-times.ts';
import { timeBareKeystrokes, timeChannel, timeNavigation, timeSearch } from './screen-times.ts';
import { measured, type Measured } from './statistics.ts';

const root = path.resolve(import.meta.dirname, '../..');
const rounds = Number(process.argv[2] ?? 15);
const { executable, version, origin } = JSON.parse(readFileSync(path.join(root, 'out/runtime.json'), 'utf8')) as {
  executable: string;
  version: string;
  origin: string;
};
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The least an Electron app can be: one page of text. It says on standard output when it has drawn. */
function bareApp(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bare-'));
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' }),
  );
  writeFileSync(
    path.join(folder, 'page.html'),
    '<!doctype html><meta charset="utf-8"><title>bare</title><h1>bare</h1>',
  );
  writeFileSync(
    path.join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true, contextIsolation: true } });
  window.webContents.once('did-finish-load', () => window.webContents
    .executeJavaScript('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))')
    .then(() => process.stdout.write('DRAWN\\n')));
  window.loadFile('page.html');
});
app.on('window-all-closed', () => app.quit());`,
  );
  return folder;
}

/** A folder as on the second day: the question of the first start is answered. */
function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-data-'));
  const ward = openWard(folder, null, new Date());
  if (ward.kind !== 'open') throw new Error(ward.sentence);
  settingQueries(ward.db).put({ settledIn: true });
  ward.db.close();
  return folder;
}

/** Milliseconds from spawn until the process prints the word. */
function timeToWord(args: readonly string[], word: string, env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(executable, [...sandbox, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      if (!seen.includes(word)) return;
      const took = performance.now() - started;
      child.once('exit', () => resolve(took));
      child.kill('SIGKILL');
    });
    child.once('error', reject);
  });
}

async function startTimes(bare: string): Promise<Measured> {
  const data = dataFolder();
  const env = { ...process.env, BEDSIDE_MAGNESIUM_DATA: data, BEDSIDE_MAGNESIUM_SAY_READY: '1' };
  const own: number[] = [];
  const empty: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const a = await timeToWord([root], 'USABLE', env);
    const b = await timeToWord([bare], 'DRAWN', process.env);
    if (round < 0) continue; // the first pair warms the disk
    own.push(a);
    empty.push(b);
  }
  rmSync(data, { recursive: true, force: true });
  return measured('spawn to condition list usable', 'ms', own, empty, 'at most 1.25 × bare window');
}

/** Resident memory of the process and all its children, MB, from the kernel's own accounting. */
function memoryMb(pid: number): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  for (let grown = true; grown;) {
    grown = false;
    for (const [child = 0, parent = 0] of rows)
      if (family.has(parent) && !family.has(child)) grown = Boolean(family.add(child));
  }
  return rows.filter(([child = 0]) => family.has(child)).reduce((sum, [, , rss = 0]) => sum + rss / 1024, 0);
}

async function open(folder: string): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await _electron.launch({
    executablePath: executable,
    args: [...sandbox, folder],
    env: {
      ...(process.env as Record<string, string>),
      BEDSIDE_MAGNESIUM_DATA: dataFolder(),
    },
  });
  const page = await app.firstWindow();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { app, page };
}

const zuspan = {
  regimen: 'zuspan',
  choice: { loadingG: '4', loadingMin: '20', maintenanceGPerH: '1' },
  patient: { weightKg: '70', ageYears: '30', sex: 'female', pregnant: true, creatinineUmolPerL: '60' },
  product: 'us-vial-50-10ml',
  diluentMl: '92',
  pump: { stepMlPerH: '0.1' },
  confirmations: [],
};

async function bareInside(bare: string): Promise<{ mb: number; keystrokes: number[] }> {
  const { app, page } = await open(bare);
  const mb = memoryMb(app.process().pid ?? 0);
  const keystrokes = await timeBareKeystrokes(page, 'complex regional');
  await app.close();
  return { mb, keystrokes };
}

async function insideTimes(bare: string): Promise<Measured[]> {
  const empty = await bareInside(bare);
  const { app, page } = await open(root);
  const ownMb = memoryMb(app.process().pid ?? 0);
  const addresses = await page
    .locator('main a[href^="#/condition/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const opened = await timeNavigation(page, [...new Set(addresses)]);
  const searched = await timeSearch(page, 'complex regional');
  const answered = await timeChannel(page, 'search:query', { query: 'back pain' }, 200);
  const calculated = await timeChannel(page, 'dosing:calculate', zuspan, 300);
  await app.close();
  const toggled = await timeToggles(open);
  return [
    measured('search, keystroke to results painted', 'ms', searched, empty.keystrokes, 'p95 at most 50 ms'),
    measured('search, request and answer', 'ms', answered, null, '-'),
    measured(
      'open a condition, painted; bare: a copy of its elements',
      'ms',
      opened.map((times) => times.opened),
      opened.map((times) => times.asCopy),
      'p95 at most 50 ms',
    ),
    measured('calculate, request and answer', 'ms', calculated, null, 'p99 at most 5 ms'),
    measured(
      '100 trials, one ticked or left out: page changed',
      'ms',
      toggled.map((times) => times.changed),
      null,
      'under 16 ms',
    ),
    measured(
      '100 trials, one ticked or left out: laid out',
      'ms',
      toggled.map((times) => times.laidOut),
      null,
      '-',
    ),
    measured('memory of all processes', 'MB', [ownMb], [empty.mb], 'at most 1.2 × bare window'),
  ];
}

function print(results: readonly Measured[]): void {
  const number = (value: number | null): string => (value === null ? '-' : value.toFixed(value < 10 ? 2 : 0));
  console.log(`\nElectron ${version} (${origin}), ${rounds} rounds`);
  console.table(
    results.map((item) => ({
      what: item.name,
      unit: item.unit,
      median: number(item.median),
      p95: number(item.p95),
      p99: number(item.p99),
      bare: number(item.bareMedian),
      'bare p95': number(item.bareP95),
      ratio: number(item.ratio),
      budget: item.budget,
    })),
  );
}

const bare = bareApp();
const results = [await startTimes(bare), ...(await insideTimes(bare)), ...(await timePrinting(open, bare, rounds))];
rmSync(bare, { recursive: true, force: true });
mkdirSync(path.join(root, 'reports'), { recursive: true });
writeFileSync(
  path.join(root, 'reports/bench.json'),
  JSON.stringify({ electron: version, origin, rounds, results }, null, 2),
);
print(results);
