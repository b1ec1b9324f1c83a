import { describe, expect, it } from 'vitest';
import { checkOf, run, stops } from './fixtures.ts';
import { adult, free, zuspan } from './golden-orders.ts';
import { allAnswered } from './known-errors.ts';
import { order, type OrderInput } from './order.ts';

function zuspanWith(choice: OrderInput['choice']): OrderInput {
  return { ...zuspan, choice: { ...zuspan.choice, ...choice } };
}

describe('known errors: each is blocked or flagged with its sentence', () => {
  it('16 g for 16 mEq', () => {
    const result = run({
      regimen: 'migraine-cete-2g',
      choice: { loadingG: '16' },
      product: 'us-vial-50-10ml',
      diluentMl: '100',
      patient: adult,
    });
    expect(stops(result)).toEqual(expect.arrayContaining(['bolus-non-ob-hard', 'unit-meq-for-g']));
    expect(checkOf(result, 'unit-slip-meq-as-g').text.replace(/\u00a0/g, ' ')).toContain('16 g is 129.8 mEq');
  });

  it('150 mEq for 150 mg', () => {
    const result = run({
      regimen: null,
      indication: 'other',
      population: 'child',
      choice: { doseMEq: '150', overMin: '240' },
      product: 'us-vial-50-10ml',
      diluentMl: '500',
      patient: { weightKg: '11', ageYears: '1.5' },
    });
    expect(stops(result)).toContain('child-mgkg-hard');
    expect(checkOf(result, 'unit-slip-meq-as-g').text.replace(/\u00a0/g, ' ')).toContain(
      '150 mEq is 18.49 g; 150 mg would be 1.22 mEq',
    );
  });

  it('10 mEq read as 10 mL', () => {
    const result = run(free({ doseMEq: '10', overMin: '60' }, 'us-vial-50-10ml', '100'));
    expect(checkOf(result, 'unit-slip-meq-as-ml').text.replace(/\u00a0/g, ' ')).toContain(
      '10 mEq is 2.5 mL of this product, not 10 mL',
    );
  });

  it('one amp of 50 mL for a dose of 1 g', () => {
    const result = run(free({ doseG: '1', overMin: '30' }, 'us-vial-50-50ml', '50'));
    expect(checkOf(result, 'container-size-slip')).toMatchObject({ value: 'problem', tier: 'soft' });
    expect(checkOf(result, 'container-size-slip').text.replace(/\u00a0/g, ' ')).toContain(
      'One container holds 25 g, this dose is 1 g: draw 2 mL and throw away 48 mL',
    );
  });

  it('40 g bag for a 4 g dose: stopped, and asked only when one bag was chosen knowingly', () => {
    const bag = { ...zuspan, product: 'us-premix-wfi-40g-1000', diluentMl: null };
    expect(stops(run(bag))).toEqual(['bag-vtbi']);
    const knowingly = run({ ...bag, choice: { ...zuspan.choice, bags: 'same-bag' } });
    expect(knowingly.status).toBe('ok');
    expect(checkOf(knowingly, 'bag-vtbi')).toMatchObject({ value: 'problem', tier: 'soft', answered: null });
    expect(checkOf(knowingly, 'container-size-slip').text).toContain('40');
  });

  it('volume keyed as the rate', () => {
    expect(
      checkOf(
        run(free({ ratePerH: '100', rateUnit: 'mg', bagG: '4', bagMl: '100' }, 'us-vial-50-10ml')),
        'volume-typed-as-rate',
      ).value,
    ).toBe('problem');
    const said = checkOf(
      run(free({ ratePerH: '100', rateUnit: 'mg', bagG: '4', bagMl: '100' }, 'us-vial-50-10ml')),
      'volume-typed-as-rate',
    );
    expect(said.text.replace(/\u00a0/g, ' ')).toMatch(
      /^The rate entered, 100 mg per hour, is the same number as a volume of this order, 100 mL\./,
    );
    expect(run(zuspanWith({ maintenanceGPerH: '310' })).entries[0]?.kind).toBe('impossible');
  });

  it('mg for g: an adult dose under 100 mg is refused', () => {
    expect(stops(run(free({ doseMg: '4', overMin: '20' }, 'us-vial-50-10ml', '50')))).toEqual(['unit-mg-for-g']);
  });

  it('a dose far below what is printed is not taken for a slip when it is in grams', () => {
    expect(checkOf(run(zuspanWith({ loadingG: '1' })), 'unit-meq-for-g').value).toBe('ok');
    expect(checkOf(run(zuspanWith({ loadingG: '1' })), 'range-dose-loading')).toMatchObject({
      value: 'problem',
      tier: 'soft',
    });
  });

  it('grams for millimoles is asked outside obstetrics, from 5 g', () => {
    const slip = (doseG: string) =>
      run(free({ doseG, overMin: '300' }, 'us-vial-50-10ml', '250')).checks.some(
        (check) => check.id === 'unit-slip-mmol-as-g',
      );
    expect(slip('5')).toBe(true);
    expect(slip('4.9')).toBe(false);
    expect(
      run({ ...zuspan, choice: { ...zuspan.choice, loadingG: '5.5', bagG: '20', bagMl: '500' } }).checks.some(
        (check) => check.id === 'unit-slip-mmol-as-g',
      ),
    ).toBe(false);
  });

  it.each([
    [
      'serumMagnesiumMmolPerL',
      '4.2',
      '4.2 mg per dL would be 1.73 mmol per L, and 4.2 mEq per L would be 2.1 mmol per L',
    ],
    ['serumMagnesiumMEqPerL', '7.5', '7.5 mg per dL would be 3.09 mmol per L'],
    ['serumMagnesiumMgPerDl', '12', '12 mg per L would be 1.2 mg per dL, 0.494 mmol per L'],
  ])('a level under another unit: %s %s', (field, keyed, sentence) => {
    const result = run({ ...zuspan, patient: { ...zuspan.patient, [field]: keyed } });
    const slip = checkOf(result, 'serum-unit-slip');
    expect(slip).toMatchObject({ value: 'problem', tier: 'soft', field: `patient.${field}` });
    expect(slip.text.replace(/\u00a0/g, ' ')).toContain(sentence);
    const usual = run({ ...zuspan, patient: { ...zuspan.patient, serumMagnesiumMgPerDl: '8.5' } });
    expect(usual.checks.some((check) => check.id === 'serum-unit-slip')).toBe(false);
  });

  it('drugs that interact are said when they were entered as present', () => {
    const flags = { 'neuromuscular-blocker': true, digoxin: true, aminoglycoside: false } as const;
    const result = run({ ...zuspan, patient: { ...zuspan.patient, flags } });
    expect(
      result.checks.filter((check) => check.id.startsWith('interaction-')).map((check) => [check.id, check.tier]),
    ).toEqual([
      ['interaction-neuromuscular-blocker', 'soft'],
      ['interaction-digoxin', 'soft'],
    ]);
  });

  it('a rate that not every pump can be set to is said', () => {
    const fast = run(free({ doseG: '4', overMin: '20', bagG: '4', bagMl: '250' }, 'us-vial-50-10ml'));
    expect(checkOf(fast, 'pump-maximum-rate').value).toBe('problem');
    expect(run(zuspan).checks.some((check) => check.id === 'pump-maximum-rate')).toBe(false);
  });

  it('every soft question of an order needs its own answer', () => {
    const result = run(zuspan);
    expect(allAnswered(result.checks, order.parse(zuspan))).toBe(false);
    const soft = result.checks
      .filter((check) => check.value === 'problem' && check.tier === 'soft')
      .map((check) => ({ check: check.id, reason: 'local protocol', text: '' }));
    expect(allAnswered(result.checks, order.parse({ ...zuspan, confirmations: soft }))).toBe(true);
    expect(allAnswered(result.checks, order.parse({ ...zuspan, confirmations: soft.slice(1) }))).toBe(false);
  });
});
