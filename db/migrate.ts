/** Brings `ward.sqlite` to the newest version: ordered steps, each in one transaction together with its version mark. */
import type { WardDb } from './open.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** What SQL alone cannot do (hashes), in the same transaction. */
  readonly after?: (db: WardDb, now: () => Date) => void;
}

export interface MigrateOptions {
  readonly now: () => Date;
  /** Called once before the first step, when a file that already has content is about to change. A throw stops the update. */
  readonly backUp: (fromVersion: number) => void;
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
export function migrate(db: WardDb, migrations: readonly Migration[], { now, backUp }: MigrateOptions): number {
  const target = newestVersion(migrations);
  const found = fileVersion(db);
  if (found > target) {
    throw new NewerFileError(
      `The ward file was written by a newer version of this app (file version ${found}, this app knows ${target}). Update the app; the file was not touched.`,
    );
  }
  const pending = migrations.filter((migration) => migration.version > found);
  if (pending.length > 0 && found > 0) backUp(found);
  let applied = 0;
  for (const migration of pending) {
    const step = db.transaction(() => {
      // Asked again under the write lock: another copy of the app may have taken this step meanwhile.
      if (fileVersion(db) >= migration.version) return;
      db.exec(migration.sql);
      migration.after?.(db, now);
      db.pragma(`user_version = ${migration.version}`);
      applied += 1;
    });
    step.immediate();
  }
  return applied;
}
