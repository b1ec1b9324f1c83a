/** What the program says about itself: evidence version, self-test, problems. Read once, after the first screen is up. */
import type { AppInfo } from '#ipc/views.ts';
import { call, messageOf } from '../api.ts';

class AppState {
  info = $state.raw<AppInfo | null>(null);
  problem = $state<string | null>(null);
  /** One line for screen readers, e.g. after a page was printed. */
  announcement = $state('');

  async load(): Promise<void> {
    this.problem = null;
    try {
      this.info = await call('app:info', {});
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  announce(text: string): void {
    this.announcement = text;
  }
}

export const app = new AppState();
