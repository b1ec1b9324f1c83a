/**
 * Findings for a long table: one page at a time, filtered and sorted by the store. A page walks one index that holds every
 * filter; a condition or a word is the narrower way in. Totals are kept, because the store never changes under them.
 */
import { z } from 'zod';
import {
  certaintyLevel,
  design,
  direction,
  finding,
  placeRead,
  recordId,
  verificationStatus,
} from '#domain/evidence/records.ts';
import type { FindingFilter, FindingRow, FindingsAsked, FindingsPage } from '#domain/evidence/finding-list.ts';
import { words } from '#domain/evidence/search-text.ts';
import { blankUnread } from '#domain/evidence/shown.ts';
import type Database from 'better-sqlite3';
import type { EvidenceDb } from '../open.ts';

type Value = string | number;

interface IdRow {
  readonly id: number;
}

interface PageRow {
  readonly sourceId: string;
  readonly sourceName: string;
  readonly year: number | null;
  readonly design: string;
  readonly status: string;
  readonly direction: string | null;
  readonly level: string | null;
  readonly conditions: string;
  readonly record: string;
}

interface Narrowing {
  readonly from: string;
  readonly where: readonly string[];
  readonly values: readonly Value[];
  /** The list number in the way in that was taken; null when the list itself is walked in order. */
  readonly drivenBy: string | null;
}

const totalsKept = 200;

/**
 * Words that match more findings than this are looked up while the order is walked, which stops after one page; fewer are
 * sorted by themselves.
 */
const commonWords = 4000;

/** Each word from its beginning, all of them required; quoting makes every FTS5 operator plain text. */
function match(list: readonly string[]): string {
  return list.map((word) => `"${word}"*`).join(' AND ');
}

const noFilter = 'finding_list f';

/** @param common the words match so much that the list is better walked in its order */
function narrow(filter: FindingFilter, typed: readonly string[], common: boolean): Narrowing {
  const where: string[] = [];
  const values: Value[] = [];
  const add = (clause: string, value: Value | undefined): void => {
    if (value === undefined) return;
    where.push(clause);
    values.push(value);
  };
  let from = noFilter;
  let drivenBy: string | null = null;
  if (typed.length > 0 && common) {
    add('f.id IN (SELECT rowid FROM finding_word WHERE finding_word MATCH ?)', match(typed));
  } else if (typed.length > 0) {
    from = 'finding_word w CROSS JOIN finding_list f ON f.id = w.rowid';
    drivenBy = 'w.rowid';
    add('finding_word MATCH ?', match(typed));
  }
  if (typed.length > 0) {
    add('EXISTS (SELECT 1 FROM finding_condition c WHERE c.condition_id = ? AND c.list_id = f.id)', filter.condition);
  } else if (filter.condition !== undefined) {
    from = 'finding_condition c CROSS JOIN finding_list f ON f.id = c.list_id';
    drivenBy = 'c.list_id';
    add('c.condition_id = ?', filter.condition);
  }
  add('f.design = ?', filter.design);
  add('f.direction = ?', filter.direction);
  add('f.status = ?', filter.status);
  // Certainty belongs to a condition: where one is asked for, the caller has compared the two.
  if (filter.condition === undefined && filter.certainty !== undefined)
    add('(f.certainties & ?) <> 0', 1 << certaintyLevel.options.indexOf(filter.certainty));
  add('f.year >= ?', filter.yearFrom);
  add('f.year <= ?', filter.yearTo);
  return { from, where, values, drivenBy };
}

const parseRow = {
  design: (text: string) => design.parse(text),
  status: (text: string) => verificationStatus.parse(text),
  direction: direction.nullable(),
  level: placeRead.shape.level.nullable(),
  conditions: z.array(recordId),
};

