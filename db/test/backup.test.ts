/** Hazard H-WARD-1: records are lost with the disk or the file. Control: dated copies, each read back, and a way back that loses nothing. */
import Database from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  backupIsDue,
  backupsKept,
  lastGoodBackup,
  UnusableCopyError,
  listBackups,
  restoreBackup,
  stageRestore,
  writeBackup,
} from '../backup.ts';
import { offerDeclined, openWard } from '../open-ward.ts';
import type { WardDb } from '../open.ts';
import { auditQueries } from '../queries/audit.ts';
import { seenQueries } from '../queries/seen.ts';
import { settingQueries } from '../queries/settings.ts';
import { worksheetQueries } from '../queries/worksheets.ts';
import { clock, emptyFolder, fill, logicalContent, noon, sampleWorksheet } from './ward-rows.ts';

// Real files with real flushes: a busy disk is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const day = 24 * 3_600_000;
const later = (days: number): Date => new Date(noon.getTime() + days * day);

function opened(
  folder: string,
  now = noon,
): { db: WardDb; notice: string | null; lastGoodBackup: string | null; access: string } {
  const ward = openWard(folder, null, now);
  expect(ward.kind).toBe('open');
  if (ward.kind !== 'open') throw new Error(ward.sentence);
  return ward;
}

function add(db: WardDb, label: string): void {
  worksheetQueries(db, clock).save(sampleWorksheet(label));
}

const labels = (db: WardDb): unknown[] => db.prepare('SELECT label FROM worksheet ORDER BY number').pluck().all();

describe('making copies', () => {
  it('makes one a day at opening, of everything, and none of an empty or unchanged file', () => {
    const folder = emptyFolder();
    const first = opened(folder).db;
    expect(listBackups(folder)).toEqual([]);
    fill(first, 3);
    const content = logicalContent(first);
    first.close();
    opened(folder, later(0)).db.close();
    expect(listBackups(folder)).toHaveLength(1);
    opened(folder, later(0.5)).db.close();
    opened(folder, later(1.5)).db.close();
    expect(listBackups(folder).map((backup) => backup.name)).toEqual(['ward-000001-20261122T120000Z-daily.sqlite']);
    const copy = new Database(path.join(folder, 'backups', 'ward-000001-20261122T120000Z-daily.sqlite'), {
      readonly: true,
    }) as WardDb;
    expect(logicalContent(copy)).toBe(content);
    copy.close();
    expect(readdirSync(path.join(folder, 'backups'))).toEqual(['ward-000001-20261122T120000Z-daily.sqlite']);
  });

  it(`keeps the newest ${backupsKept}, also when the clock was set back in between`, () => {
    const folder = emptyFolder();
    const { db } = opened(folder);
    for (let index = 0; index < 14; index += 1) {
      add(db, `bay ${index}`);
      writeBackup(db, folder, later(index < 7 ? index : index - 400), 'daily', null);
    }
    db.close();
    const kept = listBackups(folder);
    expect(kept.map((backup) => backup.number)).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5]);
    const newest = new Database(path.join(folder, 'backups', kept[0]!.name), { readonly: true }) as WardDb;
    expect(labels(newest)).toHaveLength(14);
    newest.close();
  });

  it('is due after a day, and when the newest copy claims to be from the future', () => {
    const folder = emptyFolder();
    const { db } = opened(folder);
    add(db, 'bay 1');
    expect(backupIsDue(folder, noon)).toBe(true);
    writeBackup(db, folder, noon, 'asked', null);
    expect([
      backupIsDue(folder, noon),
      backupIsDue(folder, later(0.99)),
      backupIsDue(folder, later(1)),
      backupIsDue(folder, later(-2)),
    ]).toEqual([false, false, true, true]);
    db.close();
  });

  it('leaves a damaged file out of the copies: the good ones are not pushed out', () => {
    const folder = emptyFolder();
    const { db } = opened(folder);
    fill(db, 2);
    writeBackup(db, folder, noon, 'asked', null);
    db.exec('DROP TRIGGER audit_no_update');
    add(db, 'bay 9');
    expect(() => writeBackup(db, folder, later(2), 'daily', null)).toThrow(UnusableCopyError);
    db.close();
    expect(readdirSync(path.join(folder, 'backups'))).toHaveLength(1);
  });

  it('says at opening when today has no copy, and opens all the same', () => {
    const folder = emptyFolder();
    const first = opened(folder).db;
    add(first, 'bay 1');
    first.close();
    writeFileSync(path.join(folder, 'backups'), 'a file where the folder should be');
    const second = opened(folder);
    expect(second.notice).toMatch(/^Today's backup of the ward file could not be made/);
    expect(labels(second.db)).toEqual(['bay 1']);
    second.db.close();
  });
});

