/** Every stored analysis: it fits its schema, resolves to figures that were read, pools, and says nothing forbidden. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analysis } from '../evidence/analysis-records.ts';
import { source, type Source } from '../evidence/records.ts';
import { absoluteEffect, absoluteSentence } from './absolute.ts';
import { combineMeans } from './combine-arms.ts';
import { pool } from './pool.ts';
import { poolResult, type Fit, type OkPool } from './pool-records.ts';
import { inputOf, resolveAnalysis } from './resolve-analysis.ts';
import { resolvedAnalysis, type ResolvedAnalysis } from './resolved-records.ts';

const evidence = path.join(import.meta.dirname, '../../../db/evidence');
const read = (folder: string): unknown[] =>
  readdirSync(path.join(evidence, folder))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file): unknown => parse(readFileSync(path.join(evidence, folder, file), 'utf8')));

const sources = new Map<string, Source>(
  read('sources')
    .map((record) => source.parse(record))
    .map((one) => [one.id, one]),
);
const conditions = new Set(readdirSync(path.join(evidence, 'conditions')).map((file) => path.basename(file, '.yaml')));
const analyses = read('analyses').map((record) => analysis.parse(record));
const resolved = new Map(analyses.map((record) => [record.id, resolveAnalysis(record, sources)]));

function pooled(id: string): OkPool {
  const input = resolved.get(id)?.input ?? expect.fail(`${id} pools nothing`);
  const result = pool(input);
  poolResult.parse(result);
  return result.status === 'ok' ? result : expect.fail(result.refusals.map((refusal) => refusal.text).join(' '));
}

function rounded(fit: Fit): (number | string)[] {
  if (fit.status !== 'ok') return [fit.reason];
  return [fit.shown.estimate, fit.shown.low, fit.shown.high].map((value) => value.toFixed(2));
}

/** Every sentence of a record that a reader sees. */
function* sentences(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const one of value) yield* sentences(one);
  else if (value !== null && typeof value === 'object') {
    for (const [key, one] of Object.entries(value))
      if (!['id', 'source', 'finding', 'condition', 'assumes'].includes(key)) yield* sentences(one);
  }
}

describe.each(analyses.map((record) => [record.id, record] as const))('%s', (id, record) => {
  const found = resolved.get(id) ?? expect.fail(id);
  it('is named after its file and belongs to a condition', () => {
    expect(readdirSync(path.join(evidence, 'analyses'))).toContain(`${id}.yaml`);
    expect(conditions.has(record.condition), record.condition).toBe(true);
  });
  it('resolves to figures that were read', () => {
    expect(found.problems).toEqual([]);
    resolvedAnalysis.parse(found);
    expect(found.members).toHaveLength(record.members.length);
    for (const one of found.published)
      if (one.drawn) expect([one.estimate, one.low, one.high, one.level]).not.toContain(null);
  });
  it('pools what is included and can show its first model, or pools nothing', () => {
    if (record.standing === 'side-by-side') {
      expect(found.input).toBeNull();
      expect(found.published.filter((one) => one.drawn).length).toBeGreaterThanOrEqual(2);
      return;
    }
    const result = pooled(id);
    const { model } = record.shown;
    if (model === 'DL' || model === 'PM' || model === 'REML') expect(result.random[model].status).toBe('ok');
    else expect(result[model].status).toBe('ok');
    const all = inputOf(found, new Set(found.members.map((member) => member.id))) ?? expect.fail('no member');
    expect(pool(all)).toMatchObject({ status: 'ok', k: record.members.length });
  });
  it('warns, and uses words a reader may see', () => {
    expect(record.warnings.length).toBeGreaterThan(0);
    for (const text of sentences(record)) {
      expect(text).not.toMatch(/\bMgSO4|\bMS\b|[@<>!]|\bwe\b|\bour\b|sulphate/iu);
      expect(text, 'a trailing zero').not.toMatch(/\d\.\d*0\b/);
    }
  });
});

