/** Dated copies of the ward file: listed, made when asked, and put back at the next start of the app. */
import { backupIsDue, listBackups, stageRestore, UnusableCopyError, writeBackup, type Backup } from '#db/backup.ts';
import type { NativeBinding, WardDb } from '#db/open.ts';
import type { AuditQueries } from '#db/queries/audit.ts';
import { offerDeclined } from '#db/open-ward.ts';
import { wardFault } from '#db/ward-faults.ts';
import { RequestError } from '#ipc/result.ts';
import { localDay } from './local-day.ts';
import { needWard, writing } from './ward-writing.ts';

export interface BackupsInputs {
  /** Null: no data folder (a command that only reads). */
  readonly folder: string | null;
  /** Null: the ward file is not open. Backups can still be listed and put back. */
  readonly db: WardDb | null;
  readonly audit: AuditQueries | null;
  /** Name of the backup that is offered after damage; null: none is. */
  readonly offered: string | null;
  readonly nativeBinding: NativeBinding;
  readonly now: () => Date;
}

export interface Restore {
  readonly name: string;
  /** The copy is put in place when the ward file is opened again. */
  readonly restart: true;
  readonly sentence: string;
}

export function backupsService({ folder, db, audit, offered, nativeBinding, now }: BackupsInputs) {
  function make(reason: Backup['reason']): Backup {
    const ward = needWard(db, 'Backups');
    const where = needWard(folder, 'Backups');
    try {
      return writeBackup(ward, where, now(), reason, nativeBinding);
    } catch (error) {
      if (error instanceof UnusableCopyError)
        throw new RequestError(
          'refused',
          `The backup was not made: the copy was read back and cannot be relied on, because ${error.message.replace(/\.$/, '')}. Tell your IT department.`,
        );
      throw new RequestError(
        'refused',
        `The backup was not made: ${wardFault(error) ?? 'the disk is full or the data folder may not be written'}. The records themselves are unchanged.`,
      );
    }
  }

  let open = offered;

  return {
    list: (): Backup[] => (folder === null ? [] : listBackups(folder)),
    make: (): Backup => make('asked'),
    /** For an app left open for days: called after a save, at most one copy a day. A failure is told by the next start. */
    keepUp(): void {
      if (folder === null || db === null || db.readonly || !backupIsDue(folder, now())) return;
      try {
        writeBackup(db, folder, now(), 'daily', nativeBinding);
      } catch {
        // The save itself stands; the next start tries again and says so.
      }
    },
    /** The backup that waits for an answer after damage. */
    offer(): Pick<Backup, 'name' | 'takenAt'> | null {
      const found = open === null || folder === null ? null : listBackups(folder).find((item) => item.name === open);
      return found === null || found === undefined ? null : { name: found.name, takenAt: found.takenAt };
    },
    /** The offered backup is not wanted. It stays in the list. */
    decline(): void {
      const refused = open;
      if (refused !== null && db !== null && !db.readonly)
        writing('The answer', () => db.transaction(() => audit?.note(offerDeclined, 'ward', refused, {})).immediate());
      open = null;
    },
    /** Nothing changes until the ward file is opened again; the present file is then kept under a new name. */
    restore(name: string): Restore {
      const staged = stageRestore(needWard(folder, 'Backups'), name, nativeBinding);
      if (staged.kind === 'refused') throw new RequestError('refused', staged.sentence);
      if (db !== null && !db.readonly) db.transaction(() => audit?.note('restore-asked', 'ward', name, {})).immediate();
      return {
        name,
        restart: true,
        sentence: `The backup of ${localDay(new Date(staged.backup.takenAt))} is put back when the records are opened again, at the latest when the app is started again. The present records are kept under a new name.`,
      };
    },
  };
}

export type BackupsService = ReturnType<typeof backupsService>;
