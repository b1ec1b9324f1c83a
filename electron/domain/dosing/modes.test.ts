import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { backCheck, backCheckInput, backCheckResult, type BackCheckResult } from './back-check.ts';
import { convert, conversion, conversionInput, labelAndExact } from './convert.ts';
import { checkOf, run } from './fixtures.ts';
import { zuspan, woman } from './golden-orders.ts';
import { goldenStore, productRecord } from './golden-store.ts';
import { order, type OrderInput } from './order.ts';
import { runSelfTest } from './self-test.ts';
import { secondCheck, secondCheckResult } from './second-check.ts';

function pump(input: Parameters<typeof backCheckInput.parse>[0]): BackCheckResult {
  return backCheckResult.parse(backCheck(backCheckInput.parse(input), goldenStore));
}

describe('pump back-check', () => {
  it('310 keyed as the rate instead of 30: says what ran, what limit it meets and what was ordered', () => {
    const result = pump({
      product: 'us-vial-50-10ml',
      bagG: '30',
      bagMl: '310',
      rateMlPerH: '310',
      minutesRunning: '15',
      orderedRateMlPerH: '30',
    });
    expect(result).toMatchObject({
      gPerH: '30',
      mmolPerH: '121.7',
      mEqPerH: '243.4',
      mgPerMin: '500',
      givenG: '7.5',
      leftG: '22.5',
      minutesToEmpty: '45',
    });
    expect(checkOf(result, 'iv-15min-max')).toMatchObject({ value: 'problem', tier: 'hard' });
    expect(checkOf(result, 'maint-hard').text).toMatch(/^If this is the maintenance/);
    expect(checkOf(result, 'volume-typed-as-rate').value).toBe('problem');
    expect(checkOf(result, 'ordered-rate').text).toContain('10.33');
  });

  it('drug volume ignored: 9.3 g would have been believed, 7.5 g ran', () => {
    expect(pump({ bagG: '30', bagMl: '250', rateMlPerH: '310', minutesRunning: '15' }).givenG).toBe('9.3');
    expect(pump({ bagG: '30', bagMl: '250', rateMlPerH: '310', minutesRunning: '60' }).givenG).toBe('30');
    expect(
      pump({ product: 'us-vial-50-10ml', bagG: '30', bagMl: '250', rateMlPerH: '77.5', minutesRunning: '60' })
        .ifDrugVolumeIgnored,
    ).toEqual({ finalMl: '310', gPerH: '7.5', givenG: '7.5' });
  });

  it('300 mL per hour for a 10-minute dose: the printed setting does not fit its own dose and time', () => {
    const result = pump({ product: 'au-premix-8-100ml', rateMlPerH: '300', doseG: '2', overMin: '10' });
    expect(checkOf(result, 'rate-does-not-match-dose-and-time').text.replace(/\u00a0/g, ' ')).toContain(
      '2 g over 10 min needs 150 mL per hour from this bag; at 300 mL per hour it runs in 5 min',
    );
    expect(
      checkOf(pump({ product: 'au-premix-8-100ml', rateMlPerH: '300' }), 'rate-does-not-match-dose-and-time').tier,
    ).toBe('soft');
    expect(
      pump({ product: 'au-premix-8-100ml', rateMlPerH: '150', doseG: '2', overMin: '10' }).checks.some(
        (check) => check.id === 'rate-does-not-match-dose-and-time',
      ),
    ).toBe(false);
  });

  it('the published setting is said once: by its dose and time when these are known, else by itself', () => {
    const said = (more: Readonly<Record<string, string>>) =>
      pump({ bagG: '8', bagMl: '100', rateMlPerH: '300', ...more }).checks.filter(
        (check) => check.id === 'rate-does-not-match-dose-and-time',
      );
    expect(said({ doseG: '2', overMin: '10' }).map((check) => check.tier)).toEqual(['hard']);
    expect(said({}).map((check) => check.tier)).toEqual(['soft']);
    expect(said({ doseG: '2' }).map((check) => check.tier)).toEqual(['soft']);
    expect(said({ doseG: '4', overMin: '10' })).toEqual([]);
  });

  it('an empty bag stays empty: nothing more runs after the last mL', () => {
    expect(pump({ bagG: '4', bagMl: '100', rateMlPerH: '100', minutesRunning: '60' })).toMatchObject({
      givenG: '4',
      leftG: '0',
      minutesToEmpty: '0',
    });
    expect(pump({ bagG: '4', bagMl: '100', rateMlPerH: '100', minutesRunning: '90' })).toMatchObject({
      givenG: '4',
      leftG: '0',
      minutesToEmpty: '0',
    });
    expect(pump({ bagG: '4', bagMl: '100', rateMlPerH: '100', minutesRunning: '0' })).toMatchObject({
      givenG: '0',
      leftG: '4',
      minutesToEmpty: '60',
    });
    expect(pump({ bagG: '4', bagMl: '100', rateMlPerH: '100' })).toMatchObject({
      givenG: null,
      leftG: null,
      minutesToEmpty: '60',
    });
  });

  it('a ready-made or weak product says its own grams', () => {
    expect(pump({ product: 'uk-20-ready', bagMl: '50', rateMlPerH: '5' })).toMatchObject({
      gPerH: '1',
      mgPerMl: '200',
      ifDrugVolumeIgnored: null,
    });
    expect(pump({ product: 'uk-20-ready', rateMlPerH: '5' }).entries[0]?.field).toBe('bagMl');
    expect(pump({ product: 'us-vial-50-10ml', bagMl: '50', rateMlPerH: '5' }).entries[0]?.field).toBe('bagG');
  });

  it('nobody said who the patient is: the group taken is said', () => {
    expect(checkOf(pump({ bagG: '4', bagMl: '100', rateMlPerH: '25' }), 'population-taken').text).toContain('adults');
    expect(
      checkOf(pump({ bagG: '4', bagMl: '100', rateMlPerH: '25', indication: 'neonatal' }), 'population-taken').text,
    ).toContain('newborns');
  });

  it('a right pump meets its regimen and no limit', () => {
    const result = pump({
      product: 'us-premix-wfi-20g-500',
      rateMlPerH: '25',
      minutesRunning: '60',
      weightKg: '70',
      phase: 'maintenance',
      indication: 'pre-eclampsia',
      population: 'adult-obstetric',
    });
    expect(result).toMatchObject({
      gPerH: '1',
      givenG: '1',
      leftG: '19',
      minutesToEmpty: '1140',
      mgPerKgPerH: '14.29',
    });
    expect(result.matches).toEqual([
      { id: 'zuspan', name: 'Zuspan', phase: 'maintenance', text: 'Maintenance: 1\u00a0g\u00a0per\u00a0hour' },
    ]);
    expect(result.checks.filter((check) => check.value === 'problem')).toEqual([]);
  });

  it('a loading dose is recognised by its speed: 4 g over 15 to 20 min is 12 to 16 g per hour', () => {
    const loading = (rateMlPerH: string) =>
      pump({ product: 'us-premix-wfi-20g-500', rateMlPerH, phase: 'loading', indication: 'eclampsia' }).matches.map(
        (match) => `${match.id} ${match.text.replace(/\u00a0/g, ' ')}`,
      );
    expect(loading('300')).toEqual(['zuspan Dose: 12 to 16 g per hour', 'pritchard Dose: 12 to 16 g per hour']);
    expect(loading('400')).toHaveLength(2);
    expect(loading('410')).toEqual([]);
    expect(loading('290')).toEqual([]);
  });

  it('a dose per kg is recognised only with a weight', () => {
    const olgun = (weightKg: string | null) =>
      pump({ bagG: '10', bagMl: '250', rateMlPerH: '15', weightKg, indication: 'perioperative-analgesia' }).matches.map(
        (match) => match.phase,
      );
    expect(olgun('60')).toEqual(['maintenance']);
    expect(olgun(null)).toEqual([]);
    expect(olgun('80')).toEqual([]);
  });

  it('a question-bank answer that multiplies by the per cent of saline is not reproduced', () => {
    expect(pump({ bagG: '4', bagMl: '1000', rateMlPerH: '125' }).gPerH).toBe('0.5');
  });

  it.each([
    [{ bagG: '4', bagMl: '100' }, 'rateMlPerH'],
    [{ bagG: '4', rateMlPerH: '100' }, 'bagMl'],
    [{ bagMl: '100', rateMlPerH: '100' }, 'bagG'],
    [{ product: 'nothing', bagG: '4', bagMl: '100', rateMlPerH: '100' }, 'product'],
    [{ bagG: '4', bagMl: '100', rateMlPerH: '1O0' }, 'rateMlPerH'],
    [{ bagG: '4', bagMl: '0', rateMlPerH: '100' }, 'bagMl'],
    [{ bagG: '400', bagMl: '100', rateMlPerH: '100' }, 'bagG'],
  ])('%o is not read as a pump: %s', (input, field) => {
    const result = pump(input);
    expect(result.status).toBe('incomplete');
    expect(result.gPerH).toBeNull();
    expect(result.entries.map((entry) => entry.field)).toContain(field);
  });

  it('it turns the calculator around: the rate of an order gives back its dose', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 29 }), (tenths) => {
        const rate = `${Math.floor(tenths / 10)}.${tenths % 10}`;
        const result = run({ ...zuspan, choice: { ...zuspan.choice, maintenanceGPerH: rate } });
        const maintenance = result.phases.find((phase) => phase.kind === 'maintenance');
        if (maintenance?.kind !== 'maintenance') return;
        expect(pump({ bagG: '20', bagMl: '500', rateMlPerH: maintenance.rateMlPerH }).gPerH).toBe(maintenance.dose.g);
      }),
    );
  });

  it('random garbage never throws', () => {
    const junk = fc.option(fc.string({ maxLength: 40 }), { nil: null });
    fc.assert(
      fc.property(junk, junk, junk, junk, (bagG, bagMl, rateMlPerH, minutesRunning) =>
        ['ok', 'incomplete'].includes(pump({ bagG, bagMl, rateMlPerH, minutesRunning }).status),
      ),
    );
  });
});

