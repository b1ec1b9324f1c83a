/**
 * What differs between two versions of the evidence: every record by its kind and id, held against the list that was
 * written when the version before was closed. Nothing is guessed: without such a list this is the first release.
 */
import { z } from 'zod';
import { certaintyLevel, verdict } from './records.ts';

export const recordKind = z.enum(['condition', 'claim', 'source', 'analysis', 'regimen', 'product', 'limit', 'safety']);
export type RecordKind = z.infer<typeof recordKind>;

/** One record of a version: enough to tell whether it changed, and what it was called. */
export const recordEntry = z.strictObject({
  kind: recordKind,
  id: z.string().min(1),
  title: z.string().min(1),
  /** The start of the sha-256 of the record as it is stored, in hex. */
  hash: z.string().regex(/^[0-9a-f]{16}$/, 'sixteen characters of a check code'),
  /** Conditions only: what a ward notices first. */
  verdict: verdict.nullable(),
  certainty: certaintyLevel.nullable(),
});
export type RecordEntry = z.infer<typeof recordEntry>;

/** The list of a version that was closed. */
export const closedVersion = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{2}(?:\.\d+)?$/, 'a version such as "2026.11"'),
  records: z.array(recordEntry),
});
export type ClosedVersion = z.infer<typeof closedVersion>;

export const recordChange = z.strictObject({
  kind: recordKind,
  id: z.string(),
  title: z.string(),
  what: z.enum(['new', 'changed', 'removed']),
  /** Conditions whose verdict or certainty is another one now; null elsewhere. */
  verdict: z.strictObject({ before: verdict, now: verdict }).nullable(),
  certainty: z.strictObject({ before: certaintyLevel, now: certaintyLevel }).nullable(),
});
export type RecordChange = z.infer<typeof recordChange>;

export const evidenceChanges = z.strictObject({
  version: z.string(),
  /** The version these are the changes since; null: this is the first release. */
  since: z.string().nullable(),
  /** How many records of each kind there are now. */
  counts: z.array(z.strictObject({ kind: recordKind, count: z.int().nonnegative() })),
  changes: z.array(recordChange),
  /** The version that was last looked at on this computer; null before the first time, or where nothing is kept. */
  lastSeen: z.string().nullable(),
});
export type EvidenceChanges = z.infer<typeof evidenceChanges>;

function differs<T>(before: T | null, now: T | null): { before: T; now: T } | null {
  return before === null || now === null || before === now ? null : { before, now };
}

const WHAT_ORDER = ['changed', 'new', 'removed'] as const;

/** In the order of kinds, and within a kind what changed first; conditions with another verdict before all others. */
export function changesBetween(before: readonly RecordEntry[], now: readonly RecordEntry[]): RecordChange[] {
  const key = ({ kind, id }: RecordEntry) => `${kind} ${id}`;
  const old = new Map(before.map((entry) => [key(entry), entry]));
  const present = new Set(now.map(key));
  const changes = now.flatMap((entry): RecordChange[] => {
    const { kind, id, title } = entry;
    const was = old.get(key(entry));
    if (was === undefined) return [{ kind, id, title, what: 'new', verdict: null, certainty: null }];
    if (was.hash === entry.hash) return [];
    return [
      {
        kind,
        id,
        title,
        what: 'changed',
        verdict: differs(was.verdict, entry.verdict),
        certainty: differs(was.certainty, entry.certainty),
      },
    ];
  });
  const removed = before
    .filter((entry) => !present.has(key(entry)))
    .map(({ kind, id, title }): RecordChange => ({
      kind,
      id,
      title,
      what: 'removed',
      verdict: null,
      certainty: null,
    }));
  const rank = (change: RecordChange) => (change.verdict !== null ? 0 : change.certainty !== null ? 1 : 2);
  return [...changes, ...removed].sort(
    (a, b) =>
      recordKind.options.indexOf(a.kind) - recordKind.options.indexOf(b.kind) ||
      rank(a) - rank(b) ||
      WHAT_ORDER.indexOf(a.what) - WHAT_ORDER.indexOf(b.what) ||
      (a.id < b.id ? -1 : 1),
  );
}
