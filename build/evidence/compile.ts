/**
 * Turns the reviewed records into one SQLite file. Deterministic: sorted inserts, fixed page size, no times, VACUUM;
 * two builds from the same records give the same bytes, so the hash names the evidence.
 */
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { vancouver } from '#domain/evidence/citation.ts';
import { normaliseForSearch, words } from '#domain/evidence/search-text.ts';
import type { Condition, PlaceRead, Source, Verdict } from '#domain/evidence/records.ts';
import { changesBetween } from '#domain/evidence/changes.ts';
import { entriesOf } from './entries.ts';
import type { Records } from './load.ts';
import { writeFindingList } from './write-finding-list.ts';

const schemaFile = path.resolve(import.meta.dirname, '../../db/schema/evidence.sql');

const groupOrder = ['labelled-use', 'acute-pain', 'headache', 'chronic-pain', 'other-use', 'tested-not-supported'];
const levelOrder: readonly PlaceRead['level'][] = [
  'primary-fulltext',
  'label',
  'guideline',
  'primary-abstract',
  'secondary',
];

/** Conditions come first in a list of hits, then claims, and so on (design.md, screen 6). */
const kindRank = { condition: 0, claim: 1, regimen: 2, safety: 3, source: 4, product: 5 } as const;
type Kind = keyof typeof kindRank;

export function bestLevel(source: Source): PlaceRead['level'] {
  return levelOrder.find((level) => source.places.some((place) => place.level === level)) ?? 'secondary';
}

