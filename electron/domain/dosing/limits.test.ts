import { describe, expect, it } from 'vitest';
import { checkOf, run, withLimits } from './fixtures.ts';
import { free, woman, zuspan } from './golden-orders.ts';
import { limitRecord } from './golden-store.ts';
import type { OrderInput } from './order.ts';
import type { Limit } from './records.ts';

type Case = readonly [quantity: Limit['quantity'], value: string, unit: string, order: OrderInput];

const runs = free({ ratePerH: '2', rateUnit: 'g', rateH: '10' }, 'us-premix-wfi-20g-500', null, {
  patient: { ageYears: '40', weightKg: '80' },
});
const bolus = free({ doseG: '2', overMin: '20' }, 'us-vial-50-10ml', '96', {
  patient: { ageYears: '40', weightKg: '80' },
});
const im = free({ imG: '4', imSites: '2', imEveryH: '4', maintenanceH: '24' }, 'us-vial-50-10ml', null, {
  route: 'im',
  patient: { ageYears: '40', weightKg: '80' },
});
const patient = (fields: OrderInput['patient']): OrderInput => ({
  ...bolus,
  patient: { ageYears: '40', weightKg: '80', ...fields },
});

/** Each order measures exactly `value`: at the limit it is inside, one step above it is not. */
const cases: readonly Case[] = [
  ['concentration-percent', '2', '%', bolus],
  ['concentration-mg-per-ml', '20', 'mg per mL', bolus],
  ['rate-mg-per-min', '100', 'mg per min', bolus],
  ['rate-mg-per-kg-per-min', '1.25', 'mg per kg per min', bolus],
  ['rate-g-per-h', '2', 'g per hour', runs],
  ['rate-mg-per-kg-per-h', '25', 'mg per kg per hour', runs],
  ['phase-minutes', '20', 'min', bolus],
  ['dose-g', '2', 'g', bolus],
  ['dose-mg-per-kg', '25', 'mg per kg', bolus],
  ['dose-mmol', '8', 'mmol', free({ doseMmol: '8', overMin: '20' }, 'us-vial-50-10ml', '96')],
  ['dose-per-site-g', '2', 'g per site', im],
  ['dose-per-4h-g', '4', 'g in 4 hours', im],
  ['dose-mg-per-kg-per-4h', '100', 'mg per kg in 4 hours', runs],
  ['first-hour-g', '2', 'g in the first hour', runs],
  ['any-15-min-g', '1.5', 'g in any 15 min', bolus],
  ['total-24h-g', '20', 'g in 24 hours', runs],
  ['total-48h-g', '20', 'g in 48 hours', runs],
  [
    'total-24h-mmol',
    '40',
    'mmol in 24 hours',
    free({ ratePerH: '4', rateUnit: 'mmol', rateH: '10' }, 'us-premix-wfi-20g-500'),
  ],
  [
    'total-5d-mmol',
    '40',
    'mmol in 5 days',
    free({ ratePerH: '4', rateUnit: 'mmol', rateH: '10' }, 'us-premix-wfi-20g-500'),
  ],
  ['duration-h', '10', 'hours', runs],
  ['treatment-days', '5', 'days', patient({ daysOnTreatment: '5' })],
  ['creatinine-umol-per-l', '90', 'micromol per L', patient({ creatinineUmolPerL: '90' })],
  ['clearance-ml-per-min', '100', 'mL per min', patient({ weightKg: '72', creatinineUmolPerL: '88.42', sex: 'male' })],
  ['urine-ml-per-h', '25', 'mL per hour', patient({ urineMlPerH: '25' })],
  ['urine-ml-per-4h', '100', 'mL in 4 hours', patient({ urineMlPerH: '25' })],
  ['serum-mmol-per-l', '2', 'mmol per L', patient({ serumMagnesiumMEqPerL: '4', daysOnTreatment: '1' })],
  ['respiratory-rate', '12', 'breaths per min', patient({ respiratoryRate: '12' })],
  ['spo2-percent', '94', '%', patient({ spo2Percent: '94' })],
  ['hours-to-birth', '2', 'hours', patient({ hoursToBirth: '2' })],
  ['dose-too-small-mg', '100', 'mg', free({ doseMg: '100', overMin: '20' }, 'us-vial-50-10ml', '96')],
  ['bag-exceeds-phase-g', '4', 'g', free({ doseG: '4', overMin: '20', bags: 'same-bag' }, 'au-premix-8-100ml')],
];

