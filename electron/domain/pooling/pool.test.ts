/**
 * Refusals, properties and the honest gaps of pooling.
 *
 * Time of `pool` on made counts, odds ratios, median of 200 runs after 30 to warm up, one core of a shared two-core
 * server, Node 24. Not asserted: a test must not depend on the machine it runs on.
 *
 *   trials                                  22      60     100     200
 *   with leave-one-out and cumulative      0.9     3.4     8.6    37    ms
 *   with neither (views: [])               0.1     0.2     0.3     0.4  ms
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pool } from './pool.ts';
import { poolInput, poolResult, type OkPool, type PoolStudy } from './pool-records.ts';
import { pauleMandel, restrictedMaximumLikelihood } from './tau2.ts';

const table = (id: string, events1: number, n1: number, events2: number, n2: number): PoolStudy => ({
  id,
  events1,
  n1,
  events2,
  n2,
});
const arms = (
  id: string,
  n1: number,
  mean1: number,
  sd1: number,
  n2: number,
  mean2: number,
  sd2: number,
): PoolStudy => ({
  id,
  n1,
  mean1,
  sd1,
  n2,
  mean2,
  sd2,
});

function refusalsOf(input: unknown): string[] {
  const result = pool(poolInput.parse(input));
  return result.status === 'refused'
    ? result.refusals.map((refusal) => refusal.text)
    : expect.fail('it was not refused');
}

function ok(input: unknown): OkPool {
  const result = pool(poolInput.parse(input));
  // What is given must fit the schema it crosses a border with: no NaN, no infinity, no stray field.
  poolResult.parse(result);
  return result.status === 'ok' ? result : expect.fail(result.refusals.map((refusal) => refusal.text).join(' '));
}

describe('refusals say what is wrong and with which study', () => {
  const good = table('Good 1990', 2, 20, 4, 20);
  it.each([
    ['no study', 'OR', [], 'There is no study to pool. Give at least one.'],
    ['a negative count', 'OR', [table('A 1990', -1, 20, 3, 20)], 'A 1990: events1 is -1; a count cannot be negative.'],
    [
      'more events than people',
      'OR',
      [table('A 1990', 21, 20, 3, 20)],
      'A 1990: events1 is 21, more than the 20 people in the arm.',
    ],
    [
      'a fractional count',
      'OR',
      [table('A 1990', 1.5, 20, 3, 20)],
      'A 1990: events1 is 1.5; a count must be a whole number.',
    ],
    ['an empty arm', 'RR', [table('A 1990', 0, 0, 3, 20)], 'A 1990: n1 is 0; an arm needs at least one person.'],
    [
      'a standard deviation of 0',
      'MD',
      [arms('B', 20, 1, 0, 20, 2, 1)],
      'B: sd1 is 0; a standard deviation must be above 0.',
    ],
    [
      'a negative standard deviation',
      'SMD',
      [arms('B', 20, 1, 1, 20, 2, -1)],
      'B: sd2 is -1; a standard deviation must be above 0.',
    ],
    [
      'one person in an arm',
      'MD',
      [arms('B', 1, 1, 1, 20, 2, 1)],
      'B: n1 is 1; a standard deviation needs at least two people.',
    ],
    [
      'two kinds',
      'OR',
      [good, arms('B', 20, 1, 1, 20, 2, 1)],
      'B: gives means, but Good 1990 is about counts; pool one kind at a time.',
    ],
    ['a measure that does not fit', 'MD', [good], 'Good 1990: MD cannot be computed from counts; use OR or RR or RD.'],
    [
      'a name twice',
      'OR',
      [good, good],
      'Good 1990: this name is used twice; each study needs its own, and no study may be counted twice.',
    ],
    ['nothing to compute with', 'OR', [{ id: 'C' }], /^C: no figures\. Give events and people in each arm, or/],
    ['two kinds in one study', 'OR', [{ ...good, mean1: 3 }], /gives events and people in each arm and also mean/],
    ['a gap', 'OR', [{ id: 'C', events1: 1, n1: 3, n2: 4 }], /^C: events2 missing/],
    [
      'a negative ratio',
      'OR',
      [{ id: 'D', estimate: 0.5, low: -0.1, high: 2 }],
      'D: low is -0.1; a ratio must be above 0.',
    ],
    [
      'limits the wrong way round',
      'MD',
      [{ id: 'D', estimate: 0.5, low: 2, high: 1 }],
      'D: the lower limit 2 is not below the upper limit 1.',
    ],
    [
      'an estimate outside its limits',
      'RR',
      [{ id: 'D', estimate: 3, low: 1, high: 2 }],
      'D: the estimate 3 is not between its limits 1 and 2.',
    ],
    ['a variance of 0', 'SMD', [{ id: 'D', effect: 3, variance: 0 }], 'D: variance is 0; it must be above 0.'],
    ['a ratio that is not a logarithm', 'OR', [{ id: 'D', effect: 300, variance: 1 }], /natural logarithm/],
    ['a stray arm size', 'OR', [{ id: 'D', effect: 0.3, variance: 1, n1: 4 }], /n1 does not belong/],
    ['a year in parts', 'OR', [{ ...good, year: 1990.5 }], /a year is a whole number/],
  ])('%s', (_what, measure, studies, text) => {
    const said = refusalsOf({ measure, studies });
    expect(
      said.some((sentence) => (typeof text === 'string' ? sentence === text : text.test(sentence))),
      said.join(' | '),
    ).toBe(true);
  });

  it('names every fault at once', () => {
    expect(refusalsOf({ measure: 'OR', studies: [table('A', -1, 20, 30, 20), table('B', 1, 2, 1.5, 2)] })).toHaveLength(
      3,
    );
  });
  it('refuses another kind than the one asked for', () => {
    expect(refusalsOf({ measure: 'OR', kind: 'effects', studies: [good] })).toEqual([
      'Good 1990: gives counts, but this analysis is about published effects; pool one kind at a time.',
    ]);
  });
});

describe('gaps are words, not numbers', () => {
  const apart = { effects: Float64Array.of(-1, 0.2, 1.4), variances: Float64Array.of(0.1, 0.02, 0.3) };
  it('says so when an iteration has not settled', () => {
    for (const estimate of [restrictedMaximumLikelihood(apart, 1), pauleMandel(apart, 1)]) {
      expect(estimate).toMatchObject({
        status: 'not-converged',
        reason: expect.stringContaining('did not settle in 1 steps'),
      });
      expect(estimate).not.toHaveProperty('tau2');
    }
    expect(restrictedMaximumLikelihood(apart).status).toBe('ok');
  });
  it('has no Knapp–Hartung, prediction or Egger for a single study', () => {
    const { random, egger, leaveOneOut } = ok({ measure: 'OR', studies: [table('A', 3, 20, 5, 20)] });
    expect(random.REML).toMatchObject({
      tau2: 0,
      tau2Interval: null,
      knappHartung: { status: 'not-available' },
      prediction: { z: null, knappHartung: null, higgins: null },
    });
    expect([egger.status, leaveOneOut.length]).toEqual(['not-available', 0]);
  });
  it('has no cumulative view without years and no groups without groups', () => {
    const result = ok({
      measure: 'OR',
      studies: [{ ...table('A', 3, 20, 5, 20), year: 1990, group: 'x' }, table('B', 3, 21, 5, 22)],
    });
    expect([result.cumulative, result.subgroups]).toEqual([null, null]);
    expect(result.notes.map((note) => note.code)).toEqual(
      expect.arrayContaining(['no-year', 'no-group', 'few-studies']),
    );
  });
  it('counts a study in which nobody had the event as metafor does', () => {
    const result = ok({
      measure: 'OR',
      studies: [table('A', 3, 20, 5, 20), table('B', 0, 21, 0, 22), table('C', 2, 30, 6, 33)],
    });
    expect(result.studies[1]).toMatchObject({
      halfAdded: true,
      doubleZero: true,
      weights: { mantelHaenszel: 0, peto: 0 },
    });
    expect(result.heterogeneity).toMatchObject({ fixed: { df: 2 }, mantelHaenszel: { df: 1 }, peto: { df: 1 } });
  });
});

describe('published effects', () => {
  it('reads the standard error from the width of the interval, at its own level', () => {
    const at = (level: number, half: number) =>
      ok({ measure: 'MD', studies: [{ id: 'A', estimate: 1, low: 1 - half, high: 1 + half, level }] });
    expect(at(95, 1.959963984540054).studies[0]?.variance).toBeCloseTo(1, 12);
    expect(at(99, 2.5758293035489).studies[0]?.variance).toBeCloseTo(1, 12);
  });
  it('takes a ratio on its logarithm and gives it back as printed', () => {
    const [study] = ok({ measure: 'RR', studies: [{ id: 'A', estimate: 0.68, low: 0.54, high: 0.87 }] }).studies;
    expect(study?.shown.estimate).toBeCloseTo(0.68, 12);
    expect((study?.shown.low ?? 0) / 0.54).toBeCloseTo(0.68 / Math.sqrt(0.54 * 0.87), 12);
  });
  it('says when the printed estimate is not in the middle of its interval', () => {
    const result = ok({ measure: 'MD', studies: [{ id: 'A', estimate: 1, low: 0.9, high: 2 }] });
    expect(result.notes.map((note) => note.code)).toContain('interval-not-symmetric');
  });
});

const counts = fc
  .nat({ max: 400 })
  .chain((n1) =>
    fc
      .nat({ max: 400 })
      .chain((n2) =>
        fc.tuple(fc.nat({ max: n1 + 1 }), fc.constant(n1 + 1), fc.nat({ max: n2 + 1 }), fc.constant(n2 + 1)),
      ),
  );
const countStudies = fc
  .array(counts, { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map(([e1, n1, e2, n2], i): PoolStudy => table(`study ${i}`, e1, n1, e2, n2)));
const mean = fc.double({ min: -50, max: 50, noNaN: true });
const sd = fc.double({ min: 0.1, max: 30, noNaN: true });
const size = fc.integer({ min: 2, max: 500 });
const meanStudies = fc
  .array(fc.tuple(size, mean, sd, size, mean, sd), { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map((row, i): PoolStudy => arms(`study ${i}`, ...row)));
const anyInput = fc.oneof(
  fc.record({ measure: fc.constantFrom('OR', 'RR', 'RD'), studies: countStudies }),
  fc.record({ measure: fc.constantFrom('MD', 'SMD'), studies: meanStudies }),
);

/** Every pooled estimate with its standard error, by name; those that do not exist are left out. */
function estimates(result: OkPool): Map<string, { estimate: number; se: number; p: number }> {
  const { fixed, mantelHaenszel, peto, random } = result;
  const { DL, PM, REML } = random;
  const all = { fixed, mantelHaenszel, peto };
  const found = new Map<string, { estimate: number; se: number; p: number }>();
  for (const [name, one] of Object.entries(all)) if (one.status === 'ok') found.set(name, one);
  for (const [name, one] of Object.entries({ DL, PM, REML })) {
    if (one.status !== 'ok') continue;
    if (one.z.status === 'ok') found.set(`${name} z`, one.z);
    if (one.knappHartung.status === 'ok') found.set(`${name} Knapp–Hartung`, one.knappHartung);
  }
  return found;
}

