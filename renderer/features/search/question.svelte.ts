/**
 * What is asked in the palette and what was found for it. Results always belong to one question: Enter pressed while a
 * newer question is under way waits for its answer, so that nothing opens which was not on the screen for these words.
 */
import type { SearchAnswer, SearchHit } from '#ipc/views.ts';
import { call, messageOf } from '../../api.ts';
import { commands, type Command } from '../shell/commands.ts';
import { foundCommands } from './found-commands.ts';
import { KINDS, type Kind } from './hits.ts';

export type Item =
  | { readonly kind: Kind; readonly key: string; readonly hit: SearchHit }
  | { readonly kind: 'command'; readonly key: string; readonly command: Command };

export interface ItemGroup {
  readonly key: string;
  readonly kind: Kind | 'command';
  readonly items: readonly Item[];
}

const LONGEST = 200;
/** One or two letters are a beginning: the best rows fill the list, and the next letter chooses among all. */
const BEGINNING = { letters: 2, rows: 10 } as const;

/** What the palette itself is, and is open already. */
const HERE = 'search';

function commandGroup(key: string, found: readonly Command[]): ItemGroup {
  return {
    key,
    kind: 'command',
    items: found.map((command) => ({ kind: 'command', key: `do#${command.id}`, command })),
  };
}

export class Question {
  words = $state('');
  answer = $state.raw<SearchAnswer | null>(null);
  problem = $state<string | null>(null);
  /** Which item is chosen; -1 none, as long as nothing is typed. */
  at = $state(-1);
  /** The words the present results were found for. */
  #answered = $state('');
  #whenAnswered: (() => void) | null = null;

  groups: readonly ItemGroup[] = $derived.by(() => {
    const { named, meant } = foundCommands(
      this.#answered,
      commands().filter((command) => command.id !== HERE),
    );
    const hits = this.answer?.hits ?? [];
    const found = KINDS.map((kind): ItemGroup => ({
      key: kind,
      kind,
      items: hits.filter((hit) => hit.kind === kind).map((hit) => ({ kind, key: `${kind}#${hit.id}`, hit })),
    }));
    return [commandGroup('named', named), ...found, commandGroup('meant', meant)].filter(
      (group) => group.items.length > 0,
    );
  });
  items: readonly Item[] = $derived.by(() => this.groups.flatMap((group) => group.items));
  chosen: Item | null = $derived.by(() => this.items[this.at] ?? null);

  get asksNothing(): boolean {
    return this.#answered.trim() === '';
  }

  async ask(): Promise<void> {
    const asked = this.words;
    this.#whenAnswered = null;
    if (asked.trim() === '') {
      this.#show(asked, null);
      return;
    }
    const few = asked.trim().length <= BEGINNING.letters ? { limit: BEGINNING.rows } : {};
    await call('search:query', { query: asked.slice(0, LONGEST), ...few }).then(
      (found) => {
        if (asked === this.words) this.#show(asked, found);
      },
      (error: unknown) => {
        if (asked !== this.words) return;
        this.problem = messageOf(error);
        this.#whenAnswered = null;
      },
    );
  }

  move(steps: 1 | -1): void {
    const count = this.items.length;
    if (count > 0) this.at = this.at < 0 && steps < 0 ? count - 1 : (this.at + steps + count) % count;
  }

  /** Does it with the results of what is typed now: at once, or when they have come. */
  whenCurrent(act: () => void): void {
    if (this.words === this.#answered) act();
    else this.#whenAnswered = act;
  }

  #show(asked: string, answer: SearchAnswer | null): void {
    this.#answered = asked;
    this.answer = answer;
    this.problem = null;
    this.at = asked.trim() === '' ? -1 : 0;
    this.#whenAnswered?.();
    this.#whenAnswered = null;
  }
}
