import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { free, woman, zuspan } from './golden-orders.ts';
import { goldenStore } from './golden-store.ts';
import { phaseOf, rateChangeOf, run } from './fixtures.ts';
import { order, type Calculation, type OrderInput } from './order.ts';
import { Exact } from './rational.ts';
import { verifyResult, type VerifyInput } from './verify.ts';

function inputOf(written: OrderInput, result: Calculation): VerifyInput {
  const parsed = order.parse(written);
  const product = goldenStore.products.find((record) => record.id === parsed.product);
  if (!product) throw new Error('no product');
  return {
    order: parsed,
    regimen: goldenStore.regimens.find((record) => record.id === parsed.regimen) ?? null,
    product,
    phases: result.phases,
    totals: result.totals,
  };
}

type Edit = readonly [path: readonly string[], value: unknown];

/** A copy of the result with one printed value changed. */
function tampered(result: Calculation, [path, value]: Edit): Calculation {
  const copy: unknown = structuredClone(result);
  let place = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
  expect(place).toHaveProperty(path.at(-1) ?? '');
  place[path.at(-1) ?? ''] = value;
  return copy as Calculation;
}

describe('one wrong number anywhere locks the calculator', () => {
  const result = run(zuspan);
  const edits: readonly Edit[] = [
    [['phases', '0', 'dose', 'mg'], '4001'],
    [['phases', '0', 'dose', 'g'], '4.001'],
    [['phases', '0', 'dose', 'mmol'], '16.24'],
    [['phases', '0', 'dose', 'mEq'], '16.23'],
    [['phases', '0', 'dose', 'elementalMg'], '394'],
    [['phases', '0', 'productMl'], '80'],
    [['phases', '0', 'containers', 'whole'], 8],
    [['phases', '0', 'containers', 'part'], '0.08'],
    [['phases', '0', 'preparation', 'diluentMl'], '100'],
    [['phases', '0', 'preparation', 'finalMl'], '92'],
    [['phases', '0', 'preparation', 'productMl'], '4'],
    [['phases', '0', 'mgPerMl'], '43.48'],
    [['phases', '0', 'percent'], '40'],
    [['phases', '0', 'mgPerMin'], '400'],
    [['phases', '0', 'rateMlPerH'], '276'],
    [['phases', '0', 'volumeToInfuseMl'], '92'],
    [['phases', '1', 'fromMlPerH'], '30'],
    [['phases', '1', 'toMlPerH'], '300'],
    [['phases', '1', 'afterMinutes'], '2'],
    [['phases', '1', 'ifNobodyChanges', 'gPerH'], '1.2'],
    [['phases', '1', 'ifNobodyChanges', 'gramsAfterOneHour'], '12'],
    [['phases', '1', 'ifNobodyChanges', 'bagEmptyAfterMinutes'], '121'],
    [['phases', '2', 'dose', 'mg'], '2000'],
    [['phases', '2', 'rateMlPerH'], '250'],
    [['phases', '2', 'volumeToInfuseMl'], '600'],
    [['phases', '2', 'productMl'], '4'],
    [['phases', '2', 'mgPerMin'], '33.33'],
    [['phases', '2', 'containers', 'whole'], 40],
    [['phases', '2', 'preparation', 'productMl'], '4'],
    [['totals', 'g1h'], '4'],
    [['totals', 'g24h'], '28'],
    [['totals', 'g48h'], '52'],
    [['totals', 'mmol24h'], '112'],
  ];

  it.each(edits)('%j as %j', (path, value) => {
    const verdict = verifyResult(inputOf(zuspan, tampered(result, [path, value])));
    expect(verdict.agrees).toBe(false);
    expect(verdict.text).toContain('do not agree');
  });

  it('the untouched result agrees', () => {
    expect(verifyResult(inputOf(zuspan, result)).agrees).toBe(true);
  });

  it('volumes into muscle and into each site are compared too', () => {
    const written = free({ imG: '8', imSites: '2' }, 'us-vial-50-10ml', null, { route: 'im' });
    const im = run(written);
    expect(phaseOf(im, 'im').sites).toHaveLength(2);
    expect(verifyResult(inputOf(written, tampered(im, [['phases', '0', 'sites', '1', 'ml'], '16']))).agrees).toBe(
      false,
    );
    expect(verifyResult(inputOf(written, tampered(im, [['phases', '0', 'sites', '1', 'grams'], '8']))).agrees).toBe(
      false,
    );
    expect(verifyResult(inputOf(written, tampered(im, [['phases', '0', 'productMl'], '1.6']))).agrees).toBe(false);
  });

  it('a rate change without its phases is an error of the second method, never a throw', () => {
    const card = rateChangeOf(result);
    expect(verifyResult({ ...inputOf(zuspan, result), phases: [card] })).toMatchObject({ agrees: false });
  });

  it('a bag of a different order does not pass', () => {
    const other = run({ ...zuspan, choice: { ...zuspan.choice, loadingG: '5' }, diluentMl: '90', patient: woman });
    expect(verifyResult(inputOf(zuspan, other)).agrees).toBe(false);
  });
});

describe('exact fractions with units', () => {
  const mg = Exact.of('500', { mg: 1 });
  const ml = Exact.of('10', { ml: 1 });

  it('adding or comparing unlike units is an error: mg is never added to mL', () => {
    expect(() => mg.plus(ml)).toThrow('unlike units');
    expect(() => mg.compare(ml)).toThrow('unlike units');
    expect(() => mg.over(ml).as({ mg: 1 })).toThrow('unit is');
    expect(mg.over(ml).as({ mg: 1, ml: -1 }).text(2)).toBe('50');
  });

  it('junk and division by zero are errors', () => {
    expect(() => Exact.of('1e3')).toThrow('not a plain decimal');
    expect(() => mg.over(Exact.of('0', { ml: 1 }))).toThrow('division by zero');
  });

  it('a third times three is one', () => {
    const third = Exact.of('1').over(Exact.of('3'));
    expect(third.times(Exact.of('3')).text(10)).toBe('1');
    expect(third.text(4)).toBe('0.3333');
  });

  it('halves round up, to a step and to decimals', () => {
    expect(Exact.of('8.15').toStep(Exact.of('0.1')).text(2)).toBe('8.2');
    expect(Exact.of('8.149').toStep(Exact.of('0.1')).text(2)).toBe('8.1');
    expect(Exact.of('0.125').text(2)).toBe('0.13');
    expect(Exact.of('1').minus(Exact.of('3')).text(0)).toBe('-2');
    expect(Exact.of('7').over(Exact.of('2')).floor()).toBe(3);
    expect(Exact.of('1').minus(Exact.of('3')).over(Exact.of('4')).floor()).toBe(-1);
  });

  it('prints with the precision of the first method', () => {
    for (const [value, text] of [
      ['16.2292', '16.23'],
      ['394.4495', '394.4'],
      ['0.060859', '0.0609'],
      ['12345.6', '12346'],
      ['0', '0'],
      ['98.6124', '98.61'],
    ] as const)
      expect(Exact.of(value).printed()).toBe(text);
  });

  it('agrees with whole-number arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }), (a, b) => {
        expect(Exact.count(a).plus(Exact.count(b)).text(0)).toBe(String(a + b));
        expect(Exact.count(a).times(Exact.count(b)).text(0)).toBe(String(a * b));
        expect(Exact.count(a).over(Exact.count(b)).floor()).toBe(Math.floor(a / b));
      }),
    );
  });
});
