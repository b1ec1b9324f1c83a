/** The products in this ward's cupboard: marked by a person, kept in the ward file, offered first where a product is chosen. */
import { call, messageOf } from '../api.ts';

class Starred {
  ids = $state.raw<readonly string[]>([]);
  /** Why the list could not be read or a mark not be kept; null when all is well. */
  problem = $state<string | null>(null);
  #loading: Promise<void> | null = null;

  /** Reads the list once; a failure is told, and the next call tries again. */
  load(): Promise<void> {
    this.#loading ??= call('products:starred', {}).then(
      (ids) => this.#take(ids),
      (error: unknown) => {
        this.problem = messageOf(error);
        this.#loading = null;
      },
    );
    return this.#loading;
  }

  has(id: string): boolean {
    return this.ids.includes(id);
  }

  /** The mark changes when the ward file has taken it, not before. */
  async toggle(id: string): Promise<void> {
    await call('products:star', { id, starred: !this.has(id) }).then(
      (ids) => this.#take(ids),
      (error: unknown) => (this.problem = messageOf(error)),
    );
  }

  #take(ids: readonly string[]): void {
    this.ids = ids;
    this.problem = null;
  }
}

export const starred = new Starred();
