/** Brings `ward.sqlite` to the newest version: ordered steps, each in one transaction together with its version mark. */
import type { WardDb } from './open.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export class NewerFileError extends Error {}

export function newestVersion(migrations: readonly Migration[]): number {
  let last = 0;
  for (const { version, name } of migrations) {
    if (version <= last) throw new Error(`migration ${name} (${version}) does not come after ${last}`);
    last = version;
  }
  return last;
}

export function fileVersion(db: WardDb): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * @returns how many steps were applied
 * @throws NewerFileError when the file was written by a newer app; it is left untouched
 */
export function migrate(db: WardDb, migrations: readonly Migration[]): number {
  const target = newestVersion(migrations);
  const found = fileVersion(db);
  if (found > target) {
    throw new NewerFileError(
      `The ward file was written by a newer version of this app (file version ${found}, this app knows ${target}). Update the app; the file was not touched.`,
    );
  }
  const pending = migrations.filter((migration) => migration.version > found);
  for (const migration of pending) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    })();
  }
  return pending.length;
}
