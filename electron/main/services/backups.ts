/** Dated copies of the ward file: listed, made when asked, and put back at the next start of the app. */
import { backupIsDue, listBackups, stageRestore, writeBackup, type Backup } from '#db/backup.ts';
import type { NativeBinding, WardDb } from '#db/open.ts';
import type { AuditQueries } from '#db/queries/audit.ts';
import { wardFault } from '#db/ward-faults.ts';
import { RequestError } from '#ipc/result.ts';
import { needWard } from './ward-writing.ts';

export interface BackupsInputs {
  /** Null: no data folder (a command that only reads). */
  readonly folder: string | null;
  /** Null: the ward file is not open. Backups can still be listed and put back. */
  readonly db: WardDb | null;
  readonly audit: AuditQueries | null;
  readonly nativeBinding: NativeBinding;
  readonly now: () => Date;
}

export interface Restore {
  readonly name: string;
  /** The copy is put in place when the app starts again. */
  readonly restart: true;
  readonly sentence: string;
}

export function backupsService({ folder, db, audit, nativeBinding, now }: BackupsInputs) {
  function make(reason: Backup['reason']): Backup {
    const ward = needWard(db, 'Backups');
    const where = needWard(folder, 'Backups');
    try {
      return writeBackup(ward, where, now(), reason, nativeBinding);
    } catch (error) {
      throw new RequestError(
        'refused',
        `The backup was not made: ${wardFault(error) ?? 'the disk is full or the data folder may not be written'}. The records themselves are unchanged.`,
      );
    }
  }

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
    /** Nothing changes until the app is started again; the present file is then kept under a new name. */
    restore(name: string): Restore {
      const staged = stageRestore(needWard(folder, 'Backups'), name, nativeBinding);
      if (staged.kind === 'refused') throw new RequestError('refused', staged.sentence);
      if (db !== null && !db.readonly) db.transaction(() => audit?.note('restore-asked', 'ward', name, {})).immediate();
      return {
        name,
        restart: true,
        sentence: `The backup of ${staged.backup.takenAt.slice(0, 10)} is put back when the app is started again. The present records are kept under a new name.`,
      };
    },
  };
}

export type BackupsService = ReturnType<typeof backupsService>;
