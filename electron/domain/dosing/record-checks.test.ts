/** Whether a regimen and a product may be calculated with at all: what stops, what is only said, and why. */
import { describe, expect, it } from 'vitest';
import { checkOf, findingOf, run, stops } from './fixtures.ts';
import { adult, free, zuspan } from './golden-orders.ts';
import { amount, goldenStore, phaseRecord, productRecord, regimenRecord } from './golden-store.ts';
import type { Calculation, OrderInput } from './order.ts';
import type { Product, Regimen } from './records.ts';

const vial = 'us-vial-50-10ml';
const span = (low: string, high = low) => ({ low, high });
const rule = (number: string): string => `Safety rule ${number} of this program`;

function withRegimen(fields: Partial<Regimen>, input: Partial<OrderInput> = {}): Calculation {
  const store = { ...goldenStore, limits: [], regimens: [regimenRecord('made-up', fields)] };
  return run({ regimen: 'made-up', product: vial, diluentMl: '92', patient: adult, ...input }, store);
}

function withProduct(fields: Partial<Product>, input: Partial<OrderInput> = {}): Calculation {
  const product = { ...productRecord('made-up', '500', '50', '10', '5'), ...fields };
  return run({ ...zuspan, product: 'made-up', ...input }, { ...goldenStore, products: [product] });
}

const fourGrams = phaseRecord({ amount: amount('g', '4'), overMin: span('20') });

describe('whether a regimen may be calculated', () => {
  it('recalled only: stopped, and says that nobody read it', () => {
    const result = run({ regimen: 'golden-recall-only', product: vial, diluentMl: null });
    expect(findingOf(result, 'regimen-use')).toMatchObject({ tier: 'hard', source: 'Golden set: Recalled' });
    expect(findingOf(result, 'regimen-use')?.text).toMatch(/No source was read/);
    expect(checkOf(result, 'regimen-use').places).toEqual([
      { title: 'Golden set', where: 'golden-store.ts', url: null },
    ]);
  });

  it('text only: stopped with the reason, and a place without a title still counts as one', () => {
    const where = { title: null, year: null, url: null, where: 'page 3', level: 'secondary' as const };
    const text = (useReason: string | null): Calculation =>
      withRegimen({ use: 'reference-only', useReason, phases: [fourGrams], places: [where] });
    expect(stops(text('Kept for history.'))).toEqual(['regimen-use']);
    expect(findingOf(text('Kept for history.'), 'regimen-use')?.text).toMatch(/text only\. Kept for history\.$/);
    expect(findingOf(text(null), 'regimen-use')?.text).toMatch(/text only\.$/);
    expect(checkOf(text(null), 'regimen-use').places).toEqual([{ title: 'Source', where: 'page 3', url: null }]);
  });

  it('of a trial: calculated, with what is known against it; an offered one says nothing', () => {
    const trial = (useReason: string | null): Calculation =>
      withRegimen({ use: 'trial-only', useReason, phases: [fourGrams] });
    expect(findingOf(trial('No benefit was found.'), 'regimen-use')).toMatchObject({ tier: 'info', value: 'problem' });
    expect(findingOf(trial('No benefit was found.'), 'regimen-use')?.text).toMatch(
      /recommends it\. No benefit was found\.$/,
    );
    expect(findingOf(trial(null), 'regimen-use')?.text).toMatch(/recommends it\.$/);
    expect(checkOf(trial(null), 'regimen-use').places).toHaveLength(1);
    expect(findingOf(withRegimen({ phases: [fourGrams] }), 'regimen-use')).toBeNull();
  });

  it('figures nobody saw are listed', () => {
    const unseen = withRegimen({ phases: [fourGrams], notSeen: ['The time.', 'The diluent.'] });
    expect(findingOf(unseen, 'regimen-not-seen')).toMatchObject({ tier: 'info', value: 'cannot-tell' });
    expect(findingOf(unseen, 'regimen-not-seen')?.text).toMatch(/: The time\. The diluent\.$/);
    expect(checkOf(unseen, 'regimen-not-seen').places).toHaveLength(1);
    expect(findingOf(withRegimen({ phases: [fourGrams] }), 'regimen-not-seen')).toBeNull();
  });

  it('a free order without a use is asked what it is for', () => {
    const order = free({ doseG: '2', overMin: '20' }, vial, '96');
    expect(findingOf(run({ ...order, indication: null }), 'indication-unknown')).toMatchObject({
      tier: 'soft',
      value: 'cannot-tell',
      field: 'indication',
      source: rule('34'),
    });
    expect(findingOf(run({ ...order, indication: null }), 'indication-unknown')?.text).toMatch(/No indication/);
    expect(findingOf(run(order), 'indication-unknown')).toBeNull();
  });
});

describe('whether a product may be calculated with', () => {
  it.each([
    ['product-salt', 'another salt', { salt: 'not magnesium sulfate' }, /not magnesium sulfate heptahydrate/],
    ['product-offered', 'not offered', { offered: false }, /not verified/],
    ['product-offered', 'recalled only', { status: 'recall-only' }, /not verified/],
    ['product-strength', 'a strength that contradicts itself', { mgPerMl: '493' }, /does not agree with itself/],
  ] as [string, string, Partial<Product>, RegExp][])('%s: %s stops the order', (id, _why, fields, words) => {
    const result = withProduct(fields);
    expect(stops(result)).toContain(id);
    expect(findingOf(result, id)).toMatchObject({
      value: 'problem',
      field: 'product',
      source: 'Product record: Magnesium sulfate made-up',
    });
    expect(findingOf(result, id)?.text).toMatch(words);
  });

  it('a sound record says nothing about itself', () => {
    const ids = withProduct({}).checks.map((check) => check.id);
    expect(ids.filter((id) => id.startsWith('product-'))).toEqual([]);
  });
});
