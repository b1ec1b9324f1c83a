/** What each limit measures: only the phases in its scope, only what is known, and the field that would make it known. */
import { describe, expect, it } from 'vitest';
import { findingOf, run, withLimits } from './fixtures.ts';
import { adult, free, woman, zuspan } from './golden-orders.ts';
import { amount, limitRecord, phaseRecord, regimenRecord } from './golden-store.ts';
import type { OrderInput } from './order.ts';
import type { Limit } from './records.ts';

const vial = 'us-vial-50-10ml';
const premix = 'us-premix-wfi-20g-500';
const pritchard = {
  regimen: 'pritchard',
  choice: { loadingMin: '20' },
  patient: woman,
  product: vial,
  diluentMl: '12',
} satisfies OrderInput;
const open = free({ doseG: '4', overMin: '20', ratePerH: '2', rateUnit: 'g', bags: 'same-bag' }, premix);

function finding(
  input: OrderInput,
  quantity: Limit['quantity'],
  op: Limit['op'],
  value: string,
  scope: Partial<Limit['scope']> = {},
  fields: Partial<Limit> = {},
) {
  return findingOf(
    run(input, withLimits([limitRecord('edge', quantity, op, value, 'unit', 'soft', scope, fields)])),
    'edge',
  );
}

describe('phases in scope', () => {
  it.each([
    ['dose-g', '8'],
    ['dose-mg-per-kg', '100'],
  ] as const)('%s: the 10 g for muscles are not held against a limit for veins', (quantity, value) => {
    expect(finding(pritchard, quantity, '>', value, { routes: ['iv'] })?.value).toBe('ok');
    expect(finding(pritchard, quantity, '>', value, { routes: ['im'] })?.value).toBe('problem');
    expect(finding(pritchard, quantity, '>', value)?.value).toBe('problem');
  });

  it.each([
    'rate-mg-per-min',
    'rate-g-per-h',
    'rate-mg-per-kg-per-min',
    'rate-mg-per-kg-per-h',
    'phase-minutes',
  ] as const)('%s: an injection has no rate, the dose into the vein still has', (quantity) => {
    expect(finding(pritchard, quantity, '>', '0.1')?.phase).toBe('Loading dose');
    expect(finding(pritchard, quantity, '>', '0.1', { routes: ['im'] })).toBeNull();
  });

  it.each([
    'total-24h-g',
    'total-24h-mmol',
    'total-48h-g',
    'total-5d-mmol',
    'first-hour-g',
    'any-15-min-g',
    'dose-mg-per-kg-per-4h',
    'duration-h',
    'dose-per-site-g',
    'dose-per-4h-g',
  ] as const)('%s for muscles has nothing to say about an order for veins', (quantity) => {
    expect(finding(zuspan, quantity, '>=', '0', { routes: ['im'] })).toBeNull();
  });

  it('dose in one site and in 4 hours are about injections and repeats only', () => {
    expect(finding(zuspan, 'dose-per-site-g', '>=', '0')).toBeNull();
    expect(finding(zuspan, 'dose-per-4h-g', '>=', '0')).toBeNull();
    expect(finding(pritchard, 'dose-per-site-g', '>=', '5')?.value).toBe('problem');
    expect(finding(pritchard, 'dose-per-4h-g', '>=', '5')?.value).toBe('problem');
  });

  it('an hourly infusion is no dose', () => {
    const hourly = free({ ratePerH: '2', rateUnit: 'g', bags: 'same-bag' }, premix, null, { patient: woman });
    for (const quantity of ['dose-g', 'dose-mmol', 'dose-mg-per-kg', 'dose-too-small-mg'] as const)
      expect(finding(hourly, quantity, '>=', '0')).toBeNull();
    expect(finding(zuspan, 'dose-mmol', '>', '16')?.value).toBe('problem');
  });

  it('a limit for faster doses lets slow ones go, a general one does not, and an injection is never slow', () => {
    const slow = free({ doseG: '2', overMin: '240' }, vial, '96');
    expect(finding(slow, 'dose-g', '>', '1')?.value).toBe('problem');
    expect(finding(slow, 'dose-g', '>', '1', {}, { when: 'given-under-4h' })).toBeNull();
    const im = { ...free({ imG: '2' }, vial), route: 'im' } as const;
    expect(finding(im, 'dose-g', '>', '1', {}, { when: 'given-under-4h' })?.value).toBe('problem');
  });

  it('a dose spread over 4 hours meets the rate limits of maintenance, a faster one does not, and no other limit moves', () => {
    const over = (overMin: string): OrderInput => free({ doseG: '2', overMin }, vial, '96');
    const maintenance = { phases: ['maintenance'] } satisfies Partial<Limit['scope']>;
    expect(finding(over('240'), 'rate-g-per-h', '>', '0.1', maintenance)?.value).toBe('problem');
    expect(finding(over('239'), 'rate-g-per-h', '>', '0.1', maintenance)).toBeNull();
    expect(finding(over('240'), 'dose-g', '>', '1', maintenance)).toBeNull();
    expect(finding(over('240'), 'rate-g-per-h', '>', '0.1', { phases: ['im'] })).toBeNull();
  });
});

