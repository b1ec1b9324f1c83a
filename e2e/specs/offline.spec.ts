/**
 * Hazard H-SEC-4: the app talks to someone. Every network call of the built app is traced while it starts, searches,
 * calculates and prints; none may go anywhere but to this PC's own sockets and kernel. `npm run offline-proof` runs
 * this file alone. Linux only: the other systems have no strace, and docs/it-department.md says what IT does there.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import {
  countCalls,
  sayCounts,
  straceArguments,
  writeLauncher,
  type NetworkCounts,
} from '../../build/offline/network-calls.ts';
import { answerSaveDialog, expect, root, runtime, sandboxArguments, settleIn, test } from '../fixtures.ts';
import { Calculator } from '../pages/calculator.ts';

/** Said for whoever reads the run, and kept for About where `npm run offline-proof -- --record` asked for it. */
function tell(what: string, counts: NetworkCounts): void {
  console.log(sayCounts(what, counts));
  const record = process.env['OFFLINE_PROOF_RECORD'];
  const { offences, ...numbers } = counts;
  if (record !== undefined)
    appendFileSync(record, `${JSON.stringify({ what, ...numbers, offences: offences.length })}\n`);
}

test.describe('H-SEC-4: a trace of every network call', () => {
  if (process.platform !== 'linux') return;
  test.setTimeout(180_000);
  let folder = '';
  test.beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'bedside-offline-'));
    settleIn(folder);
  });
  test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('start, search, calculate, print, close: nothing is sent to a network', async () => {
    const trace = path.join(folder, 'trace.txt');
    const launcher = path.join(folder, 'start');
    writeLauncher(launcher, runtime().executable, trace);
    const app = await _electron.launch({
      executablePath: launcher,
      args: [...sandboxArguments, root],
      env: { ...(process.env as Record<string, string>), BEDSIDE_MAGNESIUM_DATA: folder, TZ: 'UTC' },
      timeout: 60_000,
    });
    const page = await app.firstWindow({ timeout: 60_000 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /search/i }).fill('pre eclampsia');
    await expect(page.getByRole('option').first()).toContainText('Pre-eclampsia');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Pre-eclampsia');
    const calculator = new Calculator(page);
    await calculator.open('zuspan');
    await calculator.fillZuspan();
    await calculator.answerSoftWarnings();
    await expect(calculator.rateOf(calculator.loading)).toContainText('300');
    const paper = path.join(folder, 'worksheet.pdf');
    await answerSaveDialog(app, paper);
    await calculator.print();
    await expect.poll(() => existsSync(paper), { timeout: 60_000 }).toBe(true);
    await app.close();

    const counts = countCalls(readFileSync(trace, 'utf8'), { withDriver: true });
    tell('start, search, calculate, print', counts);
    expect(counts.connectLocal, 'the trace saw the screen being opened').toBeGreaterThan(0);
    expect(counts.offences).toEqual([]);
  });

  test('the command line in Electron, without a driver: nothing is sent to a network', () => {
    const trace = path.join(folder, 'trace.txt');
    const paper = path.join(folder, 'crps.pdf');
    const command = [runtime().executable, ...sandboxArguments, root, 'print', 'condition', 'crps', '--out', paper];
    const { status, stderr } = spawnSync('strace', [...straceArguments, '-o', trace, ...command], {
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, BEDSIDE_MAGNESIUM_DATA: folder },
    });
    expect(status, stderr).toBe(0);
    expect(existsSync(paper)).toBe(true);
    const counts = countCalls(readFileSync(trace, 'utf8'), { withDriver: false });
    tell('print from the command line', counts);
    expect(counts.connectLocal, 'the trace saw the screen being opened').toBeGreaterThan(0);
    expect(counts.offences).toEqual([]);
  });
});
