/**
 * Findings as a list of any length: pages are fetched as they come into view and the oldest are let go. A new question
 * replaces the old rows only when its first page is there, so that typing never blanks the table.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { FindingRow } from '#domain/evidence/finding-list.ts';
import { call, messageOf } from '../../../api.ts';
import type { Asked } from './filter.svelte.ts';
import { pagesOf, type Range } from './pages.ts';

const pageSize = 100;
const pagesKept = 40;
const fetchedAtOnce = 2;

export class FindingRows {
  total = $state<number | null>(null);
  problem = $state<string | null>(null);
  /** Grows with each new list: the table then starts at its top. */
  list = $state(0);
  readonly #pages = new SvelteMap<number, readonly FindingRow[]>();
  readonly #underway = new Set<number>();
  #asked: Asked | null = null;
  #turn = 0;
  #wanted: readonly number[] = [];

  async ask(asked: Asked): Promise<void> {
    const turn = (this.#turn += 1);
    const first = await call('evidence:findings', { ...asked, offset: 0, limit: pageSize }).catch((error: unknown) => {
      if (turn === this.#turn) this.problem = messageOf(error);
      return null;
    });
    if (first === null || turn !== this.#turn) return;
    this.problem = null;
    this.#asked = asked;
    this.#pages.clear();
    this.#underway.clear();
    this.#wanted = [];
    this.#pages.set(0, first.rows);
    this.total = first.total;
    this.list += 1;
  }

  /** Null while the row is on its way. */
  at(index: number): FindingRow | null {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null;
  }

  want(range: Range): void {
    this.#wanted = pagesOf(range, pageSize);
    this.#next();
  }

  /** Sources of the whole list, each once, in its order. `progress` is told how many findings were looked at. */
  async sources(asked: Asked, progress: (seen: number, total: number) => void): Promise<string[]> {
    const found = new Set<string>();
    const step = 200;
    for (let offset = 0, total = 1; offset < total; offset += step) {
      const page = await call('evidence:findings', { ...asked, offset, limit: step });
      for (const row of page.rows) found.add(row.sourceId);
      total = page.total;
      progress(Math.min(total, offset + step), total);
    }
    return [...found];
  }

  #next(): void {
    const asked = this.#asked;
    if (asked === null) return;
    for (const page of this.#wanted) {
      if (this.#underway.size >= fetchedAtOnce) return;
      if (!this.#pages.has(page) && !this.#underway.has(page)) void this.#fetch(asked, page);
    }
  }

  async #fetch(asked: Asked, page: number): Promise<void> {
    const list = this.list;
    this.#underway.add(page);
    const answer = await call('evidence:findings', { ...asked, offset: page * pageSize, limit: pageSize }).catch(
      (error: unknown) => {
        this.problem = messageOf(error);
        return null;
      },
    );
    // Another list has taken the place of this one meanwhile.
    if (list !== this.list) return;
    this.#underway.delete(page);
    if (answer === null) return;
    this.#pages.set(page, answer.rows);
    for (const old of this.#pages.keys()) {
      if (this.#pages.size <= pagesKept) break;
      if (!this.#wanted.includes(old)) this.#pages.delete(old);
    }
    this.#next();
  }
}