function valueFor(
  order: OrderInput,
  quantity: Limit['quantity'],
  op: Limit['op'],
  value: string,
  unit: string,
): string {
  const limit = limitRecord('edge', quantity, op, value, unit, 'soft');
  return checkOf(run(order, withLimits([limit])), 'edge').value;
}

describe('every quantity at its edge', () => {
  it.each(cases)('%s: exactly %s %s', (quantity, value, unit, order) => {
    const below = `${value}.001`.replace(/^(\d+\.\d+)\.001$/, '$1001');
    expect(valueFor(order, quantity, '>', value, unit)).toBe('ok');
    expect(valueFor(order, quantity, '>=', value, unit)).toBe('problem');
    expect(valueFor(order, quantity, '<', value, unit)).toBe('ok');
    expect(valueFor(order, quantity, '<=', value, unit)).toBe('problem');
    expect(valueFor(order, quantity, '<', below, unit)).toBe('problem');
    expect(valueFor(order, quantity, '>', below, unit)).toBe('ok');
  });

  it('the sentence is filled with value and limit in unit words', () => {
    const result = run(bolus, withLimits([limitRecord('edge', 'rate-mg-per-min', '>', '90', 'mg per min', 'soft')]));
    expect(checkOf(result, 'edge').text.replace(/\u00a0/g, ' ')).toBe('100 mg per min passes 90 mg per min.');
    expect(
      checkOf(
        run(bolus, withLimits([limitRecord('edge', 'rate-mg-per-min', '>', '100', 'mg per min', 'soft')])),
        'edge',
      ).text.replace(/\u00a0/g, ' '),
    ).toBe('Rate: 100 mg per min. A problem when more than 100 mg per min.');
  });

  it('a value that would be printed as the limit itself is printed with more figures', () => {
    const result = run(
      free({ doseG: '2.0001', overMin: '20' }, 'us-vial-50-10ml', '96'),
      withLimits([limitRecord('edge', 'dose-g', '>', '2', 'g', 'hard')]),
    );
    expect(checkOf(result, 'edge').text.replace(/\u00a0/g, ' ')).toBe('2.0001 g passes 2 g.');
  });
});

