/**
 * The sentence that stops the published harm: what happens when nobody changes the loading rate. It must name a limit that
 * speaks about this order, the earliest one, and a minute that is not too late.
 */
import { describe, expect, it } from 'vitest';
import { rateChangeOf, run, withLimits } from './fixtures.ts';
import { zuspan } from './golden-orders.ts';
import { goldenStore, limitRecord } from './golden-store.ts';
import { order, type OrderInput, type RateChangePhase } from './order.ts';
import { planPhases } from './plans.ts';
import { prepare, type Prepared } from './preparation.ts';
import { rateChangePhase } from './rate-change.ts';
import { readSetting } from './setting.ts';
import type { Limit } from './records.ts';

const at10 = { ...zuspan, startAt: '2026-11-22T10:00' } satisfies OrderInput;

/** Zuspan gives 4 g in 20 min; unchanged, 12 g per hour run on: 5 g are in at 25 min, 8 g at 40 min, 16 g at 80 min. */
function unchanged(limits: readonly Limit[], input: OrderInput = at10): RateChangePhase['ifNobodyChanges'] {
  return rateChangeOf(run(input, withLimits([...limits]))).ifNobodyChanges;
}

function firstHour(
  id: string,
  grams: string,
  scope: Partial<Limit['scope']> = {},
  fields: Partial<Limit> = {},
  tier: Limit['tier'] = 'hard',
): Limit {
  return limitRecord(id, 'first-hour-g', '>', grams, 'g in the first hour', tier, scope, fields);
}

describe('which limit is named when nobody changes the rate', () => {
  it.each([
    ['for this use', { indications: ['pre-eclampsia', 'eclampsia'] }],
    ['for these patients', { populations: ['adult-obstetric'] }],
    ['for veins', { routes: ['iv'] }],
    ['for everything', {}],
  ] as [string, Partial<Limit['scope']>][])('one %s is named', (_name, scope) => {
    expect(unchanged([firstHour('near', '8', scope)])).toMatchObject({
      overLimit: 'near',
      overLimitAfterMinutes: '40',
    });
  });

  it.each([
    ['a question, not a stop', firstHour('other', '5', {}, {}, 'soft')],
    ['for severe kidney impairment, which is not known', firstHour('other', '5', {}, { when: 'renal-impairment' })],
    ['for another use', firstHour('other', '5', { indications: ['asthma'] })],
    [
      'for one of two uses the order may be for, but for neither',
      firstHour('other', '5', { indications: ['torsades-pulse'] }),
    ],
    ['for children', firstHour('other', '5', { populations: ['child'] })],
    ['for muscles', firstHour('other', '5', { routes: ['im'] })],
    [
      'about strength',
      limitRecord('other', 'concentration-percent', '>', '10', '%', 'hard', { phases: ['maintenance'] }),
    ],
  ])('one that is %s is not', (_why, other) => {
    expect(unchanged([other])).toMatchObject({ overLimit: null, overLimitAfterMinutes: null, overLimitAt: null });
    expect(unchanged([other, firstHour('near', '8')]).overLimit).toBe('near');
  });

  it('of several, the one passed first, wherever it stands in the store', () => {
    const bag = { ...at10, choice: { ...zuspan.choice, bagG: '40', bagMl: '1000' } };
    const day = limitRecord('day', 'total-24h-g', '>', '30', 'g in 24 hours', 'hard');
    const early = firstHour('early', '8');
    expect(unchanged([day], bag)).toMatchObject({ overLimit: 'day', overLimitAfterMinutes: '150' });
    expect(unchanged([day, early], bag)).toMatchObject({ overLimit: 'early', overLimitAfterMinutes: '40' });
    expect(unchanged([early, day], bag)).toMatchObject({ overLimit: 'early', overLimitAfterMinutes: '40' });
  });

  it('an amount goes before a rate, although the rate is passed at once', () => {
    const rate = limitRecord('rate', 'rate-g-per-h', '>', '3', 'g per hour', 'hard', { phases: ['maintenance'] });
    expect(unchanged([rate, firstHour('near', '8')]).overLimit).toBe('near');
    expect(unchanged([rate])).toMatchObject({ overLimit: 'rate', overLimitAfterMinutes: '20' });
  });

  it('a rate limit that the loading rate meets exactly is not passed', () => {
    const rate = limitRecord('rate', 'rate-g-per-h', '>', '12', 'g per hour', 'hard', { phases: ['maintenance'] });
    expect(unchanged([rate]).overLimit).toBeNull();
  });

  it('a load that passes the 15-minute limit by itself, as its regimen prints, is named at the change', () => {
    const quarter = limitRecord('quarter', 'any-15-min-g', '>', '2', 'g in any 15 min', 'hard', {
      exceptRegimens: ['zuspan'],
    });
    expect(unchanged([quarter])).toMatchObject({ overLimit: 'quarter', overLimitAfterMinutes: '20' });
  });
});

describe('a card needs two rates and a time', () => {
  const setting = readSetting(order.parse(at10), goldenStore);
  const [product] = goldenStore.products;
  const plans = planPhases(setting).phases;
  const [loading, running] = product ? prepare(setting, product, plans).phases : [];
  const card = (from: Partial<Prepared>, to: Partial<Prepared>): RateChangePhase | null => {
    if (!loading || !running) throw new Error('no phases');
    const facts = { setting, phases: [loading, running], starts: [], deliveries: [], ranges: [] };
    return rateChangePhase(facts, { ...loading, ...from }, { ...running, ...to });
  };

  it('without any of them there is none', () => {
    expect(card({}, {})).toMatchObject({ kind: 'rate-change', fromMlPerH: '300', toMlPerH: '25' });
    expect(card({ rate: null }, {})).toBeNull();
    expect(card({}, { rate: null })).toBeNull();
    expect(loading && card({ plan: { ...loading.plan, minutes: null } }, {})).toBeNull();
  });
});

describe('what is said when nobody changes the rate', () => {
  const words = (limits: readonly Limit[], input?: OrderInput): string =>
    unchanged(limits, input).sentence.replace(/\u00a0/g, ' ');

  // Word for word: this sentence is read aloud at the moment of the change, and a missing part is a missing warning.
  it('rate, grams in an hour, the limit and the empty bag, each with its clock time', () => {
    expect(words([firstHour('near', '8')])).toBe(
      'If nobody changes the rate, 12 g per hour runs: 16 g in all by 11:20. The limit of 8 g in the first hour is passed 40 min after the start, at 10:40. The bag is empty 2 h after the start, at 12:00.',
    );
  });

  it('without a limit and without a clock nothing is put in their place', () => {
    expect(words([], zuspan)).toBe(
      'If nobody changes the rate, 12 g per hour runs: 16 g in all one hour after the change was due. The bag is empty 2 h after the start.',
    );
  });

  it('a moment of harm is never said too late: 99.7 min is 99', () => {
    const found = unchanged([], {
      ...at10,
      choice: { ...zuspan.choice, bagG: '15.94', bagMl: '398.5' },
    });
    expect(found).toMatchObject({ bagEmptyAfterMinutes: '99', bagEmptyAt: '2026-11-22T11:39' });
  });
});
