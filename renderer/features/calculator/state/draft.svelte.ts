/**
 * What the first person types is handed to main as it is typed. After a crash or a reload it is offered, and put back
 * only when the person says so: an order that fills itself could be that of the patient before.
 */
import type { Draft } from '#ipc/draft.ts';
import { call } from '../../../api.ts';
import { FIELD_PATHS } from '../logic/paths.ts';
import { FLAGS } from '../logic/words.ts';
import { CHOSEN_KEYS, type Entry } from './entry.svelte.ts';

export function draftOf(entry: Entry): Draft | null {
  if (entry.untouched) return null;
  const flags: Draft['flags'] = {};
  for (const { flag } of FLAGS) {
    const value = entry.flags[flag];
    if (value === 'yes' || value === 'no') flags[flag] = value;
  }
  return { fields: filled(entry.fields), chosen: filled(entry.chosen), flags, taken: [...entry.taken] };
}

function filled(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([, text]) => text !== ''));
}

/** Reasons are not part of a draft: every soft warning and every unusual figure is asked about again. */
export function putBack(draft: Draft, entry: Entry): void {
  entry.clear();
  for (const path of FIELD_PATHS) entry.fields[path] = draft.fields[path] ?? '';
  for (const key of CHOSEN_KEYS) entry.chosen[key] = draft.chosen[key] ?? '';
  entry.flags = { ...draft.flags };
  entry.taken = [...draft.taken];
}

class DraftKeeper {
  /** What was being typed when this page was loaded anew; null when there was nothing, or once it was answered. */
  offered = $state.raw<Draft | null>(null);
  /** Nothing is handed over before main was asked, or while the offer stands: what it holds must not be lost. */
  #keeping = $state(false);
  #asked: Promise<void> | null = null;

  load(): Promise<void> {
    this.#asked ??= call('draft:get', {}).then(
      (draft) => {
        this.offered = draft;
        this.#keeping = draft === null;
      },
      () => {
        // Without an answer nothing is offered, and typing goes on as before.
        this.#keeping = true;
      },
    );
    return this.#asked;
  }

  /** Called whenever the entries change. */
  keep(entry: Entry): void {
    const draft = draftOf(entry);
    if (this.#keeping) void call('draft:keep', { draft }).catch(() => undefined);
  }

  answer(putItBack: boolean, entry: Entry): void {
    if (putItBack && this.offered !== null) putBack(this.offered, entry);
    this.offered = null;
    this.#keeping = true;
  }
}

export const drafts = new DraftKeeper();
