/**
 * The audit log: every change of the ward file, in a chain of hashes. An entry also carries the hash of the row it
 * speaks of, so that a row changed, added or removed behind the app's back is found as well as a broken chain.
 */
import { canonical } from '#domain/worksheet/canonical.ts';
import { sha256, type WardDb } from '../open.ts';

export const chainStart = '0'.repeat(64);

export interface AuditRow {
  readonly seq: number;
  readonly at: string;
  /** `set-back`: an earlier entry carries a later time. */
  readonly clock: 'forward' | 'set-back';
  readonly action: string;
  readonly subject: string;
  readonly key: string;
  readonly rowHash: string | null;
  readonly detail: string;
  readonly previous: string;
  readonly hash: string;
}

/** Null: every link holds. `seq` null: a row that no entry speaks of. */
export interface BrokenLink {
  readonly seq: number | null;
  readonly sentence: string;
}

/**
 * The rows an entry can speak of: the table, the column (or expression) that names one, and the columns that are hashed.
 * A later migration that adds a column adds a subject; it does not change one, or old hashes would no longer match.
 */
const subjects = {
  setting: { table: 'setting', key: 'name', columns: 'name, value', says: 'setting' },
  'starred-product': {
    table: 'starred_product',
    key: 'product_id',
    columns: 'product_id, starred_at',
    says: 'starred product',
  },
  'condition-note': {
    table: 'condition_note',
    key: 'id',
    columns: 'number, id, condition_id, made_at, text, supersedes',
    says: 'condition note',
  },
  worksheet: {
    table: 'worksheet',
    key: 'id',
    says: 'worksheet',
    columns:
      'number, id, made_at, evidence_version, evidence_hash, regimen_id, product_id, indication, title, product_name, headline, label, search_text, order_json, calculation_json, status, supersedes, origin, content_hash',
  },
  override: {
    table: 'override',
    key: "worksheet_id || '/' || position",
    columns: 'worksheet_id, position, check_id, check_text, reason, text',
    says: 'override',
  },
  print: {
    table: 'print_log',
    key: 'CAST(number AS TEXT)',
    says: 'printed page',
    columns:
      'number, printed_at, kind, subject, worksheet_id, paper, destination, pages, check_code, evidence_version, evidence_hash',
  },
} as const;
export type Subject = keyof typeof subjects;

/** `ward`: about the whole file; there is no row. */
type AnySubject = Subject | 'ward';
type Row = Readonly<Record<string, unknown>>;

const auditColumns = 'seq, at, clock, action, subject, key, row_hash AS rowHash, detail, previous, hash';

function textHash(text: string): string {
  return sha256(Buffer.from(text, 'utf8'));
}

function rowHash(subject: Subject, row: Row): string {
  return textHash(canonical({ subject, ...row }));
}

function entryHash(entry: Omit<AuditRow, 'hash'>): string {
  const { previous, ...rest } = entry;
  return textHash(previous + canonical(rest));
}

/** The first entry of `rows` that does not follow from the one before it. `before`: the entry ahead of the first row. */
function firstBreak(rows: Iterable<AuditRow>, before: Pick<AuditRow, 'seq' | 'hash'>): BrokenLink | null {
  let last = before;
  for (const row of rows) {
    const { hash, ...rest } = row;
    if (row.seq !== last.seq + 1)
      return {
        seq: row.seq,
        sentence: `Entry ${row.seq} of the audit log does not follow entry ${last.seq}: entries between them are missing.`,
      };
    if (row.previous !== last.hash)
      return {
        seq: row.seq,
        sentence: `Entry ${row.seq} of the audit log does not carry the check code of the entry before it.`,
      };
    if (entryHash(rest) !== hash)
      return {
        seq: row.seq,
        sentence: `Entry ${row.seq} of the audit log has been changed: its check code does not match its content.`,
      };
    last = row;
  }
  return null;
}

