/** What went wrong with the ward file, in words a ward understands. Anything not listed is a fault of the program. */
import Database from 'better-sqlite3';

const reasons: readonly (readonly [RegExp, string])[] = [
  [/^SQLITE_FULL/, 'the disk is full. Free some space and save again'],
  [
    /^SQLITE_IOERR_(?:WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHMSIZE|SHMMAP|SHMOPEN)/,
    'the disk did not take it: it may be full or cut off. Check the disk and save again',
  ],
  [/^SQLITE_IOERR/, 'the disk did not answer as it should. Check the disk or the network drive and save again'],
  [
    /^SQLITE_(?:READONLY|PERM)/,
    'the data folder or the ward file may not be written. Ask your IT department for write access',
  ],
  [
    /^SQLITE_(?:BUSY|LOCKED|PROTOCOL)/,
    'another copy of the app is writing at this moment. Wait a few seconds and save again',
  ],
  [
    /^SQLITE_(?:CORRUPT|NOTADB)/,
    'the ward file is damaged. Start the app again: it sets the damaged file aside and offers the last good backup',
  ],
  [/^SQLITE_CANTOPEN/, 'the ward file could not be opened. Ask your IT department'],
];

export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code);
}

export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED|PROTOCOL)/.test(error.code);
}

/** The reason as the end of a sentence, without its full stop; null when the error is not about the file or the disk. */
export function wardFault(error: unknown): string | null {
  if (!(error instanceof Database.SqliteError)) return null;
  return reasons.find(([code]) => code.test(error.code))?.[1] ?? null;
}