function sameEstimates(a: OkPool, b: OkPool, sign: 1 | -1): void {
  const others = estimates(b);
  const own = estimates(a);
  expect([...own.keys()].filter((name) => !name.endsWith('Hartung'))).toEqual(
    [...others.keys()].filter((name) => !name.endsWith('Hartung')),
  );
  for (const [name, one] of own) {
    const other = others.get(name);
    if (other === undefined) continue;
    const near = 1e-6 * one.se + 1e-12;
    expect(Math.abs(one.estimate - sign * other.estimate), name).toBeLessThanOrEqual(near);
    // A Knapp–Hartung spread of nothing but rounding has no digits to compare.
    if (one.se > 1e-7 || other.se > 1e-7) expect(Math.abs(one.se - other.se), `${name} se`).toBeLessThanOrEqual(near);
  }
}

const swap = (study: PoolStudy): PoolStudy => ({
  ...study,
  ...(study.events1 === undefined
    ? { mean1: study.mean2, sd1: study.sd2, mean2: study.mean1, sd2: study.sd1 }
    : { events1: study.events2, events2: study.events1 }),
  n1: study.n2,
  n2: study.n1,
});

describe('properties of every model', () => {
  it('the order of the studies does not matter', () => {
    fc.assert(
      fc.property(anyInput, fc.infiniteStream(fc.nat()), (input, stream) => {
        const shuffled = input.studies
          .map((study) => ({ study, key: stream.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ study }) => study);
        sameEstimates(ok(input), ok({ ...input, studies: shuffled }), 1);
      }),
    );
  });
  it('swapping the arms flips the sign', () => {
    fc.assert(
      fc.property(anyInput, (input) =>
        sameEstimates(ok(input), ok({ ...input, studies: input.studies.map(swap) }), -1),
      ),
    );
  });
  it('one study returns itself', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const result = ok({ ...input, studies: input.studies.slice(0, 1) });
        const [study] = result.studies;
        const { fixed, random } = result;
        if (
          study === undefined ||
          fixed.status !== 'ok' ||
          random.REML.status !== 'ok' ||
          random.REML.z.status !== 'ok'
        )
          return expect.fail('no fit');
        for (const one of [fixed, random.REML.z]) {
          expect(one.estimate).toBeCloseTo(study.effect, 10);
          expect(one.se ** 2 / study.variance).toBeCloseTo(1, 10);
        }
        expect(study.weights).toMatchObject({ fixed: 1, DL: 1, PM: 1, REML: 1 });
      }),
    );
  });
  it('weights are fractions that sum to one', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { studies } = ok(input);
        for (const method of ['fixed', 'mantelHaenszel', 'peto', 'DL', 'PM', 'REML'] as const) {
          const weights = studies.map((study) => study.weights[method]);
          if (weights.includes(null)) continue;
          for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0);
          expect(weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0)).toBeCloseTo(1, 10);
        }
      }),
    );
  });
  it('leaving out, adding up and grouping give the same as pooling that subset', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const studies = input.studies.map((study, i) => ({ ...study, year: 1990 + i, group: 'all' }));
        const whole = ok({ ...input, studies });
        expect(whole.cumulative?.at(-1)?.pool.fixed).toEqual(whole.fixed);
        expect(whole.subgroups?.groups[0]?.pool.fixed).toEqual(whole.fixed);
        if (studies.length > 1)
          expect(whole.leaveOneOut[0]?.pool.fixed).toEqual(ok({ ...input, studies: studies.slice(1) }).fixed);
      }),
      { numRuns: 40 },
    );
  });
});
