/**
 * The evidence version that was last looked at on this computer. It stands among the settings under a name that no
 * setting has. Like every row of the ward file it has its entry in the audit log: one without would be called a broken
 * link, and no backup would count as sound.
 */
import type { WardDb } from '../open.ts';
import { auditQueries } from './audit.ts';

const NAME = 'evidence-version-seen';

export function seenQueries(db: WardDb, now: () => Date) {
  const audit = auditQueries(db, now);
  const get = db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?');
  const put = db.prepare<[string, string]>(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const keepNoted = db.transaction((version: string) => {
    put.run(NAME, JSON.stringify(version));
    audit.note('evidence-seen', 'setting', NAME, { value: version });
  });
  return {
    /** Null before the first time. */
    version(): string | null {
      const row = get.get(NAME);
      const value: unknown = row === undefined ? null : JSON.parse(row.value);
      return typeof value === 'string' ? value : null;
    },
    keep(version: string): void {
      keepNoted.immediate(version);
    },
    /** False: a copy in memory of a file that may not be written. */
    writable: !db.readonly,
  };
}

export type SeenQueries = ReturnType<typeof seenQueries>;
