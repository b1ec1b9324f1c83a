import type { Migration } from '../migrate.ts';

/** Every page that left the app: which, from what evidence, and the check code printed on it. */
export const printLogMigration: Migration = {
  version: 50,
  name: 'print log',
  sql: `
    CREATE TABLE print_log (
      number INTEGER PRIMARY KEY,
      printed_at TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('condition', 'worksheet', 'toxicity', 'evidence-table', 'forest-plot', 'pump-chart')),
      subject TEXT NOT NULL CHECK (length(subject) <= 200),
      worksheet_id TEXT REFERENCES worksheet (id),
      paper TEXT NOT NULL CHECK (paper IN ('A4', 'Letter')),
      destination TEXT NOT NULL CHECK (destination IN ('pdf', 'printer')),
      pages INTEGER NOT NULL CHECK (pages > 0),
      check_code TEXT NOT NULL CHECK (length(check_code) BETWEEN 1 AND 20),
      evidence_version TEXT NOT NULL,
      evidence_hash TEXT NOT NULL
    ) STRICT;

    CREATE INDEX print_log_worksheet ON print_log (worksheet_id);

    CREATE TRIGGER print_log_no_update BEFORE UPDATE ON print_log
    BEGIN SELECT RAISE(ABORT, 'the print log is only ever added to'); END;

    CREATE TRIGGER print_log_no_delete BEFORE DELETE ON print_log
    BEGIN SELECT RAISE(ABORT, 'the print log is only ever added to'); END;
  `,
};
