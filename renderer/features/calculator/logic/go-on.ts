/**
 * Enter in a field of the form: to what is still open in this part, else the part folds and the next one takes the focus;
 * after the last one the first warning that asks for a reason.
 */
import { tick } from 'svelte';
import type { Bench } from '../state/bench.svelte.ts';
import { stops } from './checks.ts';
import { focusField, toFirstWarning } from './focus.ts';
import { partOf, PARTS, type PartNumber } from './parts.ts';

const control = 'input:not([type=checkbox], [readonly]), select';

export async function goOnFrom(bench: Bench, part: PartNumber, form: ParentNode): Promise<void> {
  // Keyed quickly, the 7 of 70 kg has been answered and the 70 not yet.
  await tick();
  await bench.settled();
  const here = bench.entries.find((entry) => partOf(entry.field) === part);
  const stopped = stops(bench.result?.checks ?? []).find(
    (check) => check.field !== null && partOf(check.field) === part,
  );
  const field = here?.field ?? stopped?.field ?? null;
  if (field !== null && focusField(field, form)) return;
  bench.folded.add(part);
  const next = PARTS.find((number) => number > part && !bench.folded.has(number));
  await tick();
  // After the last part: what keeps the rate back, if a warning does.
  if (next === undefined && toFirstWarning()) return;
  const inside = form.querySelector(`[data-part="${String(next ?? part)}"]`);
  const first = next === undefined ? null : inside?.querySelector<HTMLElement>(`.body :is(${control})`);
  (first ?? inside?.querySelector<HTMLElement>('summary'))?.focus();
}
