/**
 * Whole results, field by field: whatever changes in a card, a step, a total or the sentence of the rate change must be
 * looked at and approved. The figures themselves are proved by the worked examples; this holds everything around them.
 * After an intended change: vitest run -u on this file, and read the difference.
 */
import { describe, expect, it } from 'vitest';
import { run } from './fixtures.ts';
import { free, zuspan } from './golden-orders.ts';
import type { OrderInput } from './order.ts';

const startAt = '2026-11-22T10:00';
const premix40 = { ...zuspan, product: 'us-premix-wfi-40g-1000', diluentMl: null } satisfies OrderInput;

const orders: Readonly<Record<string, OrderInput>> = {
  'Zuspan without a clock': zuspan,
  'Zuspan with a clock, over midnight': { ...zuspan, startAt: '2026-11-22T23:50' },
  'Zuspan, one bag of 20 g in 500 mL': {
    ...zuspan,
    startAt,
    diluentMl: null,
    choice: { ...zuspan.choice, bags: 'same-bag', bagG: '20', bagMl: '500' },
  },
  'Zuspan, a bag of its own': { ...zuspan, startAt, choice: { ...zuspan.choice, bagG: '10', bagMl: '250' } },
  'Zuspan, coarse pump and syringe': {
    ...zuspan,
    startAt,
    diluentMl: '93',
    pump: { stepMlPerH: '1' },
    syringe: { stepMl: '0.5' },
  },
  'Zuspan from one ready-made bag of 40 g': { ...premix40, startAt, choice: { ...zuspan.choice, bags: 'same-bag' } },
  'ready-made bag twice': { ...premix40, startAt },
  'free: 6 g in 500 mL at 1 g per hour': {
    ...free({ ratePerH: '1', rateUnit: 'g', rateH: '5', bagG: '6', bagMl: '500' }, 'us-vial-50-10ml'),
    startAt,
  },
  'free: 20 mmol over 3 h': { ...free({ doseMmol: '20', overMin: '180' }, 'us-vial-50-10ml', '240'), startAt },
  'free: 10 mEq into a muscle in two sites': {
    ...free({ doseMEq: '10', imSites: '2' }, 'us-vial-50-10ml'),
    route: 'im',
    startAt,
  },
  'free: 4 g from a bag of 8 g': {
    ...free({ doseG: '4', overMin: '30', bagG: '8', bagMl: '100' }, 'us-vial-50-10ml'),
    startAt,
  },
  'free: a bag with no dose for a muscle': {
    ...free({ doseG: '5', bagG: '8', bagMl: '100' }, 'us-vial-50-10ml'),
    route: 'im',
  },
  'free: grams without a volume': free({ doseG: '4', overMin: '30', bagG: '8' }, 'us-vial-50-10ml'),
  'free: less than a step of the syringe': {
    ...free({ doseMg: '100', overMin: '30' }, 'us-vial-50-10ml', '50'),
    syringe: { stepMl: '5' },
  },
  'free: slower than a step of the pump': {
    ...free({ ratePerH: '1', rateUnit: 'g', rateH: '5', bagG: '6', bagMl: '500' }, 'us-vial-50-10ml'),
    pump: { stepMlPerH: '5' },
    choice: { ratePerH: '0.05', rateUnit: 'g', rateH: '5', bagG: '40', bagMl: '500' },
  },
  'free: the drug alone is more than the bag': free(
    { doseG: '4', overMin: '30', bagG: '8', bagMl: '10' },
    'us-vial-50-10ml',
  ),
  'free: a bag that holds less than the dose': free(
    { doseG: '4', overMin: '30', bagG: '2', bagMl: '100' },
    'us-vial-50-10ml',
  ),
  'free: a concentrate without diluent': free({ doseG: '4', overMin: '30' }, 'us-vial-50-10ml'),
  'free: a ready-made bag with diluent': free({ doseG: '4', overMin: '30' }, 'us-premix-wfi-40g-1000', '100'),
  'free: diluent and a bag that disagree': {
    ...free({ doseG: '4', overMin: '30', bagG: '8', bagMl: '100' }, 'us-vial-50-10ml', '50'),
  },
  'maintenance without a bag': {
    ...free({ ratePerH: '1', rateUnit: 'g', rateH: '5' }, 'us-vial-50-10ml'),
    startAt,
  },
  'maintenance bag without its volume': { ...zuspan, choice: { ...zuspan.choice, bagG: '20' } },
  'maintenance bag without its grams': { ...zuspan, choice: { ...zuspan.choice, bagMl: '500' } },
};

describe('whole results', () => {
  it.each(Object.keys(orders))('%s', (name) => {
    const { status, entries, phases, totals, secondMethod } = run(orders[name] ?? zuspan);
    expect({ status, entries, phases, totals, compared: secondMethod.compared }).toMatchSnapshot();
  });
});
