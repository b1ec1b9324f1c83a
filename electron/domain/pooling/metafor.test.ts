/**
 * Agreement with R metafor, on public data sets and made corners, to a relative 2e-8 of each figure's own scale.
 * The values are written by `build/reference/metafor.R`; R is not needed here.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pool } from './pool.ts';
import { poolInput, tau2Method, type BriefPool, type Fit, type OkPool } from './pool-records.ts';

const number = z.number();
const rFit = z.object({
  estimate: number,
  se: number,
  low: number,
  high: number,
  statistic: number.nullable(),
  p: number.nullable(),
});
const pair = z.tuple([number, number]);
const rBriefRandom = z.object({ tau2: number, I2: number, z: rFit, knappHartung: rFit.nullish() });
const rBrief = z.object({ fixed: rFit, random: z.object({ DL: rBriefRandom, PM: rBriefRandom, REML: rBriefRandom }) });
const rRandom = z.object({
  tau2: number,
  z: rFit,
  weights: z.array(number),
  I2: number.optional(),
  H2: number.optional(),
  knappHartung: rFit.optional(),
  predictionZ: pair.optional(),
  predictionKnappHartung: pair.optional(),
  predictionHiggins: pair.optional(),
});
const rCounted = rFit.extend({ Q: number, QDf: number, QP: number, I2: number, H2: number, weights: z.array(number) });
const rQ = z.object({ Q: number, df: number, p: number });
const rCase = z.object({
  id: z.string(),
  origin: z.string(),
  kind: z.string(),
  measure: z.string(),
  studies: z.array(z.unknown()),
  expected: z.object({
    effects: z.array(number),
    variances: z.array(number),
    fixed: rFit,
    fixedWeights: z.array(number),
    heterogeneity: z.object({ Q: number, df: number, p: number, I2: number, H2: number }),
    random: z.object({ DL: rRandom, PM: rRandom, REML: rRandom }),
    tau2Interval: z.object({ tau2: pair, I2: pair, H2: pair, empty: z.boolean() }).optional(),
    egger: z
      .object({ bias: number, se: number, t: number, p: number, limit: z.tuple([number, number, number]) })
      .optional(),
    mantelHaenszel: rCounted.nullish(),
    peto: rCounted.nullish(),
    leaveOneOut: z.array(rBrief).optional(),
    cumulative: z.array(rBrief).optional(),
    subgroups: z
      .object({
        names: z.array(z.string()),
        groups: z.array(rBrief),
        between: z.object({ fixed: rQ, DL: rQ, PM: rQ, REML: rQ }),
      })
      .optional(),
  }),
});
const reference = z
  .object({ R: z.string(), metafor: z.string(), metadat: z.string(), cases: z.array(rCase) })
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../build/reference/metafor.json'), 'utf8')));

const methods = tau2Method.options;

/** Equal to a relative 2e-8; `scale` is the size below which a difference does not count (a standard error, say). */
function same(actual: number | null | undefined, expected: number, what: string, scale = 0): void {
  expect(typeof actual, what).toBe('number');
  const allowed = 2e-8 * Math.max(Math.abs(expected), scale);
  expect(Math.abs((actual ?? Number.NaN) - expected), `${what}: ${actual} against ${expected}`).toBeLessThanOrEqual(
    allowed,
  );
}

/** Within rounding of nothing: metafor gives se 0 where every effect is the same, and this engine gives no fit. */
const isNothing = (fit: z.infer<typeof rFit>): boolean => fit.se < 1e-12;

function sameFit(actual: Fit, expected: z.infer<typeof rFit>, what: string): void {
  if (isNothing(expected) && actual.status === 'not-available') return;
  if (actual.status !== 'ok') expect.fail(`${what}: ${actual.reason}`);
  for (const field of ['estimate', 'se', 'low', 'high'] as const)
    same(actual[field], expected[field], `${what} ${field}`, expected.se);
  same(actual.statistic, expected.statistic ?? Number.NaN, `${what} statistic`, 1);
  const p = expected.p ?? Number.NaN;
  // A p far in the tail carries the error of its statistic, multiplied by that statistic.
  same(actual.p, p, `${what} p`, p * (1 + actual.statistic ** 2));
}

