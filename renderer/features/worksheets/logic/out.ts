/** Worksheets leaving the app, as pages or as files; what came of it is said in one sentence. */
import type { ExportFormat } from '#domain/worksheet/records.ts';
import { call, messageOf } from '../../../api.ts';
import { app } from '../../../state/app.svelte.ts';
import { settings } from '../../../state/settings.svelte.ts';
import { counted } from '../../../ui/figures.ts';

export async function printSaved(id: string): Promise<void> {
  await call('worksheets:print', { id, paper: settings.values.paper }).then(
    ({ path, pages }) =>
      app.announce(
        path === null
          ? 'Not saved: the dialog was closed.'
          : `Saved as ${path}, ${counted(pages, 'page', 'pages')}, as it was calculated then.`,
      ),
    (error: unknown) => app.announce(`Not printed. ${messageOf(error)}`),
  );
}

/** @param ids asked for only now, because a list may be longer than what is on the screen */
export async function exportSaved(ids: () => Promise<readonly string[]>, format: ExportFormat): Promise<void> {
  await ids()
    .then((chosen) => call('worksheets:export', { ids: [...chosen], format }))
    .then(
      ({ path, records }) =>
        app.announce(
          path === null
            ? 'Nothing was exported: the dialog was closed.'
            : `${counted(records, 'worksheet', 'worksheets')} saved as ${path}`,
        ),
      (error: unknown) => app.announce(`Nothing was exported. ${messageOf(error)}`),
    );
}
