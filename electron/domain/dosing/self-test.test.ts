/** The start-up proof must be able to fail: a self-test that passes whatever it meets is worse than none. */
import { describe, expect, it } from 'vitest';
import { free, zuspan } from './golden-orders.ts';
import { goldenStore } from './golden-store.ts';
import type { OrderInput } from './order.ts';
import { goldenSet, runSelfTest, runSelfTestInTurns, type GoldenSet } from './self-test.ts';

const noRecords = { regimens: [], products: [], limits: [] };
const none: GoldenSet = { cases: [], refusals: [], conversions: [], kidneys: [] };
const failure = (golden: Partial<GoldenSet>): string => {
  const result = runSelfTest(noRecords, { ...none, ...golden });
  expect(result.passed).toBe(result.total - result.failures.length);
  return result.failures.join(' ');
};

describe('each kind of case fails when its answer is wrong, and says what should have come', () => {
  const zuspanCase = { id: 'zuspan', source: 'design', input: zuspan };

  it('an order', () => {
    expect(
      failure({ cases: [{ ...zuspanCase, expected: { 'loading.g': '4', 'rate-change.gPerH': '12', g24h: '27.67' } }] }),
    ).toBe('');
    expect(failure({ cases: [{ ...zuspanCase, expected: { 'loading.g': '4', 'loading.mmol': '16.24' } }] })).toBe(
      'zuspan (design): loading.mmol should be 16.24, found 16.23.',
    );
    expect(failure({ cases: [{ ...zuspanCase, expected: { 'rate-change.gPerH': '1' } }] })).toMatch(
      /should be 1, found 12\.$/,
    );
    expect(failure({ cases: [{ ...zuspanCase, expected: { 'no.such': '1' } }] })).toMatch(/found undefined\.$/);
    const stopped = { ...zuspan, choice: { ...zuspan.choice, loadingG: '40', bagG: '20', bagMl: '500' } };
    expect(failure({ cases: [{ ...zuspanCase, input: stopped, expected: {} }] })).toMatch(
      /expected a result, found refused\.$/,
    );
  });

  it('an order that must be stopped', () => {
    const heavy = { ...zuspan, choice: { ...zuspan.choice, loadingG: '8' } };
    const refusal = (input: OrderInput, check: string | null) =>
      failure({ refusals: [{ id: 'a', source: 'b', input, check }] });
    expect(refusal(heavy, 'bolus-ob-max')).toBe('');
    expect(refusal(zuspan, 'bolus-ob-max')).toBe('a (b): this order must be stopped by bolus-ob-max, found ok.');
    expect(refusal(heavy, 'mon-reflex')).toMatch(/stopped by mon-reflex, found refused\.$/);
    expect(refusal(heavy, 'conc-iv-max')).toMatch(/found refused\.$/);
    expect(refusal(heavy, 'container-size-slip')).not.toBe('');
    expect(refusal(heavy, null)).toMatch(/stopped by an entry problem, found refused\.$/);
    expect(refusal({ ...zuspan, choice: { ...zuspan.choice, loadingG: 'x' } }, null)).toBe('');
    expect(refusal({ ...zuspan, choice: { ...zuspan.choice, loadingG: 'x' } }, 'bolus-ob-max')).toMatch(
      /found incomplete\.$/,
    );
    expect(refusal({ ...zuspan, choice: { ...zuspan.choice, loadingMin: '30' } }, 'range-minutes-loading')).toMatch(
      /found ok\.$/,
    );
  });

  it('a conversion', () => {
    const one = (expected: Record<string, string>) =>
      failure({ conversions: [{ source: 's', value: '1', unit: 'g', expected }] });
    expect(one({ mmol: '4.06', mEq: '8.11' })).toBe('');
    expect(one({ mmol: '4.06', mEq: '4.06' })).toBe('1 g (s): mEq should be 4.06, found 8.11.');
    const level = { source: 's', value: '2', unit: 'serum-mmol-per-l', expected: { mEqPerL: '2' } } as const;
    expect(failure({ conversions: [level] })).toMatch(/mEqPerL should be 2, found 4\.$/);
  });

  it('a kidney formula', () => {
    const man = {
      source: 's',
      formula: 'cockcroft-gault',
      ageYears: '40',
      weightKg: '72',
      creatinineUmolPerL: '88.42',
      sex: 'male',
    } as const;
    expect(failure({ kidneys: [{ ...man, expected: '100' }] })).toBe('');
    expect(failure({ kidneys: [{ ...man, expected: '101' }] })).toBe('cockcroft-gault (s): should be 101, found 100.');
    expect(failure({ kidneys: [{ ...man, ageYears: '10', expected: '100' }] })).toMatch(/found nothing\.$/);
    expect(failure({ kidneys: [{ ...man, formula: 'ckd-epi-2021', expected: '100' }] })).not.toBe('');
  });
});

describe('which cases are worked out', () => {
  const counts = (store: typeof goldenStore): number => runSelfTest(store).total;
  const fixed = goldenSet.refusals.length + goldenSet.conversions.length + goldenSet.kidneys.length;

  it('all on their own records; on those of the store where both its regimen and its product are there', () => {
    const all = goldenSet.cases.length;
    expect(counts(noRecords)).toBe(all + fixed);
    expect(counts(goldenStore)).toBe(all + all + fixed);
    const vial = goldenStore.products.filter((record) => record.id === 'us-vial-50-10ml');
    const freeOnVial = goldenSet.cases.filter(
      ({ input }) => input.regimen === null && input.product === 'us-vial-50-10ml',
    ).length;
    expect(counts({ ...noRecords, products: vial })).toBe(all + freeOnVial + fixed);
    expect(counts({ ...noRecords, regimens: goldenStore.regimens })).toBe(all + fixed);
    const zuspanOnly = goldenStore.regimens.filter((record) => record.id === 'zuspan');
    const more = goldenSet.cases.filter(
      ({ input }) => input.regimen === 'zuspan' && input.product === 'us-vial-50-10ml',
    ).length;
    expect(counts({ ...noRecords, products: vial, regimens: zuspanOnly })).toBe(all + freeOnVial + more + fixed);
  });

  it('a damaged record of the store is named as such', () => {
    const damaged = goldenStore.products.map((record) =>
      record.id === 'us-vial-50-10ml' ? { ...record, mgPerMl: '490', percent: '49' } : record,
    );
    const cases = [
      {
        id: 'free',
        source: 'hand',
        input: free({ doseG: '4', overMin: '20' }, 'us-vial-50-10ml', '92'),
        expected: { 'bolus.productMl': '8' },
      },
    ];
    const result = runSelfTest({ ...goldenStore, products: damaged }, { ...none, cases });
    expect(result).toMatchObject({ passed: 1, total: 2 });
    expect(result.failures).toEqual([
      'free with the records of the store (hand): bolus.productMl should be 8, found 8.2.',
    ]);
  });
});

it('in turns: the same cases and the same answers, with a pause after each', async () => {
  const cases = goldenSet.cases.slice(0, 2);
  const kidneys = goldenSet.kidneys.map((golden) => ({ ...golden, expected: '1' }));
  let pauses = 0;
  const pause = (): Promise<void> => {
    pauses += 1;
    return Promise.resolve();
  };
  const turned = await runSelfTestInTurns(noRecords, pause, { ...none, cases, kidneys });
  expect(turned).toEqual(runSelfTest(noRecords, { ...none, cases, kidneys }));
  expect(turned).toMatchObject({ passed: 2, total: 2 + kidneys.length });
  expect(pauses).toBe(turned.total);
});
