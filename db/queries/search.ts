/**
 * Search over everything in the store. Three nets, each used only when the one before came back empty:
 * words with prefixes (FTS5), words after spelling help, and parts of words (trigrams).
 * Sources stand after the kinds that answer a question and before products; there may be thousands of them, so they have
 * an index of their own and only as many as anybody reads are weighed against each other.
 */
import type { Statement } from 'better-sqlite3';
import { marksIn } from '#domain/evidence/search-marks.ts';
import { words } from '#domain/evidence/search-text.ts';
import { SpellingIndex, type KnownWord } from '#domain/evidence/spelling-index.ts';
import { readShortForms, type ShortForm, type WantedWord } from '#domain/evidence/typed-words.ts';
import type { SearchAnswer, SearchHit } from '#domain/evidence/views.ts';
import type { EvidenceDb } from '../open.ts';

interface EntryRow {
  /** Entries are numbered in the order in which equals should stand. */
  readonly id: number;
  readonly kind: SearchHit['kind'];
  readonly target: string;
  readonly title: string;
  readonly detail: string;
}

/** Matches and, of them, how many are wanted. */
type Net = Statement<[string, number, number], EntryRow>;

interface Nets {
  readonly others: Net;
  readonly sources: Net;
}

type Wanted = readonly WantedWord[];

/** The subject of every record: on its own it is searched, beside other words it narrows nothing. */
const subjectWords = new Set(['magnesium', 'sulfate', 'intravenous', 'iv']);

/** Matching sources that are weighed against each other: nobody reads further, and a common word matches most of them. */
const weighed = 200;
const everyMatch = -1;

/** Kinds in the order of a list of hits, and within a kind the better match; `most` stops the reading, `limit` the answer. */
function netQuery(index: string, weight: string): string {
  return `
    SELECT e.id, e.kind, e.target, e.title, e.detail
    FROM (SELECT rowid AS found, ${weight} AS weight FROM ${index} WHERE ${index} MATCH ? LIMIT ?)
    JOIN search_entry e ON e.id = found ORDER BY e.kind_rank, weight, found LIMIT ?`;
}

/** Each word as a quoted prefix, all of them required. Quoting makes every FTS5 operator plain text. */
function allWords(list: readonly string[]): string {
  return list.map((word) => `"${word}"*`).join(' AND ');
}

/** Words that come before the name a person thinks of. */
const qualifiers = new Set(['acute', 'severe', 'chronic', 'adults', 'adult']);

/**
 * Among conditions, the plainest name wins: one that begins with what was typed, then the shorter one. Rank by text
 * statistics alone would put "migraine prevention" before "migraine". Everything else keeps its order.
 */
function nearestNameFirst(rows: readonly EntryRow[], typed: readonly string[]): EntryRow[] {
  const [first = ''] = typed;
  const distance = (row: EntryRow): number => {
    const name = words(row.title).filter((word) => !qualifiers.has(word));
    const at = name.findIndex((word) => word.startsWith(first));
    return (at === -1 ? 1000 : at * 100) + name.length;
  };
  const conditions = rows.filter((row) => row.kind === 'condition').map((row) => ({ row, distance: distance(row) }));
  conditions.sort((a, b) => a.distance - b.distance || a.row.id - b.row.id);
  return [...conditions.map((entry) => entry.row), ...rows.filter((row) => row.kind !== 'condition')];
}

export function searchQueries(db: EvidenceDb) {
  const net = (sql: string): Net => db.prepare<[string, number, number], EntryRow>(sql);
  const byWord: Nets = {
    others: net(netQuery('search_word', 'bm25(search_word, 12.0, 8.0, 1.0)')),
    sources: net(netQuery('search_source_word', 'bm25(search_source_word, 12.0, 8.0, 1.0)')),
  };
  const byTrigram: Nets = {
    others: net(netQuery('search_trigram', 'bm25(search_trigram)')),
    sources: net(netQuery('search_source_trigram', 'bm25(search_source_trigram)')),
  };
  const shortForms = db
    .prepare<[], ShortForm>('SELECT typed, meaning, finds FROM search_term ORDER BY length(typed) DESC, typed')
    .all();
  const spelling = new SpellingIndex(
    db.prepare<[], KnownWord>('SELECT word, shown, uses FROM search_vocabulary ORDER BY word').all(),
  );

  function meaningful(wanted: Wanted): Wanted {
    const narrowing = wanted.filter(({ word }) => !subjectWords.has(word));
    return narrowing.length > 0 ? narrowing : wanted;
  }

  function respell(word: string): string {
    return spelling.has(word) || /^\p{N}+$/u.test(word) ? word : (spelling.closest(word) ?? word);
  }

  function inOrderOfKinds({ others, sources }: Nets, match: string, limit: number): EntryRow[] {
    const rows = others.all(match, everyMatch, limit);
    const beforeSources = rows.filter((row) => row.kind !== 'product');
    if (beforeSources.length >= limit) return beforeSources;
    const found = sources.all(match, weighed, limit - beforeSources.length);
    return [...beforeSources, ...found, ...rows.filter((row) => row.kind === 'product')].slice(0, limit);
  }

  function find(list: readonly string[], limit: number): { rows: EntryRow[]; used: readonly string[] } {
    const direct = inOrderOfKinds(byWord, allWords(list), limit);
    if (direct.length > 0) return { rows: nearestNameFirst(direct, list), used: list };
    const respelled = list.map(respell);
    if (respelled.some((word, index) => word !== list[index])) {
      const rows = inOrderOfKinds(byWord, allWords(respelled), limit);
      if (rows.length > 0) return { rows: nearestNameFirst(rows, respelled), used: respelled };
    }
    const parts = list.filter((word) => word.length >= 3);
    if (parts.length === 0) return { rows: [], used: list };
    return { rows: inOrderOfKinds(byTrigram, parts.map((word) => `"${word}"`).join(' AND '), limit), used: parts };
  }

  /** The words that only matched after spelling help, as they were typed and as they were read. */
  function corrections(wanted: Wanted, used: readonly string[]): SearchAnswer['readAs'] {
    if (used.length !== wanted.length) return [];
    return wanted.flatMap(({ word, typed }, index) => {
      const read = used[index];
      return typed === null || read === undefined || read === word ? [] : [{ typed, meaning: spelling.shown(read) }];
    });
  }

  function suggestionsFor(list: readonly string[]): string[] {
    const known = list.map(respell).filter((word) => spelling.has(word));
    return [...new Set(known.map((word) => spelling.shown(word)))];
  }

  return {
    search(query: string, limit: number): SearchAnswer {
      const { wanted: all, readings } = readShortForms(query, shortForms);
      const wanted = meaningful(all);
      const list = wanted.map(({ word }) => word);
      if (list.length === 0) return { query, readAs: [...readings], hits: [], suggestions: [] };
      const { rows, used } = find(list, limit);
      const hits = rows.map((row): SearchHit => ({
        kind: row.kind,
        id: row.target,
        title: row.title,
        detail: row.detail,
        titleMarks: marksIn(row.title, used),
        detailMarks: marksIn(row.detail, used),
      }));
      const corrected = hits.length === 0 ? [] : corrections(wanted, used);
      // One line for each thing that was typed, however often it was typed.
      const readAs = [...new Map([...readings, ...corrected].map((reading) => [reading.typed, reading])).values()];
      return { query, readAs, hits, suggestions: hits.length > 0 ? [] : suggestionsFor(list) };
    },
  };
}

export type SearchQueries = ReturnType<typeof searchQueries>;