describe('scope', () => {
  const valueWith = (
    scope: Partial<Limit['scope']>,
    order: OrderInput = zuspan,
    fields: Partial<Limit> = {},
  ): string | null => {
    const result = run(order, withLimits([limitRecord('scoped', 'dose-g', '>', '1', 'g', 'soft', scope, fields)]));
    return result.checks.find((check) => check.id === 'scoped')?.value ?? null;
  };

  it.each([
    [{}, 'problem'],
    [{ indications: ['eclampsia'] as const }, 'problem'],
    [{ indications: ['asthma'] as const }, null],
    [{ populations: ['adult'] as const }, 'problem'],
    [{ populations: ['adult-obstetric'] as const }, 'problem'],
    [{ populations: ['child'] as const }, null],
    [{ routes: ['iv'] as const }, 'problem'],
    [{ routes: ['im'] as const }, null],
    [{ phases: ['loading'] as const }, 'problem'],
    [{ phases: ['im'] as const }, null],
    [{ markets: ['INT'] as const }, 'problem'],
    [{ markets: ['DE'] as const }, null],
    [{ products: ['us-vial-50-10ml'] }, 'problem'],
    [{ products: ['uk-20-ready'] }, null],
  ])('%o: %s', (scope, value) => {
    expect(valueWith(scope as Partial<Limit['scope']>)).toBe(value);
  });

  it('a regimen that prints more than a hard limit is asked, not stopped, and the sentence says so', () => {
    const result = run(
      zuspan,
      withLimits([limitRecord('scoped', 'dose-g', '>', '1', 'g', 'hard', { exceptRegimens: ['zuspan'] })]),
    );
    expect(result.status).toBe('ok');
    expect(checkOf(result, 'scoped')).toMatchObject({ tier: 'soft', value: 'problem' });
    expect(checkOf(result, 'scoped').text).toContain('prints this figure itself');
  });

  it('an exception holds only when every possible indication is excepted', () => {
    const tier = (exceptIndications: Limit['scope']['exceptIndications']): string =>
      checkOf(
        run(zuspan, withLimits([limitRecord('scoped', 'dose-g', '>', '1', 'g', 'soft', { exceptIndications })])),
        'scoped',
      ).tier;
    expect(tier(['eclampsia'])).toBe('soft');
    expect(tier(['eclampsia', 'pre-eclampsia'])).toBe('info');
  });

  it('a free order without an indication: limits of one indication cannot tell', () => {
    expect(valueWith({ indications: ['asthma'] }, { ...bolus, indication: null })).toBe('cannot-tell');
    expect(checkOf(run({ ...bolus, indication: null }), 'indication-unknown').value).toBe('cannot-tell');
  });

  it('emergency: the limit for non-emergencies goes away only when somebody says so', () => {
    expect(valueWith({}, bolus, { when: 'not-emergency' })).toBe('problem');
    expect(valueWith({}, { ...bolus, emergency: false }, { when: 'not-emergency' })).toBe('problem');
    expect(valueWith({}, { ...bolus, emergency: true }, { when: 'not-emergency' })).toBeNull();
  });

  it.each([
    [{ pregnant: true }, 'pregnant', 'problem'],
    [{ pregnant: false }, 'pregnant', null],
    [{ pregnant: null }, 'pregnant', 'cannot-tell'],
    [{ weightKg: '69.9' }, 'weight-under-70kg', 'problem'],
    [{ weightKg: '70' }, 'weight-under-70kg', null],
    [{ weightKg: null }, 'weight-under-70kg', 'cannot-tell'],
  ] as const)('%o with "%s": %s', (fields, when, value) => {
    expect(valueWith({}, { ...bolus, patient: { ageYears: '40', ...fields } }, { when })).toBe(value);
  });

  it.each([
    [{ creatinineUmolPerL: '300', urineMlPerH: '50', sex: 'female' }, 'problem'],
    [{ creatinineUmolPerL: '60', urineMlPerH: '34', sex: 'female' }, 'problem'],
    [{ creatinineUmolPerL: '60', urineMlPerH: '35', sex: 'female' }, null],
    [{ creatinineUmolPerL: '60', urineMlPerH: null, sex: 'female' }, 'cannot-tell'],
    [{ creatinineUmolPerL: null, urineMlPerH: '50', sex: 'female' }, 'cannot-tell'],
    [{ creatinineMgPerDl: '5', urineMlPerH: null, sex: 'male' }, 'problem'],
  ] as const)('kidneys %o: %s', (fields, value) => {
    expect(
      valueWith({}, { ...bolus, patient: { ageYears: '40', weightKg: '70', ...fields } }, { when: 'renal-impairment' }),
    ).toBe(value);
  });

  it('a dose given over 4 hours or more is outside a limit for faster doses', () => {
    const slow = (overMin: string): string | null =>
      valueWith({}, free({ doseG: '2', overMin }, 'us-vial-50-10ml', '96'), { when: 'given-under-4h' });
    expect(slow('239')).toBe('problem');
    expect(slow('240')).toBeNull();
  });

  it('a target for the level is silent before treatment and speaks during it', () => {
    const target = limitRecord('target', 'serum-mmol-per-l', '<', '1.7', 'mmol per L', 'soft');
    const value = (fields: OrderInput['patient']) =>
      run(
        { ...zuspan, patient: { ...woman, serumMagnesiumMmolPerL: '0.8', ...fields } },
        withLimits([target]),
      ).checks.find((check) => check.id === 'target')?.value ?? null;
    expect(value({})).toBeNull();
    expect(value({ daysOnTreatment: '1' })).toBe('problem');
    expect(value({ alreadyGiven24hG: '4' })).toBe('problem');
  });

  it('an infusion whose end nobody gave: a course limit cannot tell, a day limit takes it to run on', () => {
    const open = free({ ratePerH: '2', rateUnit: 'g' }, 'us-premix-wfi-20g-500', null, { startAt: '2026-11-22T10:00' });
    const limits = withLimits([
      limitRecord('course', 'total-5d-mmol', '>', '160', 'mmol in 5 days', 'soft'),
      limitRecord('day', 'total-24h-g', '>', '28', 'g in 24 hours', 'soft'),
      limitRecord('time', 'duration-h', '>', '24', 'hours', 'soft'),
    ]);
    const result = run(open, limits);
    expect(checkOf(result, 'course').value).toBe('cannot-tell');
    expect(checkOf(result, 'time').value).toBe('cannot-tell');
    expect(checkOf(result, 'day').text.replace(/\u00a0/g, ' ')).toContain(
      'It is reached 14 h after the start, at 00:00 on 23 November. This takes the infusion to run on',
    );
  });

  it('the moment a limit in mmol is reached: 8 mmol per hour pass 50 mmol after 6 h 15 min', () => {
    const order = free({ ratePerH: '8', rateUnit: 'mmol', rateH: '10' }, 'us-premix-wfi-20g-500');
    const result = run(
      order,
      withLimits([limitRecord('day', 'total-24h-mmol', '>', '50', 'mmol in 24 hours', 'soft')]),
    );
    expect(checkOf(result, 'day').text.replace(/\u00a0/g, ' ')).toBe(
      '80 mmol in 24 hours passes 50 mmol in 24 hours. It is reached 6 h 15 min after the start.',
    );
  });

  it('what was given in the last 48 h counts, and the last 24 h stand in for it when only they are known', () => {
    const limit = limitRecord('two-days', 'total-48h-g', '>', '25', 'g in 48 hours', 'soft');
    const value = (fields: OrderInput['patient']) =>
      checkOf(run({ ...runs, patient: { ageYears: '40', ...fields } }, withLimits([limit])), 'two-days').value;
    expect(value({})).toBe('ok');
    expect(value({ alreadyGiven48hG: '6' })).toBe('problem');
    expect(value({ alreadyGiven24hG: '6' })).toBe('problem');
    expect(value({ alreadyGiven24hG: '6', alreadyGiven48hG: '5' })).toBe('ok');
  });

  it('the condition of a limit is said with its edge', () => {
    const result = run(
      bolus,
      withLimits([
        limitRecord('slow', 'dose-g', '>', '6', 'g', 'hard', {}, { when: 'given-under-4h' }),
        limitRecord('reflex', 'reflex-grade', '<=', '0', 'knee jerk grade', 'hard'),
      ]),
    );
    expect(checkOf(result, 'slow').text.replace(/\u00a0/g, ' ')).toBe(
      'Dose: 2 g. Given in under 4 hours, a problem when more than 6 g.',
    );
    expect(checkOf(result, 'reflex').text).toBe(
      'Knee jerk: cannot tell, because the knee jerk was not entered. A problem when absent.',
    );
    expect(
      checkOf(
        run(
          patient({ reflexes: 'present' }),
          withLimits([limitRecord('reflex', 'reflex-grade', '<=', '0', 'knee jerk grade', 'hard')]),
        ),
        'reflex',
      ).text,
    ).toBe('Knee jerk: present. A problem when absent.');
  });

  it('a limit about the antidote is not a check of this order', () => {
    expect(
      run(
        zuspan,
        withLimits([limitRecord('antidote', 'antidote-calcium-chloride-mg', '>', '500', 'mg', 'soft')]),
      ).checks.some((check) => check.id === 'antidote'),
    ).toBe(false);
  });
});
