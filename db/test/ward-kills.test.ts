/**
 * Hazard H-WARD-1: the PC loses power or the app is killed while it saves. Control: one transaction a save in WAL, synchronous FULL.
 * The full count (300 kills) runs with WARD_FAULTS=full; every run of the suite does 24.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openWard } from '../open-ward.ts';
import { auditQueries } from '../queries/audit.ts';
import { clock, emptyFolder } from './ward-rows.ts';

const kills = process.env['WARD_FAULTS'] === 'full' ? 300 : 24;
const folders = 6;
const writer = path.join(import.meta.dirname, 'faults/writer.ts');

interface Killed {
  readonly acknowledged: readonly string[];
  readonly signal: NodeJS.Signals | null;
  readonly complaint: string;
}

/** Starts a writer and kills it `afterMs` after it started, or after it had the file open. */
function writeUntilKilled(folder: string, from: 'start' | 'open', afterMs: number): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let complaint = '';
    const kill = (): void => void setTimeout(() => child.kill('SIGKILL'), afterMs);
    child.stdout.on('data', (chunk: Buffer) => {
      if (out === '' && from === 'open') kill();
      out += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      // A line without its end was not finished, so it acknowledges nothing.
      const lines = out
        .split('\n')
        .slice(0, -1)
        .filter((line) => line !== 'open');
      resolve({ acknowledged: lines, signal, complaint });
    });
    if (from === 'start') kill();
  });
}

interface Tally {
  kills: number;
  acknowledged: number;
  lost: number;
  halfRows: number;
}

function examine(folder: string, acknowledged: readonly string[], tally: Tally): void {
  const ward = openWard(folder, null, new Date());
  expect(ward).toMatchObject({ kind: 'open', access: 'read-write', notice: null });
  if (ward.kind !== 'open') return;
  const { db } = ward;
  const ids = (sql: string): Set<unknown> => new Set(db.prepare(sql).pluck().all());
  const worksheets = ids('SELECT id FROM worksheet');
  const notes = ids('SELECT id FROM condition_note');
  const count = (sql: string): number => Number(db.prepare(sql).pluck().get());
  tally.lost += acknowledged.filter(
    (line) => !(line.startsWith('worksheet ') ? worksheets : notes).has(line.split(' ')[1]),
  ).length;
  // A whole worksheet has its two reasons, each with an entry of the log, and one for itself.
  tally.halfRows += count(
    'SELECT count(*) FROM worksheet w WHERE (SELECT count(*) FROM override o WHERE o.worksheet_id = w.id) <> 2',
  );
  tally.halfRows +=
    Math.abs(count("SELECT count(*) FROM audit WHERE subject = 'worksheet'") - worksheets.size) +
    Math.abs(count("SELECT count(*) FROM audit WHERE subject = 'override'") - 2 * worksheets.size);
  expect(auditQueries(db, clock).firstBroken()).toBeNull();
  db.close();
}

async function oneFolder(share: number, seed: number, tally: Tally): Promise<void> {
  const folder = emptyFolder();
  const acknowledged: string[] = [];
  for (let index = 0; index < share; index += 1) {
    const early = index % 4 === 3;
    const killed = await writeUntilKilled(
      folder,
      early ? 'start' : 'open',
      early ? 60 + ((index * 37 + seed * 11) % 140) : Math.random() * 100,
    );
    expect(killed).toMatchObject({ signal: 'SIGKILL', complaint: '' });
    acknowledged.push(...killed.acknowledged);
    tally.kills += 1;
    tally.acknowledged += killed.acknowledged.length;
    examine(folder, acknowledged, tally);
  }
}

it(
  `${kills} kills at random moments lose no acknowledged row and leave no half row`,
  { timeout: 240_000 },
  async () => {
    const tally: Tally = { kills: 0, acknowledged: 0, lost: 0, halfRows: 0 };
    const started = performance.now();
    for (let first = 0; first < folders; first += 3)
      await Promise.all([0, 1, 2].map((side) => oneFolder(kills / folders, first + side, tally)));
    console.log(`kills: ${JSON.stringify({ ...tally, seconds: Math.round((performance.now() - started) / 1000) })}`);
    expect(tally).toMatchObject({ kills, lost: 0, halfRows: 0 });
  },
);