describe('known sums', () => {
  it('the 22 infarction trials: fixed and random effects disagree, as published', () => {
    const { fixed, random, k, notes } = pooled('acute-mi-early-death');
    expect(k).toBe(22);
    expect(rounded(fixed)).toEqual(['0.99', '0.94', '1.05']);
    const { DL, REML } = random;
    if (DL.status !== 'ok' || REML.status !== 'ok') expect.fail('no random effects');
    // The Cochrane review prints 0.66 (0.53 to 0.82).
    expect(rounded(DL.z)).toEqual(['0.66', '0.53', '0.82']);
    expect(rounded(REML.z)).toEqual(['0.58', '0.43', '0.78']);
    expect(notes.map((note) => note.code)).toContain('models-disagree');
  });
  it('the three neuroprotection trials: as in the pooling of participant data', () => {
    const { fixed, mantelHaenszel, heterogeneity, studies } = pooled('neuroprotection-cerebral-palsy');
    expect(rounded(fixed)).toEqual(['0.68', '0.53', '0.87']);
    expect(rounded(mantelHaenszel)).toEqual(['0.68', '0.53', '0.87']);
    expect(heterogeneity.fixed.Q).toBeCloseTo(1.33, 2);
    expect(studies.map((study) => study.people).reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(1979 + 2009);
  });
  it('opioid use: as worked out in the dossier', () => {
    const { DL: standardised } = pooled('opioid-24h-standardised').random;
    const { DL: morphine } = pooled('opioid-24h-morphine').random;
    if (standardised.status !== 'ok' || morphine.status !== 'ok') expect.fail('no random effects');
    expect(rounded(standardised.z)).toEqual(['-1.02', '-1.54', '-0.50']);
    expect(rounded(morphine.z)).toEqual(['-4.43', '-6.60', '-2.27']);
    expect([standardised.I2, morphine.I2].map(Math.round)).toEqual([88, 90]);
  });
  it('three arms are combined as one group of people', () => {
    const arms = [0.73, 0.59, 0.53].map((mean, i) => ({ n: 20, mean, sd: [0.17, 0.23, 0.21][i] ?? 0 }));
    const one = combineMeans(arms);
    expect([one.n, one.mean.toFixed(3), one.sd.toFixed(3)]).toEqual([60, '0.617', '0.218']);
  });
});

describe('what was not read stays out', () => {
  const [record] = analyses.filter(({ id }) => id === 'opioid-24h-morphine');
  if (record === undefined) throw new Error('opioid-24h-morphine is missing');
  const withMember = (change: object): ResolvedAnalysis =>
    resolveAnalysis(
      analysis.parse({ ...record, members: [{ ...record.members[0], ...change }, record.members[2]] }),
      sources,
    );
  it('an arm size that was assumed needs to be named', () => {
    expect(withMember({ assumes: [] }).problems.join()).toMatch(
      /dabbagh-2009 \/ morphine-24h: a mean, a standard deviation or an arm size was not read/,
    );
    expect(withMember({}).members.map((member) => member.assumed)).toEqual([true, false]);
  });
  it('an unread estimate cannot be used as an effect', () => {
    expect(withMember({ use: 'effect', assumes: [] }).problems.join()).toMatch(
      /the estimate or its interval was not read/,
    );
  });
  it('a misprinted deviation cannot be assumed', () => {
    expect(
      analysis.safeParse({ ...record, members: [{ ...record.members[0], assumes: ['arms.0.sd'] }, record.members[1]] })
        .success,
    ).toBe(false);
  });
  it('names records that do not exist', () => {
    expect(withMember({ source: 'nobody-1900' }).problems.join()).toContain('there is no source nobody-1900');
  });
});

describe('in people', () => {
  const fit = {
    status: 'ok' as const,
    estimate: 0,
    se: 1,
    low: 0,
    high: 0,
    statistic: 0,
    df: null,
    p: 1,
    shown: { estimate: 0.5, low: 0.25, high: 1.5 },
  };
  it('applies a ratio to a stated risk', () => {
    const near = (value: number): unknown => expect.closeTo(value, 9);
    expect(absoluteEffect('RR', fit, 0.2)).toEqual({
      per: 1000,
      without: 200,
      withTreatment: 100,
      difference: { estimate: near(-100), low: near(-150), high: near(100) },
    });
    expect(absoluteEffect('OR', fit, 0.2)?.withTreatment).toBeCloseTo(1000 / 9, 9);
    expect(absoluteEffect('RD', { ...fit, shown: { estimate: -0.1, low: -0.3, high: 0 } }, 0.2)?.difference).toEqual({
      estimate: near(-100),
      low: near(-200),
      high: 0,
    });
    expect(absoluteEffect('SMD', fit, 0.2)).toBeNull();
  });
  it('says it in a sentence', () => {
    const effect = absoluteEffect('RR', fit, 0.2) ?? expect.fail('no effect');
    expect(absoluteSentence(effect, 'people', 'die')).toBe(
      'Of 1,000 people, about 200 would die without magnesium sulfate and about 100 with it: 100 fewer, from 150 fewer to 100 more.',
    );
  });
});
