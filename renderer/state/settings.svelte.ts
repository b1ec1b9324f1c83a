/** Theme, density and paper: applied at once, stored by main. The system decides the theme until a person does. */
import type { Settings } from '#ipc/views.ts';
import { call, messageOf } from '../api.ts';

const DEFAULTS: Settings = { theme: 'system', density: 'comfortable', paper: 'A4', market: null };

class SettingsState {
  values = $state.raw<Settings>(DEFAULTS);
  /** Set while a choice could not be stored: it holds until the window closes. */
  problem = $state<string | null>(null);
  #system = window.matchMedia('(prefers-color-scheme: dark)');

  async load(): Promise<void> {
    this.#system.addEventListener('change', () => this.#apply());
    this.#apply();
    const stored = await call('settings:get', {}).catch((error: unknown) => {
      this.problem = messageOf(error);
      return DEFAULTS;
    });
    this.values = stored;
    this.#apply();
  }

  async change(part: Partial<Settings>): Promise<void> {
    this.values = { ...this.values, ...part };
    this.#apply();
    this.problem = await call('settings:set', part).then(
      () => null,
      (error: unknown) => `The choice holds until the window closes. ${messageOf(error)}`,
    );
  }

  #apply(): void {
    const { theme, density } = this.values;
    const root = document.documentElement;
    root.dataset['theme'] = theme === 'system' ? (this.#system.matches ? 'dark' : 'light') : theme;
    root.dataset['density'] = density;
  }
}

export const settings = new SettingsState();
