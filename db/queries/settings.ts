/** Settings, one row a name. Unknown or damaged values are passed on as they are; the service decides. */
import type { WardDb } from '../open.ts';
import { auditQueries } from './audit.ts';

export function settingQueries(db: WardDb, now: () => Date = () => new Date()) {
  const all = db.prepare<[], { name: string; value: string }>('SELECT name, value FROM setting');
  const put = db.prepare<[string, string]>(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const audit = auditQueries(db, now);
  const putAll = db.transaction((values: Readonly<Record<string, unknown>>) => {
    for (const [name, value] of Object.entries(values)) {
      put.run(name, JSON.stringify(value));
      audit.note('setting-changed', 'setting', name, { value });
    }
  });
  return {
    all(): Record<string, unknown> {
      return Object.fromEntries(all.all().map((row) => [row.name, JSON.parse(row.value) as unknown]));
    },
    /** All or none. Takes the write lock first, so that two copies of the app wait for each other. */
    put: (values: Readonly<Record<string, unknown>>): void => putAll.immediate(values),
    /** False: a copy in memory of a file that may not be written. */
    writable: !db.readonly,
  };
}

export type SettingQueries = ReturnType<typeof settingQueries>;
