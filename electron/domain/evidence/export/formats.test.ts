/** Hostile and awkward text in a reference: it may not break out of its field, be run by a spreadsheet, or be lost. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CslItem, Finding, Source } from '../records.ts';
import { escapeTex, toBibtex } from './bibtex.ts';
import { csvText } from './csv.ts';
import { exportFormat, exportSources } from './export.ts';
import { toRis } from './ris.ts';
import { findingsCsv, sourcesCsv } from './tables.ts';

const citation: CslItem = {
  type: 'article-journal',
  title: 'A trial',
  author: [{ family: 'Smith', given: 'AB' }],
  year: 2020,
  containerTitle: 'Journal',
  volume: '1',
  issue: null,
  page: '1-9',
  publisher: null,
  DOI: null,
  PMID: null,
  PMCID: null,
  URL: null,
};

const finding: Finding = {
  id: 'pain',
  outcome: 'Pain',
  when: '24 hours',
  comparison: 'between-arms',
  measure: 'MD',
  unit: null,
  estimate: -0.5,
  interval: { low: -1, high: 0.5, level: 95 },
  p: null,
  i2: null,
  studies: null,
  people: 40,
  arms: [],
  direction: 'no-difference',
  text: 'No difference.',
  place: 0,
  unread: [],
};

function source(parts: Partial<CslItem> = {}, rest: Partial<Source> = {}): Source {
  return {
    id: 'smith-2020',
    shortName: 'Smith 2020',
    design: 'rct',
    citation: { ...citation, ...parts },
    conditions: ['crps'],
    population: 'Adults',
    people: { randomised: 40, analysed: 38, magnesium: 20, comparator: 20 },
    intervention: { route: null, salt: null, dose: null, over: null, frequency: null, course: null, other: null },
    comparator: null,
    findings: [finding],
    harms: null,
    conclusion: 'No difference.',
    places: [{ title: null, year: null, url: null, where: 'abstract', level: 'primary-abstract' }],
    status: 'verified',
    notSeen: [],
    notes: null,
    secondReading: null,
    ...rest,
  };
}

const read = (text: string) => plugins.input.chain(text, { generateGraph: false });

/** A small reader of RFC 4180, so that what was written is judged by what is read. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
  }
  rows.pop();
  return rows;
}

describe('BibTeX', () => {
  it.each([
    '100% & more_or #less $5',
    'a{b}c',
    'back\\slash',
    'x < 5 and y > 3',
    '~tilde^hat',
    "it''s ``quoted''",
    'dash -- dash --- dash',
    'Böhm naïve ½ µmol',
  ])('keeps %j as it is', (title) => {
    const [item] = read(toBibtex([source({ title })]));
    expect(item?.title).toBe(title);
  });

  it('keeps a group name with "and" or a comma in one piece', () => {
    const [item] = read(
      toBibtex([
        source({ author: [{ literal: 'Heart and Lung Group, Paris' }, { family: 'van der Berg', given: 'A' }] }),
      ]),
    );
    expect(item?.author).toEqual([{ family: 'Heart and Lung Group, Paris' }, { family: 'van der Berg', given: 'A.' }]);
  });

  it('cannot be broken out of', () => {
    const items = read(
      toBibtex([source({ title: 'x}}, note = {stolen' }), source({ title: 'Second' }, { id: 'second-2020' })]),
    );
    expect(items.map((item) => item.title)).toEqual(['x}}, note = {stolen', 'Second']);
  });

  it('balances its braces whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const bare = escapeTex(text).replace(/\\[{}]/g, '');
        let depth = 0;
        for (const character of bare) {
          if (character === '{') depth += 1;
          if (character === '}') depth -= 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });

  it('keeps any plain text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }), (text) => {
        const title = text.trim().replace(/\s+/g, ' ');
        fc.pre(title !== '');
        const [item] = read(toBibtex([source({ title })]));
        expect(item?.title).toBe(title);
      }),
    );
  });
});

describe('RIS', () => {
  it('keeps a record in one piece when its text holds a line that looks like a tag', () => {
    const items = read(toRis([source({ title: 'One\r\nER  - \r\nTY  - JOUR\r\nTI  - Two' })]));
    expect(items).toHaveLength(1);
    expect(items[0]?.title).toBe('One ER - TY - JOUR TI - Two');
  });

  it('leaves out what was not seen', () => {
    expect(toRis([source({ year: null, volume: null, page: null, author: [] })])).not.toMatch(/^(?:AU|PY|VL|SP|EP)/m);
  });

  it('writes a last page only for a range', () => {
    expect(toRis([source({ page: 'CD000025' })])).toMatch(/^SP {2}- CD000025\r\nDP/m);
  });
});

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\n-2'])(
    'stops %j from being run as a formula',
    (text) => {
      expect(parseCsv(csvText(['h'], [[text]]))[1]).toEqual([`'${text}`]);
    },
  );

  it('leaves a negative number a number', () => {
    expect(csvText(['h'], [[-0.5]])).toBe('\uFEFFh\r\n-0.5\r\n');
  });

  it('gives back every text, however it is quoted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 3, maxLength: 3 }), { maxLength: 5 }),
        (rows) => {
          const back = parseCsv(csvText(['a', 'b', 'c'], rows)).slice(1);
          expect(back.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
            rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
          );
        },
      ),
    );
  });

  it('has one heading for every cell', () => {
    for (const text of [sourcesCsv([source()]), findingsCsv([{ source: source(), finding }])]) {
      const [header, row] = parseCsv(text);
      expect(row).toHaveLength(header?.length ?? 0);
      expect(new Set(header).size).toBe(header?.length);
    }
  });

  it('never writes a figure that was not read', () => {
    const unread = { ...finding, unread: ['estimate', 'interval', 'direction'] };
    const [header = [], row = []] = parseCsv(findingsCsv([{ source: source(), finding: unread }]));
    const cells = Object.fromEntries(header.map((name, index) => [name, row[index]]));
    expect(cells).toMatchObject({
      estimate: '',
      'lower limit': '',
      'upper limit': '',
      direction: '',
      people: '40',
      'not read': 'estimate, interval, direction',
    });
  });

  it('gives no figure of a source that rests on recall', () => {
    const [header = [], row = []] = parseCsv(sourcesCsv([source({}, { status: 'recall-only' })]));
    const cells = Object.fromEntries(header.map((name, index) => [name, row[index]]));
    expect(cells).toMatchObject({
      'people randomised': '',
      conclusion: '',
      status: 'Not read in any source: not to be used as fact.',
    });
  });
});

describe('export', () => {
  it('writes a source once, in the order asked', () => {
    const first = source({}, { id: 'b-2020' });
    const file = exportSources('ris', [first, source({}, { id: 'a-2020' }), first]);
    expect(file.sources).toBe(2);
    expect([...file.text.matchAll(/^ID {2}- (.+)\r$/gm)].map((match) => match[1])).toEqual(['b-2020', 'a-2020']);
  });

  it.each(exportFormat.options)('gives an empty set as a valid %s file', (format) => {
    const file = exportSources(format, []);
    expect(file.sources).toBe(0);
    expect(file.fileName).toMatch(/^magnesium-(?:sources|findings)\.(?:ris|bib|json|csv)$/);
  });
});
