import type { Migration } from '../migrate.ts';

/**
 * A worksheet: what was keyed and what was calculated from it, with the evidence it was calculated from.
 * Only its status may change afterwards; names are kept as they were that day.
 */
export const worksheetsMigration: Migration = {
  version: 40,
  name: 'worksheets and overrides',
  sql: `
    CREATE TABLE worksheet (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
      made_at TEXT NOT NULL,
      evidence_version TEXT NOT NULL CHECK (length(evidence_version) > 0),
      evidence_hash TEXT NOT NULL CHECK (length(evidence_hash) = 64 AND evidence_hash NOT GLOB '*[^0-9a-f]*'),
      regimen_id TEXT,
      product_id TEXT,
      indication TEXT,
      title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
      product_name TEXT NOT NULL CHECK (length(product_name) <= 300),
      headline TEXT NOT NULL CHECK (length(headline) <= 500),
      label TEXT NOT NULL CHECK (length(label) <= 120),
      search_text TEXT NOT NULL,
      order_json TEXT NOT NULL CHECK (json_valid(order_json) AND json_type(order_json) = 'object'),
      calculation_json TEXT NOT NULL CHECK (json_valid(calculation_json) AND json_type(calculation_json) = 'object'),
      status TEXT NOT NULL CHECK (status IN ('current', 'superseded', 'withdrawn')),
      supersedes TEXT REFERENCES worksheet (id) DEFERRABLE INITIALLY DEFERRED CHECK (supersedes IS NULL OR supersedes <> id),
      origin TEXT NOT NULL CHECK (origin IN ('here', 'imported')),
      content_hash TEXT NOT NULL CHECK (length(content_hash) = 64 AND content_hash NOT GLOB '*[^0-9a-f]*')
    ) STRICT;

    CREATE INDEX worksheet_supersedes ON worksheet (supersedes);

    CREATE TABLE override (
      worksheet_id TEXT NOT NULL REFERENCES worksheet (id),
      position INTEGER NOT NULL CHECK (position >= 0),
      check_id TEXT NOT NULL CHECK (length(check_id) BETWEEN 1 AND 120),
      check_text TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 120),
      text TEXT NOT NULL CHECK (length(text) <= 300),
      PRIMARY KEY (worksheet_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER worksheet_only_status BEFORE UPDATE OF
      number, id, made_at, evidence_version, evidence_hash, regimen_id, product_id, indication, title, product_name, headline, label,
      search_text, order_json, calculation_json, supersedes, origin, content_hash ON worksheet
    BEGIN SELECT RAISE(ABORT, 'a worksheet is replaced, never changed'); END;

    CREATE TRIGGER worksheet_withdrawn_stays BEFORE UPDATE OF status ON worksheet WHEN old.status <> 'current'
    BEGIN SELECT RAISE(ABORT, 'a withdrawn or replaced worksheet stays so'); END;

    CREATE TRIGGER worksheet_no_delete BEFORE DELETE ON worksheet
    BEGIN SELECT RAISE(ABORT, 'a worksheet is never removed'); END;

    CREATE TRIGGER override_no_update BEFORE UPDATE ON override
    BEGIN SELECT RAISE(ABORT, 'a reason is never changed'); END;

    CREATE TRIGGER override_no_delete BEFORE DELETE ON override
    BEGIN SELECT RAISE(ABORT, 'a reason is never removed'); END;
  `,
};
