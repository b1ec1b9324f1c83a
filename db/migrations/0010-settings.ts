import type { Migration } from '../migrate.ts';

/** Settings of this installation: one row a name, the value as JSON. */
export const settingsMigration: Migration = {
  version: 10,
  name: 'settings',
  sql: `
    CREATE TABLE setting (
      name TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT, WITHOUT ROWID;
  `,
};
