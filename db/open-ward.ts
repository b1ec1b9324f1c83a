/**
 * Opens `ward.sqlite`, the only file the app writes. When it cannot be written it is shown as it is; when it cannot be
 * used at all the reason comes back as a sentence. The reference goes on either way: a full disk, a locked-down folder
 * or a damaged file must never take the evidence away.
 */
import Database from 'better-sqlite3';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backupIsDue, finishRestore, lastGoodBackup, listBackups, setAside, wardFile, writeBackup } from './backup.ts';
import { fileVersion, migrate, newestVersion, NewerFileError } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { NativeBinding, WardDb } from './open.ts';
import { auditQueries } from './queries/audit.ts';
import { hasOwnSchema } from './ward-schema.ts';
import { isBusy, isDamage, wardFault } from './ward-faults.ts';

export type OpenedWard =
  | {
      readonly kind: 'open';
      readonly db: WardDb;
      /** `read-only`: a copy in memory of what the file held; nothing can be saved. */
      readonly access: 'read-write' | 'read-only';
      readonly notice: string | null;
      /** Offered after damage until it is answered, never put back unasked. */
      readonly lastGoodBackup: string | null;
    }
  | { readonly kind: 'unavailable'; readonly sentence: string; readonly lastGoodBackup: string | null };

const damagedFileSetAside = 'damaged-file-set-aside';
/** Noted when a person does not want the backup that was offered after damage. */
export const offerDeclined = 'restore-declined';

const asUsual = 'The reference and the calculator work as usual.';
/** Long enough for another copy of the app to finish a save, short enough not to look frozen. */
const busyTimeoutMs = 3000;
/** Entries of the audit log whose chain is followed at every start; the whole chain is followed by `verify`. */
const entriesCheckedAtStart = 200;

function folderProblem(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.R_OK);
    return null;
  } catch {
    return `The data folder cannot be written (${folder}), so settings and worksheets are not kept. ${asUsual}`;
  }
}

function connect(file: string, nativeBinding: NativeBinding): WardDb {
  const db = new Database(file, {
    timeout: busyTimeoutMs,
    ...(nativeBinding === null ? {} : { nativeBinding }),
  }) as WardDb;
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // Makes REPLACE fire the triggers that forbid removal.
    db.pragma('recursive_triggers = ON');
    db.pragma('cell_size_check = ON');
    // A file that can be opened and not written says so here and not at the first save: BEGIN alone does not ask.
    db.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${fileVersion(db)}; ROLLBACK`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

interface Checked {
  readonly db: WardDb;
  readonly notices: readonly string[];
}

function dailyBackup(db: WardDb, folder: string, now: Date, nativeBinding: NativeBinding): string | null {
  if (auditQueries(db, () => now).count() === 0 || !backupIsDue(folder, now)) return null;
  try {
    writeBackup(db, folder, now, 'daily', nativeBinding);
    return null;
  } catch (error) {
    return `Today's backup of the ward file could not be made${wardFault(error) === null ? '' : ', because the disk is full or may not be written'}. The file itself is sound and in use.`;
  }
}

function brokenLog(db: WardDb, now: Date): string | null {
  const broken = auditQueries(db, () => now).tailBreak(entriesCheckedAtStart);
  return broken === null
    ? null
    : `${broken.sentence} The records can be used; ask your pharmacist or IT department to compare them with a backup.`;
}

