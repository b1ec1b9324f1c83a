/** Settings with their defaults. Without a ward file, or with one that may only be read, they last until the app closes, and the app says so. */
import type { SettingQueries } from '#db/queries/settings.ts';
import { settings, type Settings, type SettingsView } from '#ipc/views.ts';
import { RequestError } from '#ipc/result.ts';
import { writing } from './ward-writing.ts';

const defaults: Settings = {
  theme: 'system',
  density: 'comfortable',
  paper: 'A4',
  market: null,
  serumUnit: 'mmol',
  locale: 'en-GB',
  bareKeys: true,
  settledIn: false,
};

/** @param fixed what the hospital's policy decides: it wins over what is stored and cannot be changed here */
export function settingsService(queries: SettingQueries | null, fixed: Partial<Settings> = {}) {
  function load(): Settings {
    if (queries === null) return { ...defaults, ...fixed };
    // A value of an older or newer app that no longer fits is ignored, not fatal.
    const stored = queries.all();
    const kept = Object.entries(stored).filter(
      ([name, value]) => settings.partial().safeParse({ [name]: value }).success,
    );
    return settings.parse({ ...defaults, ...Object.fromEntries(kept), ...fixed });
  }

  let current = load();
  return {
    get: (): Settings => current,
    view: (): SettingsView => ({
      values: current,
      locked: settings.keyof().options.filter((name) => name in fixed),
      kept: queries?.writable === true,
    }),
    set(asked: Partial<Settings>): Settings {
      // A setting that is named without a value is not asked to change.
      const change = Object.fromEntries(
        Object.entries(asked).filter(([, value]) => value !== undefined),
      ) as Partial<Settings>;
      const refused = Object.entries(fixed).find(([name, value]) =>
        Object.entries(change).some(([key, wanted]) => key === name && wanted !== value),
      );
      if (refused !== undefined) {
        throw new RequestError(
          'refused',
          `The ${refused[0]} is set to ${String(refused[1])} for this PC by the policy file of your IT department, so it was not changed.`,
        );
      }
      const next = settings.parse({ ...current, ...change });
      if (queries?.writable === true) writing('The setting', () => queries.put(change));
      current = next;
      return current;
    },
  };
}

export type SettingsService = ReturnType<typeof settingsService>;
