/**
 * Checks that need no limit record. Each is asked for its tier (does it stop, ask or inform), the field it sends the person to,
 * its source, and the figures in its sentence; the wording around the figures is free.
 */
import { describe, expect, it } from 'vitest';
import { checkOf, findingOf, run, stops, withLimits } from './fixtures.ts';
import { adult, free, woman, zuspan } from './golden-orders.ts';
import { amount, goldenStore, limitRecord, phaseRecord, regimenRecord } from './golden-store.ts';
import type { Calculation, OrderInput } from './order.ts';
import type { Regimen } from './records.ts';

const vial = 'us-vial-50-10ml';
const span = (low: string, high = low) => ({ low, high });
const rule = (number: string): string => `Safety rule ${number} of this program`;

function withRegimen(fields: Partial<Regimen>, input: Partial<OrderInput> = {}): Calculation {
  const store = { ...goldenStore, limits: [], regimens: [regimenRecord('made-up', fields)] };
  return run({ regimen: 'made-up', product: vial, diluentMl: '92', patient: adult, ...input }, store);
}

const fourGrams = phaseRecord({ amount: amount('g', '4'), overMin: span('20') });

describe('what was entered against what the regimen prints', () => {
  it('a time outside the range asks for a reason and sends to its field', () => {
    const result = run({ ...zuspan, choice: { ...zuspan.choice, loadingMin: '30' } });
    expect(findingOf(result, 'range-minutes-loading')).toMatchObject({
      tier: 'soft',
      value: 'problem',
      field: 'choice.loadingMin',
      phase: 'Loading dose',
      source: 'Golden set: Zuspan',
    });
    expect(findingOf(result, 'range-minutes-loading')?.text).toMatch(/30 min.*15 to 20 min/);
    expect(checkOf(result, 'range-minutes-loading').reasons.length).toBeGreaterThan(2);
  });

  it('a rate without a unit: the unit taken is said', () => {
    const taken = run(free({ bagG: '6', bagMl: '500', ratePerH: '1' }, vial));
    expect(findingOf(taken, 'rate-unit-taken')).toMatchObject({
      tier: 'info',
      value: 'problem',
      field: 'choice.rateUnit',
      source: rule('14'),
    });
  });

  it('minutes nobody stated are the prescriber’s, for a dose into a vein only', () => {
    const unstated = { timeNotStated: true } as const;
    const dose = withRegimen(
      { phases: [phaseRecord({ ...unstated, amount: amount('g', '2') })] },
      { choice: { loadingMin: '15' } },
    );
    expect(findingOf(dose, 'time-not-stated')).toMatchObject({
      tier: 'info',
      phase: 'Loading dose',
      source: rule('38'),
    });
    expect(findingOf(dose, 'time-not-stated')?.text).toMatch(/^Loading dose: no minutes/);
    const im = withRegimen(
      { route: 'im', phases: [phaseRecord({ ...unstated, kind: 'im', amount: amount('g', '5') })] },
      { diluentMl: null },
    );
    expect(im.status).toBe('ok');
    expect(findingOf(im, 'time-not-stated')).toBeNull();
    const infusion = phaseRecord({ ...unstated, kind: 'maintenance', amount: amount('g', '1'), everyHours: '1' });
    const runs = withRegimen({ phases: [infusion] }, { diluentMl: null, choice: { bagG: '20', bagMl: '500' } });
    expect(runs.status).toBe('ok');
    expect(findingOf(runs, 'time-not-stated')).toBeNull();
    expect(findingOf(withRegimen({ phases: [fourGrams] }), 'time-not-stated')).toBeNull();
  });

  it('a capped dose is said with its field: never silently', () => {
    const result = run(free({ doseG: '4', capG: '2', overMin: '20' }, vial, '46'));
    expect(findingOf(result, 'dose-capped')).toMatchObject({
      tier: 'info',
      value: 'problem',
      field: 'choice.doseG',
      phase: 'Single dose',
      source: rule('28'),
    });
    expect(findingOf(result, 'dose-capped')?.text).toMatch(/from 4 g to 2 g because the order says at most 2 g/);
  });
});

