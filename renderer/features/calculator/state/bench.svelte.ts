/**
 * One person's entries with the calculation that belongs to them. Any edit takes the result away first; the engine is
 * asked at once, and an answer to an older question is dropped.
 */
import { SvelteSet } from 'svelte/reactivity';
import type { Calculation, EntryProblem } from '#domain/dosing/order.ts';
import type { Product, Regimen } from '#domain/dosing/records.ts';
import type { DosingCatalogue } from '#ipc/views.ts';
import { inputs } from '../../../messages/calculator-inputs.ts';
import { call, messageOf } from '../../../api.ts';
import { stops, toAnswer } from '../logic/checks.ts';
import { missingOnScreen } from '../logic/missing.ts';
import { homeless, pathsOf, problemAt } from '../logic/paths.ts';
import { slotGroups, type SlotGroup } from '../logic/slots.ts';
import type { PartNumber } from '../logic/parts.ts';
import { Entry, FREE } from './entry.svelte.ts';

export type Standing = 'untouched' | 'waiting' | 'incomplete' | 'stopped' | 'to-answer' | 'ok' | 'locked';

export class Bench {
  readonly entry = new Entry();
  /** Paths of the fields that are on the screen now. */
  readonly onScreen = new SvelteSet<string>();
  /** Parts of the form that a person folded. */
  readonly folded = new SvelteSet<PartNumber>();
  result = $state.raw<Calculation | null>(null);
  /** The result before: the frame in which dashes stand while the next one is worked out, so that nothing moves. */
  previous = $state.raw<Calculation | null>(null);
  problem = $state<string | null>(null);
  /** The warning answered last: when the new result stands the focus goes to the next one, or to this one's line. */
  follow = $state<string | null>(null);
  #catalogue: () => DosingCatalogue | null;
  #asked = 0;
  #answer: Promise<void> = Promise.resolve();

  constructor(catalogue: () => DosingCatalogue | null) {
    this.#catalogue = catalogue;
  }

  regimen: Regimen | null = $derived.by(
    () => this.#catalogue()?.regimens.find((record) => record.id === this.entry.chosen.regimen) ?? null,
  );
  product: Product | null = $derived.by(
    () => this.#catalogue()?.products.find((record) => record.id === this.entry.chosen.product) ?? null,
  );
  free = $derived.by(() => this.entry.chosen.regimen === FREE);
  groups: readonly SlotGroup[] = $derived.by(() => {
    const { route } = this.entry.chosen;
    return this.regimen === null ? [] : slotGroups(this.regimen, route === 'iv' || route === 'im' ? route : null);
  });
  /** Everything the engine is asked, as one text: when it changes, the result goes. */
  question = $derived.by(() => JSON.stringify(this.entry.order()));
  /** The order without the reasons given: what two people compare. */
  substance = $derived.by(() => JSON.stringify({ ...this.entry.order(), confirmations: [] }));
  missing: readonly EntryProblem[] = $derived.by(() =>
    missingOnScreen(
      {
        regimen: this.entry.chosen.regimen,
        indication: this.entry.chosen.indication,
        fields: this.entry.fields,
        taken: this.entry.taken,
        product: this.entry.chosen.product,
      },
      this.groups,
      this.free,
    ),
  );
  /** Problems of the engine and of the screen; the engine's own word comes first for a field. */
  entries: readonly EntryProblem[] = $derived.by(() => {
    // While the engine works the sentences of the last answer stay: they go or change with the next one.
    const engine = (this.result ?? this.previous)?.entries ?? [];
    // One thing is asked for once, whichever unit of the same amount its name stands for.
    const asked = new Set(engine.flatMap(({ field, kind }) => (kind === 'missing' ? pathsOf(field) : [field])));
    return [...engine, ...this.missing.filter(({ field }) => !asked.has(field))];
  });
  elsewhere: readonly EntryProblem[] = $derived.by(() => homeless(this.entries, this.onScreen));

  standing: Standing = $derived.by(() =>
    this.result === null && !this.entry.untouched ? 'waiting' : this.#standingOf(this.result),
  );
  /** What the screen is laid out for: the standing, or while the engine works the one before. */
  layout: Standing = $derived.by(() => (this.standing === 'waiting' ? this.#standingOf(this.previous) : this.standing));

  #standingOf(result: Calculation | null): Standing {
    if (result?.status === 'locked') return 'locked';
    if (this.entry.untouched || result === null) return 'untouched';
    if (this.missing.length > 0) return 'incomplete';
    if (stops(result.checks).length > 0) return 'stopped';
    if (result.status !== 'ok') return 'incomplete';
    return toAnswer(result.checks).length > 0 ? 'to-answer' : 'ok';
  }

  at(path: string): EntryProblem | null {
    return problemAt(this.entries, path, this.onScreen);
  }

  /** A hard stop that names this field: the field shows it as well, beside what was keyed. */
  stopAt(path: string): string | null {
    const found = stops(this.result?.checks ?? []).some(
      (check) => check.field !== null && pathsOf(check.field).includes(path),
    );
    if (!found || this.missing.length > 0) return null;
    return inputs.field.stopped;
  }

  confirmed(path: string): boolean {
    return this.entry.answers.some((answer) => answer.check === `entry.${path}`);
  }

  /** Blanks the result and asks again. Called whenever `question` changes. */
  ask(): Promise<void> {
    this.#answer = this.#asking();
    return this.#answer;
  }

  /** Resolves once what is keyed now has its answer: until then problems of the answer before still stand. */
  async settled(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== this.#answer;) {
      seen = this.#answer;
      await seen;
    }
  }

  async #asking(): Promise<void> {
    this.result = null;
    this.problem = null;
    const mine = (this.#asked += 1);
    try {
      const result = await call('dosing:calculate', this.entry.order());
      if (mine === this.#asked) this.#receive(result);
    } catch (error) {
      if (mine !== this.#asked) return;
      // No answer came for what is keyed now: nothing of the answer before may stay.
      this.previous = null;
      this.problem = messageOf(error);
    }
  }

  #receive(result: Calculation): void {
    // A reason holds for the sentence it was given for. When the numbers in it changed, it is asked again.
    const stale = result.checks.filter((check) =>
      this.entry.answers.some((answer) => answer.check === check.id && answer.said !== check.text),
    );
    for (const check of stale) this.entry.withdraw(check.id);
    this.result = result;
    this.previous = result;
  }

  clear(): void {
    this.previous = null;
    this.folded.clear();
    this.entry.clear();
  }
}
