/** Worksheets leaving the app, as pages or as files; what came of it is said in one sentence. */
import type { ExportFormat } from '#domain/worksheet/records.ts';
import { call, messageOf } from '../../../api.ts';
import { worksheets } from '../../../messages/worksheets.ts';
import { app } from '../../../state/app.svelte.ts';
import { previewAndTell } from '../../../state/print.ts';

export function printSaved(id: string): Promise<void> {
  return previewAndTell({ kind: 'saved-worksheet', id });
}

/** @param ids asked for only now, because a list may be longer than what is on the screen */
export async function exportSaved(ids: () => Promise<readonly string[]>, format: ExportFormat): Promise<void> {
  await ids()
    .then((chosen) => call('worksheets:export', { ids: [...chosen], format }))
    .then(
      ({ path, records }) =>
        app.announce(path === null ? worksheets.out.nothingDialog : worksheets.out.exported(records, path)),
      (error: unknown) => app.announce(worksheets.out.nothingExported(messageOf(error))),
    );
}