/** @returns null for a damaged file. @throws SqliteError, NewerFileError, or what the backup before an update met */
function openChecked(folder: string, nativeBinding: NativeBinding, now: Date): Checked | null {
  const db = connect(wardFile(folder), nativeBinding);
  try {
    const isNewer = fileVersion(db) > newestVersion(migrations);
    if (db.pragma('integrity_check', { simple: true }) !== 'ok' || (!isNewer && !hasOwnSchema(db, nativeBinding))) {
      db.close();
      return null;
    }
    migrate(db, migrations, {
      now: () => now,
      backUp: () => void writeBackup(db, folder, now, 'before-update', nativeBinding),
    });
    const notices = [brokenLog(db, now), dailyBackup(db, folder, now, nativeBinding)].filter(
      (sentence): sentence is string => sentence !== null,
    );
    return { db, notices };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What the file holds, as an image in memory; null when it cannot be read whole. Nothing is written beside it. */
function readImage(file: string, nativeBinding: NativeBinding): WardDb | null {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return null;
  const binding = nativeBinding === null ? {} : { nativeBinding };
  let beside: string | null = null;
  try {
    beside = mkdtempSync(path.join(tmpdir(), 'bedside-magnesium-'));
    const copy = path.join(beside, 'ward.sqlite');
    // Not copyFile: it would copy the read-only mark as well.
    writeFileSync(copy, readFileSync(file));
    if (existsSync(`${file}-wal`)) writeFileSync(`${copy}-wal`, readFileSync(`${file}-wal`));
    const whole = new Database(copy, binding) as WardDb;
    // An image cannot have a journal beside it: the copy takes its own in first.
    whole.pragma('journal_mode = DELETE');
    const sound =
      whole.pragma('integrity_check', { simple: true }) === 'ok' &&
      fileVersion(whole) === newestVersion(migrations) &&
      hasOwnSchema(whole, nativeBinding);
    const bytes = whole.serialize();
    whole.close();
    return sound ? (new Database(bytes, { readonly: true, ...binding }) as WardDb) : null;
  } catch {
    return null;
  } finally {
    if (beside !== null) rmSync(beside, { recursive: true, force: true });
  }
}

function readOnly(folder: string, nativeBinding: NativeBinding, because: string, otherwise: string): OpenedWard {
  const db = readImage(wardFile(folder), nativeBinding);
  if (db === null) return { kind: 'unavailable', sentence: otherwise, lastGoodBackup: null };
  const notice = `Saved worksheets and settings can be read and nothing can be saved: ${because}. ${asUsual}`;
  return { kind: 'open', db, access: 'read-only', notice, lastGoodBackup: null };
}

function afterFailure(error: unknown, folder: string, nativeBinding: NativeBinding): OpenedWard {
  if (error instanceof NewerFileError)
    return { kind: 'unavailable', sentence: `${error.message} ${asUsual}`, lastGoodBackup: null };
  const reason = wardFault(error)?.replace(/ and save again$/, ' and start the app again');
  if (isBusy(error)) {
    const because = 'another copy of the app is holding the ward file. Close it and start this one again';
    return readOnly(folder, nativeBinding, because, `The ward file was not opened: ${because}. ${asUsual}`);
  }
  if (reason !== undefined)
    return readOnly(
      folder,
      nativeBinding,
      reason,
      `The ward file could not be opened, so settings and worksheets are not kept: ${reason}. ${asUsual}`,
    );
  const backup = lastGoodBackup(folder, nativeBinding)?.name ?? null;
  const offer = backup === null ? '' : ` The last good backup is ${backup}; it can be put back.`;
  return {
    kind: 'unavailable',
    sentence: `The ward file could not be brought up to date or opened, so settings and worksheets are not kept; the file was left as it was.${offer} ${asUsual}`,
    lastGoodBackup: backup,
  };
}

function startAgain(folder: string, nativeBinding: NativeBinding, now: Date): OpenedWard {
  const kept = path.basename(setAside(wardFile(folder), 'damaged', now));
  const backup = lastGoodBackup(folder, nativeBinding)?.name ?? null;
  const fresh = openChecked(folder, nativeBinding, now);
  if (fresh === null)
    return {
      kind: 'unavailable',
      sentence: `The ward file is damaged and a new one could not be made. ${asUsual}`,
      lastGoodBackup: backup,
    };
  auditQueries(fresh.db, () => now).note(damagedFileSetAside, 'ward', kept, { lastGoodBackup: backup });
  const offer =
    backup === null
      ? 'There is no good backup to put back.'
      : `The last good backup is ${backup}; it can be put back, and is not put back unasked.`;
  return {
    kind: 'open',
    db: fresh.db,
    access: 'read-write',
    notice: `The ward file was damaged. It was kept as ${kept} and a new one was started. ${offer}`,
    lastGoodBackup: backup,
  };
}

/**
 * The backup that was offered when a damaged file was set aside, while nobody has said yes or no. Its name was noted
 * that day: by now the newest backup is one of the empty file that was started then.
 */
function offerStanding(db: WardDb, folder: string, now: Date): string | null {
  const asked = auditQueries(db, () => now).latestOf([damagedFileSetAside, offerDeclined]);
  if (asked?.action !== damagedFileSetAside) return null;
  const { lastGoodBackup: name } = JSON.parse(asked.detail) as { lastGoodBackup?: string | null };
  return listBackups(folder).some((backup) => backup.name === name) ? (name ?? null) : null;
}

/** Puts a chosen backup in place, then opens and checks. */
function restoreAndOpen(folder: string, nativeBinding: NativeBinding, now: Date): OpenedWard | null {
  const restored = finishRestore(folder, nativeBinding, now);
  const opened = openChecked(folder, nativeBinding, now);
  if (opened === null) return null;
  const notices = [...opened.notices];
  if (restored.kind === 'waiting')
    notices.unshift(
      'The chosen backup waits: it is put back when every copy of the app has been closed and one is started again.',
    );
  if (restored.kind === 'done') {
    auditQueries(opened.db, () => now).note('backup-restored', 'ward', restored.from, { replaced: restored.kept });
    notices.unshift(
      `The backup ${restored.from} was put back.${restored.kept === null ? '' : ` The file it replaced was kept as ${restored.kept}.`}`,
    );
  }
  return {
    kind: 'open',
    db: opened.db,
    access: 'read-write',
    notice: notices.length === 0 ? null : notices.join(' '),
    lastGoodBackup: offerStanding(opened.db, folder, now),
  };
}

/** @param now for backups, and for the name under which a damaged file is kept */
export function openWard(folder: string, nativeBinding: NativeBinding, now: Date): OpenedWard {
  const problem = folderProblem(folder);
  if (problem !== null)
    return readOnly(folder, nativeBinding, `the data folder may not be written (${folder})`, problem);
  try {
    const opened = restoreAndOpen(folder, nativeBinding, now);
    if (opened !== null) return opened;
  } catch (error) {
    if (!isDamage(error)) return afterFailure(error, folder, nativeBinding);
  }
  try {
    return startAgain(folder, nativeBinding, now);
  } catch (error) {
    return afterFailure(error, folder, nativeBinding);
  }
}
