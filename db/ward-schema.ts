/**
 * Whether the tables, checks and triggers of a ward file are the ones the migrations make. A damaged trigger would no
 * longer protect the audit log, and a damaged column name would stop the app at start.
 */
import Database from 'better-sqlite3';
import { fileVersion, migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { NativeBinding, WardDb } from './open.ts';

const expected = new Map<number, string>();

function schemaText(db: WardDb): string {
  const rows = db
    .prepare<[], { text: string }>(
      "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') AS text FROM sqlite_schema ORDER BY type, name",
    )
    .all();
  return rows.map((row) => row.text).join('\n');
}

/** Made once for a version, in memory, by the same migrations. */
function expectedSchema(version: number, nativeBinding: NativeBinding): string {
  const known = expected.get(version);
  if (known !== undefined) return known;
  const db = new Database(':memory:', nativeBinding === null ? {} : { nativeBinding }) as WardDb;
  const steps = migrations.filter((migration) => migration.version <= version);
  migrate(db, steps, { now: () => new Date(0), backUp: () => undefined });
  const text = schemaText(db);
  expected.set(version, text);
  db.close();
  return text;
}

/** For the version the file says it has; a new file has none and is empty. */
export function hasOwnSchema(db: WardDb, nativeBinding: NativeBinding): boolean {
  return schemaText(db) === expectedSchema(fileVersion(db), nativeBinding);
}
