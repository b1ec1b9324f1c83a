/** Worksheets in a file that was opened with the app: looked into, told about, and brought in only when a person says so. */
import type { OfferedWorksheets } from '#ipc/ward-views.ts';
import type { WorksheetImport } from '#domain/worksheet/records.ts';
import { RequestError } from '#ipc/result.ts';
import type { ReadFile } from '../app/offered-file.ts';
import type { TransferService } from './worksheet-transfer.ts';

export function offeredWorksheetsService(transfer: Pick<TransferService, 'look' | 'import'>) {
  let held: ReadFile | null = null;

  function whatItHolds({ name, text }: { readonly name: string; readonly text: string }): OfferedWorksheets {
    try {
      return { name, refusal: null, ...transfer.look(text) };
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      return { name, refusal: error.message, worksheets: 0, alreadyHere: 0 };
    }
  }

  return {
    /** A newer file takes the place of one that was not answered. */
    hold(file: ReadFile): void {
      held = file;
    },
    /** Null: no file waits. */
    look(): OfferedWorksheets | null {
      if (held === null) return null;
      return 'refusal' in held ? { ...held, worksheets: 0, alreadyHere: 0 } : whatItHolds(held);
    },
    take(): WorksheetImport {
      if (held === null || 'refusal' in held)
        throw new RequestError('not-found', 'No file waits to be imported. Open it again.');
      const { text } = held;
      const done = transfer.import(text);
      held = null;
      return done;
    },
    drop(): void {
      held = null;
    },
  };
}

export type OfferedWorksheetsService = ReturnType<typeof offeredWorksheetsService>;
