/** What hands do and what a head can redo: the step list and the working, in the cases the worked examples do not reach. */
import { describe, expect, it } from 'vitest';
import { phaseOf, run, withLimits } from './fixtures.ts';
import { adult, free, zuspan } from './golden-orders.ts';
import { amount, phaseRecord, productRecord, regimenRecord } from './golden-store.ts';
import type { Calculation, DosePhase, OrderInput, WorkingStep } from './order.ts';
import { nameAndStrength, strengthText } from './steps.ts';

const vial = 'us-vial-50-10ml';
const plainText = (text: string): string => text.replaceAll('\u00a0', ' ');

function steps(result: Calculation, kind: DosePhase['kind']): string[] {
  return (phaseOf(result, kind).preparation?.steps ?? []).map(plainText);
}
function working(input: OrderInput, step: string): WorkingStep {
  const found = run(input).working.find((item) => item.step === step);
  if (!found)
    throw new Error(
      `no step ${step} among ${run(input)
        .working.map((item) => item.step)
        .join(', ')}`,
    );
  return {
    ...found,
    substituted: plainText(found.substituted),
    result: plainText(found.result),
    rounding: plainText(found.rounding),
    source: plainText(found.source),
  };
}

describe('names and strengths', () => {
  const product = productRecord('made-up', '500', '50', '10', '5');
  const named = (fields: Partial<typeof product>, each?: boolean): string =>
    plainText(nameAndStrength({ ...product, ...fields }, each));

  it('quantity per volume, and per mL where the container is not known: never a bare per cent', () => {
    expect(plainText(strengthText(product))).toBe('5 g in 10 mL');
    expect(plainText(strengthText({ ...product, volumeMl: null }))).toBe('500 mg per mL');
    expect(plainText(strengthText({ ...product, totalG: null }))).toBe('500 mg per mL');
  });

  it('the strength is not said twice, however the blanks in the name are written', () => {
    expect(named({ name: 'Magnesium sulfate 5 g in 10 mL' })).toBe('Magnesium sulfate 5 g in 10 mL');
    expect(named({ name: 'Magnesium sulfate 5\u00a0g in 10\u00a0mL' })).toBe('Magnesium sulfate 5 g in 10 mL');
    expect(named({ name: 'Magnesium sulfate' })).toBe('Magnesium sulfate (5 g in 10 mL)');
    expect(named({ name: 'Magnesium sulfate' }, true)).toBe('Magnesium sulfate (5 g in 10 mL each)');
  });
});

describe('steps', () => {
  it('a container of unknown size is taken without a count', () => {
    const found = steps(run(free({ doseG: '2', overMin: '20' }, 'uk-20-ready')), 'bolus');
    expect(found[0]).toBe('Take Magnesium sulfate uk-20-ready (200 mg per mL).');
    expect(found[2]).toMatch(/undiluted/);
  });

  it('the diluents the regimen names are offered until one is written', () => {
    const phases = [phaseRecord({ amount: amount('g', '4'), overMin: { low: '20', high: '20' } })];
    const measure = (diluents: string[], diluent: string | null): string => {
      const store = { ...withLimits([]), regimens: [regimenRecord('made-up', { phases, diluents })] };
      const made = { regimen: 'made-up', product: vial, diluentMl: '92', patient: adult, diluent };
      return steps(run(made, store), 'loading').find((step) => step.startsWith('Measure')) ?? '';
    };
    expect(measure(['glucose 5 per cent', 'sodium chloride 0.9 per cent'], null)).toMatch(
      /^Measure 92 mL of diluent \(the regimen names glucose 5 per cent or sodium chloride 0\.9 per cent\)\./,
    );
    expect(measure(['glucose 5 per cent'], 'water')).toMatch(/^Measure 92 mL of water\./);
    expect(measure([], null)).toMatch(/^Measure 92 mL of diluent\./);
  });

  it('several containers and several bags are counted, with the strength of each', () => {
    expect(steps(run(zuspan), 'maintenance')[0]).toMatch(/^Take 4 containers of .*\(5 g in 10 mL each\)\./);
    const small = { ...withLimits([]), products: [productRecord('bag-small', '10', '1', '100', '1', true)] };
    const several = steps(run(free({ doseG: '4', overMin: '60', bags: 'same-bag' }, 'bag-small'), small), 'bolus');
    expect(several[0]).toMatch(/^Take 4 bags of .*\(1 g in 100 mL each\)\. Add nothing\./);
  });

  it('only a bag that holds more than the dose says that part of it is the dose', () => {
    const taken = (doseG: string): string =>
      steps(run(free({ doseG, overMin: '60', bags: 'same-bag' }, 'au-premix-8-100ml'), withLimits([])), 'bolus').join(
        ' ',
      );
    expect(taken('4')).toMatch(/only 50 mL of it is the dose/);
    expect(taken('8')).not.toMatch(/is the dose/);
    expect(taken('8')).toMatch(/Take 1 bag of .*\(8 g in 100 mL\)/);
  });

  it('one muscle or several sites', () => {
    const im = (choice: OrderInput['choice']): string[] => steps(run({ ...free(choice, vial), route: 'im' }), 'im');
    expect(im({ imG: '4' })).toContain('Inject 8 mL deep into one muscle.');
    expect(im({ imG: '7', imSites: '2' })).toContain('Inject 7 mL deep into each of 2 sites.');
    expect(im({ imG: '4' }).join(' ')).not.toMatch(/rate|volume to be infused/);
  });
});

