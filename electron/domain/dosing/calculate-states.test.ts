/** What a calculation holds in each of its states: numbers only when everything agrees, and one id for each check. */
import { describe, expect, it } from 'vitest';
import { findingOf, phaseOf, rateChangeOf, run, stamp, withLimits } from './fixtures.ts';
import { adult, free, zuspan } from './golden-orders.ts';
import { amount, phaseRecord, regimenRecord } from './golden-store.ts';
import type { Calculation } from './order.ts';

const noNumbers = {
  phases: [],
  working: [],
  monitoring: [],
  saferProducts: [],
  totals: { g1h: null, g24h: null, g48h: null, mmol24h: null },
  evidence: stamp,
} satisfies Partial<Calculation>;

describe('states without numbers', () => {
  it('two methods that disagree lock: two infusions at once, which the second method does not follow', () => {
    const hourly = (grams: string) => phaseRecord({ kind: 'maintenance', amount: amount('g', grams), everyHours: '1' });
    const store = {
      ...withLimits([]),
      regimens: [regimenRecord('two-at-once', { phases: [hourly('1'), hourly('2')] })],
    };
    const made = { regimen: 'two-at-once', product: 'us-vial-50-10ml', diluentMl: null, patient: adult };
    const result = run({ ...made, choice: { bagG: '20', bagMl: '500' } }, store);
    expect(result).toMatchObject({ status: 'locked', entries: [], ...noNumbers });
    expect(result.secondMethod.agrees).toBe(false);
    expect(result.secondMethod.text).toMatch(/do not agree, so no dose is shown/);
    expect(result.checks.length).toBeGreaterThan(0);
  });

  it('refused and incomplete', () => {
    const refused = run({ ...zuspan, choice: { ...zuspan.choice, maintenanceGPerH: '4' } });
    expect(refused).toMatchObject({ status: 'refused', entries: [], ...noNumbers });
    expect(refused.secondMethod).toMatchObject({ compared: 0 });
    const incomplete = run({ ...zuspan, product: null });
    expect(incomplete).toMatchObject({ status: 'incomplete', ...noNumbers });
    expect(incomplete.secondMethod.text).toMatch(/nothing was compared/);
  });
});

describe('a result', () => {
  const result = (): Calculation => run({ ...zuspan, startAt: '2026-11-22T10:00' });

  it('carries its evidence, its monitoring and a safer product', () => {
    expect(result()).toMatchObject({ status: 'ok', entries: [], evidence: stamp });
    expect(result().monitoring.map((item) => item.what)).toContain('knee jerk');
    expect(result().saferProducts.length).toBeGreaterThan(0);
  });

  it('says the loading rate left running beside the other checks, once, and only where a rate changes', () => {
    const found = findingOf(result(), 'loading-rate-left-running');
    expect(found).toMatchObject({ tier: 'info', value: 'problem', phase: 'Change the rate' });
    expect(found?.source).toMatch(/36 of 46/);
    expect(found?.text).toBe(rateChangeOf(result()).ifNobodyChanges.sentence.replaceAll('\u00a0', ' '));
    const single = run(free({ doseG: '2', overMin: '20' }, 'us-vial-50-10ml', '96'));
    expect(single.status).toBe('ok');
    expect(findingOf(single, 'loading-rate-left-running')).toBeNull();
  });

  it('two checks of one kind have two ids, so that one answer is not taken for both', () => {
    const coarse = run({
      ...zuspan,
      choice: { ...zuspan.choice, loadingMin: '600', maintenanceGPerH: '0.6' },
      pump: { stepMlPerH: '4' },
      confirmations: [{ check: 'rounding-large', reason: 'measured', text: '' }],
    });
    const rounding = coarse.checks.filter((check) => check.id.startsWith('rounding-large'));
    expect(rounding.map((check) => [check.id, check.phase, check.answered !== null])).toEqual([
      ['rounding-large', 'Loading dose', true],
      ['rounding-large-2', 'Maintenance infusion', false],
    ]);
  });

  it('the next bag is never said too late: 1,199.76 min is 1,199', () => {
    const order = {
      ...zuspan,
      startAt: '2026-11-22T10:00',
      choice: { ...zuspan.choice, bagG: '19.996', bagMl: '499.9' },
    };
    expect(phaseOf(run(order), 'maintenance')).toMatchObject({
      rateMlPerH: '25',
      nextBagAt: '2026-11-23T06:19',
      nextBagAfterMinutes: '1199',
    });
  });
});