describe('blind second check', () => {
  const compare = (first: OrderInput, second: OrderInput) =>
    secondCheckResult.parse(secondCheck(order.parse(first), order.parse(second), goldenStore));

  it('compares by value: 4 and 4.0 agree', () => {
    const result = compare(zuspan, { ...zuspan, choice: { ...zuspan.choice, loadingG: '4.0' } });
    expect(result.agrees).toBe(true);
    expect(result.agreeing).toBe(result.compared);
  });

  it('names the fields that differ, with both entries', () => {
    const result = compare(zuspan, { ...zuspan, product: 'us-vial-50-50ml', patient: { ...woman, weightKg: '07' } });
    expect(result.agrees).toBe(false);
    expect(result.text).toContain(`${String(result.compared - 2)} of ${String(result.compared)} agree`);
    expect(result.fields.filter((field) => !field.agrees)).toEqual([
      {
        field: 'product',
        label: 'Product',
        first: 'Magnesium sulfate us-vial-50-10ml',
        second: 'Magnesium sulfate us-vial-50-50ml',
        agrees: false,
      },
      { field: 'patient.weightKg', label: 'Weight, kg', first: '70', second: '07', agrees: false },
    ]);
  });

  it('a field one person left empty is a difference, two empty orders are no agreement', () => {
    expect(compare(zuspan, { ...zuspan, diluentMl: null }).agrees).toBe(false);
    expect(
      compare({ regimen: null, product: null, diluentMl: null }, { regimen: null, product: null, diluentMl: '' })
        .agrees,
    ).toBe(false);
  });
});