function sameBrief(actual: BriefPool, expected: z.infer<typeof rBrief>, what: string): void {
  sameFit(actual.fixed, expected.fixed, `${what} fixed`);
  for (const method of methods) {
    const ours = actual.random[method];
    const theirs = expected.random[method];
    if (ours.status !== 'ok') expect.fail(`${what} ${method}: ${ours.reason}`);
    same(ours.tau2, theirs.tau2, `${what} ${method} tau2`, expected.fixed.se ** 2);
    same(ours.I2, theirs.I2, `${what} ${method} I2`, 1);
    sameFit(ours.z, theirs.z, `${what} ${method} z`);
    if (theirs.knappHartung) sameFit(ours.knappHartung, theirs.knappHartung, `${what} ${method} Knapp–Hartung`);
    else expect(ours.knappHartung.status).toBe('not-available');
  }
}

function samePair(
  actual: { low: number; high: number } | null,
  expected: readonly [number, number] | undefined,
  what: string,
  scale: number,
): void {
  if (expected === undefined) expect(actual, what).toBeNull();
  else {
    same(actual?.low, expected[0], `${what} low`, scale);
    same(actual?.high, expected[1], `${what} high`, scale);
  }
}

function pooled(example: z.infer<typeof rCase>): OkPool {
  const result = pool(poolInput.parse({ measure: example.measure, studies: example.studies }));
  if (result.status !== 'ok') expect.fail(result.refusals.map((refusal) => refusal.text).join(' '));
  return result;
}

function sameCounted(
  actual: Fit,
  q: OkPool['heterogeneity']['peto'],
  weights: (number | null)[],
  expected: z.infer<typeof rCounted> | null | undefined,
  what: string,
): void {
  if (expected == null) {
    expect(actual.status, what).toBe('not-available');
    return;
  }
  sameFit(actual, expected, what);
  same(q?.Q, expected.Q, `${what} Q`, 1);
  expect(q?.df, what).toBe(expected.QDf);
  same(q?.p, expected.QP, `${what} Q p`, 1);
  same(q?.I2, expected.I2, `${what} I2`, 1);
  same(q?.H2, expected.H2, `${what} H2`, 1);
  expected.weights.forEach((weight, i) => same(weights[i], weight, `${what} weight ${i}`, 1));
}

