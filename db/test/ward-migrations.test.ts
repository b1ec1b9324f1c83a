/** Hazard H-WARD-1: an update of the app loses or half changes the records. Control: one transaction a step, a backup before, refusal of newer files. */
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { listBackups, whatIsWrongWith } from '../backup.ts';
import { fileVersion, migrate, newestVersion, type Migration } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { openWard } from '../open-ward.ts';
import type { WardDb } from '../open.ts';
import { auditQueries } from '../queries/audit.ts';
import { noteQueries } from '../queries/notes.ts';
import { settingQueries } from '../queries/settings.ts';
import { starredQueries } from '../queries/starred.ts';
import { worksheetQueries } from '../queries/worksheets.ts';
import { hasOwnSchema } from '../ward-schema.ts';
import { clock, emptyFolder, noon, sampleWorksheet } from './ward-rows.ts';

// Real files with real flushes: a busy disk is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

const options = { now: clock, backUp: () => undefined };

function memory(): WardDb {
  return new Database(':memory:') as WardDb;
}

/** A file as the app of that version left it, with rows in every table it had. */
function fileOfVersion(version: number): string {
  const folder = emptyFolder();
  const db = new Database(path.join(folder, 'ward.sqlite')) as WardDb;
  db.pragma('journal_mode = WAL');
  migrate(
    db,
    migrations.filter((migration) => migration.version <= version),
    options,
  );
  if (version === 10)
    db.exec(`INSERT INTO setting (name, value) VALUES ('theme', '"night"'), ('of another app', '[1,2]')`);
  else settingQueries(db, clock).put({ theme: 'night', 'of another app': [1, 2] });
  if (version >= 30) {
    starredQueries(db, clock).set('uk-amp', true);
    noteQueries(db, clock).save('00000000-0000-4000-8000-000000000001', 'crps', 'ask the pain team');
  }
  if (version >= 40) {
    db.exec(
      'CREATE TEMP TABLE print_log (number INTEGER PRIMARY KEY, printed_at, kind, subject, worksheet_id, paper, destination, pages, check_code, evidence_version, evidence_hash)',
    );
    worksheetQueries(db, clock).save(sampleWorksheet('bay 2'));
  }
  db.close();
  return folder;
}

