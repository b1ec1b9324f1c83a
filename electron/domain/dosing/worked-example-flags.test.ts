/** What each published sum must also set off, beside its numbers: every flag of every golden record, on the reviewed limits. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dec } from '../quantity/decimal.ts';
import { backCheck, backCheckInput } from './back-check.ts';
import { run } from './fixtures.ts';
import { goldenExample } from './golden-records.ts';
import type { Check, OrderInput } from './order.ts';
import { limit, product, regimen } from './records.ts';
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
const examples = records('golden', goldenExample);

const us50 = 'us-vial-50-10ml';
const woman = { ageYears: '30', weightKg: '80', sex: 'female', pregnant: true } as const;
const bag20 = { bagG: '20', bagMl: '100' } as const;
const man = { ageYears: '40', weightKg: '70', sex: 'male' } as const;

const ob = (indication: OrderInput['indication'], order: Partial<OrderInput>): readonly Check[] =>
  run({ regimen: null, indication, population: 'adult-obstetric', product: us50, patient: woman, ...order }, store)
    .checks;
const other = (indication: OrderInput['indication'], order: Partial<OrderInput>): readonly Check[] =>
  run({ regimen: null, indication, population: 'adult', product: us50, patient: man, ...order }, store).checks;
const pump = (input: z.input<typeof backCheckInput>): readonly Check[] =>
  backCheck(backCheckInput.parse(input), store).checks;

/** The order, or the running pump, that each flagged sum was about. */
const flagged: Readonly<Record<string, () => readonly Check[]>> = {
  we01: () => ob('pre-eclampsia', { choice: { doseG: '4', overMin: '5' }, diluentMl: '12' }),
  we03: () => ob('recurrent-seizure', { choice: { doseG: '2', overMin: '5' }, diluentMl: '6' }),
  we04: () => ob('pre-eclampsia', { choice: { doseG: '4', overMin: '20' }, product: 'au-premix-8-100ml' }),
  we06: () => [
    ...ob('recurrent-seizure', { choice: { doseG: '2', overMin: '10' }, product: 'au-premix-8-100ml' }),
    ...pump({ product: 'au-premix-8-100ml', rateMlPerH: '300', doseG: '2', overMin: '10' }),
  ],
  we07: () => ob('fetal-neuroprotection', { choice: { doseG: '4', overMin: '5' }, diluentMl: '12' }),
  we10: () => ob('pre-eclampsia', { choice: { doseG: '6', overMin: '20' }, product: 'us-premix-wfi-40g-1000' }),
  we15: () => ob('pre-eclampsia', { choice: { doseG: '4', overMin: '20', bagMl: '250' } }),
  we17: () =>
    other('hypomagnesaemia', {
      choice: { ratePerH: '2', rateUnit: 'g', rateH: '10', ...bag20 },
      product: 'uk-20-ready',
    }),
  we20: () =>
    other('other', {
      choice: { ratePerH: '0.5', rateUnit: 'g', rateH: '48' },
      product: 'us-premix-wfi-20g-500',
      patient: { ...man, creatinineUmolPerL: '450', urineMlPerH: '20' },
    }),
  we21: () =>
    other('hypomagnesaemia', {
      choice: { ratePerH: '0.5', rateUnit: 'g', rateH: '80', ...bag20 },
      product: 'uk-20-ready',
    }),
  we22: () =>
    other('hypomagnesaemia', {
      choice: { doseMmol: '20', overMin: '180' },
      product: 'uk-amp-50-10ml',
      diluentMl: '250',
    }),
  we28: () =>
    run(
      {
        regimen: 'paed-asthma-perth',
        product: 'au-dbl-493-5ml',
        diluentMl: '50',
        patient: { ageYears: '14', weightKg: '50' },
      },
      store,
    ).checks,
  we38: () => other('hypomagnesaemia', { choice: { doseG: '5', overMin: '180' }, diluentMl: '1000' }),
  we39: () => other('hypomagnesaemia', { choice: { dosePerKgMg: '250', imSites: '1' }, route: 'im' }),
  we44: () =>
    other('crps', { choice: { dosePerKgMg: '70', overMin: '240', bagMl: '100' }, patient: { ...man, weightKg: '71' } }),
  we45: () => ob('fetal-neuroprotection', { choice: { doseG: '4', overMin: '30' }, product: 'au-premix-8-100ml' }),
  we47: () => [
    ...pump({ product: us50, bagG: '30', bagMl: '250', rateMlPerH: '310', minutesRunning: '15' }),
    ...other('other', { choice: { ratePerH: '3', rateUnit: 'g', rateH: '9', bagG: '30', bagMl: '310' } }),
  ],
  we49: () =>
    run(
      {
        regimen: null,
        indication: 'hypomagnesaemia',
        population: 'child',
        route: 'iv',
        choice: { doseMEq: '150', overMin: '60' },
        product: us50,
        diluentMl: '100',
        patient: { ageMonths: '18', weightKg: '11' },
      },
      store,
    ).checks,
  we51: () =>
    other('hypomagnesaemia', { choice: { doseG: '1', overMin: '60' }, product: 'us-vial-50-50ml', diluentMl: '98' }),
};

/** These say that the source is wrong; the traps among the sums are where that is shown. */
const aboutTheSource = 'source-error';

describe('flags of the published sums', () => {
  it('every sum with a flag has its order here, and none without one', () => {
    const wanted = examples.filter((example) => example.flags.some((flag) => flag !== aboutTheSource));
    expect(Object.keys(flagged).sort()).toEqual(wanted.map((example) => example.id).sort());
  });

  it('a sum that only says its source is wrong is a trap', () => {
    const wrong = examples.filter((example) => example.flags.includes(aboutTheSource));
    expect(wrong.map((example) => example.trap)).toEqual(wrong.map(() => true));
    expect(wrong.length).toBeGreaterThan(0);
  });

  it.each(examples.filter((example) => flagged[example.id]).map((example) => [example.id, example] as const))(
    '%s',
    (id, example) => {
      const checks = flagged[id]?.() ?? [];
      const said = example.flags.filter((flag) =>
        checks.some((check) => check.id === flag && (check.value === 'problem' || flag === 'drug-volume-ignored')),
      );
      expect(said).toEqual(example.flags);
    },
  );
});

describe('what the source printed', () => {
  const compared = examples.filter((example) => example.agrees !== null);

  it.each(compared.map((example) => [example.id, example] as const))(
    '%s: agreement is what the tolerance says, and a disagreement is kept as a trap',
    (_id, example) => {
      const outside = Object.entries(example.printed).filter(([name, source]) => {
        const exact = dec(example.expected[name as keyof typeof example.expected] ?? '0');
        return exact
          .minus(dec(source))
          .abs()
          .gt(dec(source).times(dec(example.tolerancePercent)).div(dec('100')));
      });
      expect(outside.length === 0).toBe(example.agrees);
      expect(example.trap).toBe(!example.agrees);
      expect(Object.keys(example.printed).length).toBeGreaterThan(0);
    },
  );

  it('a sum that prints no answer says so', () => {
    for (const example of examples.filter((item) => item.agrees === null))
      expect(example.sourceRounding).toMatch(/prints no answer/);
  });
});
