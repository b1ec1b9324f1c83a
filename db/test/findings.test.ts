/** The long table of findings: the right rows, in the right order, without a figure that nobody read, and by an index. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  findingsAsked,
  findingSort,
  type FindingFilter,
  type FindingRow,
  type FindingsPage,
} from '#domain/evidence/finding-list.ts';
import {
  certaintyLevel,
  design,
  direction,
  verificationStatus,
  type Finding,
  type Source,
} from '#domain/evidence/records.ts';
import { compileEvidence } from '../../build/evidence/compile.ts';
import { loadRecords } from '../../build/evidence/load.ts';
import { openEvidence, sha256 } from '../open.ts';
import { findingQueries, type FindingQueries } from '../queries/findings.ts';

const { records } = loadRecords(path.resolve(import.meta.dirname, '../evidence'));
/** One source that rests on recall with figures on record, so that blanking is tested whatever the store holds. */
const recalled: Source = (() => {
  const model = records.sources.find((source) => source.findings.some((finding) => finding.estimate !== null));
  if (model === undefined) throw new Error('the store holds no estimate');
  return { ...model, id: 'recalled-1999', shortName: 'Recalled 1999', status: 'recall-only' };
})();
const sources = [...records.sources, recalled];
const all = sources.flatMap((source) => source.findings.map((finding) => ({ source, finding })));

let queries: FindingQueries;

beforeAll(() => {
  const bytes = compileEvidence({ ...records, sources });
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'findings-')), 'evidence.sqlite');
  writeFileSync(file, bytes);
  const opened = openEvidence(file, sha256(bytes), null);
  expect(opened.kind).toBe('open');
  if (opened.kind === 'open') queries = findingQueries(opened.db);
});

function ask(parts: object): FindingsPage {
  return queries.findings(findingsAsked.parse(parts));
}

function everyPage(parts: object): FindingRow[] {
  const rows: FindingRow[] = [];
  for (let offset = 0; ; offset += 200) {
    const page = ask({ ...parts, offset, limit: 200 });
    rows.push(...page.rows);
    if (page.rows.length < 200) return rows;
  }
}

const key = (row: { sourceId: string; finding: { id: string } }): string => `${row.sourceId} ${row.finding.id}`;

const directionRead = (source: Source, finding: Finding): boolean =>
  source.status !== 'recall-only' && !finding.unread.includes('direction');

/** The filter worked out again, slowly, from the records. */
function expected(filter: FindingFilter): string[] {
  const certaintyOf = new Map(records.conditions.map((condition) => [condition.id, condition.certainty.level]));
  const bearsOn = (source: Source): string[] =>
    filter.condition === undefined ? source.conditions : source.conditions.filter((id) => id === filter.condition);
  return all
    .filter(({ source, finding }) => {
      const { year } = source.citation;
      return (
        (filter.condition === undefined || source.conditions.includes(filter.condition)) &&
        (filter.design === undefined || source.design === filter.design) &&
        (filter.direction === undefined ||
          (finding.direction === filter.direction && directionRead(source, finding))) &&
        (filter.status === undefined || source.status === filter.status) &&
        (filter.certainty === undefined || bearsOn(source).some((id) => certaintyOf.get(id) === filter.certainty)) &&
        (filter.yearFrom === undefined || (year !== null && year >= filter.yearFrom)) &&
        (filter.yearTo === undefined || (year !== null && year <= filter.yearTo))
      );
    })
    .map(({ source, finding }) => `${source.id} ${finding.id}`)
    .sort();
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const anyFilter = fc.record({
  condition: optional(fc.constantFrom(...records.conditions.map((condition) => condition.id))),
  design: optional(fc.constantFrom(...design.options)),
  direction: optional(fc.constantFrom(...direction.options)),
  status: optional(fc.constantFrom(...verificationStatus.options)),
  certainty: optional(fc.constantFrom(...certaintyLevel.options)),
  yearFrom: optional(fc.integer({ min: 1980, max: 2026 })),
  yearTo: optional(fc.integer({ min: 1980, max: 2026 })),
});

/** Every filter left open: a random one hardly ever is. */
const unfiltered = {
  condition: undefined,
  design: undefined,
  direction: undefined,
  status: undefined,
  certainty: undefined,
  yearFrom: undefined,
  yearTo: undefined,
};

describe('filters', () => {
  it('give every finding when there is none', () => {
    expect(ask({}).total).toBe(all.length);
    expect(everyPage({}).map(key).sort()).toEqual(expected({}));
  });

  it('give exactly the findings that the records say, for any mix of filters and any order', () => {
    fc.assert(
      fc.property(anyFilter, fc.constantFrom(...findingSort.options), fc.boolean(), (filter, sort, descending) => {
        const rows = everyPage({ ...filter, sort, descending });
        expect(rows.map(key).sort()).toEqual(expected(filter));
        expect(ask(filter).total).toBe(rows.length);
      }),
      { numRuns: 150 },
    );
  });

  it('look for the beginnings of words, all of them, whatever the spelling', () => {
    const british = everyPage({ words: 'haemorrh' });
    expect(british.length).toBeGreaterThan(0);
    expect(everyPage({ words: 'hemorrh' }).map(key)).toEqual(british.map(key));
    const narrowed = everyPage({ words: 'pain morphine' }).map(key);
    expect(everyPage({ words: 'pain' }).map(key)).toEqual(expect.arrayContaining(narrowed));
    expect(everyPage({ words: 'Fischer 2013' }).every((row) => row.sourceName === 'Fischer 2013')).toBe(true);
  });

  it.each(['"', '*', 'a AND', 'NEAR(', '-- ; DROP TABLE finding', '(((', 'body:x', '^a', '\u0000', '💉', '%', '_'])(
    'take %j as plain text',
    (typed) => {
      expect(() => ask({ words: typed })).not.toThrow();
    },
  );

  it('give nothing for signs alone, and everything for spaces', () => {
    expect(ask({ words: '+ / ?' })).toEqual({ total: 0, rows: [] });
    expect(ask({ words: '   ' }).total).toBe(all.length);
  });

  it('give the sources of the filtered findings, each once, in the order of the list', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(queries.sourceIds(filter)).toEqual([...new Set(everyPage(filter).map((row) => row.sourceId))]);
      }),
      { numRuns: 50, examples: [[unfiltered]] },
    );
    expect(queries.sourceIds({ words: '+' })).toEqual([]);
  });

  it('give nothing past the end', () => {
    expect(ask({ offset: 1_000_000 })).toEqual({ total: all.length, rows: [] });
  });
});

