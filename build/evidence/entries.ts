/** Every record of a version with its check code, in the order of their ids: what the next version is held against. */
import { sha256 } from '#db/open.ts';
import type { RecordEntry, RecordKind } from '#domain/evidence/changes.ts';
import type { Records } from './load.ts';

interface Named {
  readonly id: string;
}

function entriesOfKind<T extends Named>(
  kind: RecordKind,
  records: readonly T[],
  titleOf: (record: T) => string,
  idOf: (record: T) => string = ({ id }) => id,
): RecordEntry[] {
  return records.map((record) => ({
    kind,
    id: idOf(record),
    title: titleOf(record),
    hash: sha256(Buffer.from(JSON.stringify(record))).slice(0, 16),
    verdict: null,
    certainty: null,
  }));
}

export function entriesOf(records: Records): RecordEntry[] {
  const verdicts = new Map(records.conditions.map((one) => [one.id, one]));
  const conditions = entriesOfKind('condition', records.conditions, ({ name }) => name).map((entry) => {
    const condition = verdicts.get(entry.id);
    return { ...entry, verdict: condition?.verdict ?? null, certainty: condition?.certainty.level ?? null };
  });
  const safety = <T extends Named>(prefix: string, list: readonly T[], titleOf: (record: T) => string) =>
    entriesOfKind('safety', list, titleOf, ({ id }) => `${prefix}.${id}`);
  const all = [
    ...conditions,
    ...entriesOfKind('claim', records.claims, ({ restatement }) => restatement),
    ...entriesOfKind('source', records.sources, ({ shortName }) => shortName),
    ...entriesOfKind('analysis', records.analyses, ({ title }) => title),
    ...entriesOfKind('regimen', records.regimens, ({ name }) => name),
    ...entriesOfKind('product', records.products, ({ name, percent }) => `${name}, ${percent} %`),
    ...entriesOfKind('limit', records.limits, ({ id }) => id),
    ...safety('emergency', records.emergency, ({ title }) => title),
    ...safety('antidote', records.antidotes, ({ authority, salt }) => `${authority}: ${salt}`),
    ...safety('ladder', records.ladder, ({ sign }) => sign),
    ...safety('comparison', records.comparisons, ({ title }) => title),
    ...safety('lesson', records.lessons, ({ title }) => title),
  ];
  const key = ({ kind, id }: RecordEntry) => `${kind} ${id}`;
  return all.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