describe('concentrates and containers', () => {
  it('a concentrate for a vein is named, with its strength; for a muscle, or weaker, it is not', () => {
    expect(findingOf(run(zuspan), 'concentrate-chosen')).toMatchObject({
      tier: 'info',
      value: 'problem',
      field: 'product',
      source: rule('15'),
    });
    expect(findingOf(run(zuspan), 'concentrate-chosen')?.text).toMatch(/5 g in 10 mL/);
    expect(findingOf(run(free({ doseG: '4', overMin: '15' }, 'uk-20-ready')), 'concentrate-chosen')).toBeNull();
    expect(findingOf(run({ ...free({ imG: '5' }, vial), route: 'im' }), 'concentrate-chosen')).toBeNull();
    const both = run({
      regimen: 'pritchard',
      choice: { loadingMin: '20' },
      patient: woman,
      product: vial,
      diluentMl: '12',
    });
    expect(findingOf(both, 'concentrate-chosen')).not.toBeNull();
  });

  it('rounding of more than 5 per cent asks, whether the syringe or the pump does it', () => {
    const slow = free({ ratePerH: '0.1', rateUnit: 'g', bagG: '20', bagMl: '500' }, vial, null, {
      pump: { stepMlPerH: '2' },
    });
    expect(findingOf(run(slow), 'rounding-large')).toMatchObject({
      tier: 'soft',
      value: 'problem',
      phase: 'Infusion',
      source: rule('27'),
    });
    expect(findingOf(run(slow), 'rounding-large')?.text).toMatch(/20 per cent/);
    expect(findingOf(run(zuspan), 'rounding-large')).toBeNull();
  });

  it('a container of unknown size is not counted', () => {
    const result = run(free({ doseG: '2', overMin: '20' }, 'uk-20-ready'));
    expect(findingOf(result, 'containers-not-counted')).toMatchObject({
      tier: 'info',
      value: 'cannot-tell',
      field: 'product',
      phase: 'Single dose',
      source: 'Product record: Magnesium sulfate uk-20-ready',
    });
    expect(findingOf(result, 'containers-not-counted')?.text).toMatch(/not counted/);
    expect(findingOf(run(zuspan), 'containers-not-counted')).toBeNull();
  });

  it.each([
    ['4', vial, null],
    ['3.334', vial, null],
    ['3.3', vial, 'info'],
    ['1.3', vial, 'info'],
    ['1.25', vial, 'soft'],
    ['1', vial, 'soft'],
    ['1', 'us-vial-50-50ml', 'soft'],
  ])('"one amp" is not a dose: %s g from %s: %s', (doseG, product, tier) => {
    const result = run(free({ doseG, overMin: '30' }, product, '96'));
    expect(result.status).toBe('ok');
    expect(findingOf(result, 'container-size-slip')?.tier ?? null).toBe(tier);
  });

  it('"one amp" says what to draw and what to throw away', () => {
    const found = findingOf(run(free({ doseG: '1', overMin: '30' }, 'us-vial-50-50ml', '96')), 'container-size-slip');
    expect(found).toMatchObject({ field: 'product', phase: 'Single dose', source: 'JAMA 1989;261:557, case 1' });
    expect(found?.text).toMatch(/25 g.*1 g.*2 mL.*48 mL/);
  });

  it('a bag for hours and a ready-made bag are not "one amp"', () => {
    const infusion = free({ ratePerH: '1', rateUnit: 'g', bagG: '20', bagMl: '500' }, 'us-vial-50-50ml');
    expect(findingOf(run(infusion), 'container-size-slip')).toBeNull();
    const ready = run(free({ doseG: '4', overMin: '20', bags: 'same-bag' }, 'us-premix-wfi-40g-1000'));
    const said = ready.checks.filter((check) => check.id.startsWith('container-size-slip'));
    expect(said.map((check) => check.source)).toEqual(['Known-error library: 4 g bag for 40 g']);
  });
});

