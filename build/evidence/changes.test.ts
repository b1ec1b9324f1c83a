/** What an update says it changed: two small stores, compiled one after the other, and what the second says of the first. */
import Database from 'better-sqlite3';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeQueries } from '#db/queries/changes.ts';
import { seenQueries } from '#db/queries/seen.ts';
import { openWard } from '#db/open-ward.ts';
import type { EvidenceDb } from '#db/open.ts';
import type { RecordChange } from '#domain/evidence/changes.ts';
import { changesService } from '../../electron/main/services/changes.ts';
import { skippedWords, updateWords } from '../../renderer/features/evidence/changes/update-words.ts';
import { compileEvidence } from './compile.ts';
import { entriesOf } from './entries.ts';
import { findProblems } from './invariants.ts';
import { loadRecords, type Records } from './load.ts';

const { records } = loadRecords(path.resolve(import.meta.dirname, '../../db/evidence'));
const conditions = records.conditions.slice(0, 2).map((one) => ({ ...one, regimens: [] }));
const known = new Set(conditions.map(({ id }) => id));
const sources = records.sources.slice(0, 3).map((one) => ({
  ...one,
  conditions: one.conditions.filter((id) => known.has(id)),
}));
const before: Records = {
  ...records,
  conditions,
  sources,
  claims: [],
  regimens: [],
  products: [],
  limits: [],
  emergency: [],
  antidotes: [],
  ladder: [],
  comparisons: [],
  lessons: [],
  analyses: [],
  searchTerms: [],
  previous: null,
};
function pick<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`the store has no record ${index}`);
  return found;
}
const [kept, touched] = [pick(conditions, 0), pick(conditions, 1)];
const [first, second, third] = [pick(sources, 0), pick(sources, 1), pick(sources, 2)];
const after: Records = {
  ...before,
  pack: { ...records.pack, version: '2099.01' },
  conditions: [kept, { ...touched, verdict: 'do-not-use' }],
  sources: [first, { ...second, conclusion: 'Read again, and it says less.' }, { ...third, id: 'new-2098-trial' }],
  previous: { version: '2098.01', records: entriesOf({ ...before, sources: [first, second, third] }) },
};

function open(compiled: Records) {
  return changeQueries(new Database(compileEvidence(compiled), { readonly: true }) as EvidenceDb);
}

const brief = ({ kind, id, what }: RecordChange) => `${what} ${kind} ${id}`;

describe('what changed since the version before', () => {
  it('the first release names nothing and counts what it holds', () => {
    const { since, changes, counts } = open(before).all();
    expect([since, changes]).toEqual([null, []]);
    expect(counts.filter(({ count }) => count > 0)).toEqual([
      { kind: 'condition', count: 2 },
      { kind: 'source', count: 3 },
    ]);
  });

  it('names every record that is new, changed or taken out, and no other; another verdict stands first', () => {
    const { since, changes } = open(after).all();
    expect(since).toBe('2098.01');
    expect(changes.map(brief)).toEqual([
      `changed condition ${touched.id}`,
      `changed source ${second.id}`,
      'new source new-2098-trial',
      `removed source ${third.id}`,
    ]);
    expect(changes[0]?.verdict).toEqual({ before: touched.verdict, now: 'do-not-use' });
    expect(changes[0]?.certainty).toBeNull();
  });

  it('a version that is not after the closed one is refused', () => {
    const stale = { ...after, pack: { ...after.pack, version: '2098.01' } };
    expect(findProblems(stale)).toContain(
      'pack.yaml: version 2098.01 is not after 2098.01, which is closed; raise it with evidence:new-version',
    );
  });
});

describe('the line after an update', () => {
  const opened = openWard(mkdtempSync(path.join(tmpdir(), 'changes-')), null, new Date());
  if (opened.kind !== 'open') throw new Error(opened.sentence);
  const ward = opened.db;

  it('stands once: not the first time, then after the update until it was looked at', () => {
    const seen = seenQueries(ward, () => new Date());
    const old = changesService(open(before), seen);
    expect(updateWords(old.view())).toBeNull();
    old.seen();
    expect(updateWords(old.view())).toBeNull();
    const now = changesService(open(after), seen);
    expect(updateWords(now.view())).toBe(
      `The evidence was updated from ${records.pack.version} to 2099.01. 1\u00a0condition has another verdict.`,
    );
    now.seen();
    expect(updateWords(now.view())).toBeNull();
  });

  it('says that the evidence went backwards, and that a list does not reach back far enough', () => {
    const told = { ...open(after).all(), lastSeen: '2100.01' };
    expect(updateWords(told)).toMatch(/^The evidence is now 2099.01, an older version than the 2100.01/);
    expect(skippedWords({ ...told, lastSeen: '2097.05' })).toMatch(/^This computer last showed 2097.05/);
    expect(skippedWords({ ...told, lastSeen: '2098.01' })).toBeNull();
  });

  it('nothing is remembered without a ward file', () => {
    const service = changesService(open(after), null);
    expect(service.seen()).toEqual({});
    expect(service.view().lastSeen).toBeNull();
  });
});