describe('putting a copy back', () => {
  function withTwoStates(): { folder: string; name: string } {
    const folder = emptyFolder();
    const { db } = opened(folder);
    add(db, 'in the copy');
    const { name } = writeBackup(db, folder, noon, 'asked', null);
    add(db, 'after the copy');
    db.close();
    return { folder, name };
  }

  it('brings the old state back, keeps the present file under a new name, and writes both into the log', () => {
    const { folder, name } = withTwoStates();
    expect(stageRestore(folder, name, null).kind).toBe('staged');
    const { db, notice } = opened(folder, later(1));
    expect(labels(db)).toEqual(['in the copy']);
    expect(notice).toMatch(
      /^The backup ward-000001-.* was put back\. The file it replaced was kept as ward\.sqlite\.replaced-2026-11-23T12-00-00-000Z\.$/,
    );
    expect(auditQueries(db, clock).head()).toMatchObject({ action: 'backup-restored', key: name });
    expect(auditQueries(db, clock).firstBroken()).toBeNull();
    db.close();
    const kept = new Database(path.join(folder, 'ward.sqlite.replaced-2026-11-23T12-00-00-000Z'), {
      readonly: true,
    }) as WardDb;
    expect(labels(kept)).toEqual(['in the copy', 'after the copy']);
    kept.close();
    expect(opened(folder, later(1)).notice).toBeNull();
  });

  it('is finished by the next opening when it was stopped between the two renames', () => {
    const { folder, name } = withTwoStates();
    stageRestore(folder, name, null);
    renameSync(path.join(folder, 'ward.sqlite'), path.join(folder, 'ward.sqlite.replaced-earlier'));
    const { db } = opened(folder);
    expect(labels(db)).toEqual(['in the copy']);
    db.close();
  });

  it('waits while another copy of the app has the file open, and says so', () => {
    const { folder, name } = withTwoStates();
    const other = opened(folder);
    stageRestore(folder, name, null);
    const second = opened(folder);
    expect(second.notice).toMatch(/chosen backup waits/);
    expect(labels(second.db)).toEqual(['in the copy', 'after the copy']);
    second.db.close();
    other.db.close();
    const third = opened(folder);
    expect(labels(third.db)).toEqual(['in the copy']);
    third.db.close();
  });

  it.each(['../ward.sqlite', 'ward-000009-20261122T120000Z-daily.sqlite', '', 'x'.repeat(500)])(
    'refuses the name %j and touches nothing',
    (name) => {
      const { folder } = withTwoStates();
      expect(stageRestore(folder, name, null)).toMatchObject({
        kind: 'refused',
        sentence: expect.stringContaining('There is no backup called'),
      });
      expect(readdirSync(folder).filter((item) => item.includes('restoring'))).toEqual([]);
    },
  );

  it('refuses a damaged copy, and offers the newest one that is whole', () => {
    const folder = emptyFolder();
    const { db } = opened(folder);
    const names = ['one', 'two', 'three'].map((label) => {
      add(db, label);
      return writeBackup(db, folder, noon, 'asked', null).name;
    });
    db.close();
    const [one = '', two = '', three = ''] = names.map((name) => path.join(folder, 'backups', name));
    writeFileSync(three, readFileSync(three).subarray(0, 5000));
    const cut = readFileSync(two);
    cut.write('TWO', cut.lastIndexOf('two'));
    writeFileSync(two, cut);
    expect(stageRestore(folder, path.basename(three), null)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/cannot be put back: it is damaged/),
    });
    expect(stageRestore(folder, path.basename(two), null)).toMatchObject({ kind: 'refused' });
    expect(lastGoodBackup(folder, null)?.name).toBe(path.basename(one));
  });

  it('after damage names the last good copy, does not put it back unasked, and can', () => {
    const { folder, name } = withTwoStates();
    writeFileSync(path.join(folder, 'ward.sqlite'), Buffer.alloc(9000, 'ruined'));
    const after = opened(folder);
    expect(after.notice).toMatch(
      new RegExp(
        `was damaged\\. It was kept as .* The last good backup is ${name}; it can be put back, and is not put back unasked\\.$`,
      ),
    );
    expect(after.lastGoodBackup).toBe(name);
    expect(labels(after.db)).toEqual([]);
    expect(auditQueries(after.db, clock).head()).toMatchObject({ action: 'damaged-file-set-aside' });
    settingQueries(after.db, clock).put({ theme: 'light' });
    after.db.close();
    expect(restoreBackup(folder, name, null, noon).kind).toBe('done');
    const back = opened(folder);
    expect(labels(back.db)).toEqual(['in the copy']);
    back.db.close();
    expect(existsSync(path.join(folder, 'ward.sqlite'))).toBe(true);
  });

  it('offers the last good copy at every start until it is answered, and not the copies of the empty file', () => {
    const { folder, name } = withTwoStates();
    writeFileSync(path.join(folder, 'ward.sqlite'), Buffer.alloc(9000, 'ruined'));
    const after = opened(folder);
    add(after.db, 'of the empty file');
    writeBackup(after.db, folder, noon, 'asked', null);
    after.db.close();
    const next = opened(folder);
    expect([next.lastGoodBackup, next.notice]).toEqual([name, null]);
    auditQueries(next.db, clock).note(offerDeclined, 'ward', name, {});
    next.db.close();
    const answered = opened(folder);
    expect(answered.lastGoodBackup).toBeNull();
    answered.db.close();
  });

  it('counts a copy as sound after every kind of row that the app writes by itself', () => {
    const folder = emptyFolder();
    const { db } = opened(folder);
    seenQueries(db, clock).keep('2026.11');
    settingQueries(db, clock).put({ settledIn: true });
    expect(auditQueries(db, clock).firstBroken()).toBeNull();
    expect(writeBackup(db, folder, noon, 'asked', null).reason).toBe('asked');
    db.close();
  });

  it('offers nothing once the copy was put back', () => {
    const { folder, name } = withTwoStates();
    writeFileSync(path.join(folder, 'ward.sqlite'), Buffer.alloc(9000, 'ruined'));
    opened(folder).db.close();
    expect(stageRestore(folder, name, null).kind).toBe('staged');
    const back = opened(folder);
    expect([back.lastGoodBackup, labels(back.db)]).toEqual([null, ['in the copy']]);
    back.db.close();
  });

  it('makes the folder of copies when it is missing', () => {
    const folder = emptyFolder();
    mkdirSync(path.join(folder, 'backups'));
    expect([listBackups(folder), lastGoodBackup(folder, null), listBackups(path.join(folder, 'nowhere'))]).toEqual([
      [],
      null,
      [],
    ]);
  });
});
