/**
 * Slips between units and salts: an order is stopped when its number fits what is printed only in another unit (16 g for 16 mEq),
 * and is left alone when it fits as it stands or fits nothing.
 */
import { describe, expect, it } from 'vitest';
import { findingOf, run, withLimits } from './fixtures.ts';
import { adult, free } from './golden-orders.ts';
import { amount, limitRecord, phaseRecord, regimenRecord } from './golden-store.ts';
import type { OrderInput } from './order.ts';
import type { Regimen, RegimenPhase } from './records.ts';
import { whatElse } from './checks/slips.ts';
import { dec } from '../quantity/decimal.ts';

const vial = 'us-vial-50-10ml';
const span = (low: string, high = low) => ({ low, high });
const store = (regimens: readonly Regimen[]) => ({
  ...withLimits([
    limitRecord('unit', 'unit-slip', '=', '8.114584', 'mEq', 'soft'),
    limitRecord('salt', 'salt-slip', '=', '2.047', 'ratio', 'soft'),
  ]),
  regimens,
});

function slips(phases: RegimenPhase[], input: Partial<OrderInput>, fields: Partial<Regimen> = {}): string[] {
  const result = run(
    { regimen: 'made-up', product: vial, diluentMl: '200', patient: { ...adult, weightKg: '70' }, ...input },
    store([regimenRecord('made-up', { phases, ...fields })]),
  );
  if (result.phases.length === 0) throw new Error(JSON.stringify(result.entries));
  return ['unit', 'salt'].filter((id) => findingOf(result, id)?.value === 'problem');
}

const load = (low: string, high = low): RegimenPhase =>
  phaseRecord({ amount: amount('g', low, high), overMin: span('60') });

describe('a dose chosen from a regimen', () => {
  it.each([
    ['4', [], 'as printed'],
    ['6', [], 'at the upper edge'],
    ['5', [], 'inside'],
    ['16.23', ['unit'], 'the mmol of 4 g as grams'],
    ['24.34', ['unit'], 'the mmol of 6 g as grams'],
    ['20.29', ['unit'], 'the mmol of 5 g as grams'],
    ['32.46', ['unit'], 'the mEq of 4 g as grams'],
    ['48.69', ['unit'], 'the mEq of 6 g as grams'],
    ['8.19', ['salt'], '4 g of the anhydrous salt'],
    ['12.29', ['salt'], '6 g of the anhydrous salt'],
    ['14', [], 'fits nothing'],
    ['7', [], 'fits nothing'],
    ['2', [], 'too little, but keyed in grams'],
    ['0.4929', [], 'too little, but keyed in grams'],
  ])('%s g where 4 to 6 g are printed: %o (%s)', (loadingG, expected) => {
    expect(slips([load('4', '6')], { choice: { loadingG } })).toEqual(expected);
  });

  it.each([
    ['loadingMmol', '4', ['unit'], 'the grams keyed as mmol'],
    ['loadingMmol', '5', ['unit'], 'the grams keyed as mmol, inside the range'],
    ['loadingMmol', '16.23', [], 'as printed'],
    ['loadingMmol', '7', [], 'fits nothing'],
  ] as const)('%s %s where 4 to 6 g are printed: %o (%s)', (field, value, expected, _why) => {
    expect(slips([load('4', '6')], { choice: { [field]: value } })).toEqual(expected);
  });

  it('more than one thing printed: fitting one of them is fitting', () => {
    const repeat = phaseRecord({
      kind: 'maintenance',
      amount: amount('g', '16'),
      overMin: span('60'),
      everyHours: '6',
    });
    expect(slips([load('4'), load('16.23')], { choice: { loadingG: '16.23' } })).toEqual([]);
    expect(slips([load('4'), repeat], { choice: { loadingG: '16.23' } })).toEqual(['unit']);
  });

  it('a rate is held against the printed rate for one hour, an interval divided out', () => {
    const every = (everyHours: string, grams: string) =>
      phaseRecord({ kind: 'maintenance', amount: amount('g', grams), everyHours });
    const bag = { bagG: '20', bagMl: '500' } as const;
    expect(slips([every('1', '1')], { choice: { ...bag, maintenanceGPerH: '4.06' } })).toEqual(['unit']);
    expect(slips([every('1', '1')], { choice: { ...bag, maintenanceGPerH: '1' } })).toEqual([]);
    expect(slips([load('4'), every('4', '4')], { choice: { ...bag, maintenanceGPerH: '4.06' } })).toEqual(['unit']);
    expect(slips([load('4'), every('4', '16.23')], { choice: { ...bag, maintenanceGPerH: '4.06' } })).toEqual([]);
  });

  it('a repeated dose is not divided by its interval', () => {
    const repeat = phaseRecord({
      kind: 'repeat-bolus',
      amount: amount('g', '4'),
      overMin: span('60'),
      everyHours: '4',
    });
    expect(slips([repeat], { choice: { doseG: '4.06' } })).toEqual([]);
    expect(slips([repeat], { choice: { doseG: '16.23' } })).toEqual(['unit']);
  });

  it('a printed dose per kg counts for this weight, and not without one', () => {
    const perKg = phaseRecord({ amount: amount('mg', '50', '50', true), overMin: span('60') });
    expect(slips([perKg], { choice: { loadingG: '3.5' } })).toEqual([]);
    expect(slips([perKg], { choice: { loadingG: '14.2' } })).toEqual(['unit']);
    expect(slips([perKg], { choice: { loadingG: '14.2' }, patient: adult })).toEqual([]);
  });

  it('a phase whose dose the source leaves open is nothing to compare with', () => {
    const open = phaseRecord({ amount: null, overMin: span('60') });
    expect(slips([open], { choice: { loadingG: '16.23' } })).toEqual([]);
  });

  it('a dose that was capped is judged by what was ordered', () => {
    expect(slips([load('4')], { choice: { loadingG: '16.23', capG: '4' } })).toEqual(['unit']);
  });
});