describe('what a limit per kg is divided by', () => {
  it('the dosing weight: 4 g for 100 kg, dosed by the ideal 73 kg, is 54.79 mg per kg', () => {
    const patient = { ageYears: '40', weightKg: '100', heightCm: '177.8', sex: 'male', weightBasis: 'ideal' } as const;
    const order = free({ doseG: '4', overMin: '20' }, vial, '92', { patient });
    expect(finding(order, 'dose-mg-per-kg', '>', '54.7')?.text).toMatch(/^54\.79/);
  });

  it.each(['dose-mg-per-kg', 'rate-mg-per-kg-per-min', 'dose-mg-per-kg-per-4h'] as const)(
    '%s without a weight cannot be told, and sends to the weight',
    (quantity) => {
      const found = finding(free({ doseG: '4', overMin: '20' }, vial, '92'), quantity, '>', '1');
      expect(found).toMatchObject({ value: 'cannot-tell', field: 'patient.weightKg' });
      expect(found?.text).toMatch(/weight was not entered/);
    },
  );
});

describe('an infusion nobody gave an end to', () => {
  it('a course cannot be told once it would pass, and the moment is said', () => {
    const found = finding({ ...open, startAt: '2026-11-22T10:00' }, 'total-5d-mmol', '>', '160');
    expect(found).toMatchObject({ value: 'cannot-tell', field: 'choice.maintenanceH' });
    expect(found?.text).toMatch(/Running on, it is reached after 18 h 3 min, at 04:03 on 23 November/);
    expect(finding(open, 'total-5d-mmol', '>', '9000')?.value).toBe('ok');
  });

  it('a day takes it to run on, and sends to the end', () => {
    expect(finding(open, 'total-24h-g', '>', '40')).toMatchObject({ value: 'problem', field: 'choice.maintenanceH' });
    expect(finding(open, 'total-24h-g', '>', '40')?.text).toMatch(/because no end was entered/);
    const closed = { ...open, choice: { ...open.choice, rateH: '48' } };
    expect(finding(closed, 'total-24h-g', '>', '40')).toMatchObject({ value: 'problem', field: null });
    expect(finding(closed, 'total-24h-g', '>', '40')?.text).not.toMatch(/no end/);
  });

  it('its time cannot be told; a loading dose has none, a repeated injection has one', () => {
    expect(finding(open, 'duration-h', '>', '24')).toMatchObject({
      value: 'cannot-tell',
      field: 'choice.maintenanceH',
    });
    expect(finding(open, 'duration-h', '>', '24')?.text).toMatch(/nobody said how long/);
    expect(finding(zuspan, 'duration-h', '>', '24')).toMatchObject({ value: 'ok', field: 'choice.maintenanceH' });
    expect(finding(zuspan, 'duration-h', '>', '23')?.phase).toBe('Maintenance infusion');
    expect(finding(pritchard, 'duration-h', '>', '23')?.phase).toBe('Repeated intramuscular dose');
  });

  it('one known time over the limit is enough, whatever else is not known', () => {
    const regimens = [
      regimenRecord('made-up', {
        phases: [
          phaseRecord({
            kind: 'maintenance',
            amount: amount('g', '1'),
            everyHours: '1',
            durationH: { low: '24', high: '24' },
          }),
          phaseRecord({
            kind: 'repeat-bolus',
            amount: amount('g', '1'),
            overMin: { low: '20', high: '20' },
            everyHours: '6',
          }),
        ],
      }),
    ];
    const store = { ...withLimits([limitRecord('edge', 'duration-h', '>', '12', 'hours', 'soft')]), regimens };
    const made = {
      regimen: 'made-up',
      product: vial,
      diluentMl: '98',
      patient: adult,
      choice: { bagG: '20', bagMl: '500' },
    };
    expect(findingOf(run(made, store), 'edge')).toMatchObject({ value: 'problem', phase: 'Maintenance infusion' });
  });
});

