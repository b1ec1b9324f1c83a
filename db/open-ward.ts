/**
 * Opens `ward.sqlite`, the only file the app writes. When it cannot be used, the reason comes back as a sentence and
 * the reference goes on without it: a full disk or a locked-down folder must never take the evidence away.
 */
import Database from 'better-sqlite3';
import { accessSync, constants, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { migrate, NewerFileError } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { NativeBinding, WardDb } from './open.ts';

export type OpenedWard = { readonly kind: 'open'; readonly db: WardDb; readonly notice: string | null } | { readonly kind: 'unavailable'; readonly sentence: string };

function folderProblem(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.R_OK);
    return null;
  } catch {
    return `The data folder cannot be written (${folder}), so settings are not kept. The reference and the calculator work as usual.`;
  }
}

function connect(file: string, nativeBinding: NativeBinding): WardDb {
  const db = new Database(file, nativeBinding === null ? {} : { nativeBinding }) as WardDb;
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  return db;
}

function isSound(db: WardDb): boolean {
  return db.pragma('integrity_check', { simple: true }) === 'ok';
}

/** Opens and checks; a damaged file throws SqliteError or returns null. */
function openChecked(file: string, nativeBinding: NativeBinding): WardDb | null {
  const db = connect(file, nativeBinding);
  if (!isSound(db)) {
    db.close();
    return null;
  }
  migrate(db, migrations);
  return db;
}

function setAside(file: string, now: Date): string {
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const kept = `${file}.damaged-${stamp}`;
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept}${suffix}`);
  return kept;
}

function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code);
}

/** @param now for the name under which a damaged file is kept */
export function openWard(folder: string, nativeBinding: NativeBinding, now: Date): OpenedWard {
  const problem = folderProblem(folder);
  if (problem !== null) return { kind: 'unavailable', sentence: problem };
  const file = path.join(folder, 'ward.sqlite');
  try {
    const db = openChecked(file, nativeBinding);
    if (db !== null) return { kind: 'open', db, notice: null };
  } catch (error) {
    if (error instanceof NewerFileError) return { kind: 'unavailable', sentence: error.message };
    if (!isDamage(error)) {
      return { kind: 'unavailable', sentence: 'The ward file could not be opened, so settings are not kept. The reference and the calculator work as usual.' };
    }
  }
  const kept = setAside(file, now);
  const db = openChecked(file, nativeBinding);
  if (db === null) return { kind: 'unavailable', sentence: 'The ward file is damaged and a new one could not be made. The reference and the calculator work as usual.' };
  return { kind: 'open', db, notice: `The ward file was damaged. It was kept as ${path.basename(kept)} and a new one was started.` };
}
