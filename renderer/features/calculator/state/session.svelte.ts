/** The calculator's state while the program runs: kept when another screen is opened, emptied by "New calculation". */
import type { SecondCheckResult } from '#domain/dosing/second-check.ts';
import type { DosingCatalogue } from '#ipc/views.ts';
import { call, messageOf } from '../../../api.ts';
import type { Draft } from '#ipc/draft.ts';
import { Bench } from './bench.svelte.ts';
import { draftOf, putBack } from './draft.svelte.ts';
import { timeText } from '../../../ui/moments.ts';
import { PumpState } from './pump.svelte.ts';

export type Mode = 'prepare' | 'back-check' | 'second-check' | 'units';

/** Long enough to notice a slip of the hand, short enough that the next person is not offered the patient before. */
const UNDO_MS = 120_000;

class Session {
  mode = $state<Mode>('prepare');
  catalogue = $state.raw<DosingCatalogue | null>(null);
  problem = $state<string | null>(null);
  readonly first = new Bench(() => this.catalogue);
  readonly second = new Bench(() => this.catalogue);
  /** The comparison, and the two questions it was made for: an edit on either side makes it void. */
  compared = $state.raw<{ readonly result: SecondCheckResult; readonly first: string; readonly second: string } | null>(
    null,
  );
  comparing = $state<string | null>(null);
  /** A link named a regimen that is not in the store; said until the next link or calculation. */
  unknown = $state<string | null>(null);
  readonly pump = new PumpState();
  /** Increased by "New calculation": modes with state of their own start again. */
  round = $state(0);
  /** The order that "New calculation" cleared, and the time on the clock: offered for two minutes or until an entry. */
  cleared = $state.raw<{ readonly draft: Draft; readonly at: string } | null>(null);
  #forget: ReturnType<typeof setTimeout> | undefined;
  #loading: Promise<void> | null = null;

  agreed = $derived.by(
    () =>
      this.compared !== null &&
      this.compared.first === this.first.substance &&
      this.compared.second === this.second.substance &&
      this.compared.result.agrees,
  );

  async compare(): Promise<void> {
    const [first, second] = [this.first.substance, this.second.substance];
    this.comparing = null;
    try {
      const result = await call('dosing:second-check', {
        first: this.first.entry.order(),
        second: this.second.entry.order(),
      });
      this.compared = { result, first, second };
    } catch (error) {
      this.comparing = messageOf(error);
    }
  }

  load(): Promise<void> {
    this.#loading ??= call('dosing:catalogue', {}).then(
      (catalogue) => {
        this.catalogue = catalogue;
        this.problem = null;
      },
      (error: unknown) => {
        this.problem = messageOf(error);
        this.#loading = null;
      },
    );
    return this.#loading;
  }

  newCalculation(): void {
    this.#keepCleared();
    this.first.clear();
    this.second.clear();
    this.compared = null;
    this.comparing = null;
    this.unknown = null;
    this.pump.clear();
    this.round += 1;
    this.mode = 'prepare';
  }

  #keepCleared(): void {
    const draft = draftOf(this.first.entry);
    // Pressed twice: the first press is the one that took something.
    if (draft === null) return;
    this.cleared = { draft, at: timeText(new Date().toISOString()) };
    clearTimeout(this.#forget);
    this.#forget = setTimeout(() => (this.cleared = null), UNDO_MS);
  }

  answerCleared(putItBack: boolean): void {
    if (putItBack && this.cleared !== null) putBack(this.cleared.draft, this.first.entry);
    this.cleared = null;
  }

  /** A link named the regimen: another one starts a new calculation, so that no patient is carried over. */
  startWith(id: string): void {
    const regimen = this.catalogue?.regimens.find((record) => record.id === id) ?? null;
    this.mode = 'prepare';
    this.unknown = regimen === null ? id.slice(0, 60) : null;
    if (regimen === null || this.first.entry.chosen.regimen === id) return;
    if (!this.first.entry.untouched) this.newCalculation();
    this.first.entry.chooseRegimen(regimen, id);
  }
}

export const session = new Session();
