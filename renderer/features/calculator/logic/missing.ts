/** What has to be chosen on the screen before the engine's answer may be shown: a printed figure counts only once it was clicked or keyed. */
import type { EntryProblem } from '#domain/dosing/order.ts';
import { orderWords } from '../../../messages/calculator-order.ts';
import type { FieldPath } from './paths.ts';
import type { Slot, SlotGroup } from './slots.ts';

export interface Screened {
  readonly regimen: string;
  readonly indication: string;
  readonly fields: Readonly<Record<FieldPath, string>>;
  readonly taken: readonly string[];
  readonly product: string;
}

export function isFilled(slot: Slot, fields: Readonly<Record<FieldPath, string>>, taken: readonly string[]): boolean {
  return slot.path === null ? taken.includes(slot.id) : fields[slot.path].trim() !== '';
}

function missing(field: string, text: string): EntryProblem {
  return { field, kind: 'missing', keyed: null, text, check: `screen.${field}`, fix: null };
}

/** An empty list means: show what the engine says. */
export function missingOnScreen(entry: Screened, groups: readonly SlotGroup[], free: boolean): readonly EntryProblem[] {
  const words = orderWords.missing;
  const problems: EntryProblem[] = [];
  if (entry.regimen === '') problems.push(missing('regimen', words.regimen));
  if (entry.indication === '') problems.push(missing('indication', words.indication));
  if (!free) {
    for (const group of groups) {
      if (group.optional && group.slots.every((slot) => !isFilled(slot, entry.fields, entry.taken))) continue;
      for (const slot of group.slots) {
        if (!slot.required && !group.optional) continue;
        if (slot.required === false && slot.path?.endsWith('maintenanceH')) continue;
        if (!isFilled(slot, entry.fields, entry.taken))
          problems.push(missing(slot.path ?? slot.id, words[slot.asks](group.title)));
      }
    }
  }
  return problems;
}
