/** Edges that a mutation run found unguarded: each of these was changed once and no test noticed. */
import { describe, expect, it } from 'vitest';
import { checkOf, phaseOf, rateChangeOf, run, withLimits } from './fixtures.ts';
import { free, zuspan } from './golden-orders.ts';
import { amount, goldenStore, limitRecord, phaseRecord, regimenRecord } from './golden-store.ts';

const span = (low: string, high = low) => ({ low, high });
const load = phaseRecord({ amount: amount('g', '4'), overMin: span('20') });
const hourly = phaseRecord({ kind: 'maintenance', amount: amount('g', '1'), everyHours: '1' });
const order = { product: 'us-vial-50-10ml', diluentMl: '92', patient: { ageYears: '40' } } as const;
const storeOf = (phases: readonly (typeof load)[]) => ({
  ...withLimits([]),
  regimens: [regimenRecord('made-up', { phases: [...phases] })],
});

describe('an order', () => {
  it('has its rate change also where the record names the rate before the load', () => {
    const result = run({ ...order, regimen: 'made-up', choice: { bagG: '20', bagMl: '500' } }, storeOf([hourly, load]));
    expect(rateChangeOf(result)).toMatchObject({ fromMlPerH: '300', toMlPerH: '25', afterMinutes: '20' });
  });

  it('a reason given for a check that asks for none is not kept as its answer', () => {
    const confirmations = [
      { check: 'least-dilution', reason: 'It was measured or asked again and is right', text: '' },
    ];
    const found = checkOf(run({ ...zuspan, confirmations }), 'least-dilution');
    expect([found.value, found.answered]).toEqual(['ok', null]);
  });

  it('an infusion without an end says what would settle a course that it would pass', () => {
    const course = limitRecord('course', 'total-5d-mmol', '>', '160', 'mmol in 5 days', 'hard');
    const open = free({ ratePerH: '1', rateUnit: 'g', bagG: '20', bagMl: '500' }, 'us-vial-50-10ml');
    expect(checkOf(run(open, withLimits([course])), 'course')).toMatchObject({
      value: 'cannot-tell',
      unsettled: { by: ['choice.maintenanceH'], passed: true },
    });
  });

  it('a syringe step that is no number is named by its field', () => {
    const result = run({ ...zuspan, syringe: { stepMl: 'x' } });
    expect(result.entries.map(({ field, kind }) => [field, kind])).toContainEqual(['syringe.stepMl', 'not-a-number']);
  });

  it('a rate without an interval in its record is asked for without one', () => {
    const bare = phaseRecord({ kind: 'maintenance', amount: amount('g', '1', '2'), everyHours: null });
    const result = run({ ...order, regimen: 'made-up' }, storeOf([load, bare]));
    expect(result.entries.map(({ text }) => text.replaceAll('\u00a0', ' '))).toContain(
      'Choose the maintenance rate: the regimen prints 1 to 2 g.',
    );
  });

  it('several ready-made bags are not called a bag that holds more than the dose', () => {
    const two = run({
      ...zuspan,
      regimen: null,
      indication: 'other',
      population: 'adult',
      product: 'us-premix-wfi-20g-500',
      diluentMl: null,
      choice: { doseG: '20', overMin: '600', bags: 'same-bag' },
      patient: { ageYears: '40' },
    });
    const steps = phaseOf(two, 'bolus').preparation?.steps.join(' ') ?? '';
    expect(steps).not.toContain('holds more than this dose');
  });
});

it('a threshold to act on never shows the place of a value that is not known yet', () => {
  const urine = limitRecord(
    'urine',
    'urine-ml-per-h',
    '<',
    '25',
    'mL per hour',
    'hard',
    {},
    {
      sentence: '{value} is below {limit}: hold the infusion, {value} counts.',
    },
  );
  const { monitoring } = run(zuspan, withLimits([...goldenStore.limits, urine]));
  const said = monitoring
    .map(({ ifNot }) => ifNot ?? '')
    .join(' ')
    .replaceAll('\u00a0', ' ');
  expect(said).toContain(' is below 25 mL per hour: hold the infusion, counts.');
  expect(said).not.toContain('{');
});
