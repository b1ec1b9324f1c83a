/** The engine on the reviewed records themselves: every regimen, every product, every published sum. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { everyText, phaseOf, run, stops } from './fixtures.ts';
import { zuspan } from './golden-orders.ts';
import { ordinaryOrder } from './ordinary-order.ts';
import { limit, limitQuantity, product, regimen } from './records.ts';
import { runSelfTest } from './self-test.ts';
import type { DosingStore } from './setting.ts';

const evidence = path.resolve(import.meta.dirname, '../../../db/evidence');

function records<T>(folder: string, schema: z.ZodType<T>): T[] {
  return readdirSync(path.join(evidence, folder))
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => z.array(schema).parse(parse(readFileSync(path.join(evidence, folder, name), 'utf8'))));
}

const store: DosingStore = {
  regimens: records('regimens', regimen),
  products: records('products', product),
  limits: records('limits', limit),
};

const offered = store.regimens.filter((record) => record.use !== 'reference-only' && record.status !== 'recall-only');

describe('every regimen that can be calculated', () => {
  it('asks each soft question under an id of its own, whatever container is in the hand', () => {
    const twice = offered.flatMap((record) =>
      ['us-vial-50-10ml', 'us-vial-50-50ml', 'uk-amp-50-2ml', 'us-premix-wfi-40g-1000'].flatMap((product) => {
        const soft = run({ ...ordinaryOrder(record), product }, store).checks.filter(
          (check) => check.tier !== 'info' && check.value === 'problem',
        );
        const ids = soft.map((check) => check.id);
        return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${record.id} ${product} ${id}`);
      }),
    );
    expect(twice).toEqual([]);
  });

  it('an order as small as 10 mEq is no slip: it fits no printed figure', () => {
    const free = {
      regimen: null,
      indication: 'hypomagnesaemia',
      population: 'adult',
      route: 'iv',
      choice: { doseMEq: '10', overMin: '60' },
      patient: { weightKg: '70', ageYears: '30' },
      product: 'us-vial-50-10ml',
      diluentMl: '97.5',
    } as const;
    expect(stops(run(free, store))).toEqual([]);
    // 4 mEq is half a gram, less than anything printed, and 4 g is printed.
    expect(stops(run({ ...free, choice: { doseMEq: '4', overMin: '60' } }, store))).toContain('unit-meq-for-g');
  });

  it('there are many of them', () => {
    expect(offered.length).toBeGreaterThan(80);
  });

  /** These print more than a general limit allows; the limit stops them and says so. */
  const stopped: Readonly<Record<string, readonly string[]>> = { 'high-dose-iv-6g-2gph': ['total-24h-ob-hard'] };

  it.each(offered.map((record) => [record.id, record] as const))(
    '%s gives an ordinary patient a result on which both methods agree',
    (id, record) => {
      const result = run(ordinaryOrder(record), store);
      expect(result.entries.map((entry) => `${entry.field}: ${entry.text}`)).toEqual([]);
      expect(stops(result)).toEqual(stopped[id] ?? []);
      expect(result.status).toBe(stopped[id] ? 'refused' : 'ok');
      expect(result.secondMethod.agrees).toBe(true);
    },
  );

  it.each(store.regimens.filter((record) => record.use === 'reference-only').map((record) => [record.id] as const))(
    '%s is text only and gives no number',
    (id) => {
      const result = run(
        { regimen: id, product: 'us-vial-50-10ml', diluentMl: '100', patient: { ageYears: '30', weightKg: '70' } },
        store,
      );
      expect(result.status).toBe('refused');
      expect(result.phases).toEqual([]);
    },
  );

  it('no text of any result holds an exponent, a placeholder or a bare abbreviation of the drug', () => {
    for (const record of offered) {
      for (const text of everyText(run(ordinaryOrder(record), store)).filter((item) => !item.startsWith('http')))
        expect(text).not.toMatch(/\d[eE][-+]?\d+\b|NaN|undefined|\{value\}|\{limit\}|MgSO4/);
    }
  });
});

describe('every product', () => {
  it.each(store.products.filter((record) => record.offered).map((record) => [record.id, record] as const))(
    '%s carries 2 g with both methods agreeing',
    (_id, record) => {
      const bag = record.vehicle !== null || /\bbag\b/i.test(record.form);
      const result = run(
        {
          regimen: null,
          indication: 'asthma',
          population: 'adult',
          choice: { doseG: '2', overMin: '20', bags: 'same-bag' },
          product: record.id,
          diluentMl: bag && record.readyToUse ? null : '100',
          patient: { ageYears: '40', weightKg: '70' },
        },
        store,
      );
      expect(result.entries.map((entry) => entry.text)).toEqual([]);
      expect(result.status).toBe('ok');
      expect(phaseOf(result, 'bolus').dose.g).toBe('2');
    },
  );
});

describe('the records and the engine fit together', () => {
  it('the design example holds on the reviewed records, with the label ceiling said and asked', () => {
    const result = run(zuspan, store);
    expect(result.status).toBe('ok');
    expect(result.totals.g24h).toBe('27.67');
    expect(result.checks.find((check) => check.id === 'rate-iv-general')).toMatchObject({
      value: 'problem',
      tier: 'soft',
    });
  });

  it('the self-test passes on them and on its own', () => {
    expect(runSelfTest(store).failures).toEqual([]);
    expect(runSelfTest({ regimens: [], products: [], limits: [] }).failures).toEqual([]);
  });

  it('every limit sentence is filled without a rest', () => {
    for (const record of store.limits)
      expect(record.sentence.replaceAll('{value}', '').replaceAll('{limit}', '')).not.toMatch(/[{}]/);
  });

  it('every quantity a limit may be about is either worked out or belongs to the antidote card', () => {
    const used = new Set(store.limits.map((record) => record.quantity));
    const antidote = limitQuantity.options.filter((name) => name.startsWith('antidote'));
    expect(limitQuantity.options.filter((name) => !used.has(name) && !antidote.includes(name))).toEqual([]);
  });
});
