/** The pump back-check: limits held against what runs, regimens that run as fast, and the slips a pump shows by itself. */
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { backCheck, backCheckInput, type BackCheckResult } from './back-check.ts';
import { findingOf, withLimits } from './fixtures.ts';
import { amount, goldenStore, limitRecord, phaseRecord, regimenRecord } from './golden-store.ts';
import type { Limit, Regimen, RegimenPhase } from './records.ts';
import type { DosingStore } from './setting.ts';

type Keyed = z.input<typeof backCheckInput>;
const span = (low: string, high = low) => ({ low, high });
/** 20 g in 500 mL at 25 mL per hour: 1 g per hour, empty in 20 h. */
const running = { product: 'us-vial-50-10ml', bagG: '20', bagMl: '500', rateMlPerH: '25' } as const;

function pump(input: Keyed, store: DosingStore = goldenStore): BackCheckResult {
  return backCheck(backCheckInput.parse(input), store);
}
const words = (result: BackCheckResult): string => result.text.replaceAll('\u00a0', ' ');
const entry = (input: Keyed): string =>
  pump(input)
    .entries.map((found) => `${found.kind} ${found.field}: ${found.text.replaceAll('\u00a0', ' ')}`)
    .join(' | ');

describe('what cannot be read', () => {
  it.each([
    [{ ...running, rateMlPerH: null }, /^missing rateMlPerH: Enter the rate/],
    [{ ...running, bagG: null }, /^missing bagG: Enter the grams/],
    [{ ...running, bagMl: null }, /^missing bagMl: Enter the final volume/],
    [{ product: 'uk-20-ready', rateMlPerH: '5' }, /^missing bagMl: Enter the volume of the bag or syringe/],
    [{ ...running, product: 'no-such-product' }, /^unknown-record product: This product is not in/],
    [{ ...running, rateMlPerH: '25 mL' }, /^not-a-number rateMlPerH: Rate: /],
    [{ ...running, rateMlPerH: '0' }, /^impossible rateMlPerH: Rate: 0 is not possible/],
    [{ ...running, bagMl: '50000' }, /^impossible bagMl: Volume of the bag: 50,000 is not possible/],
    [{ ...running, volumeToInfuseMl: 'x' }, /^not-a-number volumeToInfuseMl: Volume to be infused/],
  ] as [Keyed, RegExp][])('%o', (input, expected) => {
    expect(entry(input)).toMatch(expected);
    expect(pump(input)).toMatchObject({ status: 'incomplete', gPerH: null, checks: [], matches: [] });
    expect(words(pump(input))).toMatch(/cannot be read/);
  });

  it('zero minutes running is a pump that has just been started', () => {
    expect(pump({ ...running, minutesRunning: '0' })).toMatchObject({ status: 'ok', givenG: '0', leftG: '20' });
  });
});

describe('what runs', () => {
  it('rate in three units, what has been given when that is known, and when the bag is empty', () => {
    expect(words(pump(running))).toBe(
      'The pump gives 1 g per hour, which is 4.06 mmol per hour or 16.67 mg per min. The bag is empty in 20 h.',
    );
    expect(words(pump({ ...running, minutesRunning: '90' }))).toMatch(
      /16\.67 mg per min\. Given so far: 1\.5 g\. The bag/,
    );
  });

  it('grams entered beside a weak product are the grams of the bag', () => {
    const weak = { product: 'uk-amp-10-10ml-kalceks', bagMl: '100', rateMlPerH: '50' } as const;
    expect(pump({ ...weak, bagG: '4' }).gPerH).toBe('2');
    expect(pump(weak).gPerH).toBe('5');
  });

  it('a volume ignored is worked out with and without the minutes', () => {
    expect(pump(running).ifDrugVolumeIgnored).toEqual({ finalMl: '540', gPerH: '0.926', givenG: null });
    expect(pump({ ...running, minutesRunning: '60' }).ifDrugVolumeIgnored?.givenG).toBe('0.926');
  });
});