/** @param now the clock; entries keep their order by number even when it is set back */
export function auditQueries(db: WardDb, now: () => Date) {
  const last = db.prepare<[], AuditRow>(`SELECT ${auditColumns} FROM audit ORDER BY seq DESC LIMIT 1`);
  const latestTime = db.prepare<[], { at: string | null }>('SELECT max(at) AS at FROM audit');
  const insert = db.prepare<[AuditRow]>(
    'INSERT INTO audit (seq, at, clock, action, subject, key, row_hash, detail, previous, hash) VALUES (@seq, @at, @clock, @action, @subject, @key, @rowHash, @detail, @previous, @hash)',
  );
  const page = db.prepare<[number, number], AuditRow>(
    `SELECT ${auditColumns} FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const from = db.prepare<[number], AuditRow>(`SELECT ${auditColumns} FROM audit WHERE seq >= ? ORDER BY seq`);
  const newestOf = db.prepare<[string], AuditRow>(
    `SELECT ${auditColumns} FROM audit WHERE subject = 'ward' AND action IN (SELECT value FROM json_each(?)) ORDER BY seq DESC LIMIT 1`,
  );
  const count = db.prepare<[], { entries: number }>('SELECT count(*) AS entries FROM audit');
  const latest = db.prepare<[Subject], { key: string; rowHash: string | null; seq: number }>(
    'SELECT key, row_hash AS rowHash, max(seq) AS seq FROM audit WHERE subject = ? GROUP BY key',
  );

  function currentHash(subject: Subject, key: string): string | null {
    const { table, key: keyColumn, columns } = subjects[subject];
    const row = db.prepare<[string], Row>(`SELECT ${columns} FROM ${table} WHERE ${keyColumn} = ?`).get(key);
    return row === undefined ? null : rowHash(subject, row);
  }

  function brokenRow(subject: Subject): BrokenLink | null {
    const { table, key: keyColumn, columns, says } = subjects[subject];
    const expected = new Map(latest.all(subject).map((entry) => [entry.key, entry]));
    const rows = db
      .prepare<[], Row & { audit_key: string }>(`SELECT ${keyColumn} AS audit_key, ${columns} FROM ${table}`)
      .iterate();
    for (const { audit_key: key, ...row } of rows) {
      const entry = expected.get(key);
      if (entry === undefined)
        return {
          seq: null,
          sentence: `The ${says} ${key} is in the file, and no entry of the audit log says how it came there.`,
        };
      if (entry.rowHash !== rowHash(subject, row))
        return {
          seq: entry.seq,
          sentence: `The ${says} ${key} is not what entry ${entry.seq} of the audit log says it is: it was changed outside the app.`,
        };
      expected.delete(key);
    }
    const missing = [...expected.values()].find((entry) => entry.rowHash !== null);
    return missing === undefined
      ? null
      : {
          seq: missing.seq,
          sentence: `The ${says} ${missing.key} of entry ${missing.seq} of the audit log is missing from the file.`,
        };
  }

  function tailBreak(entries: number): BrokenLink | null {
    const head = last.get();
    if (head === undefined) return null;
    const start = Math.max(1, head.seq - entries + 1);
    const [before] = start === 1 ? [] : page.all(start, 1);
    return firstBreak(from.iterate(start), before ?? { seq: start - 1, hash: chainStart });
  }

  return {
    /** Adds an entry about a row as it is now. Call it in the transaction that changed the row. */
    note(action: string, subject: AnySubject, key: string, detail: Readonly<Record<string, unknown>>): AuditRow {
      const head = last.get();
      const at = now().toISOString();
      const entry = {
        seq: (head?.seq ?? 0) + 1,
        at,
        clock: at < (latestTime.get()?.at ?? '') ? ('set-back' as const) : ('forward' as const),
        action,
        subject,
        key,
        rowHash: subject === 'ward' ? null : currentHash(subject, key),
        detail: canonical(detail),
        previous: head?.hash ?? chainStart,
      };
      const row = { ...entry, hash: entryHash(entry) };
      insert.run(row);
      return row;
    },
    /** Newest first. @param before only entries with a smaller number; null: from the newest */
    list(before: number | null, limit: number): AuditRow[] {
      return page.all(before ?? Number.MAX_SAFE_INTEGER, limit);
    },
    /** The newest entry about the whole file that is one of these acts. */
    latestOf: (actions: readonly string[]): AuditRow | null => newestOf.get(JSON.stringify(actions)) ?? null,
    head: (): AuditRow | null => last.get() ?? null,
    count: (): number => count.get()?.entries ?? 0,
    /** The chain of the newest entries only: cheap enough for every start. */
    tailBreak,
    /** The whole chain, then every row against the newest entry that speaks of it. */
    firstBroken(): BrokenLink | null {
      const inChain = firstBreak(from.iterate(1), { seq: 0, hash: chainStart });
      if (inChain !== null) return inChain;
      for (const subject of Object.keys(subjects) as Subject[]) {
        const broken = brokenRow(subject);
        if (broken !== null) return broken;
      }
      return null;
    },
  };
}

export type AuditQueries = ReturnType<typeof auditQueries>;
