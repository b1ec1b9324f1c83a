import type { Migration } from '../migrate.ts';
import { auditQueries } from '../queries/audit.ts';

/**
 * What was done and when, in a chain: each row carries the hash of the one before it. Rows are only ever added.
 * `row_hash` is the content of the row it speaks of after the act; null when that row is gone or there is none.
 */
export const auditMigration: Migration = {
  version: 20,
  name: 'audit',
  sql: `
    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY CHECK (seq > 0),
      at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9].[0-9][0-9][0-9]Z'),
      clock TEXT NOT NULL CHECK (clock IN ('forward', 'set-back')),
      action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 60),
      subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 40),
      key TEXT NOT NULL CHECK (length(key) <= 200),
      row_hash TEXT CHECK (row_hash IS NULL OR (length(row_hash) = 64 AND row_hash NOT GLOB '*[^0-9a-f]*')),
      detail TEXT NOT NULL CHECK (json_valid(detail)),
      previous TEXT NOT NULL CHECK (length(previous) = 64 AND previous NOT GLOB '*[^0-9a-f]*'),
      hash TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*')
    ) STRICT;

    CREATE INDEX audit_subject ON audit (subject, key, seq);
    CREATE INDEX audit_at ON audit (at);

    CREATE TRIGGER audit_keeps_order BEFORE INSERT ON audit
    WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
      OR new.previous IS NOT coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '${'0'.repeat(64)}')
    BEGIN SELECT RAISE(ABORT, 'the audit log is a chain: a row follows the last one'); END;

    CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;

    CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
  `,
  /** Settings from before the log existed enter it as they were found. */
  after(db, now) {
    const audit = auditQueries(db, now);
    const names = db.prepare<[], { name: string }>('SELECT name FROM setting ORDER BY name').all();
    for (const { name } of names) audit.note('found-at-update', 'setting', name, {});
  },
};
