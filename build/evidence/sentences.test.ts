/** A slip in a record is answered in words a clinician understands: which field, what it must be, what stands there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { limit } from '#domain/dosing/records.ts';
import { condition, source } from '#domain/evidence/records.ts';
import { readYamlText } from './read-yaml.ts';
import { problemSentences } from './sentences.ts';

type Group = Record<string, unknown>;

function record(file: string): Group {
  const read = readYamlText(readFileSync(path.resolve(import.meta.dirname, '../../db/evidence', file), 'utf8'));
  if (read.kind !== 'read') throw new Error(read.sentence);
  return (Array.isArray(read.value) ? read.value[0] : read.value) as Group;
}

/** The record with the value at a path set, or taken out when the value is undefined. */
function set(from: Group, where: string, value: unknown): Group {
  const copy = structuredClone(from);
  const steps = where.split('.');
  const last = steps.pop() ?? '';
  let here: Group = copy;
  for (const step of steps) here = here[step] as Group;
  if (value === undefined) delete here[last];
  else here[last] = value;
  return copy;
}

function said(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value);
  return result.success ? [] : problemSentences(result.error, value);
}

const trial = record('sources/collins-2009-crps.yaml');
const crps = record('conditions/crps.yaml');
const firstLimit = record('limits/dose.yaml');

const inSource: readonly (readonly [string, unknown, string])[] = [
  ['citation.PMID', 19496957, 'citation, PMID: must be text, but is the number 19496957; put it in quotes'],
  ['citation.year', '2009', 'citation, year: must be a number, but is "2009"; take the quotes away'],
  ['citation.year', 1066, 'citation, year: must be 1850 or more, but is the number 1066'],
  [
    'citation.DOI',
    'doi:10.1',
    'citation, DOI: must be a DOI such as 10.1111/j.1526-4637.2009.00639.x, but is "doi:10.1"',
  ],
  ['citation.PMCID', '123', 'citation, PMCID: must be a PubMed Central number such as PMC1234567, but is "123"'],
  ['citation.author', [{ family: 'Smith' }], 'citation, author 1, given: is missing; it must be text'],
  ['citation.author', ['Smith AB'], 'citation, author 1: must be a group of fields, but is "Smith AB"'],
  [
    'design',
    'trial',
    'design: must be one of: rct, meta-analysis, systematic-review, cohort, case-series, guideline, label, narrative-review, pk-study, news, but is "trial"',
  ],
  ['id', 'Collins 2009', 'id: an id is lower-case words joined by hyphens, but this one is "Collins 2009"'],
  ['conclusion', '  ', 'conclusion: must be a text that is not empty, but is an empty text'],
  ['conclusion', null, 'conclusion: must be text, but is empty (null)'],
  ['conclusion', undefined, 'conclusion: is missing; it must be text'],
  ['places', [], 'places: must be a list of at least 1 entry, but is an empty list'],
  [
    'places.1.level',
    undefined,
    'place 2, level: is missing; it must be one of: primary-fulltext, primary-abstract, secondary, label, guideline',
  ],
  ['findings', 'none', 'findings: must be a list, but is "none"'],
  ['findings.0.people', 1.5, 'outcome 1 (pain-1-week), people: must be a whole number, but is the number 1.5'],
  [
    'findings.1.interval',
    { low: 1, high: 2, level: 120 },
    'outcome 2 (pain-3-weeks), interval, level: must be 99.9 or less, but is the number 120',
  ],
  [
    'findings.1.interval',
    { low: 'a', high: 2, level: 95 },
    'outcome 2 (pain-3-weeks), interval, lower limit: must be a number, but is "a"',
  ],
  ['findings.0.estimate', Number.NaN, 'outcome 1 (pain-1-week), estimate: must be a number, but is the number NaN'],
  ['people.randomised', 0, 'people, randomised: must be above 0, but is the number 0'],
  ['nots', 'x', 'the record: there is no field "nots" here; take it out or correct its name'],
];

describe('a slip in a source', () => {
  it.each(inSource)('at %s set to %j', (where, value, sentence) => {
    expect(said(source, set(trial, where, value))).toEqual([sentence]);
  });

  it('in the name of a field is told the name that was meant', () => {
    const misspelt = set(set(trial, 'findings.3.direction', undefined), 'findings.3.directon', 'mixed');
    expect(said(source, misspelt)).toEqual([
      'outcome 4 (pain-12-weeks), direction: is missing; it must be one of: favours-magnesium, no-difference, favours-comparator, mixed',
      'outcome 4 (pain-12-weeks): there is no field "directon" here; did you mean "direction"?',
    ]);
  });
});

describe('a slip elsewhere', () => {
  it('in a certainty names the figures that are allowed', () => {
    expect(said(condition, set(crps, 'certainty.riskOfBias.down', 3))).toEqual([
      'certainty, riskOfBias, down: must be 0, 1 or 2, but is the number 3',
    ]);
  });

  it('in a month shows a month', () => {
    expect(said(condition, set(crps, 'lastSearched', 'Nov 2026'))).toEqual([
      'lastSearched: must be a month such as "2026-11", but is "Nov 2026"',
    ]);
  });

  it('in a dose says that a dose is text', () => {
    expect(said(limit, set(firstLimit, 'value', 6))).toEqual([
      'value: must be text, but is the number 6; put it in quotes',
    ]);
    expect(said(limit, set(firstLimit, 'value', '06'))).toEqual([
      'value: must be a plain decimal such as "4" or "0.5", but is "06"',
    ]);
  });

  it('in a field with two forms names the nearer one, or both', () => {
    expect(said(limit, set(firstLimit, 'scope.populations', ['grown-up']))).toEqual([
      'scope, populations 1: must be one of: adult, adult-obstetric, child, neonate, but is "grown-up"',
    ]);
    expect(said(limit, set(firstLimit, 'scope.populations', 'adult'))).toEqual([
      'scope, populations: must be any or a list, but is "adult"',
    ]);
  });

  it('that is the whole record says so', () => {
    expect(said(source, null)).toEqual(['the record: must be a group of fields, but is empty (null)']);
    expect(said(source, [])).toEqual(['the record: must be a group of fields, but is an empty list']);
  });
});

describe('any value at all', () => {
  const schemas: readonly z.ZodType[] = [source, condition, limit];

  it('gives sentences without a word of the schema library', () => {
    const value = fc.oneof(fc.anything({ withNullPrototype: false }), fc.jsonValue());
    fc.assert(
      fc.property(
        value,
        fc.constantFrom(
          '',
          'citation',
          'findings',
          'findings.0',
          'findings.0.arms',
          'people',
          'places.0',
          'citation.author.0',
          'id',
        ),
        (broken, where) => {
          for (const schema of schemas) {
            const input: unknown = where === '' ? broken : set(trial, where, broken);
            for (const sentence of said(schema, input))
              expect(sentence).not.toMatch(/Invalid|expected|received|undefined|\[object|Unrecognized|NaN but/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