describe('orders', () => {
  it.each(findingSort.options)('by %s puts pages end to end without a gap, a repeat or a surprise', (sort) => {
    for (const descending of [true, false]) {
      const whole = everyPage({ sort, descending }).map(key);
      const inSevens = Array.from(
        { length: Math.ceil(whole.length / 7) },
        (_unused, page) => ask({ sort, descending, offset: page * 7, limit: 7 }).rows,
      ).flat();
      expect(inSevens.map(key)).toEqual(whole);
      expect(new Set(whole).size).toBe(all.length);
    }
  });

  it('by estimate go up or down by what was read, with the unread last either way', () => {
    for (const descending of [true, false]) {
      const estimates = everyPage({ sort: 'estimate', descending }).map((row) => row.finding.estimate);
      const read = estimates.filter((estimate) => estimate !== null);
      expect(estimates.slice(0, read.length)).toEqual(read);
      expect(read).toEqual([...read].sort((a, b) => (descending ? b - a : a - b)));
    }
  });

  it('by year put the newest first and the undated last either way', () => {
    for (const descending of [true, false]) {
      const years = everyPage({ sort: 'year', descending }).map((row) => row.year);
      const dated = years.filter((year) => year !== null);
      expect(years.slice(0, dated.length)).toEqual(dated);
      expect(dated).toEqual([...dated].sort((a, b) => (descending ? b - a : a - b)));
    }
  });

  it('are the same for words as for the whole list', () => {
    const whole = everyPage({ sort: 'people', descending: false }).map(key);
    const some = everyPage({ sort: 'people', descending: false, words: 'pain' }).map(key);
    expect(some).toEqual(whole.filter((row) => some.includes(row)));
  });
});

describe('figures', () => {
  it('that were not read are blank in every row', () => {
    const rows = new Map(everyPage({}).map((row) => [key(row), row]));
    let blanked = 0;
    for (const { source, finding } of all) {
      const row = rows.get(`${source.id} ${finding.id}`);
      if (finding.unread.includes('estimate') || source.status === 'recall-only') {
        expect(row?.finding.estimate).toBeNull();
        blanked += finding.estimate === null ? 0 : 1;
      } else expect(row?.finding.estimate).toBe(finding.estimate);
      expect(row?.direction).toBe(directionRead(source, finding) ? finding.direction : null);
    }
    expect(blanked).toBeGreaterThan(10);
  });

  it('of a recalled source cannot be found by its words or its order', () => {
    const rows = everyPage({ status: 'recall-only' }).filter((row) => row.sourceId === 'recalled-1999');
    expect(rows.length).toBe(recalled.findings.length);
    for (const row of rows) {
      expect(row.finding).toMatchObject({ estimate: null, interval: null, p: null, people: null, arms: [] });
      expect(row.finding.text).toMatch(/^Not read/);
    }
  });
});

describe('plans', () => {
  const plan = (parts: object): string => queries.explain(findingsAsked.parse(parts)).join('; ');

  it.each(findingSort.options)('by %s walk one index that holds every filter, in order', (sort) => {
    for (const descending of [true, false]) {
      const steps = plan({
        sort,
        descending,
        design: 'rct',
        direction: 'mixed',
        status: 'verified',
        certainty: 'low',
        yearFrom: 2000,
      });
      const index = sort === 'year' && descending ? 'newest_first' : `by_${sort}`;
      expect(steps).toContain(`USING COVERING INDEX finding_list_${index}`);
      expect(steps).not.toContain('TEMP B-TREE');
    }
  });

  it('of a condition start from that condition', () => {
    expect(plan({ condition: 'crps' })).toMatch(
      /SEARCH c USING PRIMARY KEY \(condition_id=\?\); SEARCH f USING INTEGER PRIMARY KEY/,
    );
    expect(plan({ condition: 'crps' })).not.toContain('TEMP B-TREE');
    expect(plan({ condition: 'crps', sort: 'people' })).toContain('SEARCH c USING PRIMARY KEY');
  });

  it('of words start from the word index', () => {
    expect(plan({ words: 'pain' })).toMatch(/^SCAN w VIRTUAL TABLE INDEX/);
    expect(plan({ words: 'pain' })).not.toContain('TEMP B-TREE');
  });
});