describe(`metafor ${reference.metafor} on ${reference.R}`, () => {
  it('covers at least twelve public data sets, with counts and with means', () => {
    const publicSets = new Set(
      reference.cases.filter(({ origin }) => origin.startsWith('R metadat')).map(({ origin }) => origin),
    );
    expect(publicSets.size).toBeGreaterThanOrEqual(12);
    expect(new Set(reference.cases.map(({ kind }) => kind))).toEqual(new Set(['counts', 'means', 'effects']));
  });

  it.each(reference.cases.map((example) => [example.id, example] as const))('%s', (_id, example) => {
    const { expected } = example;
    const result = pooled(example);
    const { studies } = result;

    expected.effects.forEach((effect, i) =>
      same(studies[i]?.effect, effect, `effect ${i}`, Math.sqrt(expected.variances[i] ?? 0)),
    );
    expected.variances.forEach((variance, i) => same(studies[i]?.variance, variance, `variance ${i}`));
    sameFit(result.fixed, expected.fixed, 'fixed');
    expected.fixedWeights.forEach((weight, i) => same(studies[i]?.weights.fixed, weight, `fixed weight ${i}`, 1));
    const { fixed: heterogeneity } = result.heterogeneity;
    same(heterogeneity.Q, expected.heterogeneity.Q, 'Q', 1);
    expect(heterogeneity.df).toBe(expected.heterogeneity.df);
    same(heterogeneity.p, expected.heterogeneity.p, 'Q p', expected.heterogeneity.p * (1 + heterogeneity.Q));
    same(heterogeneity.I2, expected.heterogeneity.I2, 'I2', 1);
    same(heterogeneity.H2, expected.heterogeneity.H2, 'H2', 1);

    for (const method of methods) {
      const ours = result.random[method];
      const theirs = expected.random[method];
      if (ours.status !== 'ok') expect.fail(ours.reason);
      same(ours.tau2, theirs.tau2, `${method} tau2`, expected.fixed.se ** 2);
      sameFit(ours.z, theirs.z, `${method} z`);
      theirs.weights.forEach((weight, i) => same(studies[i]?.weights[method], weight, `${method} weight ${i}`, 1));
      if (theirs.I2 !== undefined && theirs.H2 !== undefined) {
        same(ours.I2, theirs.I2, `${method} I2`, 1);
        same(ours.H2, theirs.H2, `${method} H2`, 1);
      }
      if (theirs.knappHartung) sameFit(ours.knappHartung, theirs.knappHartung, `${method} Knapp–Hartung`);
      samePair(ours.prediction.z, theirs.predictionZ, `${method} prediction z`, theirs.z.se);
      const nothing = theirs.knappHartung !== undefined && isNothing(theirs.knappHartung);
      samePair(
        ours.prediction.knappHartung,
        nothing ? undefined : theirs.predictionKnappHartung,
        `${method} prediction Knapp–Hartung`,
        theirs.z.se,
      );
      samePair(ours.prediction.higgins, theirs.predictionHiggins, `${method} prediction Higgins`, theirs.z.se);

      const interval = expected.tau2Interval;
      if (interval === undefined) expect(ours.tau2Interval).toBeNull();
      else {
        const scale = expected.fixed.se ** 2;
        same(ours.tau2Interval?.low, interval.tau2[0], 'tau2 low', scale);
        same(ours.tau2Interval?.high, interval.tau2[1], 'tau2 high', scale);
        samePair(ours.tau2Interval?.I2 ?? null, interval.I2, 'I2 interval', 1);
        samePair(ours.tau2Interval?.H2 ?? null, interval.H2, 'H2 interval', 1);
        expect(ours.tau2Interval?.empty).toBe(interval.empty);
      }
    }

    const { egger } = result;
    if (expected.egger === undefined) expect(egger.status).toBe('not-available');
    else {
      if (egger.status !== 'ok') expect.fail(egger.reason);
      same(egger.bias, expected.egger.bias, 'Egger bias', expected.egger.se);
      same(egger.se, expected.egger.se, 'Egger se');
      same(egger.t, expected.egger.t, 'Egger t', 1);
      same(egger.p, expected.egger.p, 'Egger p', expected.egger.p * (1 + egger.t ** 2));
      const [limit, low, high] = expected.egger.limit;
      const scale = high - low;
      same(egger.limit.estimate, limit, 'Egger limit', scale);
      same(egger.limit.low, low, 'Egger limit low', scale);
      same(egger.limit.high, high, 'Egger limit high', scale);
    }

    if (example.kind === 'counts') {
      const { heterogeneity: q } = result;
      sameCounted(
        result.mantelHaenszel,
        q.mantelHaenszel,
        studies.map(({ weights }) => weights.mantelHaenszel),
        expected.mantelHaenszel,
        'Mantel–Haenszel',
      );
      sameCounted(
        result.peto,
        q.peto,
        studies.map(({ weights }) => weights.peto),
        expected.peto,
        'Peto',
      );
    } else {
      expect([result.mantelHaenszel.status, result.peto.status]).toEqual(['not-available', 'not-available']);
    }

    expected.leaveOneOut?.forEach((brief, i) => {
      const ours = result.leaveOneOut[i] ?? expect.fail(`no leave-one-out ${i}`);
      sameBrief(ours.pool, brief, `without ${ours.without}`);
    });
    expected.cumulative?.forEach((brief, i) => {
      const ours = result.cumulative?.[i] ?? expect.fail(`no cumulative ${i}`);
      sameBrief(ours.pool, brief, `up to ${ours.upTo}`);
    });
    if (expected.subgroups) {
      const { names, groups, between } = expected.subgroups;
      expect(result.subgroups?.groups.map(({ name }) => name)).toEqual(names);
      groups.forEach((brief, i) =>
        sameBrief(result.subgroups?.groups[i]?.pool ?? expect.fail('no group'), brief, `group ${names[i]}`),
      );
      for (const key of ['fixed', ...methods] as const) {
        const ours = result.subgroups?.between[key] ?? expect.fail('no test between groups');
        if (ours.status !== 'ok') expect.fail(ours.reason);
        same(ours.Q, between[key].Q, `between ${key}`, 1);
        same(ours.p, between[key].p, `between ${key} p`, 1);
        expect(ours.df).toBe(between[key].df);
      }
    }
  });
});
