/** Hazard H-WARD-1: a full disk, a folder that may not be written, or a second copy of the app loses or half writes a record. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { writeBackup } from '../backup.ts';
import { openWard } from '../open-ward.ts';
import type { WardDb } from '../open.ts';
import { auditQueries } from '../queries/audit.ts';
import { settingQueries } from '../queries/settings.ts';
import { worksheetQueries } from '../queries/worksheets.ts';
import { wardFault } from '../ward-faults.ts';
import { clock, emptyFolder, noon, sampleWorksheet } from './ward-rows.ts';

// Real files with real flushes: a busy disk is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const isRoot = process.getuid?.() === 0;
const faults = path.join(import.meta.dirname, 'faults');

function open(folder: string): WardDb {
  const ward = openWard(folder, null, noon);
  expect(ward).toMatchObject({ kind: 'open', access: 'read-write' });
  if (ward.kind !== 'open') throw new Error(ward.sentence);
  return ward.db;
}

/** Why the save was refused; null when it was not. */
function refusal(act: () => unknown): string | null {
  let why: string | null = null;
  expect(() => {
    try {
      act();
    } catch (error) {
      why = wardFault(error);
      if (why === null) throw error;
    }
  }).not.toThrow();
  return why;
}

const labels = (db: WardDb): unknown[] => db.prepare('SELECT label FROM worksheet ORDER BY number').pluck().all();

interface SmallDisk {
  readonly folder: string;
  /** Makes room again. */
  readonly free: (db: WardDb) => void;
  readonly limit: (db: WardDb) => void;
}