describe('unit explorer', () => {
  const explore = (value: string, unit: string, product: string | null = null) =>
    conversion.parse(convert(conversionInput.parse({ value, unit, product }), goldenStore));

  it('one amp: 50 mL of 50 per cent is 25 g, 101.4 mmol, 202.9 mEq', () => {
    expect(explore('50', 'mL', 'us-vial-50-50ml')).toMatchObject({
      kind: 'mass',
      mass: { g: '25', mmol: '101.4', mEq: '202.9' },
      productMl: '50',
    });
  });

  it('a volume without a product is not a dose', () => {
    expect(explore('10', 'mL')).toMatchObject({ kind: 'problem' });
  });

  it('any unit to any other, and back to the same', () => {
    for (const [unit, value] of [
      ['mg', '4000'],
      ['g', '4'],
      ['mmol', '16.229156'],
      ['mEq', '32.458311'],
      ['elementalMg', '394.449629'],
    ] as const) {
      expect(explore(value, unit)).toMatchObject({
        mass: { mg: '4000', g: '4', mmol: '16.23', mEq: '32.46', elementalMg: '394.4' },
      });
    }
  });

  it('mg per L for mg per dL: levels say their unit', () => {
    expect(explore('4.86', 'serum-mg-per-dl')).toMatchObject({ kind: 'serum', mmolPerL: '2', mEqPerL: '4' });
    expect(explore('2', 'serum-mmol-per-l')).toMatchObject({ mgPerDl: '4.86' });
    expect(explore('4', 'serum-mEq-per-l')).toMatchObject({ mmolPerL: '2' });
    expect(explore('88.42', 'creatinine-umol-per-l')).toMatchObject({ kind: 'creatinine', mgPerDl: '1' });
    expect(explore('1', 'creatinine-mg-per-dl')).toMatchObject({ umolPerL: '88.42' });
  });

  it('junk gets the sentence of the field', () => {
    expect(explore('4 g', 'g')).toMatchObject({ kind: 'problem', fix: '4' });
    expect(explore('', 'g')).toMatchObject({ kind: 'problem', fix: null });
  });

  it('49.3 per cent is not 50 per cent, and a label of 2 mmol per mL is 1.4 per cent low', () => {
    const label = { mmolPerMl: '2', mEqPerMl: null, mmolPerContainer: null, mEqPerContainer: null };
    expect(labelAndExact({ ...productRecord('uk', '500', '50', '10', '5'), label })).toEqual({
      mmolPerMl: '2.03',
      mEqPerMl: '4.06',
      labelMmolPerMl: '2',
      differencePercent: '-1.4',
    });
    expect(labelAndExact({ ...productRecord('au', '493', '49.3', '5', '2.465'), label }).differencePercent).toBe('0');
    expect(labelAndExact(productRecord('us', '500', '50', '10', '5')).differencePercent).toBeNull();
  });
});

describe('start-up self-test', () => {
  it('passes, and counts', () => {
    const result = runSelfTest(goldenStore);
    expect(result.failures).toEqual([]);
    expect(result.passed).toBe(result.total);
    expect(result.total).toBeGreaterThan(60);
  });

  it('a damaged record of the store is found', () => {
    const damaged = goldenStore.products.map((record) =>
      record.id === 'us-vial-50-10ml' ? { ...record, mgPerMl: '490', percent: '49' } : record,
    );
    const result = runSelfTest({ ...goldenStore, products: damaged });
    expect(result.failures.length).toBeGreaterThan(0);
    expect(result.failures[0]).toContain('with the records of the store');
  });
});