function byId<T extends { id: string }>(records: readonly T[]): T[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Of two conditions that match alike, the one where magnesium has a place comes first. */
function inSearchOrder(conditions: readonly Condition[]): Condition[] {
  const verdicts: readonly Verdict[] = ['established', 'may-help', 'unproven', 'not-better-than-placebo', 'do-not-use'];
  return byId(conditions).sort((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
}

interface SearchEntry {
  readonly kind: Kind;
  readonly target: string;
  readonly title: string;
  readonly detail: string;
  readonly otherNames: readonly string[];
  readonly body: readonly (string | null)[];
}

/** In the order of their kinds, and within a kind in the order in which equals should stand. */
function searchEntries(records: Records): SearchEntry[] {
  const entries: SearchEntry[] = [
    ...inSearchOrder(records.conditions).map((c): SearchEntry => ({
      kind: 'condition',
      target: c.id,
      title: c.name,
      detail: c.bottomLine,
      otherNames: [...c.synonyms, ...c.mesh.map((m) => m.heading), ...c.icd10.map((i) => i.code)],
      body: [c.bottomLine, ...c.unknowns, ...c.harms.map((h) => h.text)],
    })),
    ...byId(records.claims).map((c): SearchEntry => ({
      kind: 'claim',
      target: c.id,
      title: c.restatement,
      detail: c.answer,
      otherNames: [],
      body: [c.answer, c.takeaway, ...c.conditions],
    })),
    ...records.regimens.map((r): SearchEntry => ({
      kind: 'regimen',
      target: r.id,
      title: r.name,
      detail: `${r.authority}. ${r.population.text}`,
      otherNames: [r.id, r.authority, ...r.indications],
      body: [r.notes, ...r.conditions],
    })),
    ...records.products.map((p): SearchEntry => ({
      kind: 'product',
      target: p.id,
      title: `${p.name}, ${p.percent} %, ${p.volumeMl ?? 'volume not stated'}${p.volumeMl === null ? '' : ' mL'} ${p.form}`,
      detail: `${p.market}. ${p.totalG === null ? '' : `${p.totalG} g in the container. `}${p.mustDilute ? 'Dilute before intravenous use.' : 'Ready to use.'}`,
      otherNames: [p.id, p.form, p.market],
      body: p.cautions,
    })),
    ...byId(records.sources).map((s): SearchEntry => ({
      kind: 'source',
      target: s.id,
      title: `${s.shortName}. ${s.citation.title}`,
      detail: s.conclusion,
      otherNames: [
        s.citation.DOI ?? '',
        s.citation.PMID ?? '',
        s.citation.containerTitle ?? '',
        ...s.citation.author.map((author) => ('literal' in author ? author.literal : author.family)),
      ],
      body: [s.population, s.conclusion, ...s.findings.map((finding) => finding.outcome)],
    })),
    ...records.emergency.map((e): SearchEntry => ({
      kind: 'safety',
      target: `toxicity.${e.id}`,
      title: e.title,
      detail: e.text,
      otherNames: ['toxicity', 'antidote', 'overdose'],
      body: [],
    })),
    ...byId(records.comparisons).map((c): SearchEntry => ({
      kind: 'safety',
      target: `comparison.${c.id}`,
      title: c.title,
      detail: c.question,
      otherNames: [c.topic],
      body: c.rows.map((row) => row.says),
    })),
    ...records.lessons.map((l): SearchEntry => ({
      kind: 'safety',
      target: `lesson.${l.id}`,
      title: l.title,
      detail: l.lesson,
      otherNames: ['error', 'lesson'],
      body: [l.story],
    })),
  ];
  return entries.sort((a, b) => kindRank[a.kind] - kindRank[b.kind]);
}

/** Words of names with the number of their uses and a spelling to show, for spelling help. */
class Vocabulary {
  readonly #words = new Map<string, { uses: number; shown: string }>();

  add(text: string): void {
    const once = new Map<string, string>();
    for (const [written] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      const [word, ...more] = words(written);
      // A number is never "corrected" into another: it would be another paper.
      if (word !== undefined && more.length === 0 && word.length > 3 && !/\p{N}/u.test(word))
        once.set(word, shownSpelling(word, written.toLowerCase()));
    }
    for (const [word, written] of once) {
      const entry = this.#words.get(word);
      if (entry === undefined) this.#words.set(word, { uses: 1, shown: written });
      else
        this.#words.set(word, {
          uses: entry.uses + 1,
          shown: [entry.shown, written].sort().find((one) => one !== word) ?? word,
        });
    }
  }

  rows(): { word: string; shown: string; uses: number }[] {
    return [...this.#words].map(([word, entry]) => ({ word, ...entry })).sort((a, b) => (a.word < b.word ? -1 : 1));
  }
}

/** British spelling is shown where it was met, and it is the one that folding changes; the drug keeps its f. */
function shownSpelling(word: string, written: string): string {
  return word.includes('sulf') ? word : written;
}

function writeSearch(db: Database.Database, records: Records): void {
  const entry = db.prepare(
    'INSERT INTO search_entry (id, kind, kind_rank, target, title, detail) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const otherWord = db.prepare('INSERT INTO search_word (rowid, title, other_names, body) VALUES (?, ?, ?, ?)');
  const sourceWord = db.prepare('INSERT INTO search_source_word (rowid, title, other_names, body) VALUES (?, ?, ?, ?)');
  const otherTrigram = db.prepare('INSERT INTO search_trigram (rowid, names) VALUES (?, ?)');
  const sourceTrigram = db.prepare('INSERT INTO search_source_trigram (rowid, names) VALUES (?, ?)');
  const vocabulary = new Vocabulary();
  for (const [index, item] of searchEntries(records).entries()) {
    const id = index + 1;
    const names = item.otherNames.filter((name) => name !== '').join(' · ');
    entry.run(id, item.kind, kindRank[item.kind], item.target, item.title, item.detail);
    const word = item.kind === 'source' ? sourceWord : otherWord;
    word.run(
      id,
      normaliseForSearch(item.title),
      normaliseForSearch(names),
      normaliseForSearch(item.body.filter((part) => part !== null).join(' ')),
    );
    const trigram = item.kind === 'source' ? sourceTrigram : otherTrigram;
    trigram.run(id, normaliseForSearch(`${item.title} ${names}`));
    vocabulary.add(`${item.title} ${names}`);
  }
  const known = db.prepare('INSERT INTO search_vocabulary (word, shown, uses) VALUES (?, ?, ?)');
  for (const row of vocabulary.rows()) known.run(row.word, row.shown, row.uses);
  const term = db.prepare('INSERT OR REPLACE INTO search_term (typed, meaning, finds) VALUES (?, ?, ?)');
  for (const { typed, meaning, finds } of records.searchTerms)
    for (const form of typed) term.run(words(form).join(' '), meaning, words(finds).join(' '));
}

function writeSources(db: Database.Database, records: Records): void {
  const source = db.prepare(
    'INSERT INTO source (id, short_name, design, year, status, best_level, people, finding_count, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const finding = db.prepare(
    'INSERT INTO finding (source_id, id, position, outcome, measure, direction, estimate, low, high, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const link = db.prepare('INSERT INTO source_condition (condition_id, source_id) VALUES (?, ?)');
  for (const record of byId(records.sources)) {
    const { findings, ...rest } = record;
    const people = record.people.randomised ?? record.people.analysed;
    source.run(
      record.id,
      record.shortName,
      record.design,
      record.citation.year,
      record.status,
      bestLevel(record),
      people,
      findings.length,
      JSON.stringify({ ...rest, citationText: vancouver(record.citation) }),
    );
    for (const [position, item] of findings.entries()) {
      finding.run(
        record.id,
        item.id,
        position,
        item.outcome,
        item.measure,
        item.direction,
        item.estimate,
        item.interval?.low ?? null,
        item.interval?.high ?? null,
        JSON.stringify(item),
      );
    }
    for (const id of [...new Set(record.conditions)].sort()) link.run(id, record.id);
  }
}

function writeConditionsAndClaims(db: Database.Database, records: Records): void {
  const condition = db.prepare(
    'INSERT INTO condition (id, position, name, condition_group, verdict, certainty, record) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const ordered = byId(records.conditions).sort(
    (a, b) => groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group) || a.name.localeCompare(b.name, 'en'),
  );
  for (const [position, record] of ordered.entries()) {
    condition.run(
      record.id,
      position,
      record.name,
      record.group,
      record.verdict,
      record.certainty.level,
      JSON.stringify(record),
    );
  }
  const claim = db.prepare('INSERT INTO claim (id, sentence_number, verdict, record) VALUES (?, ?, ?, ?)');
  const claimCondition = db.prepare('INSERT INTO claim_condition (condition_id, claim_id) VALUES (?, ?)');
  for (const record of byId(records.claims)) {
    claim.run(record.id, record.sentenceNumber, record.verdict, JSON.stringify(record));
    for (const id of [...new Set(record.conditions)].sort()) claimCondition.run(id, record.id);
  }
}

function writeClaimSources(db: Database.Database, records: Records): void {
  const claimSource = db.prepare('INSERT OR IGNORE INTO claim_source (source_id, claim_id, bears) VALUES (?, ?, ?)');
  for (const record of byId(records.claims)) {
    for (const ref of record.refsFor) claimSource.run(ref.source, record.id, 'for');
    for (const ref of record.refsAgainst) claimSource.run(ref.source, record.id, 'against');
  }
}

function writeDosing(db: Database.Database, records: Records): void {
  const regimen = db.prepare('INSERT INTO regimen (id, position, offered, record) VALUES (?, ?, ?, ?)');
  const regimenCondition = db.prepare(
    'INSERT OR IGNORE INTO regimen_condition (condition_id, regimen_id) VALUES (?, ?)',
  );
  for (const [position, record] of records.regimens.entries()) {
    regimen.run(record.id, position, record.use, JSON.stringify(record));
    for (const id of record.conditions) regimenCondition.run(id, record.id);
  }
  for (const condition of byId(records.conditions))
    for (const id of condition.regimens) regimenCondition.run(condition.id, id);
  const product = db.prepare('INSERT INTO product (id, position, record) VALUES (?, ?, ?)');
  for (const [position, record] of records.products.entries()) product.run(record.id, position, JSON.stringify(record));
  const limit = db.prepare('INSERT INTO dose_limit (id, position, record) VALUES (?, ?, ?)');
  for (const [position, record] of records.limits.entries()) limit.run(record.id, position, JSON.stringify(record));
}

function writeAnalyses(db: Database.Database, records: Records): void {
  const analysis = db.prepare('INSERT INTO analysis (id, condition_id, record) VALUES (?, ?, ?)');
  for (const record of byId(records.analyses)) analysis.run(record.id, record.condition, JSON.stringify(record));
}

function writeSafety(db: Database.Database, records: Records): void {
  const row = db.prepare('INSERT INTO safety (kind, position, id, record) VALUES (?, ?, ?, ?)');
  const kinds = {
    emergency: records.emergency,
    antidote: records.antidotes,
    ladder: records.ladder,
    comparison: byId(records.comparisons),
    lesson: records.lessons,
  };
  for (const [kind, list] of Object.entries(kinds))
    for (const [position, record] of list.entries()) row.run(kind, position, record.id, JSON.stringify(record));
}

function writeChanges(db: Database.Database, records: Records): void {
  const { previous } = records;
  if (previous === null) return;
  db.prepare('INSERT INTO pack (key, value) VALUES (?, ?)').run('since', previous.version);
  const change = db.prepare('INSERT INTO evidence_change (position, record) VALUES (?, ?)');
  for (const [position, one] of changesBetween(previous.records, entriesOf(records)).entries())
    change.run(position, JSON.stringify(one));
}

/** @returns the bytes of the finished store */
export function compileEvidence(records: Records): Buffer {
  const db = new Database(':memory:');
  db.pragma('page_size = 4096');
  db.pragma('encoding = "UTF-8"');
  db.exec(readFileSync(schemaFile, 'utf8'));
  db.transaction(() => {
    const pack = db.prepare('INSERT INTO pack (key, value) VALUES (?, ?)');
    for (const [key, value] of Object.entries(records.pack).sort()) pack.run(key, value);
    writeConditionsAndClaims(db, records);
    writeSources(db, records);
    writeFindingList(db, records);
    writeClaimSources(db, records);
    writeDosing(db, records);
    writeAnalyses(db, records);
    writeSafety(db, records);
    writeSearch(db, records);
    writeChanges(db, records);
  })();
  for (const index of ['search_word', 'search_source_word', 'search_trigram', 'search_source_trigram', 'finding_word'])
    db.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
  db.pragma('user_version = 1');
  db.exec('VACUUM');
  const bytes = db.serialize();
  db.close();
  return bytes;
}
