/** The list of worksheets and what it is filtered by: kept while the program runs, so that "back" finds the same list. */
import { SvelteSet } from 'svelte/reactivity';
import type { WorksheetFilterInput, WorksheetStatus, WorksheetSummary } from '#domain/worksheet/records.ts';
import { call } from '../../../api.ts';

const page = 100;
const longest = 500;
/** What one export file may hold. */
export const mostExported = 5000;

interface Found {
  readonly worksheets: readonly WorksheetSummary[];
  readonly total: number;
}

class WorksheetIndex {
  words = $state('');
  status = $state<WorksheetStatus | ''>('');
  regimen = $state('');
  /** Days as "2026-11-22"; '' for any. */
  from = $state('');
  to = $state('');
  found = $state.raw<Found | null>(null);
  /** All there are, whatever the filter: how many, and of which regimens. */
  held = $state.raw<{ readonly total: number; readonly regimens: readonly (readonly [string, string])[] } | null>(null);
  failure = $state.raw<unknown>(null);
  readonly chosen = new SvelteSet<string>();
  #asked = 0;

  filter: Partial<WorksheetFilterInput> = $derived.by(() => ({
    text: this.words,
    status: this.status === '' ? null : this.status,
    regimen: this.regimen === '' ? null : this.regimen,
    madeFrom: this.from === '' ? null : this.from,
    madeTo: this.to === '' ? null : this.to,
  }));
  filtered = $derived.by(
    () => this.words.trim() !== '' || [this.status, this.regimen, this.from, this.to].some((part) => part !== ''),
  );

  /** Answers to older questions are dropped. What stands on the screen stays until the new answer is there. */
  async load(): Promise<void> {
    const mine = (this.#asked += 1);
    await call('worksheets:list', { ...this.filter, limit: page }).then(
      (found) => {
        if (mine === this.#asked) this.#show(found);
      },
      (error: unknown) => {
        if (mine === this.#asked) this.failure = error;
      },
    );
  }

  /** When the screen is opened, and after something was saved or imported. */
  async refresh(): Promise<void> {
    await Promise.all([this.load(), this.#count()]);
  }

  async more(): Promise<void> {
    const shown = this.found?.worksheets ?? [];
    const mine = this.#asked;
    await call('worksheets:list', { ...this.filter, limit: page, offset: shown.length }).then(
      (next) => {
        if (mine === this.#asked) this.found = { worksheets: [...shown, ...next.worksheets], total: next.total };
      },
      (error: unknown) => (this.failure = error),
    );
  }

  /** Every worksheet that was found, also those not yet on the screen. */
  async idsFound(): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let total = 1; ids.length < Math.min(total, mostExported);) {
      const next = await call('worksheets:list', { ...this.filter, limit: longest, offset: ids.length });
      if (next.worksheets.length === 0) break;
      ids.push(...next.worksheets.map((worksheet) => worksheet.id));
      total = next.total;
    }
    return ids.slice(0, mostExported);
  }

  clear(): void {
    this.words = '';
    this.status = '';
    this.regimen = '';
    this.from = '';
    this.to = '';
  }

  #show(found: Found): void {
    this.found = found;
    this.failure = null;
    const there = new Set(found.worksheets.map((worksheet) => worksheet.id));
    for (const id of [...this.chosen]) if (!there.has(id)) this.chosen.delete(id);
  }

  async #count(): Promise<void> {
    // A failure here is the same as that of the list, which says it.
    const all = await call('worksheets:list', { limit: longest }).catch(() => null);
    if (all === null) return;
    const titles = all.worksheets.flatMap(({ regimen, title }) =>
      regimen === null ? [] : [[regimen, title] as const],
    );
    // The newest title of each regimen: the list comes newest first.
    const regimens = titles.filter(([id], at) => titles.findIndex(([other]) => other === id) === at);
    this.held = { total: all.total, regimens: regimens.sort(([, a], [, b]) => a.localeCompare(b, 'en-GB')) };
  }
}

export const index = new WorksheetIndex();
