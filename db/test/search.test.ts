/** The ten-second question: what a tired person types must find the condition they mean, first. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compileEvidence } from '../../build/evidence/compile.ts';
import { loadRecords } from '../../build/evidence/load.ts';
import { openEvidence, sha256 } from '../open.ts';
import { searchQueries, type SearchQueries } from '../queries/search.ts';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

let search: SearchQueries;

beforeAll(() => {
  const bytes = compileEvidence(loadRecords(path.resolve(import.meta.dirname, '../evidence')).records);
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'search-')), 'evidence.sqlite');
  writeFileSync(file, bytes);
  const opened = openEvidence(file, sha256(bytes), null);
  expect(opened.kind).toBe('open');
  if (opened.kind === 'open') search = searchQueries(opened.db);
});

/** Query → the first hit it must give, as kind:id. */
const expected: readonly (readonly [string, string])[] = [
  ['crps', 'condition:crps'],
  ['CRPS', 'condition:crps'],
  ['CRSP', 'condition:crps'],
  ['complex regional', 'condition:crps'],
  ['complex regional pain syndrome', 'condition:crps'],
  ['reflex sympathetic dystrophy', 'condition:crps'],
  ['algodystrophy', 'condition:crps'],
  ['sudeck', 'condition:crps'],
  ['lumbago', 'condition:back-pain-neuropathic'],
  ['back pain', 'condition:back-pain-neuropathic'],
  ['mag sulph back pain', 'condition:back-pain-neuropathic'],
  ['bakc pain', 'condition:back-pain-neuropathic'],
  ['MgSO4 back pain', 'condition:back-pain-neuropathic'],
  ['sciatica', 'condition:back-pain-neuropathic'],
  ['torsade', 'condition:torsades'],
  ['torsades de pointes', 'condition:torsades'],
  ['tdp', 'condition:torsades'],
  ['long QT', 'condition:torsades'],
  ['preeclampsia', 'condition:pre-eclampsia'],
  ['pre-eclampsia', 'condition:pre-eclampsia'],
  ['toxaemia of pregnancy', 'condition:pre-eclampsia'],
  ['toxemia', 'condition:pre-eclampsia'],
  ['eclampsia', 'condition:eclampsia'],
  ['eclamptic', 'condition:eclampsia'],
  ['hypomagnesaemia', 'condition:hypomagnesaemia'],
  ['hypomagnesemia', 'condition:hypomagnesaemia'],
  ['low magnesium', 'condition:hypomagnesaemia'],
  ['hypomag', 'condition:hypomagnesaemia'],
  ['postoperative pain', 'condition:postoperative-pain'],
  ['post op pain', 'condition:postoperative-pain'],
  ['pain after surgery', 'condition:postoperative-pain'],
  ['postoperatve pain', 'condition:postoperative-pain'],
  ['shivering', 'condition:shivering'],
  ['migraine', 'condition:migraine'],
  ['migrane', 'condition:migraine'],
  ['cluster headache', 'condition:cluster-headache'],
  ['cluster', 'condition:cluster-headache'],
  ['asthma', 'condition:asthma-adult'],
  ['asthma child', 'condition:asthma-child'],
  ['neuroprotection', 'condition:fetal-neuroprotection-early'],
  ['cerebral palsy', 'condition:fetal-neuroprotection-early'],
  ['heart attack', 'condition:acute-mi'],
  ['myocardial infarction', 'condition:acute-mi'],
  ['stemi', 'condition:acute-mi'],
  ['af', 'condition:atrial-fibrillation'],
  ['atrial fibrillation', 'condition:atrial-fibrillation'],
  ['atrial fibrilation', 'condition:atrial-fibrillation'],
  ['subarachnoid haemorrhage', 'condition:subarachnoid-haemorrhage'],
  ['subarachnoid hemorrhage', 'condition:subarachnoid-haemorrhage'],
  ['sah', 'condition:subarachnoid-haemorrhage'],
  ['stroke', 'condition:acute-stroke'],
  ['tetanus', 'condition:tetanus'],
  ['lockjaw', 'condition:tetanus'],
  ['leg cramps', 'condition:muscle-cramps'],
  ['tocolysis', 'condition:tocolysis'],
  ['fibromyalgia', 'condition:fibromyalgia'],
  ['trigeminal', 'condition:trigeminal-neuralgia'],
  ['tic douloureux', 'condition:trigeminal-neuralgia'],
  ['shingles pain', 'condition:post-herpetic-neuralgia'],
  ['oxaliplatin', 'condition:oxaliplatin-neuropathy'],
  ['chemo neuropathy', 'condition:oxaliplatin-neuropathy'],
  ['constipation', 'condition:constipation'],
  ['zuspan', 'regimen:zuspan'],
  ['pritchard', 'regimen:pritchard'],
  ['10.1111/j.1526-4637.2009.00639.x', 'source:collins-2009-crps'],
  ['21069663', 'source:duley-2010-preeclampsia'],
  ['Fischer 2013', 'source:fischer-2013-crps'],
];

