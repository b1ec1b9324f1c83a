import { describe, expect, it } from 'vitest';
import { run } from './fixtures.ts';
import { free, woman, zuspan } from './golden-orders.ts';
import type { OrderInput } from './order.ts';

/** "step | formula | numbers | result | rounding" of every step, with plain blanks. */
function working(input: OrderInput): string[] {
  return run(input).working.map((item) =>
    [item.step, item.formula, item.substituted, item.result, item.rounding].join(' | ').replace(/\u00a0/g, ' '),
  );
}

describe('the working of an order, as a person would redo it', () => {
  it('fixed dose, two bags', () => {
    expect(working(zuspan)).toEqual([
      'Loading dose: dose | as ordered | 4 g | 4,000 mg | none',
      'Loading dose: in mmol | mg ÷ 246.47 | 4,000 ÷ 246.47 | 16.23 mmol | four figures, at most two decimals',
      'Loading dose: in mEq | mmol × 2 | 4,000 ÷ 246.47 × 2 | 32.46 mEq | four figures, at most two decimals',
      'Loading dose: elemental magnesium | mg × 24.305 ÷ 246.47 | 4,000 × 24.305 ÷ 246.47 | 394.4 mg elemental magnesium | four figures, at most two decimals',
      'Loading dose: volume of product | mg ÷ strength | 4,000 mg ÷ 500 mg per mL | 8 mL | none needed (syringe step 0.1)',
      'Loading dose: final volume | product + diluent | 8 mL + 92 mL | 100 mL | none',
      'Loading dose: strength of the mixture | mg in the mixture ÷ final volume | 4,000 mg ÷ 100 mL | 40 mg per mL, 4 per cent | none',
      'Loading dose: speed | mg ÷ minutes | 4,000 mg ÷ 20 min | 200 mg per min | none',
      'Loading dose: rate | volume × 60 ÷ minutes | 100 mL × 60 ÷ 20 min | 300 mL per hour | none needed (pump step 0.1)',
      'Maintenance infusion: dose | as ordered | 1 g per hour | 1,000 mg per hour | none',
      'Maintenance infusion: in mmol | mg ÷ 246.47 | 1,000 ÷ 246.47 | 4.06 mmol | four figures, at most two decimals',
      'Maintenance infusion: in mEq | mmol × 2 | 1,000 ÷ 246.47 × 2 | 8.11 mEq | four figures, at most two decimals',
      'Maintenance infusion: elemental magnesium | mg × 24.305 ÷ 246.47 | 1,000 × 24.305 ÷ 246.47 | 98.61 mg elemental magnesium | four figures, at most two decimals',
      'Maintenance infusion: volume of product in one hour | mg ÷ strength | 1,000 mg ÷ 500 mg per mL | 2 mL | none',
      'Maintenance infusion: final volume | product + diluent | 40 mL + 460 mL | 500 mL | none',
      'Maintenance infusion: strength of the mixture | mg in the mixture ÷ final volume | 20,000 mg ÷ 500 mL | 40 mg per mL, 4 per cent | none',
      'Maintenance infusion: rate | mg per hour ÷ strength of the bag | 1,000 mg per hour ÷ 40 mg per mL | 25 mL per hour | none needed (pump step 0.1)',
      'Total in 24 h | all that runs in any 24 h, with what was given before | loading dose 4 g, maintenance infusion 1 g per hour | 27.67 g | four figures',
    ]);
  });

  it('dose per kg with a cap, both roundings with direction and difference', () => {
    const steps = working({
      regimen: 'paed-asthma-perth',
      patient: { weightKg: '50', ageYears: '12' },
      product: 'au-dbl-493-5ml',
      diluentMl: '47',
    });
    expect(steps[0]).toBe(
      'Loading dose: dose from weight | dose per kg × weight | 0.2 mmol per kg × 50 kg (actual weight) | 2.465 g | none',
    );
    expect(steps[1]).toBe(
      'Loading dose: cap | the smaller of dose and cap | 2.465 g and 1.972 g | 1.972 g: capped because Golden set gives at most 8 mmol for one dose | none',
    );
    expect(steps[5]).toBe(
      'Loading dose: volume of product | mg ÷ strength | 1,972 mg ÷ 493 mg per mL | 4 mL | rounded up to the syringe step of 0.1: exact 3.9995, 0.01 per cent more',
    );
  });

  it('an order in mEq says how mEq became mg', () => {
    expect(working(free({ doseMEq: '16', overMin: '60' }, 'us-vial-50-10ml', '100'))[0]).toBe(
      'Single dose: dose | as ordered | 16 mEq | 1,972 mg | none; 246.47 mg is 1 mmol, which is 2 mEq',
    );
  });

  it('a coarse pump says what it cannot give', () => {
    const steps = working({
      ...zuspan,
      choice: { ...zuspan.choice, maintenanceGPerH: '1.11' },
      pump: { stepMlPerH: '1' },
      patient: woman,
    });
    expect(steps.find((item) => item.startsWith('Maintenance infusion: rate'))).toBe(
      'Maintenance infusion: rate | mg per hour ÷ strength of the bag | 1,110 mg per hour ÷ 40 mg per mL | 28 mL per hour | rounded up to the pump step of 1: exact 27.75, 0.9 per cent more',
    );
  });

  it('a dose from a ready-made bag is a part of it, and one bag is made only once', () => {
    const steps = working({
      ...zuspan,
      product: 'us-premix-wfi-20g-500',
      diluentMl: null,
      choice: { ...zuspan.choice, bags: 'same-bag' },
    });
    expect(steps).toContain(
      'Loading dose: volume of product | mg ÷ strength | 4,000 mg ÷ 40 mg per mL | 100 mL | none',
    );
    expect(steps.some((item) => item.includes('final volume'))).toBe(false);
  });
});