describe('diluents', () => {
  it('one that makes it precipitate stops the order, also when only one of two doses is diluted', () => {
    const result = run({ ...zuspan, diluent: 'calcium gluconate 10 per cent' });
    const { text, ...rest } = checkOf(result, 'diluent-incompatible');
    expect(text).toMatch(/^calcium gluconate 10 per cent: .*precipitate/);
    expect(rest).toEqual({
      id: 'diluent-incompatible',
      tier: 'hard',
      value: 'problem',
      field: 'diluent',
      phase: null,
      source: 'DBL product information and US premix label, incompatibilities',
      places: [],
      proposal: false,
      answered: null,
      reasons: [],
      unsettled: null,
    });
    const pritchard = {
      regimen: 'pritchard',
      choice: { loadingMin: '20' },
      patient: woman,
      product: vial,
      diluentMl: '12',
    };
    expect(stops(run({ ...pritchard, diluent: 'sodium phosphate' }))).toEqual(['diluent-incompatible']);
  });

  it('one that no source names cannot be told; one the regimen names, however it is written, is known', () => {
    expect(findingOf(run({ ...zuspan, diluent: 'Hartmann' }), 'diluent-unknown')).toMatchObject({
      tier: 'info',
      value: 'cannot-tell',
      field: 'diluent',
    });
    expect(findingOf(run({ ...zuspan, diluent: 'Hartmann' }), 'diluent-unknown')?.text).toMatch(/^Hartmann: no source/);
    const named = (diluent: string): unknown =>
      findingOf(
        withRegimen({ phases: [fourGrams], diluents: ['Plasma-Lyte', 'Hartmann'] }, { diluent }),
        'diluent-unknown',
      );
    expect(named(' hartmann ')).toBeNull();
    expect(named('ringer')).not.toBeNull();
    const order = free({ doseG: '4', overMin: '20' }, vial, '92');
    expect(findingOf(run({ ...order, diluent: 'Hartmann' }), 'diluent-unknown')).not.toBeNull();
  });

  it.each([
    'sodium chloride 0.9 %',
    'sodium chloride 0.9 per cent',
    'Sodium chloride 0.9% w/v solution for infusion',
    '0.9 % sodium chloride',
    '0.9% saline',
    'NaCl 0,9 %',
    ' glucose  5 % ',
    'Dextrose 5 per cent',
    '5% dextrose injection',
  ])('%s is a fluid the labels name', (diluent) => {
    expect(findingOf(run({ ...zuspan, diluent }), 'diluent-unknown')).toBeNull();
  });

  it.each([
    'water for injection',
    'water for injections',
    'sterile water',
    'sodium chloride 3 %',
    '3 % saline',
    'sodium chloride 0.45 per cent',
    'sodium chloride 30 %',
    'half-normal saline',
    'saline',
    'sodium chloride 0.9',
    'sodium chloride 10.9 %',
    'glucose 50 %',
    'glucose 10 %',
    'dextrose 15 %',
    'glucose 5 % in sodium chloride 0.9 %',
    'glucose 5 % with potassium chloride 0.3 %',
    'sodium chloride 0.9 % and potassium chloride 0.15 %',
  ])('%s holds a familiar word and is still not named by any label read', (diluent) => {
    const found = findingOf(run({ ...zuspan, diluent }), 'diluent-unknown');
    expect(found).toMatchObject({ tier: 'info', value: 'cannot-tell', field: 'diluent' });
    expect(found?.text).toMatch(/: no source read says .* glucose 5 % and sodium chloride 0\.9 %\.$/);
    expect(found?.source).toBe('US 50 per cent label, dosage: diluents');
  });

  it('nothing written, or nothing diluted, is no finding', () => {
    const ids = (input: OrderInput): string[] =>
      run(input)
        .checks.map((check) => check.id)
        .filter((id) => id.startsWith('diluent-'));
    expect(ids({ ...zuspan, diluent: '  ' })).toEqual([]);
    expect(ids({ ...zuspan, diluent: null })).toEqual([]);
    expect(ids({ ...free({ doseG: '4', overMin: '15' }, 'uk-20-ready'), diluent: 'sodium bicarbonate' })).toEqual([]);
  });
});

describe('the least diluent', () => {
  const strength = limitRecord('strength', 'concentration-percent', '>', '20', '%', 'hard', { routes: ['iv'] });

  it.each([
    ['12', 'ok'],
    ['11.9', 'problem'],
  ])('%s mL with 8 mL of 50 per cent: %s', (diluentMl, value) => {
    const found = findingOf(
      run({ ...zuspan, diluentMl, choice: { ...zuspan.choice, bagG: '20', bagMl: '500' } }),
      'least-dilution',
    );
    expect(found).toMatchObject({
      tier: 'info',
      value,
      field: 'diluentMl',
      phase: 'Loading dose',
      source: 'Limit conc-iv-max',
    });
    expect(found?.text).toMatch(/^8 mL .* 12 mL .* 20 per cent/);
  });

  it('is worked out from the general limit for veins, wherever it stands', () => {
    const others = [
      limitRecord('other-quantity', 'dose-g', '>', '10', 'g', 'hard', { routes: ['iv'] }),
      limitRecord('asked', 'concentration-percent', '>', '10', '%', 'soft', { routes: ['iv'] }),
      limitRecord('one-use', 'concentration-percent', '>', '15', '%', 'hard', {
        routes: ['iv'],
        indications: ['asthma'],
      }),
      limitRecord('muscle', 'concentration-percent', '>', '50', '%', 'hard', { routes: ['im'] }),
      limitRecord('any-route', 'concentration-percent', '>', '50', '%', 'hard'),
    ];
    expect(findingOf(run(zuspan, withLimits([...others, strength])), 'least-dilution')?.source).toBe('Limit strength');
    expect(findingOf(run(zuspan, withLimits(others)), 'least-dilution')).toBeNull();
  });

  it('is about the dose into the vein, not the injection or the bag before it', () => {
    const im = phaseRecord({ kind: 'im', amount: amount('g', '10'), sites: 2 });
    const hourly = phaseRecord({ kind: 'maintenance', amount: amount('g', '1'), everyHours: '1' });
    const bolus = phaseRecord({ kind: 'repeat-bolus', amount: amount('g', '4'), overMin: span('20') });
    const store = (phases: Regimen['phases'], route: Regimen['route']) => ({
      ...withLimits([strength]),
      regimens: [regimenRecord('made-up', { phases, route })],
    });
    const made = { regimen: 'made-up', product: vial, diluentMl: '92', patient: adult };
    expect(findingOf(run(made, store([im, fourGrams], 'iv+im')), 'least-dilution')?.text).toMatch(/^8 mL/);
    const bag = { ...made, choice: { bagG: '20', bagMl: '500' } };
    expect(findingOf(run(bag, store([hourly, bolus], 'iv')), 'least-dilution')?.text).toMatch(/^8 mL/);
    expect(findingOf(run(free({ doseG: '4', overMin: '15' }, 'uk-20-ready')), 'least-dilution')).toBeNull();
  });
});

