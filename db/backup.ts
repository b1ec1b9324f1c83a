/**
 * Dated copies of `ward.sqlite`, the newest ten kept, and the way back. A copy counts only once it was read back whole.
 * Copies are ordered by their number, not their date: a clock set back must not make the newest look the oldest.
 */
import Database from 'better-sqlite3';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { fileVersion, newestVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { sha256, type NativeBinding, type WardDb } from './open.ts';
import { auditQueries } from './queries/audit.ts';
import { hasOwnSchema } from './ward-schema.ts';

export type BackupReason = 'daily' | 'before-update' | 'asked';

export interface Backup {
  readonly name: string;
  readonly number: number;
  /** ISO, UTC. */
  readonly takenAt: string;
  readonly reason: BackupReason;
  readonly bytes: number;
}

/** A copy that was read back and is not sound. The message is the reason, as the end of a sentence. */
export class UnusableCopyError extends Error {}

export const backupsKept = 10;
const dayMs = 24 * 3_600_000;
const namePattern = /^ward-(\d{6})-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(daily|before-update|asked)\.sqlite$/;
const stagedPattern = /^ward\.sqlite\.restoring-(.+)$/;

export const wardFile = (folder: string): string => path.join(folder, 'ward.sqlite');
const backupFolder = (folder: string): string => path.join(folder, 'backups');

/** "2026-11-22T10-00-00-000Z": fits into a file name on every system. */
export const fileStamp = (now: Date): string => now.toISOString().replace(/[:.]/g, '-');

function parseName(name: string, bytes: number): Backup | null {
  const match = namePattern.exec(name);
  if (match === null) return null;
  const [, number = '', year, month, day, hour, minute, second, reason] = match;
  // The pattern lets only these three through.
  return {
    name,
    number: Number(number),
    takenAt: `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
    reason: reason as BackupReason,
    bytes,
  };
}

/** A folder that is missing or cannot be read has nothing in it. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Newest first. */
export function listBackups(folder: string): Backup[] {
  const where = backupFolder(folder);
  return namesIn(where)
    .map((name) => parseName(name, statSync(path.join(where, name), { throwIfNoEntry: false })?.size ?? 0))
    .filter((backup): backup is Backup => backup !== null)
    .sort((a, b) => b.number - a.number);
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function openToRead(file: string, nativeBinding: NativeBinding): WardDb {
  return new Database(file, {
    readonly: true,
    fileMustExist: true,
    ...(nativeBinding === null ? {} : { nativeBinding }),
  }) as WardDb;
}

/** Null: sound, of a version this app reads, and its audit log holds. Else the reason, as the end of a sentence. */
export function whatIsWrongWith(file: string, nativeBinding: NativeBinding): string | null {
  let db: WardDb;
  try {
    db = openToRead(file, nativeBinding);
  } catch {
    return 'it cannot be opened';
  }
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') return 'it is damaged';
    const version = fileVersion(db);
    if (version === 0) return 'it is empty';
    if (version > newestVersion(migrations)) return 'it was written by a newer version of this app';
    if (!hasOwnSchema(db, nativeBinding)) return 'it is damaged';
    // An older copy is brought up to date when it is put back; its log speaks of tables that are not there yet.
    if (version < newestVersion(migrations)) return null;
    return auditQueries(db, () => new Date(0)).firstBroken()?.sentence ?? null;
  } catch {
    return 'it is damaged';
  } finally {
    db.close();
  }
}

const fileHash = (file: string): string => sha256(readFileSync(file));

function prune(folder: string): void {
  for (const old of listBackups(folder).slice(backupsKept))
    rmSync(path.join(backupFolder(folder), old.name), { force: true });
}

/**
 * Copies the file as it is now, reads the copy back, and only then lets the oldest go. When the newest copy says the
 * same, that one is the answer and nothing is added.
 * @throws SqliteError or a file error; then nothing was changed
 */
export function writeBackup(
  db: WardDb,
  folder: string,
  now: Date,
  reason: BackupReason,
  nativeBinding: NativeBinding,
): Backup {
  const where = backupFolder(folder);
  mkdirSync(where, { recursive: true });
  const number = (listBackups(folder)[0]?.number ?? 0) + 1;
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const name = `ward-${String(number).padStart(6, '0')}-${stamp}-${reason}.sqlite`;
  const part = path.join(where, `${name}.part`);
  try {
    rmSync(part, { force: true });
    db.prepare('VACUUM INTO ?').run(part);
    flush(part);
    const wrong = whatIsWrongWith(part, nativeBinding);
    if (wrong !== null) throw new UnusableCopyError(wrong);
    const newest = listBackups(folder)[0];
    if (newest !== undefined && fileHash(part) === fileHash(path.join(where, newest.name))) {
      // Nothing changed since: ten copies of one state would push the older states out.
      rmSync(part, { force: true });
      return newest;
    }
    renameSync(part, path.join(where, name));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  prune(folder);
  return {
    name,
    number,
    takenAt: `${now.toISOString().slice(0, 19)}Z`,
    reason,
    bytes: statSync(path.join(where, name)).size,
  };
}

/** Once a day; also when the newest copy claims to be from the future, because then the clock was set back. */
export function backupIsDue(folder: string, now: Date): boolean {
  const newest = listBackups(folder)[0];
  if (newest === undefined) return true;
  const age = now.getTime() - Date.parse(newest.takenAt);
  return age >= dayMs || age < -60_000;
}

/** The newest copy that can be used; null when there is none. Reads every copy it tries from end to end. */
export function lastGoodBackup(folder: string, nativeBinding: NativeBinding): Backup | null {
  return (
    listBackups(folder).find(
      (backup) => whatIsWrongWith(path.join(backupFolder(folder), backup.name), nativeBinding) === null,
    ) ?? null
  );
}

export type Staged =
  { readonly kind: 'staged'; readonly backup: Backup } | { readonly kind: 'refused'; readonly sentence: string };

/** Checks a copy and lays it beside the ward file; the next opening puts it in place. Nothing in use is touched. */
export function stageRestore(folder: string, name: string, nativeBinding: NativeBinding): Staged {
  const backup = listBackups(folder).find((item) => item.name === name);
  if (backup === undefined) return { kind: 'refused', sentence: `There is no backup called "${name.slice(0, 80)}".` };
  const file = path.join(backupFolder(folder), backup.name);
  const wrong = whatIsWrongWith(file, nativeBinding);
  if (wrong !== null)
    return { kind: 'refused', sentence: `The backup ${name} cannot be put back: ${wrong}. Choose another one.` };
  const target = path.join(folder, `ward.sqlite.restoring-${name}`);
  for (const old of stagedFiles(folder)) rmSync(path.join(folder, old), { force: true });
  try {
    copyFileSync(file, `${target}.part`);
    flush(`${target}.part`);
    renameSync(`${target}.part`, target);
  } catch {
    rmSync(`${target}.part`, { force: true });
    return {
      kind: 'refused',
      sentence:
        'The backup could not be put back: the disk is full or the data folder may not be written. The present records were not touched.',
    };
  }
  return { kind: 'staged', backup };
}

function stagedFiles(folder: string): string[] {
  return namesIn(folder).filter((name) => stagedPattern.test(name));
}

/** Moves the file and its journal to a new name; the bytes stay as they are. */
export function setAside(file: string, why: 'damaged' | 'replaced', now: Date): string {
  const kept = `${file}.${why}-${fileStamp(now)}`;
  for (const suffix of ['', '-wal', '-shm'])
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept}${suffix}`);
  return kept;
}

/** Another copy of the app holds the file. A damaged file is held by nobody who could use it. */
function inUse(file: string, nativeBinding: NativeBinding): boolean {
  try {
    const db = new Database(file, { timeout: 500, ...(nativeBinding === null ? {} : { nativeBinding }) });
    try {
      // Leaving WAL needs the file alone, and empties the journal into it.
      return db.pragma('journal_mode = DELETE', { simple: true }) !== 'delete';
    } finally {
      db.close();
    }
  } catch (error) {
    return error instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/.test(error.code);
  }
}

export type Restored =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'done'; readonly from: string; readonly kept: string | null };

/** Puts a staged copy in place. Stopped half way, the next opening finishes it: the staged copy goes last. */
export function finishRestore(folder: string, nativeBinding: NativeBinding, now: Date): Restored {
  const staged = stagedFiles(folder).find((name) => !name.endsWith('.part'));
  if (staged === undefined) return { kind: 'none' };
  const file = wardFile(folder);
  const exists = existsSync(file);
  if (exists && inUse(file, nativeBinding)) return { kind: 'waiting' };
  const kept = exists ? setAside(file, 'replaced', now) : null;
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  renameSync(path.join(folder, staged), file);
  return {
    kind: 'done',
    from: stagedPattern.exec(staged)?.[1] ?? staged,
    kept: kept === null ? null : path.basename(kept),
  };
}

/** For a ward file that nobody has open: checks the copy and puts it in place at once. */
export function restoreBackup(
  folder: string,
  name: string,
  nativeBinding: NativeBinding,
  now: Date,
): Restored | { readonly kind: 'refused'; readonly sentence: string } {
  const staged = stageRestore(folder, name, nativeBinding);
  return staged.kind === 'refused' ? staged : finishRestore(folder, nativeBinding, now);
}
