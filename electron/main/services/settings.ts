/** Settings with their defaults. Without a ward file, or with one that may only be read, they last until the app closes, and the app says so. */
import type { SettingQueries } from '#db/queries/settings.ts';
import { settings, type Settings } from '#ipc/views.ts';
import { writing } from './ward-writing.ts';

const defaults: Settings = { theme: 'system', density: 'comfortable', paper: 'A4', market: null };

export function settingsService(queries: SettingQueries | null) {
  function load(): Settings {
    if (queries === null) return defaults;
    // A value of an older or newer app that no longer fits is ignored, not fatal.
    const stored = queries.all();
    const kept = Object.entries(stored).filter(
      ([name, value]) => settings.partial().safeParse({ [name]: value }).success,
    );
    return settings.parse({ ...defaults, ...Object.fromEntries(kept) });
  }

  let current = load();
  return {
    get: (): Settings => current,
    set(change: Partial<Settings>): Settings {
      const next = settings.parse({ ...current, ...change });
      if (queries?.writable === true) writing('The setting', () => queries.put(change));
      current = next;
      return current;
    },
  };
}

export type SettingsService = ReturnType<typeof settingsService>;
