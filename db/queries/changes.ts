/** What changed since the version before, as the compiler wrote it into the store. */
import { recordKind, type EvidenceChanges, type RecordChange, type RecordKind } from '#domain/evidence/changes.ts';
import type { EvidenceDb } from '../open.ts';

const TABLES: Readonly<Record<RecordKind, string>> = {
  condition: 'condition',
  claim: 'claim',
  source: 'source',
  analysis: 'analysis',
  regimen: 'regimen',
  product: 'product',
  limit: 'dose_limit',
  safety: 'safety',
};

export function changeQueries(db: EvidenceDb) {
  const pack = db.prepare<[string], { value: string }>('SELECT value FROM pack WHERE key = ?');
  const changes = db.prepare<[], { record: string }>('SELECT record FROM evidence_change ORDER BY position');
  const count = (table: string): number =>
    db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
  return {
    all: (): Omit<EvidenceChanges, 'lastSeen'> => ({
      version: pack.get('version')?.value ?? 'unknown',
      since: pack.get('since')?.value ?? null,
      counts: recordKind.options.map((kind) => ({ kind, count: count(TABLES[kind]) })),
      changes: changes.all().map(({ record }) => JSON.parse(record) as RecordChange),
    }),
  };
}

export type ChangeQueries = ReturnType<typeof changeQueries>;