describe('search', () => {
  it.each(expected)('"%s" finds %s first', (query, first) => {
    const { hits } = search.search(query, 10);
    expect(hits.length === 0 ? 'nothing' : `${hits[0]?.kind}:${hits[0]?.id}`).toBe(first);
  });

  it('understands short forms of the drug and says how they were read', () => {
    expect(search.search('mag sulph back pain', 5).readAs).toContainEqual({
      typed: 'mag sulph',
      meaning: 'magnesium sulfate',
    });
  });

  it.each([
    ['Mag  Sulph, back pain', 'Mag  Sulph'],
    ['MAG-SULPH', 'MAG-SULPH'],
    ['MgSO4 for migraine', 'MgSO4'],
    ['MgSO₄', 'MgSO₄'],
    ['(CRSP)', 'CRSP'],
    ['toxaemia', 'toxaemia'],
  ])('names the very letters that were typed in %j', (query, typed) => {
    expect(search.search(query, 5).readAs.map((reading) => reading.typed)).toEqual([typed]);
  });

  it('says which word was taken for a misspelling, in the spelling of the records', () => {
    expect(search.search('migrane', 5).readAs).toEqual([{ typed: 'migrane', meaning: 'migraine' }]);
    expect(search.search('acute Haemorrage', 5).readAs).toEqual([{ typed: 'Haemorrage', meaning: 'haemorrhage' }]);
    expect(search.search('magnesium sulfat', 5).hits.length).toBeGreaterThan(0);
  });

  it('says nothing about a spelling that was right, or when only parts of words matched', () => {
    for (const query of ['migraine', 'haemorrhage', 'raham', 'algesi'])
      expect(search.search(query, 5).readAs).toEqual([]);
  });

  it('never takes one number for another', () => {
    for (const query of ['21069664', '10.1111/j.1526-4637.2009.00638.x'])
      expect(search.search(query, 5).readAs).toEqual([]);
    expect(search.search('21069664', 5).hits).toEqual([]);
  });

  it('says each reading once and names only letters that were typed, for any input', () => {
    const part = fc.constantFrom(
      'mag sulph',
      'MgSO4',
      'af',
      'migrane',
      'pain',
      ', ',
      ' ',
      '-',
      'é',
      '₄',
      '🩺',
      'ﬁ',
      'crsp',
      'İ',
      'ae',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const query = parts.join('');
        const typed = search.search(query, 5).readAs.map((reading) => reading.typed);
        expect(new Set(typed).size).toBe(typed.length);
        for (const letters of typed) expect(query).toContain(letters);
      }),
    );
  });

  it('never writes the drug as an abbreviation in a hit', () => {
    for (const query of ['MgSO4', 'mag sulph', 'pain']) {
      for (const hit of search.search(query, 100).hits)
        expect(`${hit.title} ${hit.detail}`.replace(/“[^”]*”/g, '')).not.toMatch(/\bMgSO4\b|\bMSO4\b/);
    }
  });

  it('gives the same hits for British and American spelling', () => {
    for (const [british, american] of [
      ['haemorrhage', 'hemorrhage'],
      ['hypomagnesaemia', 'hypomagnesemia'],
      ['anaesthesia', 'anesthesia'],
      ['labour', 'labor'],
      ['colour', 'color'],
    ]) {
      expect(search.search(british ?? '', 20).hits.map((hit) => hit.id)).toEqual(
        search.search(american ?? '', 20).hits.map((hit) => hit.id),
      );
    }
  });

  it('says what would match when nothing does', () => {
    const answer = search.search('migraine zzzzqqq', 10);
    expect(answer.hits).toEqual([]);
    expect(answer.suggestions).toEqual(['migraine']);
  });

  it('marks only text that is there, for any input at all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (query) => {
        for (const hit of search.search(query, 5).hits) {
          for (const [start, length] of hit.titleMarks)
            expect(hit.title.slice(start, start + length)).toHaveLength(length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(['"', "'", '*', 'a AND', 'NEAR(', '-- ; DROP TABLE condition', '(((', 'title:x', '^a', '\u0000', '💉'])(
    'takes %j as plain text',
    (query) => {
      expect(() => search.search(query, 5)).not.toThrow();
    },
  );
});