describe('what was given before', () => {
  it('the day counts the last 24 h, two days the last 48 h', () => {
    const order = free({ doseG: '4', overMin: '20' }, vial, '92', {
      patient: { ageYears: '40', alreadyGiven24hG: '5', alreadyGiven48hG: '9' },
    });
    expect(finding(order, 'total-24h-g', '>', '9')?.value).toBe('ok');
    expect(finding(order, 'total-24h-mmol', '>', '36.52')?.value).toBe('ok');
    expect(finding(order, 'total-48h-g', '>=', '13')?.value).toBe('problem');
    expect(finding(order, 'total-48h-g', '>', '13')?.value).toBe('ok');
    expect(run(order).totals).toMatchObject({ g24h: '9', g48h: '13' });
  });

  it('a limit that was passed before the order starts is passed at once', () => {
    const order = free({ doseG: '4', overMin: '20' }, vial, '92', {
      patient: { ageYears: '40', alreadyGiven24hG: '31' },
    });
    expect(finding(order, 'total-24h-g', '>', '30')?.text).toMatch(/It is reached 0 min after the start/);
  });
});

describe('what is known of the patient', () => {
  const patient = (fields: OrderInput['patient']): OrderInput =>
    free({ doseG: '2', overMin: '20' }, vial, '96', { patient: { ageYears: '40', weightKg: '80', ...fields } });

  it.each([
    ['creatinine-umol-per-l', 'patient.creatinineUmolPerL', /creatinine was not entered/],
    ['clearance-ml-per-min', 'patient.creatinineUmolPerL', /age, weight, sex and creatinine/],
    ['urine-ml-per-h', 'patient.urineMlPerH', /urine output was not entered/],
    ['urine-ml-per-4h', 'patient.urineMlPerH', /urine output was not entered/],
    ['serum-mmol-per-l', 'patient.serumMagnesiumMmolPerL', /serum magnesium was not entered/],
    ['respiratory-rate', 'patient.respiratoryRate', /breathing rate was not entered/],
    ['reflex-grade', 'patient.reflexes', /knee jerk was not entered/],
    ['spo2-percent', 'patient.spo2Percent', /oxygen saturation was not entered/],
    ['hours-to-birth', 'patient.hoursToBirth', /time to birth was not entered/],
    ['treatment-days', 'patient.daysOnTreatment', /days on treatment were not entered/],
  ] as [Limit['quantity'], string, RegExp][])(
    '%s not entered: cannot tell, and sends to %s',
    (quantity, field, words) => {
      const found = finding(patient({}), quantity, '>', '1');
      expect(found).toMatchObject({ value: 'cannot-tell', field });
      expect(found?.text).toMatch(words);
    },
  );

  it('clearance names its weight, and in pregnancy that it is unreliable', () => {
    const clearance = (pregnant: boolean | null) =>
      finding(patient({ creatinineUmolPerL: '88.42', sex: 'female', pregnant }), 'clearance-ml-per-min', '<', '30');
    expect(clearance(false)).toMatchObject({ value: 'ok', field: 'patient.creatinineUmolPerL' });
    expect(clearance(false)?.text).toMatch(/Cockcroft-Gault with .*weight.*\.$/);
    expect(clearance(false)?.text).not.toMatch(/pregnancy/);
    expect(clearance(null)?.text).not.toMatch(/pregnancy/);
    expect(clearance(true)?.text).toMatch(/unreliable in pregnancy/);
  });

  it('a level and days of treatment point to their fields', () => {
    expect(finding(patient({ serumMagnesiumMmolPerL: '5' }), 'serum-mmol-per-l', '>', '4')?.field).toBe(
      'patient.serumMagnesiumMmolPerL',
    );
    expect(finding(patient({ daysOnTreatment: '6' }), 'treatment-days', '>', '5')?.field).toBe(
      'patient.daysOnTreatment',
    );
  });

  it('a lowest level to reach is silent before treatment, with either sign', () => {
    for (const op of ['<', '<='] as const) {
      expect(finding(patient({ serumMagnesiumMmolPerL: '0.8' }), 'serum-mmol-per-l', op, '1.7')).toBeNull();
      expect(
        finding(patient({ serumMagnesiumMmolPerL: '0.8', daysOnTreatment: '1' }), 'serum-mmol-per-l', op, '1.7')?.value,
      ).toBe('problem');
    }
  });

  it('a flag points to its own question; a limit without a flag asks none', () => {
    const asked = finding(patient({}), 'flag', '=', '1', {}, { flag: 'digoxin' });
    expect(asked).toMatchObject({ value: 'cannot-tell', field: 'patient.flags.digoxin', phase: null });
    expect(finding(patient({}), 'flag', '=', '1')).toBeNull();
  });
});