/** A disk of 1 MB where the system lets one be mounted; elsewhere SQLite's own page limit, which ends in the same refusal. */
function smallDisk(): SmallDisk {
  const folder = emptyFolder();
  const mounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
  if (!mounted) {
    return {
      folder,
      limit: (db) => void db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 40}`),
      free: (db) => void db.pragma('max_page_count = 1000000'),
    };
  }
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  writeFileSync(path.join(folder, 'something else'), Buffer.alloc(300_000));
  return { folder, limit: () => undefined, free: () => rmSync(path.join(folder, 'something else')) };
}

describe('a full disk', () => {
  it('refuses the save with a reason, keeps every row before it, writes no half row, and saves again once there is room', () => {
    const disk = smallDisk();
    const db = open(disk.folder);
    disk.limit(db);
    const queries = worksheetQueries(db, clock);
    const saved: string[] = [];
    let why: string | null = null;
    for (let index = 0; why === null && index < 400; index += 1) {
      why = refusal(() => queries.save(sampleWorksheet(`bay ${index}`, 9000)));
      if (why === null) saved.push(`bay ${index}`);
    }
    expect(why).toMatch(/^the disk (?:is full|did not take it)/);
    expect(saved.length).toBeGreaterThan(3);
    expect(labels(db)).toEqual(saved);
    expect(auditQueries(db, clock).firstBroken()).toBeNull();
    expect(auditQueries(db, clock).count()).toBe(saved.length * 3);
    disk.free(db);
    queries.save(sampleWorksheet('room again'));
    expect(labels(db)).toEqual([...saved, 'room again']);
    db.close();
    const again = open(disk.folder);
    expect(labels(again)).toEqual([...saved, 'room again']);
    expect(auditQueries(again, clock).firstBroken()).toBeNull();
    again.close();
  });

  it('makes no half backup and keeps the ones that are there', () => {
    const disk = smallDisk();
    const db = open(disk.folder);
    worksheetQueries(db, clock).save(sampleWorksheet('bay 1', 120_000));
    const first = writeBackup(db, disk.folder, noon, 'asked', null).name;
    // The copy needs room of its own; on a small disk it stops half way, elsewhere the folder stands in its way.
    const blocked = path.join(disk.folder, 'full');
    const room = Number(spawnSync('df', ['--output=avail', '-B1', disk.folder]).stdout.toString().split('\n')[1]);
    if (room < 1_048_576) writeFileSync(blocked, Buffer.alloc(Math.max(0, room - 60_000)));
    else chmodSync(path.join(disk.folder, 'backups'), 0o555);
    settingQueries(db, clock).put({ theme: 'night' });
    if (room < 1_048_576 || !isRoot) expect(() => writeBackup(db, disk.folder, noon, 'asked', null)).toThrow();
    expect(readdirSync(path.join(disk.folder, 'backups'))).toContain(first);
    expect(readdirSync(path.join(disk.folder, 'backups')).filter((name) => name.endsWith('.part'))).toEqual([]);
    chmodSync(path.join(disk.folder, 'backups'), 0o755);
    expect(labels(db)).toEqual(['bay 1']);
    db.close();
  });
});

interface Report {
  readonly kind: string;
  readonly access: string | null;
  readonly says: string | null;
  readonly save: string | null;
  readonly labels: string[] | null;
}

/** As a user who is not root: root may write everywhere. */
function reportOn(folder: string): Report {
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(faults, 'report.ts'), folder], {
    ...(isRoot ? { uid: 65534, gid: 65534 } : {}),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Report;
}

function withOneWorksheet(): string {
  const folder = emptyFolder();
  const db = open(folder);
  worksheetQueries(db, clock).save(sampleWorksheet('bay 1'));
  db.close();
  for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o444);
  onTestFinished(() => chmodSync(folder, 0o755));
  return folder;
}

describe('a folder or a file that may not be written', () => {
  it('shows what is there, says why nothing can be saved, and leaves nothing beside it', () => {
    const folder = withOneWorksheet();
    chmodSync(folder, 0o555);
    const before = readdirSync(folder).map((name) => [name, statSync(path.join(folder, name)).mtimeMs]);
    expect(reportOn(folder)).toMatchObject({
      kind: 'open',
      access: 'read-only',
      labels: ['bay 1'],
      says: expect.stringMatching(
        /^Saved worksheets and settings can be read and nothing can be saved.*work as usual\.$/,
      ),
      save: expect.stringContaining('may not be written'),
    });
    expect(readdirSync(folder).map((name) => [name, statSync(path.join(folder, name)).mtimeMs])).toEqual(before);
  });

  it('shows a read-only file in a folder that can be written', () => {
    const folder = withOneWorksheet();
    chmodSync(folder, 0o777);
    expect(reportOn(folder)).toMatchObject({
      kind: 'open',
      access: 'read-only',
      labels: ['bay 1'],
      save: expect.stringContaining('may not be written'),
    });
  });

  it('with nothing in the folder yet, says that settings and worksheets are not kept', () => {
    const folder = emptyFolder();
    chmodSync(folder, 0o555);
    expect(reportOn(folder)).toMatchObject({
      kind: 'unavailable',
      says: expect.stringMatching(/cannot be written.*settings and worksheets are not kept.*work as usual/),
    });
    chmodSync(folder, 0o755);
  });
});

describe('two copies of the app at once', () => {
  it('wait for each other: 2 times 60 worksheets and 2 times 15 notes, none lost, one whole chain', async () => {
    const folder = emptyFolder();
    open(folder).close();
    const write = (): Promise<string> =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [path.join(faults, 'writer.ts'), folder, '60']);
        let out = '';
        child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
        child.on('error', reject);
        child.on('close', (code) => resolve(`${code ?? 'killed'} ${out.split('\n').length - 2}`));
      });
    expect(await Promise.all([write(), write()])).toEqual(['0 75', '0 75']);
    const db = open(folder);
    expect(labels(db)).toHaveLength(120);
    expect(auditQueries(db, clock).firstBroken()).toBeNull();
    db.close();
  });

  it('say so when the other one does not let go: the save is refused, the second start reads only', () => {
    const folder = emptyFolder();
    const [first, second] = [open(folder), open(folder)];
    worksheetQueries(first, clock).save(sampleWorksheet('bay 1'));
    first.exec('BEGIN IMMEDIATE');
    second.pragma('busy_timeout = 50');
    expect(refusal(() => worksheetQueries(second, clock).save(sampleWorksheet('bay 2')))).toMatch(
      /^another copy of the app is writing/,
    );
    expect(labels(second)).toEqual(['bay 1']);
    const third = openWard(folder, null, noon);
    expect(third).toMatchObject({
      kind: 'open',
      access: 'read-only',
      notice: expect.stringContaining('another copy of the app is holding the ward file'),
    });
    if (third.kind === 'open') {
      expect(labels(third.db)).toEqual(['bay 1']);
      expect(refusal(() => settingQueries(third.db, clock).put({ theme: 'night' }))).toContain('may not be written');
      third.db.close();
    }
    first.exec('ROLLBACK');
    worksheetQueries(second, clock).save(sampleWorksheet('bay 2'));
    expect(labels(first)).toEqual(['bay 1', 'bay 2']);
    first.close();
    second.close();
  });
});

describe('the clock', () => {
  it('set back by years neither reorders the log nor stops saving or backing up', () => {
    const folder = mkdtempSync(path.join(emptyFolder(), 'clock-'));
    const db = open(folder);
    for (const [label, at] of [
      ['a', '2026-11-22T12:00:00.000Z'],
      ['b', '2001-01-01T00:00:00.000Z'],
      ['c', '2026-11-22T11:59:59.999Z'],
      ['d', '2026-11-22T12:00:00.000Z'],
    ] as const) {
      worksheetQueries(db, () => new Date(at)).save(sampleWorksheet(label));
    }
    expect(labels(db)).toEqual(['a', 'b', 'c', 'd']);
    const entries = auditQueries(db, clock)
      .list(null, 100)
      .reverse()
      .filter((entry) => entry.subject === 'worksheet');
    expect(entries.map((entry) => [entry.seq, entry.clock])).toEqual([
      [3, 'forward'],
      [6, 'set-back'],
      [9, 'set-back'],
      [12, 'forward'],
    ]);
    expect(auditQueries(db, clock).firstBroken()).toBeNull();
    db.close();
  });
});
