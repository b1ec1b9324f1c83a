import type { Migration } from '../migrate.ts';

/**
 * Products the ward keeps in its cupboard, and local notes on conditions. A note is never changed: a new version
 * names the one it replaces, and an empty text takes the note away while its history stays.
 */
export const notesMigration: Migration = {
  version: 30,
  name: 'starred products and condition notes',
  sql: `
    CREATE TABLE starred_product (
      product_id TEXT PRIMARY KEY NOT NULL CHECK (length(product_id) BETWEEN 1 AND 120),
      starred_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE condition_note (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
      condition_id TEXT NOT NULL CHECK (length(condition_id) BETWEEN 1 AND 120),
      made_at TEXT NOT NULL,
      text TEXT NOT NULL CHECK (length(text) <= 2000),
      supersedes TEXT UNIQUE REFERENCES condition_note (id)
    ) STRICT;

    CREATE INDEX condition_note_condition ON condition_note (condition_id, number);

    CREATE TRIGGER condition_note_no_update BEFORE UPDATE ON condition_note
    BEGIN SELECT RAISE(ABORT, 'a note is replaced, never changed'); END;

    CREATE TRIGGER condition_note_no_delete BEFORE DELETE ON condition_note
    BEGIN SELECT RAISE(ABORT, 'a note is replaced, never removed'); END;
  `,
};