describe('limits held against what runs', () => {
  const limit = (id: string, quantity: Limit['quantity'], value: string, scope: Partial<Limit['scope']> = {}): Limit =>
    limitRecord(id, quantity, '>', value, 'unit', 'soft', scope);
  const found = (limits: readonly Limit[], input: Keyed = running) => pump(input, withLimits([...limits]));

  it('only those about rate, strength and windows; a limit about doses or hours is not for a pump', () => {
    const result = found([
      limit('rate', 'rate-g-per-h', '0.5'),
      limit('hours', 'duration-h', '1'),
      limit('breaths', 'respiratory-rate', '1'),
      limit('day', 'total-24h-g', '19'),
    ]);
    expect(result.checks.map((check) => check.id)).toEqual(['rate', 'day', 'population-taken']);
    expect(findingOf(result, 'rate')).toMatchObject({ value: 'problem', field: 'rateMlPerH', phase: null });
    expect(findingOf(result, 'day')).toMatchObject({ value: 'problem', field: null });
    expect(result.checks.every((check) => check.reasons.length === 0)).toBe(true);
  });

  it('nothing runs after the bag is empty', () => {
    expect(findingOf(found([limit('day', 'total-24h-g', '20')]), 'day')?.value).toBe('ok');
  });

  it('a limit per kg uses the weight entered', () => {
    const perKg = limit('per-kg', 'rate-mg-per-kg-per-h', '14');
    expect(findingOf(found([perKg], { ...running, weightKg: '70' }), 'per-kg')?.value).toBe('problem');
    expect(findingOf(found([perKg], { ...running, weightKg: '80' }), 'per-kg')?.value).toBe('ok');
    expect(findingOf(found([perKg]), 'per-kg')?.value).toBe('cannot-tell');
  });

  it.each([
    [['maintenance'], /^If this is the maintenance: /],
    [['loading'], /^If this is the loading dose: /],
    [['repeat-bolus', 'loading'], /^If this is the loading dose: /],
    [['loading', 'maintenance'], /^1 unit passes/],
    ['any', /^1 unit passes/],
  ] as [Limit['scope']['phases'], RegExp][])(
    'nobody said which phase: a limit for %o says its condition',
    (phases, expected) => {
      const result = found([limit('rate', 'rate-g-per-h', '0.5', { phases })]);
      expect(findingOf(result, 'rate')?.text).toMatch(expected);
    },
  );

  it('the phase is said: only its limits, without a condition', () => {
    const limits = [
      limit('m', 'rate-g-per-h', '0.5', { phases: ['maintenance'] }),
      limit('l', 'rate-g-per-h', '0.5', { phases: ['loading'] }),
    ];
    expect(
      found(limits, { ...running, phase: 'maintenance', population: 'adult' }).checks.map((check) => check.id),
    ).toEqual(['m']);
    expect(findingOf(found(limits, { ...running, phase: 'maintenance' }), 'm')?.text).toMatch(/^1 unit passes/);
    expect(
      found(limits, { ...running, phase: 'loading', population: 'adult' }).checks.map((check) => check.id),
    ).toEqual(['l']);
  });

  it('who the patient is was not said: the group taken is said, a newborn for a neonatal use', () => {
    const taken = (input: Keyed) => findingOf(found([], input), 'population-taken');
    expect(taken(running)).toMatchObject({
      tier: 'info',
      value: 'cannot-tell',
      field: 'population',
      source: 'Safety rule 34 of this program',
    });
    expect(taken(running)?.text).toMatch(/limits for adults/);
    expect(taken({ ...running, indication: 'neonatal' })?.text).toMatch(/limits for newborns/);
    expect(taken({ ...running, population: 'child' })).toBeNull();
  });
});

