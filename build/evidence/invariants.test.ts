/** Every rule of the store, each broken once: the damaged record gives exactly its sentence, and nothing else is said. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Claim, Condition, Finding, Source } from '#domain/evidence/records.ts';
import type { Limit, Product, Regimen } from '#domain/dosing/records.ts';
import { findProblems } from './invariants.ts';
import { loadRecords, type Records } from './load.ts';

const { records, problems } = loadRecords(path.resolve(import.meta.dirname, '../../db/evidence'));

const finding: Finding = {
  id: 'pain-24-hours',
  outcome: 'Pain',
  when: '24 hours',
  comparison: 'between-arms',
  measure: 'MD',
  unit: null,
  estimate: 0.9,
  interval: { low: 0.5, high: 1.3, level: 95 },
  p: null,
  i2: null,
  studies: null,
  people: 40,
  arms: [
    { name: 'Magnesium', isMagnesium: true, n: 20, events: 4, mean: 3.1, sd: 1.2 },
    { name: 'Saline', isMagnesium: false, n: 20, events: 6, mean: 4, sd: 1.1 },
  ],
  direction: 'no-difference',
  text: 'No difference.',
  place: 0,
  unread: [],
};

const sound: Source = {
  id: 'test-2020-ma',
  shortName: 'Test 2020',
  design: 'meta-analysis',
  citation: {
    type: 'article-journal',
    title: 'A review',
    author: [],
    year: 2020,
    containerTitle: null,
    volume: null,
    issue: null,
    page: null,
    publisher: null,
    DOI: null,
    PMID: null,
    PMCID: null,
    URL: null,
  },
  conditions: [],
  population: null,
  people: { randomised: null, analysed: null, magnesium: null, comparator: null },
  intervention: { route: null, salt: null, dose: null, over: null, frequency: null, course: null, other: null },
  comparator: null,
  findings: [{ ...finding, id: 'first' }, finding],
  harms: null,
  conclusion: 'No difference.',
  places: [{ title: null, year: null, url: null, where: 'abstract', level: 'primary-abstract' }],
  status: 'verified',
  notSeen: [],
  notes: null,
  secondReading: null,
};

/** The store with one source added whose second outcome is damaged. */
function withFinding(damage: Partial<Finding>): Records {
  return withSource({
    findings: [
      { ...finding, id: 'first' },
      { ...finding, ...damage },
    ],
  });
}

function withSource(damage: Partial<Source>): Records {
  return { ...records, sources: [...records.sources, { ...sound, ...damage }] };
}

function changed<T extends { id: string }>(list: readonly T[], id: string, damage: (record: T) => Partial<T>): T[] {
  expect(list.some((record) => record.id === id)).toBe(true);
  return list.map((record) => (record.id === id ? { ...record, ...damage(record) } : record));
}

const withCondition = (damage: (record: Condition) => Partial<Condition>): Records => ({
  ...records,
  conditions: changed(records.conditions, 'crps', damage),
});
const withClaim = (damage: (record: Claim) => Partial<Claim>): Records => ({
  ...records,
  claims: changed(records.claims, 'claim-01', damage),
});
const withRegimen = (damage: (record: Regimen) => Partial<Regimen>): Records => ({
  ...records,
  regimens: changed(records.regimens, 'zuspan', damage),
});
const product = records.products.find(
  (candidate) => candidate.totalG !== null && candidate.volumeMl !== null && candidate.offered,
);
const limit = records.limits[0];
if (product === undefined || limit === undefined) throw new Error('the store holds no product or no limit');
const withProduct = (damage: Partial<Product>): Records => ({
  ...records,
  products: changed(records.products, product.id, () => damage),
});
const withLimit = (damage: Partial<Limit>): Records => ({
  ...records,
  limits: changed(records.limits, limit.id, () => damage),
});

const ref = { source: 'collins-2009-crps', finding: 'pain-12-weeks' };
const [loading] = records.regimens.find((regimen) => regimen.id === 'zuspan')?.phases ?? [];
if (loading === undefined) throw new Error('zuspan has no phase');
const range = (low: string, high: string) => ({ low, high });

describe('the store as it is', () => {
  it('breaks no rule', () => {
    expect([...problems, ...findProblems(records)]).toEqual([]);
  });

  it('stays without problems when a sound source is added', () => {
    expect(findProblems(withFinding({}))).toEqual([]);
  });
});

