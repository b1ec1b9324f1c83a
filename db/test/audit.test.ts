/** Hazard H-WARD-2: what was done is changed afterwards and nobody sees it. Control: append-only triggers and a chain of hashes. */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import type { WardDb } from '../open.ts';
import { auditQueries } from '../queries/audit.ts';
import { NotCurrentError, worksheetQueries } from '../queries/worksheets.ts';
import { clock, fill, sampleWorksheet } from './ward-rows.ts';

// Real files with real flushes: a busy disk is slow, not wrong.
vi.setConfig({ testTimeout: 60_000 });

function filled(worksheets = 6): WardDb {
  const db = new Database(':memory:') as WardDb;
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  migrate(db, migrations, { now: clock, backUp: () => undefined });
  fill(db, worksheets);
  return db;
}

const tables = ['audit', 'worksheet', 'override', 'condition_note', 'print_log'] as const;

/** As someone with the file and a database tool would. */
function unlocked(db: WardDb): WardDb {
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.pragma('foreign_keys = OFF');
  return db;
}

describe('what the file refuses', () => {
  it.each(tables)('%s: removal and replacement', (table) => {
    const db = filled();
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/only ever added to|never removed/);
    expect(() => db.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow();
    expect(auditQueries(db, clock).firstBroken()).toBeNull();
    db.close();
  });

  it.each([
    "UPDATE audit SET detail = '{}'",
    "UPDATE worksheet SET label = 'x'",
    "UPDATE worksheet SET calculation_json = '{}'",
    "UPDATE worksheet SET status = 'current' WHERE status = 'withdrawn'",
    "UPDATE override SET reason = 'x'",
    "UPDATE condition_note SET text = 'x'",
    'UPDATE print_log SET pages = 2',
    "UPDATE worksheet SET status = 'deleted' WHERE status = 'current'",
    "INSERT INTO override VALUES ('00000000-0000-4000-8000-000000000000', 0, 'x', '', 'y', '')",
    "INSERT INTO setting VALUES ('a', 'not json')",
    "INSERT INTO starred_product VALUES ('', 'x')",
    `INSERT INTO audit SELECT seq + 5, at, clock, action, subject, key, row_hash, detail, previous, hash FROM audit ORDER BY seq DESC LIMIT 1`,
    `INSERT INTO audit SELECT seq + 1, at, clock, action, subject, key, row_hash, detail, previous, hash FROM audit ORDER BY seq DESC LIMIT 1`,
  ])('%s', (sql) => {
    const db = filled();
    expect(() => db.exec(sql)).toThrow();
    db.close();
  });

  it('a half worksheet: when one of its reasons is refused, nothing of it stays', () => {
    const db = filled(2);
    const before = db.prepare('SELECT count(*) FROM audit').pluck().get();
    const worksheet = sampleWorksheet('bay 9');
    expect(() =>
      worksheetQueries(db, clock).save({
        ...worksheet,
        overrides: [...worksheet.overrides, { checkId: 'x', checkText: '', reason: '', text: '' }],
      }),
    ).toThrow(/CHECK/);
    expect(() =>
      worksheetQueries(db, clock).save({
        ...worksheet,
        supersedes: db.prepare("SELECT id FROM worksheet WHERE status <> 'current'").pluck().get() as string,
      }),
    ).toThrow(NotCurrentError);
    expect(db.prepare('SELECT count(*) FROM worksheet').pluck().get()).toBe(2);
    expect(db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(before);
    db.close();
  });
});

describe('what verify finds', () => {
  it('nothing in an untouched file', () => {
    const db = filled();
    expect(auditQueries(db, clock).firstBroken()).toBeNull();
    expect(auditQueries(db, clock).tailBreak(5)).toBeNull();
    expect(auditQueries(db, clock).tailBreak(1000)).toBeNull();
    db.close();
  });

  it('the first entry that was changed, whichever field of whichever entry', () => {
    const changes = {
      at: "'2020-01-01T00:00:00.000Z'",
      clock: "'set-back'",
      action: "'other'",
      subject: "'ward'",
      key: "'other'",
      row_hash: `'${'f'.repeat(64)}'`,
      detail: `'{"a":1}'`,
      previous: `'${'f'.repeat(64)}'`,
      hash: `'${'f'.repeat(64)}'`,
    };
    const db = filled();
    const total = auditQueries(db, clock).count();
    const bytes = unlocked(db).serialize();
    db.close();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: total }),
        fc.constantFrom(...Object.entries(changes)),
        (seq, [column, value]) => {
          const copy = new Database(bytes) as WardDb;
          copy.exec(`UPDATE audit SET ${column} = ${value} WHERE seq = ${seq}`);
          expect(auditQueries(copy, clock).firstBroken()?.seq).toBe(seq);
          copy.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('an entry that was taken out, by the one after it', () => {
    const db = unlocked(filled());
    db.exec('DELETE FROM audit WHERE seq = 4');
    expect(auditQueries(db, clock).firstBroken()).toMatchObject({
      seq: 5,
      sentence: expect.stringContaining('does not follow entry 3'),
    });
    db.close();
  });

  it.each([
    [
      "UPDATE worksheet SET label = 'other' WHERE number = 3",
      /^The worksheet .* is not what entry \d+ of the audit log says/,
    ],
    ["UPDATE worksheet SET status = 'current' WHERE status = 'withdrawn'", /^The worksheet .* is not what entry/],
    ["UPDATE override SET reason = 'other' WHERE position = 1", /^The override .* is not what entry/],
    ['DELETE FROM worksheet WHERE number = 2', /^The worksheet .* is missing from the file\.$/],
    ["UPDATE setting SET value = '\"light\"' WHERE name = 'theme'", /^The setting theme is not what entry/],
    [
      "INSERT INTO starred_product VALUES ('us-bag', 'now')",
      /^The starred product us-bag is in the file, and no entry/,
    ],
    ['DELETE FROM starred_product', /^The starred product .* is missing/],
    ["UPDATE condition_note SET text = 'other' WHERE number = 1", /^The condition note .* is not what entry/],
    ['UPDATE print_log SET pages = 7 WHERE number = 1', /^The printed page 1 is not what entry/],
  ])('%s', (sql, sentence) => {
    const db = unlocked(filled());
    db.exec(sql);
    expect(auditQueries(db, clock).firstBroken()?.sentence).toMatch(sentence);
    db.close();
  });
});
