/**
 * Search over everything in the store. Three nets, each used only when the one before came back empty:
 * words with prefixes (FTS5), words after spelling help, and parts of words (trigrams).
 */
import { words } from '#domain/evidence/search-text.ts';
import { closestWord } from '#domain/evidence/spelling.ts';
import { marksIn } from '#domain/evidence/search-marks.ts';
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

interface TermRow {
  readonly typed: string;
  readonly meaning: string;
  readonly finds: string;
}

/** The subject of every record: on its own it is searched, beside other words it narrows nothing. */
const subjectWords = new Set(['magnesium', 'sulfate', 'intravenous', 'iv']);

const wordQuery = `
  SELECT e.id, e.kind, e.target, e.title, e.detail FROM search_word w JOIN search_entry e ON e.id = w.rowid
  WHERE search_word MATCH ? ORDER BY e.kind_rank, bm25(search_word, 12.0, 8.0, 1.0), e.id LIMIT ?`;
const trigramQuery = `
  SELECT e.id, e.kind, e.target, e.title, e.detail FROM search_trigram t JOIN search_entry e ON e.id = t.rowid
  WHERE search_trigram MATCH ? ORDER BY e.kind_rank, bm25(search_trigram), e.id LIMIT ?`;

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
  const byWord = db.prepare<[string, number], EntryRow>(wordQuery);
  const byTrigram = db.prepare<[string, number], EntryRow>(trigramQuery);
  const terms = db.prepare<[], TermRow>('SELECT typed, meaning, finds FROM search_term ORDER BY length(typed) DESC, typed').all();
  const vocabulary = db.prepare<[], { word: string; uses: number }>('SELECT word, uses FROM search_vocabulary ORDER BY word').all();
  const known = new Set(vocabulary.map((entry) => entry.word));

  /** Replaces the longest typed forms by the words they stand for, and remembers each reading. */
  function readTerms(typed: string): { text: string; readAs: SearchAnswer['readAs'] } {
    let text = ` ${words(typed).join(' ')} `;
    const readAs: { typed: string; meaning: string }[] = [];
    const done: string[] = [];
    for (const term of terms) {
      if (!text.includes(` ${term.typed} `)) continue;
      text = text.replace(` ${term.typed} `, ` \u0000${done.length} `);
      done.push(term.finds);
      if (term.typed !== term.finds) readAs.push({ typed: term.typed, meaning: term.meaning });
    }
    text = text.replace(/\u0000(\d+)/g, (_match, index: string) => done[Number(index)] ?? '');
    return { text: text.trim(), readAs };
  }

  function meaningful(list: readonly string[]): string[] {
    const narrowing = list.filter((word) => !subjectWords.has(word));
    return narrowing.length > 0 ? narrowing : [...list];
  }

  function respell(list: readonly string[]): string[] {
    return list.map((word) => (known.has(word) ? word : (closestWord(word, vocabulary) ?? word)));
  }

  function find(list: readonly string[], limit: number): { rows: EntryRow[]; used: readonly string[] } {
    const direct = byWord.all(allWords(list), limit);
    if (direct.length > 0) return { rows: nearestNameFirst(direct, list), used: list };
    const respelled = respell(list);
    if (respelled.join(' ') !== list.join(' ')) {
      const rows = byWord.all(allWords(respelled), limit);
      if (rows.length > 0) return { rows: nearestNameFirst(rows, respelled), used: respelled };
    }
    const parts = list.filter((word) => word.length >= 3);
    if (parts.length === 0) return { rows: [], used: list };
    return { rows: byTrigram.all(parts.map((word) => `"${word}"`).join(' AND '), limit), used: parts };
  }

  return {
    search(query: string, limit: number): SearchAnswer {
      const { text, readAs } = readTerms(query);
      const list = meaningful(words(text));
      if (list.length === 0) return { query, readAs, hits: [], suggestions: [] };
      const { rows, used } = find(list, limit);
      const hits = rows.map((row): SearchHit => ({
        kind: row.kind, id: row.target, title: row.title, detail: row.detail, titleMarks: marksIn(row.title, used), detailMarks: marksIn(row.detail, used),
      }));
      const respelling = used === list ? [] : [{ typed: list.join(' '), meaning: used.join(' ') }];
      const suggestions = hits.length > 0 ? [] : [...new Set(respell(list).filter((word) => known.has(word)))];
      return { query, readAs: [...readAs, ...(hits.length > 0 ? respelling : [])], hits, suggestions };
    },
  };
}

export type SearchQueries = ReturnType<typeof searchQueries>;