const inOutcome = 'test-2020-ma, outcome 2 (pain-24-hours)';
const figures: readonly (readonly [string, Partial<Finding>])[] = [
  [`${inOutcome}: lower limit 1.2 is above the estimate 0.9`, { interval: { low: 1.2, high: 1.3, level: 95 } }],
  [`${inOutcome}: upper limit 0.8 is below the estimate 0.9`, { interval: { low: 0.5, high: 0.8, level: 95 } }],
  [`${inOutcome}: lower limit 2 is above upper limit 1`, { estimate: null, interval: { low: 2, high: 1, level: 95 } }],
  [`${inOutcome}: a ratio of 0 is impossible; ratios are above 0`, { measure: 'RR', estimate: 0, interval: null }],
  [
    `${inOutcome}: lower limit -0.1 of a ratio is impossible; ratios are above 0`,
    { measure: 'OR', interval: { low: -0.1, high: 2, level: 95 } },
  ],
  [
    `${inOutcome}: a proportion of 101 is not between 0 and 100`,
    { measure: 'proportion', estimate: 101, interval: null },
  ],
  [
    `${inOutcome}, arm 1: 30 events in 20 people`,
    { arms: [{ name: 'Magnesium', isMagnesium: true, n: 20, events: 30, mean: null, sd: null }] },
  ],
  [
    `${inOutcome}, arm 1: a standard deviation of 0`,
    { arms: [{ name: 'Magnesium', isMagnesium: true, n: 20, events: null, mean: 1, sd: 0 }] },
  ],
  [`${inOutcome}: "estimat" in unread is not a field of a finding`, { unread: ['estimat'] }],
  [`${inOutcome}: "arms.0.median" in unread is not a field of a finding`, { unread: ['arms.0.median'] }],
  [`${inOutcome}: "arms.5.n" in unread names arm 6, but the finding has 2`, { unread: ['arms.5.n'] }],
  [`${inOutcome}: says it was read at place 4, but the source lists 1`, { place: 3 }],
  ['test-2020-ma, outcome 2 (first): the finding id is used twice in this source', { id: 'first' }],
  [
    'source test-2020-ma, findings 2, text: writes the drug as MgSO4; write magnesium sulfate',
    { text: 'Less pain with MgSO4.' },
  ],
];

describe('a damaged figure', () => {
  it.each(figures)('says: %s', (sentence, damage) => {
    expect(findProblems(withFinding(damage))).toEqual([sentence]);
  });

  it('is not held against an estimate or an interval that was not read', () => {
    for (const unread of [['estimate'], ['interval']])
      expect(findProblems(withFinding({ interval: { low: 1.2, high: 1.3, level: 95 }, unread }))).toEqual([]);
  });
});

