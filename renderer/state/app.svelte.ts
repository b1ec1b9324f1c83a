/** What the program says about itself: evidence version, self-test, problems. Read once, after the first screen is up. */
import type { AppInfo } from '#ipc/views.ts';
import { call, messageOf } from '../api.ts';

class AppState {
  info = $state.raw<AppInfo | null>(null);
  problem = $state<string | null>(null);
  /** One line for eyes and screen readers, e.g. after a page was printed. */
  announcement = $state('');
  /** The line may leave by itself: what it says is also seen where it happened. */
  passing = $state(false);
  /** The text that was copied last, while its line stands: the button that copied it carries a tick. */
  copied = $state<string | null>(null);

  async load(): Promise<void> {
    this.problem = null;
    try {
      this.info = await call('app:info', {});
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  /** Stays until it is closed, replaced or the page is left: a path, a refusal, a number of records is read in one's own time. */
  announce(text: string): void {
    this.announcement = text;
    this.passing = false;
    this.copied = null;
  }

  /**
   * Leaves by itself. Only for a copy that worked: nothing has to be done about it, its button says it too, and a line
   * that stays over the page for every copy teaches people to close lines unread.
   */
  announceCopy(text: string, what: string): void {
    this.announce(text);
    this.passing = true;
    this.copied = what;
  }
}

export const app = new AppState();
