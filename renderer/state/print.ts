/** Opens the preview of a page; a page that may not be printed is answered in words on the screen it was asked from. */
import type { AnalysisChoice, EvidenceTableAskedInput, PrintAskedInput } from '#ipc/views.ts';
import { call, messageOf } from '../api.ts';
import { printWords } from '../messages/print.ts';
import { app } from './app.svelte.ts';
import { settings } from './settings.svelte.ts';

/** @returns once the preview is closed: what came of it, in one sentence */
export function preview(asked: PrintAskedInput): Promise<string> {
  return call('print:preview', { asked, paper: settings.values.paper }).then(
    ({ path, pages }) => (path === null ? printWords.closed : printWords.saved(path, pages)),
    (error: unknown) => printWords.notPrinted(messageOf(error)),
  );
}

/** The same, announced. */
export async function previewAndTell(asked: PrintAskedInput): Promise<void> {
  app.announce(await preview(asked));
}

export function printCondition(id: string): Promise<void> {
  return previewAndTell({ kind: 'condition', id });
}

export function printToxicity(): Promise<void> {
  return previewAndTell({ kind: 'toxicity' });
}

/** @param asked the filter and the order of rows as they stand on the screen */
export function printEvidenceTable(asked: EvidenceTableAskedInput): Promise<void> {
  return previewAndTell({ kind: 'evidence-table', asked });
}

/** @param choice what is ticked and chosen on the screen: paper shows the same */
export function printAnalysis(
  id: string,
  choice: Readonly<Omit<AnalysisChoice, 'included'>> & { readonly included: readonly string[] },
): Promise<void> {
  return previewAndTell({ kind: 'analysis', id, choice: { ...choice, included: [...choice.included] } });
}