describe('a free order', () => {
  const offered = (fields: Partial<Regimen>) =>
    regimenRecord('offered', { indications: ['other'], phases: [load('4', '6')], ...fields });
  const slipped = (regimen: Regimen, choice: OrderInput['choice']): boolean =>
    findingOf(run(free({ overMin: '60', ...choice }, vial, '200'), store([regimen])), 'unit')?.value === 'problem';

  it('is held against what is offered for the same use and the same patients', () => {
    expect(slipped(offered({}), { doseG: '16.23' })).toBe(true);
    expect(slipped(offered({ indications: ['other', 'asthma'] }), { doseG: '16.23' })).toBe(true);
    expect(slipped(offered({ indications: ['asthma'] }), { doseG: '16.23' })).toBe(false);
    expect(slipped(offered({ population: { group: 'child', text: 'children' } }), { doseG: '16.23' })).toBe(false);
    expect(slipped(offered({ use: 'trial-only' }), { doseG: '16.23' })).toBe(false);
  });

  it('too little of mEq or mmol: only a printed figure counts as meant, so that 10 mEq stays an order', () => {
    expect(slipped(offered({}), { doseMEq: '4' })).toBe(true);
    expect(slipped(offered({}), { doseMEq: '6' })).toBe(true);
    expect(slipped(offered({}), { doseMEq: '5' })).toBe(false);
    expect(slipped(offered({}), { doseMmol: '4' })).toBe(true);
    expect(slipped(offered({}), { doseMEq: '10' })).toBe(false);
    expect(slipped(offered({}), { doseG: '0.4929' })).toBe(false);
  });

  it('two printed ranges: too little for one only is not too little', () => {
    const two = offered({ phases: [load('4'), load('0.4', '0.6')] });
    expect(slipped(two, { doseMEq: '4' })).toBe(false);
    const between = offered({ phases: [load('8'), load('0.9')] });
    expect(slipped(between, { doseMmol: '8' })).toBe(false);
  });

  it('the finding sends to the field of the dose and says what the number is in every unit', () => {
    const found = findingOf(run(free({ doseG: '16.23', overMin: '60' }, vial, '200'), store([offered({})])), 'unit');
    expect(found).toMatchObject({ field: 'choice.doseG', phase: 'Single dose' });
    expect(found?.text).toMatch(/16\.23 g is 131\.7 mEq or 65\.85 mmol; 16\.23 mEq would be 2 g\.$/);
    const fine = findingOf(run(free({ doseG: '4', overMin: '60' }, vial, '200'), store([offered({})])), 'unit');
    expect(fine).toMatchObject({ value: 'ok', field: 'choice.doseG', phase: null });
  });

  it('16 g is 129.8 mEq or 64.92 mmol, and 16 mEq would be 1.972 g (ISMP)', () => {
    expect(whatElse(dec('16000')).replaceAll('\u00a0', ' ')).toBe(
      '16 g is 129.8 mEq or 64.92 mmol; 16 mEq would be 1.972 g.',
    );
  });
});
