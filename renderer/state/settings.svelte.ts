/**
 * The choices for this computer: applied at once, stored by main. The system decides the theme until a person does; the
 * hospital's policy file decides what it names, and that stays as it is.
 */
import type { Settings, SettingsView } from '#ipc/views.ts';
import { call, messageOf } from '../api.ts';
import { setLocale } from '../messages/locale.svelte.ts';
import { settingsWords } from '../messages/settings.ts';

const DEFAULTS: Settings = {
  theme: 'system',
  density: 'comfortable',
  paper: 'A4',
  market: null,
  serumUnit: 'mmol',
  locale: 'en-GB',
  bareKeys: true,
  settledIn: true,
};

class SettingsState {
  /** Until main has answered nobody is asked to settle in: a failure must not turn into a question. */
  values = $state.raw<Settings>(DEFAULTS);
  locked = $state.raw<readonly (keyof Settings)[]>([]);
  /** False: choices last until the program closes. */
  kept = $state(true);
  /** Set while a choice could not be stored: it holds until the program closes. */
  problem = $state<string | null>(null);
  #darkSystem = false;
  /** Choices made here stand over what main answers to an earlier one. */
  #asked = 0;

  async load(): Promise<void> {
    this.#followSystem(window.matchMedia('(prefers-color-scheme:dark)'));
    await call('settings:get', {}).then(
      (view) => this.#take(view),
      (error: unknown) => (this.problem = messageOf(error)),
    );
    setLocale(this.values.locale);
  }

  async change(part: Partial<Settings>): Promise<void> {
    const mine = (this.#asked += 1);
    if (part.locale !== undefined && part.locale !== this.values.locale) setLocale(part.locale);
    this.values = { ...this.values, ...part };
    this.#apply();
    await call('settings:set', part).then(
      (view) => {
        if (mine === this.#asked) this.#take(view);
        this.problem = null;
      },
      (error: unknown) => (this.problem = settingsWords.notStored(messageOf(error))),
    );
  }

  isLocked(name: keyof Settings): boolean {
    return this.locked.includes(name);
  }

  #take(view: SettingsView): void {
    this.values = view.values;
    this.locked = view.locked;
    this.kept = view.kept;
    this.#apply();
  }

  #followSystem(dark: MediaQueryList): void {
    const follow = (): void => {
      this.#darkSystem = dark.matches;
      this.#apply();
    };
    dark.addEventListener('change', follow);
    follow();
  }

  #apply(): void {
    const { theme, density } = this.values;
    const root = document.documentElement;
    root.dataset['theme'] = theme === 'system' ? (this.#darkSystem ? 'dark' : 'light') : theme;
    root.dataset['density'] = density;
  }
}

export const settings = new SettingsState();