describe('regimens that run as fast', () => {
  const matches = (phases: RegimenPhase[], input: Keyed, fields: Partial<Regimen> = {}): string[] =>
    pump(input, {
      ...goldenStore,
      limits: [],
      regimens: [regimenRecord('made-up', { phases, ...fields })],
    }).matches.map((match) => match.text.replaceAll('\u00a0', ' '));
  const hourly = phaseRecord({ kind: 'maintenance', amount: amount('g', '1'), everyHours: '1' });
  const load = phaseRecord({ amount: amount('g', '4'), overMin: span('15', '20') });

  it('a rate by its interval, a dose by its minutes, within 2 per cent', () => {
    expect(matches([hourly], running)).toEqual(['Maintenance: 1 g per hour']);
    expect(matches([phaseRecord({ ...hourly, everyHours: null })], running)).toEqual(['Maintenance: 1 g per hour']);
    expect(matches([phaseRecord({ ...hourly, amount: amount('g', '4'), everyHours: '4' })], running)).toHaveLength(1);
    expect(matches([load], { ...running, rateMlPerH: '300' })).toEqual(['Dose: 12 to 16 g per hour']);
    expect(matches([hourly], { ...running, rateMlPerH: '25.5' })).toHaveLength(1);
    expect(matches([hourly], { ...running, rateMlPerH: '24.5' })).toHaveLength(1);
    expect(matches([hourly], { ...running, rateMlPerH: '25.6' })).toEqual([]);
    expect(matches([hourly], { ...running, rateMlPerH: '24.4' })).toEqual([]);
  });

  it('a range per kg only with a weight', () => {
    const perKg = [phaseRecord({ ...hourly, amount: amount('mg', '10', '20', true) })];
    expect(matches(perKg, { ...running, weightKg: '80' })).toEqual(['Maintenance: 0.8 to 1.6 g per hour']);
    expect(matches(perKg, running)).toEqual([]);
    expect(matches([phaseRecord({ ...hourly, amount: null })], running)).toEqual([]);
  });

  it('injections, doses without minutes, other phases and other uses do not match', () => {
    expect(matches([phaseRecord({ kind: 'im', amount: amount('g', '1'), overMin: span('60') })], running)).toEqual([]);
    expect(matches([phaseRecord({ amount: amount('g', '1') })], running)).toEqual([]);
    expect(matches([hourly], { ...running, phase: 'loading' })).toEqual([]);
    expect(matches([hourly], { ...running, phase: 'maintenance' })).toHaveLength(1);
    expect(matches([hourly], { ...running, indication: 'asthma' })).toEqual([]);
    expect(matches([hourly], { ...running, indication: 'other' })).toHaveLength(1);
  });

  it('a regimen that may not be calculated is not offered as an explanation', () => {
    expect(matches([hourly], running, { use: 'reference-only' })).toEqual([]);
    expect(matches([hourly], running, { status: 'recall-only' })).toEqual([]);
    expect(matches([hourly], running, { use: 'trial-only' })).toHaveLength(1);
  });
});

describe('slips a pump shows by itself', () => {
  it('the volume as the rate: of the bag, of the pump, or of the bag with its drug', () => {
    const rate = (fields: Keyed) => findingOf(pump({ ...running, ...fields }), 'volume-typed-as-rate');
    expect(rate({ rateMlPerH: '500' })).toMatchObject({ tier: 'hard', value: 'problem', field: 'rateMlPerH' });
    expect(rate({ rateMlPerH: '500' })?.text).toMatch(/^The rate, 500 mL per hour,/);
    expect(rate({ rateMlPerH: '500' })?.source).toMatch(/ISMP/);
    expect(rate({ rateMlPerH: '100', volumeToInfuseMl: '100' })).not.toBeNull();
    expect(rate({ rateMlPerH: '540' })).not.toBeNull();
    expect(rate({ rateMlPerH: '540', product: null })).toBeNull();
    expect(rate({ rateMlPerH: '25' })).toBeNull();
  });

  it('another rate than the one ordered, and how many times it', () => {
    const found = findingOf(pump({ ...running, rateMlPerH: '250', orderedRateMlPerH: '25' }), 'ordered-rate');
    expect(found).toMatchObject({
      tier: 'hard',
      value: 'problem',
      field: 'orderedRateMlPerH',
      source: 'Safety rule 17 of this program',
    });
    expect(found?.text).toMatch(/runs at 250 mL per hour; 25 mL per hour was ordered: 10 times the order/);
    expect(findingOf(pump({ ...running, orderedRateMlPerH: '25' }), 'ordered-rate')).toBeNull();
  });

  it('the published setting of 300 mL per hour is asked about until dose and time decide', () => {
    const premix = { product: 'au-premix-8-100ml', rateMlPerH: '300' } as const;
    const found = (fields: Keyed) => findingOf(pump({ ...premix, ...fields }), 'rate-does-not-match-dose-and-time');
    expect(found({})).toMatchObject({ tier: 'soft', value: 'problem', field: 'rateMlPerH' });
    expect(found({})?.text).toMatch(/For 2 g over 10 min the rate is 150 mL per hour/);
    expect(found({ doseG: '2' })?.tier).toBe('soft');
    expect(found({ overMin: '10' })?.tier).toBe('soft');
    expect(found({ doseG: '2', overMin: '10' })).toMatchObject({ tier: 'hard', field: 'rateMlPerH' });
    expect(found({ doseG: '2', overMin: '5' })).toBeNull();
  });
});