describe('from each version with rows in it', () => {
  it.each([10, 20, 30, 40])(
    'version %i comes up to date with its rows, an intact log, and a backup of how it was',
    (version) => {
      const folder = fileOfVersion(version);
      const opened = openWard(folder, null, noon);
      expect(opened).toMatchObject({ kind: 'open', access: 'read-write', notice: null });
      if (opened.kind !== 'open') return;
      const { db } = opened;
      expect(fileVersion(db)).toBe(50);
      expect(hasOwnSchema(db, null)).toBe(true);
      expect(settingQueries(db, clock).all()).toEqual({ theme: 'night', 'of another app': [1, 2] });
      expect(starredQueries(db, clock).all()).toHaveLength(version >= 30 ? 1 : 0);
      expect(noteQueries(db, clock).current('crps')?.text ?? null).toBe(version >= 30 ? 'ask the pain team' : null);
      expect(db.prepare('SELECT label FROM worksheet').pluck().all()).toEqual(version >= 40 ? ['bay 2'] : []);
      expect(auditQueries(db, clock).firstBroken()).toBeNull();
      db.close();
      const before = listBackups(folder).filter((backup) => backup.reason === 'before-update');
      expect(before).toHaveLength(1);
      const file = path.join(folder, 'backups', before[0]!.name);
      expect(whatIsWrongWith(file, null)).toBeNull();
      const copy = new Database(file, { readonly: true }) as WardDb;
      expect(fileVersion(copy)).toBe(version);
      expect(copy.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(2);
      copy.close();
    },
  );

  it('enters settings from before the log as found', () => {
    const opened = openWard(fileOfVersion(10), null, noon);
    const entries = opened.kind === 'open' ? auditQueries(opened.db, clock).list(null, 10) : [];
    expect(entries.map(({ action, key }) => [action, key])).toEqual([
      ['found-at-update', 'theme'],
      ['found-at-update', 'of another app'],
    ]);
    if (opened.kind === 'open') opened.db.close();
  });
});

describe('a step that fails', () => {
  const good: Migration = {
    version: 1,
    name: 'good',
    sql: 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)',
  };

  it.each<[string, Migration]>([
    [
      'in its SQL',
      {
        version: 2,
        name: 'bad',
        sql: 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO a VALUES (2); INSERT INTO nowhere VALUES (1)',
      },
    ],
    [
      'after its SQL',
      {
        version: 2,
        name: 'bad',
        sql: 'CREATE TABLE b (x INTEGER) STRICT; INSERT INTO a VALUES (2)',
        after: () => {
          throw new Error('stopped');
        },
      },
    ],
  ])('%s leaves the file at the version before, whole', (_name, bad) => {
    const db = memory();
    expect(() => migrate(db, [good, bad], options)).toThrow();
    expect(fileVersion(db)).toBe(1);
    expect(db.prepare('SELECT x FROM a').pluck().all()).toEqual([1]);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'b'").all()).toEqual([]);
    db.close();
  });

  it('does not begin when the backup before it cannot be made', () => {
    const db = memory();
    migrate(db, [good], options);
    const next: Migration = { version: 2, name: 'next', sql: 'CREATE TABLE b (x INTEGER) STRICT' };
    expect(() =>
      migrate(db, [good, next], {
        now: clock,
        backUp: () => {
          throw new Error('disk full');
        },
      }),
    ).toThrow('disk full');
    expect(fileVersion(db)).toBe(1);
    db.close();
  });

  it('is not tried on a file whose tables are not those of its version: that file is set aside', () => {
    const folder = fileOfVersion(20);
    const db = new Database(path.join(folder, 'ward.sqlite'));
    db.exec('CREATE TABLE worksheet (x INTEGER) STRICT');
    db.close();
    const opened = openWard(folder, null, noon);
    expect(opened).toMatchObject({
      kind: 'open',
      notice: expect.stringMatching(/was damaged.*kept as ward\.sqlite\.damaged.*no good backup/),
      lastGoodBackup: null,
    });
    if (opened.kind === 'open') opened.db.close();
    expect(listBackups(folder)).toEqual([]);
  });
});

describe('order', () => {
  it('makes a backup once, and none for a new or up-to-date file', () => {
    const db = memory();
    const from: number[] = [];
    const counting = { now: clock, backUp: (version: number) => void from.push(version) };
    expect(migrate(db, migrations.slice(0, 2), counting)).toBe(2);
    expect(migrate(db, migrations, counting)).toBe(3);
    expect(migrate(db, migrations, counting)).toBe(0);
    expect(from).toEqual([20]);
    db.close();
  });

  it('refuses steps out of order', () => {
    expect(() =>
      newestVersion([
        { version: 2, name: 'b', sql: '' },
        { version: 1, name: 'a', sql: '' },
      ]),
    ).toThrow(/does not come after/);
  });

  it('refuses a file of a newer app and leaves every byte as it was', () => {
    const folder = emptyFolder();
    const file = path.join(folder, 'ward.sqlite');
    const newer = new Database(file);
    newer.exec('CREATE TABLE of_the_future (x); PRAGMA user_version = 60');
    newer.close();
    expect(openWard(folder, null, noon)).toMatchObject({
      kind: 'unavailable',
      sentence: expect.stringMatching(/newer version of this app \(file version 60, this app knows 50\)/),
    });
    expect(existsSync(path.join(folder, 'backups'))).toBe(false);
    const again = new Database(file, { readonly: true });
    expect(again.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['of_the_future']);
    again.close();
  });
});
