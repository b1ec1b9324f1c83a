import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { woman, zuspan, free } from './golden-orders.ts';
import { run } from './fixtures.ts';

describe('keyed junk: no result, and a sentence that says what would be right', () => {
  it.each([
    ['letters', 'abc', 'not-a-number', null],
    ['unit pasted with the number', '70 kg', 'not-a-number', '70'],
    ['unit and blank pasted', '70 kg ', 'not-a-number', '70'],
    ['two points', '7.0.0', 'not-a-number', null],
    ['comma', '70,5', 'not-a-number', '70.5'],
    ['negative', '-70', 'not-a-number', null],
    ['exponent', '7e1', 'not-a-number', null],
    ['zero', '0', 'impossible', null],
    ['ten times too heavy', '700', 'impossible', null],
    ['ten times too light', '7', 'impossible', null],
    ['unusual', '210', 'unusual', null],
  ])('weight: %s (%j)', (_why, weightKg, kind, fix) => {
    const result = run({ ...zuspan, patient: { ...woman, weightKg } });
    expect(result.status).toBe('incomplete');
    expect(result.phases).toEqual([]);
    expect(result.entries).toMatchObject([
      { field: 'patient.weightKg', kind, keyed: weightKg, fix, check: 'entry.patient.weightKg' },
    ]);
    expect(result.entries[0]?.text.length).toBeGreaterThan(20);
  });

  it.each([
    ['choice.loadingG'],
    ['choice.loadingMin'],
    ['choice.maintenanceGPerH'],
    ['diluentMl'],
    ['pump.stepMlPerH'],
    ['patient.creatinineUmolPerL'],
  ])('%s refuses letters', (field) => {
    const [group = '', key = ''] = field.split('.');
    const order =
      field === 'diluentMl'
        ? { ...zuspan, diluentMl: 'x' }
        : { ...zuspan, [group]: { ...zuspan[group as 'choice'], [key]: 'x' } };
    expect(run(order).entries).toMatchObject([{ field, kind: 'not-a-number' }]);
  });

  it('blanks around a number are not an error, a blank field is never zero', () => {
    expect(run({ ...zuspan, patient: { ...woman, weightKg: ' 70 ' } }).status).toBe('ok');
    expect(run({ ...zuspan, diluentMl: '  ' }).entries).toMatchObject([{ field: 'diluentMl', kind: 'missing' }]);
  });

  it('an unusual value counts once it is confirmed by its id', () => {
    const patient = { ...woman, weightKg: '210' };
    expect(
      run({ ...zuspan, patient, confirmations: [{ check: 'entry.patient.weightKg', reason: 'measured', text: '' }] })
        .status,
    ).toBe('ok');
    expect(
      run({ ...zuspan, patient, confirmations: [{ check: 'entry.patient.heightCm', reason: 'measured', text: '' }] })
        .status,
    ).toBe('incomplete');
  });

  it('an impossible value cannot be confirmed', () => {
    expect(
      run({
        ...zuspan,
        patient: { ...woman, weightKg: '700' },
        confirmations: [{ check: 'entry.patient.weightKg', reason: 'measured', text: '' }],
      }).status,
    ).toBe('incomplete');
  });
});

describe('plausibility by age', () => {
  const child = (weightKg: string, ageYears: string | null, ageMonths: string | null = null) =>
    run({
      regimen: 'paed-asthma-perth',
      patient: { weightKg, ageYears, ageMonths },
      product: 'au-dbl-493-5ml',
      diluentMl: '50',
    });

  it.each([
    ['70', '4', 'impossible'],
    ['40', '4', 'unusual'],
    ['16', '4', null],
    ['5', '8', 'impossible'],
    ['30', '8', null],
    ['140', '13', 'unusual'],
    ['50', '13', null],
  ])('%s kg at %s years', (weight, age, kind) => {
    expect(child(weight, age).entries[0]?.kind ?? null).toBe(kind);
  });

  it('age in months counts like age in years', () => {
    expect(child('10', null, '10').status).toBe('ok');
    expect(child('25', null, '10').entries[0]?.kind).toBe('impossible');
    expect(child('26', '8', '102').status).toBe('ok');
    expect(child('20', '8', '84').entries[0]).toMatchObject({ field: 'patient.ageMonths', kind: 'conflict' });
    expect(child('20', '8', '12').entries[0]).toMatchObject({ field: 'patient.ageMonths', kind: 'conflict' });
  });

  it('an adult regimen for a child, a child regimen for an adult: a conflict, not a result', () => {
    expect(
      run({ ...zuspan, patient: { ...woman, ageYears: '5', weightKg: '20' } }).entries.map((entry) => entry.field),
    ).toContain('population');
    expect(run({ ...zuspan, patient: { ...woman, ageYears: '14', weightKg: '50' } }).entries).toMatchObject([
      { field: 'population', kind: 'unusual' },
    ]);
    expect(
      run({
        ...zuspan,
        patient: { ...woman, ageYears: '14', weightKg: '50' },
        confirmations: [{ check: 'entry.population', reason: 'is right', text: '' }],
      }).status,
    ).toBe('ok');
    expect(child('70', '30').entries[0]).toMatchObject({ field: 'population', kind: 'conflict' });
  });

  it('a free order needs age or group, because the limits differ', () => {
    expect(
      run({ ...free({ doseG: '2', overMin: '20' }, 'us-vial-50-10ml', '100'), population: null, patient: {} }).entries,
    ).toMatchObject([{ field: 'population', kind: 'missing' }]);
    expect(run({ ...free({ doseG: '2', overMin: '20' }, 'us-vial-50-10ml', '100'), population: null }).status).toBe(
      'ok',
    );
  });
});

