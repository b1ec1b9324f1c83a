/** Writes the long table of findings: filters beside each other, one rank per order, and words for the filter box. */
import type Database from 'better-sqlite3';
import { certaintyLevel, direction, type Finding, type Source } from '#domain/evidence/records.ts';
import type { FindingSort } from '#domain/evidence/finding-list.ts';
import { normaliseForSearch } from '#domain/evidence/search-text.ts';
import { blankUnread } from '#domain/evidence/shown.ts';
import type { Records } from './load.ts';

interface Row {
  readonly source: Source;
  /** As it may be shown: what was not read is already blank. */
  readonly finding: Finding;
  readonly certainties: number;
}

type SortKey = string | number | null;

function readField(finding: Finding, field: 'outcome' | 'measure' | 'direction'): string | null {
  return finding.unread.includes(field) ? null : finding[field];
}

const statusOrder = ['verified', 'partly-verified', 'recall-only'];

const sortKeys: Readonly<Record<FindingSort, (row: Row) => SortKey>> = {
  year: ({ source }) => source.citation.year,
  source: ({ source }) => normaliseForSearch(source.shortName),
  design: ({ source }) => source.design,
  outcome: ({ finding }) => normaliseForSearch(readField(finding, 'outcome') ?? '') || null,
  measure: ({ finding }) => readField(finding, 'measure'),
  estimate: ({ finding }) => finding.estimate,
  people: ({ finding }) => finding.people,
  direction: ({ finding }) => {
    const read = readField(finding, 'direction');
    return read === null ? null : direction.options.findIndex((option) => option === read);
  },
  status: ({ source }) => statusOrder.indexOf(source.status),
};

/** Orders whose natural way is from the top down: there equals keep the order of the list when it is read downwards. */
const naturallyDescending: ReadonlySet<FindingSort> = new Set(['year', 'people']);

function compare(a: SortKey, b: SortKey): number {
  if (a === b || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}

/** Place of each row in the order; null for a row with nothing to order by. */
function ranks(rows: readonly Row[], sort: FindingSort): (number | null)[] {
  const keys = rows.map(sortKeys[sort]);
  const ordered = rows.map((_row, index) => index).filter((index) => keys[index] !== null);
  const tie = naturallyDescending.has(sort) ? -1 : 1;
  ordered.sort((a, b) => compare(keys[a] ?? null, keys[b] ?? null) || tie * (a - b));
  const places: (number | null)[] = rows.map(() => null);
  for (const [place, index] of ordered.entries()) places[index] = place;
  return places;
}

function listRows(records: Records): Row[] {
  const certaintyOf = new Map(records.conditions.map((condition) => [condition.id, condition.certainty.level]));
  const sources = records.sources.map((source) => ({
    source,
    name: normaliseForSearch(source.shortName),
    year: source.citation.year ?? -Infinity,
  }));
  sources.sort((a, b) => b.year - a.year || compare(a.name, b.name) || compare(a.source.id, b.source.id));
  return sources.flatMap(({ source }) => {
    let certainties = 0;
    for (const id of source.conditions) {
      const level = certaintyOf.get(id);
      if (level !== undefined) certainties |= 1 << certaintyLevel.options.indexOf(level);
    }
    return source.findings.map((finding): Row => ({
      source,
      finding: blankUnread(finding, source.status),
      certainties,
    }));
  });
}

export function writeFindingList(db: Database.Database, records: Records): void {
  const rows = listRows(records);
  // The order of the columns in the table.
  const sorts = [
    'year',
    'source',
    'design',
    'outcome',
    'measure',
    'estimate',
    'people',
    'direction',
    'status',
  ] as const;
  const places = sorts.map((sort) => ranks(rows, sort));
  const columns = `id, source_id, finding_id, level, design, direction, status, certainties, year, ${sorts.map((sort) => `by_${sort}`).join(', ')}`;
  const insert = db.prepare(`INSERT INTO finding_list (${columns}) VALUES (${columns.replace(/\w+/g, '?')})`);
  const link = db.prepare('INSERT INTO finding_condition (condition_id, list_id) VALUES (?, ?)');
  const word = db.prepare('INSERT INTO finding_word (rowid, body) VALUES (?, ?)');
  for (const [index, { source, finding, certainties }] of rows.entries()) {
    const id = index + 1;
    const level = source.places[finding.place]?.level ?? null;
    insert.run(
      id,
      source.id,
      finding.id,
      level,
      source.design,
      readField(finding, 'direction'),
      source.status,
      certainties,
      source.citation.year,
      ...places.map((place) => place[index]),
    );
    for (const condition of new Set(source.conditions)) link.run(condition, id);
    word.run(
      id,
      normaliseForSearch(
        `${readField(finding, 'outcome') ?? ''} ${finding.text} ${source.shortName} ${source.citation.title}`,
      ),
    );
  }
}