const store: readonly (readonly [string, Records])[] = [
  ['test-2020-ma: there is no condition crsp', withSource({ conditions: ['crsp'] })],
  [
    'source test-2020-ma, notes: writes the drug as MgSO₄; write magnesium sulfate',
    withSource({ notes: 'MgSO₄ was given.' }),
  ],
  [
    'condition crps: the bottom line has 3 sentences; two at most',
    withCondition(() => ({ bottomLine: 'It does not help. Do not start it. Ask first.' })),
  ],
  [
    'condition crps, label status: there is no source nobody-2001',
    withCondition((c) => ({ labelStatus: { ...c.labelStatus, refs: [{ source: 'nobody-2001', finding: null }] } })),
  ],
  [
    'condition crps, key numbers: source fischer-2013-crps has no finding nothing; it has ' +
      (records.sources
        .find((source) => source.id === 'fischer-2013-crps')
        ?.findings.map((one) => one.id)
        .join(', ') ?? ''),
    withCondition((c) => ({
      keyNumbers: [
        ...c.keyNumbers,
        {
          label: 'Pain',
          when: null,
          ref: { source: 'fischer-2013-crps', finding: 'nothing' },
          show: 'text',
          main: false,
        },
      ],
    })),
  ],
  [
    'condition crps: key number "Pain" shows an estimate that was not read in collins-2009-crps',
    withCondition((c) => ({
      keyNumbers: [...c.keyNumbers, { label: 'Pain', when: null, ref, show: 'estimate', main: false }],
    })),
  ],
  [
    'condition crps, absolute effect "Pain": lower limit 5 is above the difference 1',
    withCondition(() => ({
      absolute: [{ outcome: 'Pain', per: 1000, without: 10, difference: 1, low: 5, high: 6, basis: 'Trial', ref }],
    })),
  ],
  [
    'condition crps, absolute effect "Pain": upper limit 0 is below the difference 1',
    withCondition(() => ({
      absolute: [{ outcome: 'Pain', per: 1000, without: 10, difference: 1, low: -1, high: 0, basis: 'Trial', ref }],
    })),
  ],
  [
    'condition crps, absolute effect "Pain": 10 in 1000 with a difference of -12 is fewer than none',
    withCondition(() => ({
      absolute: [{ outcome: 'Pain', per: 1000, without: 10, difference: -12, low: -14, high: 0, basis: 'Trial', ref }],
    })),
  ],
  [
    'condition crps, absolute effects: there is no source gone',
    withCondition(() => ({
      absolute: [
        {
          outcome: 'Pain',
          per: 1000,
          without: 10,
          difference: 1,
          low: 0,
          high: 2,
          basis: 'Trial',
          ref: { source: 'gone', finding: null },
        },
      ],
    })),
  ],
  [
    'condition crps, "Flushing is common.": there is no source gone',
    withCondition(() => ({ harms: [{ text: 'Flushing is common.', refs: [{ source: 'gone', finding: null }] }] })),
  ],
  [
    'condition crps, explanation: there is no source gone',
    withCondition(() => ({
      explanation: { title: 'Why', text: 'Because.', refs: [{ source: 'gone', finding: null }] },
    })),
  ],
  [
    'condition crps: there is no regimen unknown-regimen',
    withCondition((c) => ({ regimens: [...c.regimens, 'unknown-regimen'] })),
  ],
  [
    'condition crps, certainty: high with 2 taken off is low, but the level is high; say why in "other"',
    withCondition((c) => ({ certainty: { ...c.certainty, level: 'high', other: null } })),
  ],
  ['claim claim-01: there is no condition nowhere', withClaim((c) => ({ conditions: [...c.conditions, 'nowhere'] }))],
  [
    'claim claim-01: the disputed words "cures everybody" are not in the restatement',
    withClaim(() => ({ disputed: ['cures everybody'] })),
  ],
  [
    'claim claim-01: the correcting words "cures nobody" are not in the answer',
    withClaim(() => ({ correction: ['cures nobody'] })),
  ],
  [
    'claim claim-01: there is no source gone',
    withClaim((c) => ({ refsAgainst: [...c.refsAgainst, { source: 'gone', finding: null }] })),
  ],
  ['regimen zuspan: there is no condition nowhere', withRegimen((r) => ({ conditions: [...r.conditions, 'nowhere'] }))],
  ['regimen zuspan: rests on recall only, so it may not be offered', withRegimen(() => ({ status: 'recall-only' }))],
  [
    'regimen zuspan: is reference-only without a reason',
    withRegimen(() => ({ use: 'reference-only', useReason: null })),
  ],
  [
    'regimen zuspan, phase 1 (loading): from 20 to 5 runs backwards',
    withRegimen(() => ({ phases: [{ ...loading, overMin: range('20', '5'), timeNotStated: false }] })),
  ],
  [
    'regimen zuspan, phase 1 (loading): from 10 to 9 runs backwards',
    withRegimen(() => ({ phases: [{ ...loading, amount: { low: '10', high: '9', unit: 'g', perKg: false } }] })),
  ],
  [
    'regimen zuspan, phase 1 (loading): has no minutes; give them or say timeNotStated: true',
    withRegimen(() => ({ phases: [{ ...loading, overMin: null, timeNotStated: false }] })),
  ],
  [
    'regimen zuspan, phase 1 (maintenance): a maintenance amount needs the hours it is given per',
    withRegimen(() => ({
      phases: [
        { ...loading, kind: 'maintenance', amount: { low: '1', high: '1', unit: 'g', perKg: false }, everyHours: null },
      ],
    })),
  ],
  [`product ${product.id}: rests on recall only, so it may not be offered`, withProduct({ status: 'recall-only' })],
  [`limit ${limit.id}: there is no regimen gone`, withLimit({ scope: { ...limit.scope, exceptRegimens: ['gone'] } })],
  [`limit ${limit.id}: there is no product gone`, withLimit({ scope: { ...limit.scope, products: ['gone'] } })],
];

describe('a damaged record', () => {
  it.each(store)('says: %s', (sentence, damaged) => {
    expect(findProblems(damaged)).toEqual([sentence]);
  });

  it('of a product names the two figures that disagree', () => {
    const { volumeMl, mgPerMl } = product;
    const grams = (Number(mgPerMl) * Number(volumeMl)) / 1000;
    expect(findProblems(withProduct({ totalG: '999' }))).toEqual([
      `product ${product.id}: ${volumeMl} mL of ${mgPerMl} mg per mL is ${grams} g, the record says 999 g`,
    ]);
    expect(findProblems(withProduct({ percent: '7' }))).toEqual([
      `product ${product.id}: 7 % is not ${mgPerMl} mg per mL`,
    ]);
  });

  it('of an analysis names the condition that is missing', () => {
    const [analysis] = records.analyses;
    if (analysis === undefined) throw new Error('the store holds no analysis');
    expect(findProblems({ ...records, analyses: [{ ...analysis, condition: 'nowhere' }] })).toEqual([
      `analysis ${analysis.id}: there is no condition nowhere`,
    ]);
  });

  it('may hold the abbreviation where it is quoted from a title or typed by people', () => {
    expect(findProblems(withSource({ citation: { ...sound.citation, title: 'MgSO4 in asthma' } }))).toEqual([]);
    expect(findProblems(withCondition(() => ({ synonyms: ['MgSO4 for pain'] })))).toEqual([]);
  });
});