describe('working', () => {
  it('names where each step comes from', () => {
    const source = (input: OrderInput, step: string): string => working(input, step).source;
    expect(source(zuspan, 'Loading dose: dose')).toBe('Golden set: Zuspan');
    expect(source(free({ doseG: '4', overMin: '20' }, vial, '92'), 'Single dose: dose')).toBe('the order as entered');
    expect(source(zuspan, 'Loading dose: volume of product')).toBe(
      'Product record: Magnesium sulfate us-vial-50-10ml (5 g in 10 mL)',
    );
    for (const step of ['final volume', 'strength of the mixture', 'speed', 'rate', 'in mmol'])
      expect(source(zuspan, `Loading dose: ${step}`).length, step).toBeGreaterThan(8);
    expect(source(zuspan, 'Maintenance infusion: rate').length).toBeGreaterThan(8);
    expect(source(zuspan, 'Total in 24 h').length).toBeGreaterThan(8);
  });

  it('a dose in mmol or mEq says what one of them is', () => {
    const rounding = (choice: OrderInput['choice']): string =>
      working(free({ overMin: '60', ...choice }, vial, '100'), 'Single dose: dose').rounding;
    expect(rounding({ doseMmol: '8' })).toMatch(/246\.47 mg is 1 mmol/);
    expect(rounding({ doseMEq: '16' })).toMatch(/246\.47 mg is 1 mmol/);
    expect(rounding({ doseG: '2' })).toBe('none');
  });

  it('rounding says its direction, without a sign', () => {
    const rounding = (doseMmol: string): string =>
      working(free({ doseMmol, overMin: '60' }, vial, '100'), 'Single dose: volume of product').rounding;
    expect(rounding('8')).toBe('rounded down to the syringe step of 0.1: exact 3.9435, 1.1 per cent less');
    expect(rounding('8.1')).toBe('rounded up to the syringe step of 0.1: exact 3.9928, 0.18 per cent more');
  });

  it('the rate of a dose out of a larger bag counts the part that is infused', () => {
    const part = free({ doseG: '4', overMin: '20', bags: 'same-bag' }, 'au-premix-8-100ml');
    expect(working(part, 'Single dose: rate').substituted).toBe('50 mL × 60 ÷ 20 min');
  });

  it('an injection has no mixture and no rate', () => {
    const names = run({ ...free({ imG: '4' }, vial), route: 'im' }).working.map((item) => item.step);
    expect(names.some((name) => /strength of the mixture|final volume|rate|speed/.test(name))).toBe(false);
    expect(names).toContain('Intramuscular dose: volume of product');
  });
});
