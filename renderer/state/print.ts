/** Saves a page as PDF through main and says in words what came of it. */
import type { AnalysisChoice, Printed } from '#ipc/views.ts';
import { call, messageOf } from '../api.ts';
import { app } from './app.svelte.ts';
import { settings } from './settings.svelte.ts';

async function tell(job: Promise<Printed>): Promise<void> {
  await job.then(
    (printed) => app.announce(printed.path === null ? 'The page was not saved.' : `Saved as ${printed.path}`),
    (error: unknown) => app.announce(`The page was not printed. ${messageOf(error)}`),
  );
}

export function printCondition(id: string): Promise<void> {
  return tell(call('print:condition', { id, paper: settings.values.paper }));
}

export function printToxicity(): Promise<void> {
  return tell(call('print:toxicity', { paper: settings.values.paper }));
}

/** @param choice what is ticked and chosen on the screen: paper shows the same */
export function printAnalysis(
  id: string,
  choice: Readonly<Omit<AnalysisChoice, 'included'>> & { readonly included: readonly string[] },
): Promise<void> {
  return tell(
    call('print:analysis', { id, choice: { ...choice, included: [...choice.included] }, paper: settings.values.paper }),
  );
}