export function findingQueries(db: EvidenceDb) {
  const prepared = new Map<string, Database.Statement<Value[], IdRow>>();
  const totals = new Map<string, number>();
  const certaintyOf = db.prepare<[string], { certainty: string }>('SELECT certainty FROM condition WHERE id = ?');
  const row = db.prepare<[number], PageRow>(`
    SELECT s.id AS sourceId, s.short_name AS sourceName, f.year, f.design, f.status, f.direction, f.level,
      json_extract(s.record, '$.conditions') AS conditions, d.record
    FROM finding_list f JOIN source s ON s.id = f.source_id JOIN finding d ON d.source_id = f.source_id AND d.id = f.finding_id WHERE f.id = ?`);

  function statement(sql: string): Database.Statement<Value[], IdRow> {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = db.prepare<Value[], IdRow>(sql);
    prepared.set(sql, made);
    return made;
  }

  function sqlFor(
    { from, where, drivenBy }: Narrowing,
    order: { sort: FindingsAsked['sort']; descending: boolean } | null,
  ): string {
    const sort = order?.sort ?? 'year';
    const newestFirst = sort === 'year' && order?.descending !== false;
    const index = newestFirst ? 'finding_list_newest_first' : `finding_list_by_${sort}`;
    const table = drivenBy !== null ? from : `${from} INDEXED BY ${index}`;
    const clauses = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
    // Words alone are counted where they are found, without a look at the list.
    if (order === null && drivenBy === 'w.rowid' && where.length === 1)
      return `SELECT count(*) AS id FROM finding_word w${clauses}`;
    if (order === null) return `SELECT count(*) AS id FROM ${table}${clauses}`;
    // Rows are numbered newest first, so this order needs no sorting whatever the filter.
    if (newestFirst) return `SELECT f.id FROM ${table}${clauses} ORDER BY ${drivenBy ?? 'f.id'} LIMIT ? OFFSET ?`;
    // What has no place in the order comes last either way.
    const way = order.descending ? `f.by_${sort} DESC, f.id DESC` : `f.by_${sort} ASC NULLS LAST, f.id`;
    return `SELECT f.id FROM ${table}${clauses} ORDER BY ${way} LIMIT ? OFFSET ?`;
  }

  function total(narrowing: Narrowing): number {
    const key = JSON.stringify([narrowing.where, narrowing.values]);
    const known = totals.get(key);
    if (known !== undefined) return known;
    const counted = statement(sqlFor(narrowing, null)).get(...narrowing.values)?.id ?? 0;
    if (totals.size >= totalsKept) totals.clear();
    totals.set(key, counted);
    return counted;
  }

  /** The way in for a page: as counted, or along the order when the words are common. */
  function inOrder(
    counted: Narrowing,
    filter: FindingFilter,
    typed: readonly string[],
    sort: FindingsAsked['sort'],
    descending: boolean,
  ): Narrowing {
    const alreadyInOrder = sort === 'year' && descending;
    return typed.length > 0 && !alreadyInOrder && total(counted) > commonWords ? narrow(filter, typed, true) : counted;
  }

  function readRow(id: number): FindingRow[] {
    const found = row.get(id);
    if (found === undefined) return [];
    const status = parseRow.status(found.status);
    return [
      {
        sourceId: found.sourceId,
        sourceName: found.sourceName,
        year: found.year,
        design: parseRow.design(found.design),
        status,
        conditions: parseRow.conditions.parse(JSON.parse(found.conditions)),
        direction: parseRow.direction.parse(found.direction),
        level: parseRow.level.parse(found.level),
        finding: blankUnread(finding.parse(JSON.parse(found.record)), status),
      },
    ];
  }

  /** True for a filter that no finding can pass, whatever is in the store. */
  function matchesNothing(filter: FindingFilter, typed: readonly string[]): boolean {
    // Something was typed, but nothing in it is a letter or a digit.
    const onlySigns = typed.length === 0 && (filter.words ?? '').trim() !== '';
    const otherCertainty =
      filter.condition !== undefined &&
      filter.certainty !== undefined &&
      certaintyOf.get(filter.condition)?.certainty !== filter.certainty;
    return onlySigns || otherCertainty;
  }

  return {
    findings({ sort, descending, offset, limit, ...filter }: FindingsAsked): FindingsPage {
      const typed = words(filter.words ?? '');
      if (matchesNothing(filter, typed)) return { total: 0, rows: [] };
      const narrowing = narrow(filter, typed, false);
      const found = total(narrowing);
      if (offset >= found) return { total: found, rows: [] };
      const way = inOrder(narrowing, filter, typed, sort, descending);
      const ids = statement(sqlFor(way, { sort, descending })).all(...way.values, limit, offset);
      return { total: found, rows: ids.flatMap(({ id }) => readRow(id)) };
    },
    /** The sources that the filtered findings come from, newest first: the set that an export writes. */
    sourceIds(filter: FindingFilter): string[] {
      const typed = words(filter.words ?? '');
      if (matchesNothing(filter, typed)) return [];
      const { from, where, values } = narrow(filter, typed, false);
      const clauses = where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`;
      return db
        .prepare<Value[], { id: string }>(
          `SELECT f.source_id AS id FROM ${from}${clauses} GROUP BY f.source_id ORDER BY min(f.id)`,
        )
        .all(...values)
        .map(({ id }) => id);
    },
    /** The statements as they are run, for the tests that read their plans. */
    explain({ sort, descending, offset, limit, ...filter }: FindingsAsked): string[] {
      const typed = words(filter.words ?? '');
      const way = inOrder(narrow(filter, typed, false), filter, typed, sort, descending);
      return db
        .prepare<Value[], { detail: string }>(`EXPLAIN QUERY PLAN ${sqlFor(way, { sort, descending })}`)
        .all(...way.values, limit, offset)
        .map((step) => step.detail);
    },
  };
}

export type FindingQueries = ReturnType<typeof findingQueries>;
