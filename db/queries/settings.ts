/** Settings, one row a name. Unknown or damaged values are passed on as they are; the service decides. */
import type { WardDb } from '../open.ts';

export function settingQueries(db: WardDb) {
  const all = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM setting');
  const put = db.prepare<[string, string]>('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value');
  return {
    all(): Record<string, unknown> {
      return Object.fromEntries(all.all().map((row) => [row.name, JSON.parse(row.value) as unknown]));
    },
    put: db.transaction((values: Readonly<Record<string, unknown>>) => {
      for (const [name, value] of Object.entries(values)) put.run(name, JSON.stringify(value));
    }),
  };
}

export type SettingQueries = ReturnType<typeof settingQueries>;