describe('pump, weight and what was given before', () => {
  it.each([
    ['10', null],
    ['9.9', '606.1 mL per hour'],
  ])('100 mL in %s min: %s', (overMin, rate) => {
    const found = findingOf(run(free({ doseG: '1', overMin }, vial, '98')), 'pump-maximum-rate');
    expect(found === null).toBe(rate === null);
    if (rate === null) return;
    expect(found).toMatchObject({ tier: 'info', value: 'problem', field: 'pump.stepMlPerH', phase: 'Single dose' });
    expect(found?.source).toMatch(/Worked example 15/);
    expect(found?.text).toContain(rate);
  });

  const perKg = phaseRecord({ amount: amount('mg', '40', '40', true), overMin: span('20') });
  const man = { weightKg: '100', ageYears: '40', heightCm: '177.8', sex: 'male' } as const;
  const dosedBy = (weightBasis: Regimen['weightBasis'], phases = [perKg], choice: OrderInput['choice'] = {}) =>
    findingOf(
      withRegimen({ weightBasis, phases }, { patient: { ...man, weightBasis: 'actual' }, choice }),
      'weight-basis',
    );

  it.each(['not-stated', 'not-needed'] as const)(
    'a source that does not say which weight it means (%s): cannot tell',
    (basis) => {
      const found = dosedBy(basis);
      expect(found).toMatchObject({
        tier: 'info',
        value: 'cannot-tell',
        field: 'patient.weightBasis',
        source: 'Golden set: made-up',
      });
      expect(found?.text).toMatch(/actual weight, 100 kg/);
    },
  );

  it('the weight of the source is said, another one asks for a reason', () => {
    expect(dosedBy('actual')).toMatchObject({ tier: 'info', value: 'ok', field: 'patient.weightBasis' });
    expect(dosedBy('actual')?.text).toMatch(/actual weight, 100 kg/);
    expect(dosedBy('ideal')).toMatchObject({ tier: 'soft', value: 'problem', source: 'Golden set: made-up' });
    expect(dosedBy('ideal')?.text).toMatch(/ideal weight.*actual weight, 100 kg/);
  });

  it('one phase per kg is enough; without any, the weight is not spoken of', () => {
    const hourly = phaseRecord({ kind: 'maintenance', amount: amount('g', '1'), everyHours: '1' });
    expect(dosedBy('ideal', [perKg, hourly], { bagG: '20', bagMl: '500' })).not.toBeNull();
    expect(dosedBy('ideal', [fourGrams])).toBeNull();
    expect(findingOf(withRegimen({ phases: [fourGrams] }), 'weight-basis')).toBeNull();
  });

  it('a free order per kg has no source that could say', () => {
    const order = free({ dosePerKgMg: '40', overMin: '20' }, vial, '92', { patient: man });
    expect(findingOf(run(order), 'weight-basis')).toMatchObject({ value: 'cannot-tell', source: rule('34') });
  });

  it('what was given before is asked for until it is entered, zero included', () => {
    const given = (alreadyGiven24hG: string | null) =>
      findingOf(run({ ...zuspan, patient: { ...woman, alreadyGiven24hG } }), 'already-given');
    expect(given(null)).toMatchObject({
      tier: 'info',
      value: 'cannot-tell',
      field: 'patient.alreadyGiven24hG',
      source: rule('33'),
    });
    expect(given(null)?.text).toMatch(/not entered/);
    expect(given('0')).toBeNull();
  });
});