describe('the same thing entered twice', () => {
  it.each([
    [{ choice: { ...zuspan.choice, loadingMmol: '16' } }, 'choice.loadingMmol'],
    [{ choice: { ...zuspan.choice, maintenanceMmolPerH: '4' } }, 'choice.maintenanceMmolPerH'],
    [{ patient: { ...woman, creatinineMgPerDl: '0.7' } }, 'patient.creatinineMgPerDl'],
    [
      { patient: { ...woman, serumMagnesiumMmolPerL: '2', serumMagnesiumMgPerDl: '4.8' } },
      'patient.serumMagnesiumMgPerDl',
    ],
    [{ choice: { ...zuspan.choice, overMin: '15' } }, 'choice.overMin'],
  ])('%o', (more, field) => {
    expect(run({ ...zuspan, ...more }).entries).toMatchObject([{ field, kind: 'conflict' }]);
  });

  it('an entry that nothing uses is a problem, so that nobody believes it counts', () => {
    expect(run({ ...zuspan, choice: { ...zuspan.choice, imG: '5' } }).entries).toMatchObject([
      { field: 'choice.imG', kind: 'conflict' },
    ]);
  });

  it('a start time that does not exist', () => {
    expect(run({ ...zuspan, startAt: '2026-02-30T10:00' }).entries).toMatchObject([
      { field: 'startAt', kind: 'impossible' },
    ]);
  });

  it('half a site', () => {
    expect(run(free({ imG: '4', imSites: '1.5' }, 'us-vial-50-10ml', null, { route: 'im' })).entries).toMatchObject([
      { field: 'choice.imSites', kind: 'impossible' },
    ]);
  });
});

describe('missing entries are named, one by one', () => {
  it.each([
    [{ regimen: 'zuspan', product: 'us-vial-50-10ml', diluentMl: '92' }, ['choice.loadingMin']],
    [{ regimen: null, population: 'adult', product: 'us-vial-50-10ml', diluentMl: '92' }, ['choice.doseG']],
    [
      { regimen: null, population: 'adult', choice: { doseG: '2' }, product: 'us-vial-50-10ml', diluentMl: '92' },
      ['choice.overMin'],
    ],
    [
      {
        regimen: null,
        population: 'adult',
        choice: { dosePerKgMg: '40', overMin: '20' },
        product: 'us-vial-50-10ml',
        diluentMl: '92',
      },
      ['patient.weightKg'],
    ],
    [
      { regimen: null, population: 'adult', choice: { rateUnit: 'g' }, product: 'us-vial-50-10ml', diluentMl: '92' },
      ['choice.ratePerH'],
    ],
  ] as const)('%o', (order, fields) => {
    const result = run(order);
    expect(result.status).toBe('incomplete');
    expect(result.entries.map((entry) => entry.field)).toEqual(fields);
  });
});

it('random garbage in every field never throws and never gives a number', () => {
  const junk = fc.option(fc.string({ maxLength: 40 }), { nil: null });
  fc.assert(
    fc.property(
      junk,
      junk,
      junk,
      junk,
      junk,
      junk,
      (loadingG, loadingMin, maintenanceGPerH, weightKg, diluentMl, stepMlPerH) => {
        const result = run({
          ...zuspan,
          choice: { loadingG, loadingMin, maintenanceGPerH },
          patient: { ...woman, weightKg },
          diluentMl,
          pump: { stepMlPerH },
        });
        expect(['ok', 'refused', 'incomplete']).toContain(result.status);
        if (result.status !== 'ok') expect(result.phases).toEqual([]);
      },
    ),
  );
});
