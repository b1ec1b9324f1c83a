/** The known-error library at its edges: asked about from here on, not before, and with the figures that settle it. */
import { describe, expect, it } from 'vitest';
import { findingOf, phaseOf, run, withLimits } from './fixtures.ts';
import { free, woman, zuspan } from './golden-orders.ts';
import { amount, goldenStore, limitRecord, phaseRecord, productRecord, regimenRecord } from './golden-store.ts';
import { allAnswered } from './known-errors.ts';
import { monitoringPlan } from './monitoring.ts';
import type { OrderInput } from './order.ts';
import { order } from './order.ts';
import { saferProducts } from './safer-products.ts';
import { readSetting } from './setting.ts';
import type { Limit, Product } from './records.ts';

const vial = 'us-vial-50-10ml';
const loose = withLimits([]);
const found = (input: OrderInput, id: string) => findingOf(run(input, loose), id);
const dose = (choice: OrderInput['choice'], more: Partial<OrderInput> = {}): OrderInput =>
  free({ overMin: '300', ...choice }, vial, '500', more);

describe('grams for another unit', () => {
  it.each([
    ['7.95', null],
    ['7.96', 'soft'],
    ['16', 'soft'],
  ])('%s g: was it mEq? %s', (doseG, tier) => {
    expect(found(dose({ doseG }), 'unit-slip-meq-as-g')?.tier ?? null).toBe(tier);
  });

  it('a dose that the chosen regimen prints in grams is not asked about; any other is', () => {
    const muscle = (imG: string): OrderInput => ({
      regimen: 'pritchard',
      choice: { loadingG: '4', loadingMin: '20', imG },
      patient: woman,
      product: vial,
      diluentMl: '12',
    });
    expect(found(muscle('10'), 'unit-slip-meq-as-g')).toBeNull();
    expect(found(muscle('12'), 'unit-slip-meq-as-g')).toMatchObject({ tier: 'soft', value: 'problem' });
  });

  it('16 g says what 16 mEq would be', () => {
    const asked = found(dose({ doseG: '16' }), 'unit-slip-meq-as-g');
    expect(asked).toMatchObject({ value: 'problem', field: 'choice.doseG', phase: 'Single dose' });
    expect(asked?.text).toMatch(/129\.8 mEq.*16 mEq would be 1\.972 g/);
    expect(asked?.source).toMatch(/ISMP/);
  });

  it.each([
    ['4.9', 'adult', null],
    ['5', 'adult', 'info'],
    ['5', 'adult-obstetric', null],
  ] as const)('%s g for %s: was it mmol? %s', (doseG, population, tier) => {
    const asked = found(dose({ doseG }, { population }), 'unit-slip-mmol-as-g');
    expect(asked?.tier ?? null).toBe(tier);
    if (asked) expect(asked.text).toMatch(/5 g is 20\.29 mmol; 5 mmol would be 1\.232 g/);
    if (asked)
      expect(asked).toMatchObject({
        value: 'problem',
        field: 'choice.doseG',
        phase: 'Single dose',
        source: 'Known-error library: grams taken for millimoles',
      });
  });

  it.each([
    ['39.9', null],
    ['40', 'soft'],
  ])('%s mEq: was it mg? %s', (doseMEq, tier) => {
    const asked = found(dose({ doseMEq }), 'unit-slip-meq-as-g');
    expect(asked?.tier ?? null).toBe(tier);
    if (asked)
      expect(asked.text).toMatch(
        /40 mEq is 4\.929 g; 40 mg would be 0\.325 mEq|40 mEq is 4\.929 g; 40 mg would be 0\.32/,
      );
  });

  it('an order in another unit, or printed by the regimen, is not asked about in grams', () => {
    expect(phaseOf(run(dose({ doseMmol: '40' }), loose), 'bolus').dose.g).toBe('9.859');
    expect(found(dose({ doseMmol: '40' }), 'unit-slip-meq-as-g')).toBeNull();
    expect(found(dose({ doseMmol: '40' }), 'unit-slip-mmol-as-g')).toBeNull();
    expect(found(dose({ doseMmol: '0.2' }, { diluentMl: '10' }), 'unit-slip-mg-as-g')).toBeNull();
    const printed = {
      ...loose,
      regimens: [
        regimenRecord('printed', {
          phases: [phaseRecord({ amount: amount('g', '10'), overMin: { low: '300', high: '300' } })],
        }),
      ],
    };
    const order = { regimen: 'printed', product: vial, diluentMl: '500', patient: { ageYears: '40' } };
    expect(phaseOf(run(order, printed), 'loading').dose.g).toBe('10');
    expect(findingOf(run(order, printed), 'unit-slip-meq-as-g')).toBeNull();
    expect(found(dose({ doseMEq: '40' }), 'unit-slip-meq-as-g')).toMatchObject({
      value: 'problem',
      field: 'choice.doseMEq',
      phase: 'Single dose',
    });
  });

  it('every mEq says its mL, so that 10 mEq is not 10 mL', () => {
    const asked = found(dose({ doseMEq: '10' }), 'unit-slip-meq-as-ml');
    expect(asked).toMatchObject({ tier: 'info', value: 'problem', field: 'choice.doseMEq', phase: 'Single dose' });
    expect(asked?.text).toMatch(/10 mEq is 2\.5 mL of this product, not 10 mL/);
    expect(found(dose({ doseG: '2' }), 'unit-slip-meq-as-ml')).toBeNull();
  });

  it.each([
    ['99', 'adult', 'soft'],
    ['100', 'adult', null],
    ['99', 'child', null],
  ] as const)('%s mg for %s: were grams meant? %s', (doseMg, population, tier) => {
    const patient = population === 'child' ? { ageYears: '5', weightKg: '20' } : { ageYears: '40' };
    const asked = found({ ...dose({ doseMg }), diluentMl: '10', population, patient }, 'unit-slip-mg-as-g');
    expect(asked?.tier ?? null).toBe(tier);
    if (asked) expect(asked.text).toMatch(/99 mg is 0\.099 g/);
    if (asked)
      expect(asked).toMatchObject({
        value: 'problem',
        field: 'choice.doseMg',
        phase: 'Single dose',
        source: 'Second reader, dosing, section 6',
      });
  });

  it('a rate, a dose per kg, and what the regimen prints are not asked about', () => {
    expect(
      found(free({ ratePerH: '9', rateUnit: 'g', bagG: '40', bagMl: '1000' }, vial), 'unit-slip-meq-as-g'),
    ).toBeNull();
    const perKg = dose({ dosePerKgMg: '100' }, { patient: { ageYears: '40', weightKg: '80' } });
    expect(phaseOf(run(perKg, loose), 'bolus').dose.g).toBe('8');
    expect(found(perKg, 'unit-slip-meq-as-g')).toBeNull();
    expect(found(perKg, 'unit-slip-mmol-as-g')).toBeNull();
  });
});

describe('bags and volumes', () => {
  it('a bag that runs for hours is not a bag of many doses', () => {
    const asked = run(zuspan, loose).checks.filter(({ text }) => text.includes('was mistaken for a 4 g bag'));
    expect(phaseOf(run(zuspan, loose), 'maintenance').preparation?.grams).toBe('20');
    expect(asked).toEqual([]);
  });

  it.each([
    ['1.7', null],
    ['1.6', 'soft'],
    ['1', 'soft'],
  ])('a bag of 8 g for %s g: %s', (doseG, tier) => {
    const asked = found(free({ doseG, overMin: '20', bags: 'same-bag' }, 'au-premix-8-100ml'), 'container-size-slip');
    expect(asked?.tier ?? null).toBe(tier);
    if (asked)
      expect(asked).toMatchObject({
        value: 'problem',
        field: 'product',
        phase: 'Single dose',
        source: 'Known-error library: 4 g bag for 40 g',
      });
    if (doseG === '1') expect(asked?.text).toMatch(/holds 8 g, 8 times the dose of 1 g/);
  });

  it('a volume keyed as a rate, in any of its fields; small numbers are chance', () => {
    const rate = (choice: OrderInput['choice'], diluentMl: string | null = null) =>
      found({ ...free(choice, vial), diluentMl }, 'volume-typed-as-rate');
    const bagged = { rateUnit: 'mg', bagG: '20', bagMl: '500' } as const;
    expect(rate({ ...bagged, ratePerH: '500' })).toMatchObject({
      tier: 'soft',
      value: 'problem',
      field: 'choice.ratePerH',
    });
    expect(rate({ ...bagged, ratePerH: '500' })?.text).toMatch(
      /entered, 500 mg per hour, is the same number as a volume of this order, 500 mL/,
    );
    expect(rate({ ...bagged, ratePerH: '499' })).toBeNull();
    const zuspanRate = (choice: OrderInput['choice']) =>
      found({ ...zuspan, choice: { loadingG: '4', loadingMin: '20', bagG: '20', ...choice } }, 'volume-typed-as-rate');
    expect(zuspanRate({ maintenanceMmolPerH: '12', bagMl: '12' })?.field ?? null).toBeNull();
    expect(zuspanRate({ maintenanceMmolPerH: '40', bagMl: '40' })?.field).toBe('choice.maintenanceMmolPerH');
    expect(
      found(
        { ...zuspan, diluentMl: '10', choice: { ...zuspan.choice, maintenanceGPerH: '10', bagG: '20', bagMl: '500' } },
        'volume-typed-as-rate',
      ),
    ).toBeNull();
    expect(
      found(
        {
          ...zuspan,
          diluentMl: '11',
          choice: { ...zuspan.choice, maintenanceGPerH: '11', bagG: '20', bagMl: '500' },
          confirmations: [{ check: 'entry.choice.maintenanceGPerH', reason: 'x' }],
        },
        'volume-typed-as-rate',
      )?.field,
    ).toBe('choice.maintenanceGPerH');
  });

  it('the drug’s own volume is counted aloud for a mixture, not for a ready-made bag or an undiluted dose', () => {
    const said = found(zuspan, 'drug-volume-ignored');
    expect(said).toMatchObject({ tier: 'info', value: 'ok', phase: 'Loading dose' });
    expect(said?.text).toMatch(/8 mL of product and 92 mL of diluent make 100 mL/);
    expect(found(free({ doseG: '4', overMin: '15' }, 'uk-20-ready'), 'drug-volume-ignored')).toBeNull();
    expect(
      found(free({ doseG: '4', overMin: '15', bags: 'same-bag' }, 'au-premix-8-100ml'), 'drug-volume-ignored'),
    ).toBeNull();
  });
});

describe('levels and interactions', () => {
  it.each([
    ['serumMagnesiumMmolPerL', '3.4', null],
    [
      'serumMagnesiumMmolPerL',
      '3.5',
      /mmol per L\? 3\.5 mg per dL would be 1\.44 mmol per L, and 3\.5 mEq per L would be 1\.75 mmol per L/,
    ],
    ['serumMagnesiumMEqPerL', '7', /mEq per L\? 7 mg per dL would be 2\.88 mmol per L/],
    [
      'serumMagnesiumMgPerDl',
      '12',
      /mg per dL\? 12 mg per L would be 1\.2 mg per dL, 0\.494 mmol per L|mg per dL\? 12 mg per L would be 1\.2 mg per dL, 0\.49 mmol per L/,
    ],
  ] as const)('%s %s', (field, value, words) => {
    const asked = found({ ...zuspan, patient: { ...woman, [field]: value } }, 'serum-unit-slip');
    expect(asked === null).toBe(words === null);
    if (asked && words) expect(asked.text).toMatch(words);
    if (asked) expect(asked).toMatchObject({ tier: 'soft', field: `patient.${field}` });
  });

  it.each([
    ['neuromuscular-blocker', /nerve stimulator/, /US premix label/],
    ['cns-depressant', /breathing/, /US premix label/],
    ['aminoglycoside', /breathing/, /SmPC/],
    ['digoxin', /calcium/, /SmPC/],
  ] as const)('%s: asked when present and no limit covers it', (flag, words, source) => {
    const given = (present: boolean) => ({ ...zuspan, patient: { ...woman, flags: { [flag]: present } } });
    const asked = found(given(true), `interaction-${flag}`);
    expect(asked).toMatchObject({ tier: 'soft', value: 'problem', field: `patient.flags.${flag}` });
    expect(asked?.text).toMatch(words);
    expect(asked?.source).toMatch(source);
    expect(found(given(false), `interaction-${flag}`)).toBeNull();
    const covered = withLimits([limitRecord('own', 'flag', '=', '1', 'yes or no', 'soft', {}, { flag })]);
    expect(findingOf(run(given(true), covered), `interaction-${flag}`)).toBeNull();
  });

  it('all soft problems answered, by their own ids', () => {
    const parsed = (checks: string[]) =>
      order.parse({ ...zuspan, confirmations: checks.map((check) => ({ check, reason: 'x' })) });
    const soft = run(zuspan)
      .checks.filter((check) => check.tier === 'soft' && check.value === 'problem')
      .map((check) => check.id);
    expect(soft.length).toBeGreaterThan(0);
    expect(allAnswered(run(zuspan).checks, parsed([]))).toBe(false);
    expect(allAnswered(run(zuspan).checks, parsed(['another']))).toBe(false);
    expect(allAnswered(run(zuspan).checks, parsed(soft))).toBe(true);
    // What is right, or cannot be told, asks for no reason whatever its tier.
    const unasked = (['ok', 'cannot-tell'] as const).flatMap((value) =>
      run(zuspan).checks.map((check) => ({ ...check, value, tier: 'soft' as const })),
    );
    expect(allAnswered(unasked, parsed([]))).toBe(true);
  });
});

describe('monitoring', () => {
  const level = (id: string, tier: Limit['tier'], scope: Partial<Limit['scope']> = {}): Limit =>
    limitRecord(id, 'serum-mmol-per-l', '>', '4', 'mmol per L', tier, scope, { sentence: '{value} is over {limit}.' });
  const breaths = limitRecord(
    'breaths',
    'respiratory-rate',
    '<',
    '12',
    'breaths per min',
    'hard',
    {},
    { sentence: 'Breathing {value} is under {limit}.' },
  );
  const reflex = limitRecord('reflex', 'reflex-grade', '<=', '0', 'knee jerk grade', 'soft');
  const plan = (limits: readonly Limit[], input: OrderInput = zuspan) => {
    const setting = readSetting(order.parse(input), withLimits([...limits]));
    return monitoringPlan({ setting, phases: [], starts: [], deliveries: [], ranges: [] }).map((item) => ({
      ...item,
      threshold: item.threshold.replaceAll('\u00a0', ' '),
      ifNot: item.ifNot?.replaceAll('\u00a0', ' ') ?? null,
    }));
  };

  it('the regimen’s own first, then stops before questions, then its stop rules, the antidote last', () => {
    expect(plan([level('l', 'soft'), breaths]).map((item) => item.what)).toEqual([
      'knee jerk',
      'Breathing rate',
      'Serum magnesium',
      'Stop when',
      'Calcium gluconate 10 per cent, 10 mL (1 g)',
    ]);
  });

  it('the antidote and the stop rules say what to do', () => {
    const items = plan([]);
    expect(items.at(-1)?.when).toMatch(/before starting/);
    expect(items.at(-1)?.threshold).toMatch(/too much magnesium/);
    expect(items.at(-1)?.ifNot).toMatch(/^Stop magnesium sulfate, support breathing, give calcium slowly/);
    const stop = items.find((item) => item.what === 'Stop when');
    expect(stop?.when).toMatch(/any time/);
    expect(stop?.ifNot).toMatch(/^Stop the infusion/);
    expect(items[0]?.when).toMatch(/regimen/);
    expect(items[0]?.threshold).toMatch(/regimen/);
  });

  it.each(['child', 'neonate'] as const)('the adult amount of calcium is never the one for a %s', (population) => {
    const young = free({ dosePerKgMg: '40', overMin: '20' }, 'uk-amp-10-10ml-kalceks', '20', {
      population,
      patient: { weightKg: '3' },
    });
    const last = plan([], young).at(-1);
    expect(last?.what).toBe(
      'Calcium gluconate 10 per cent, the amount for a child on the antidote card, not the 10 mL of an adult',
    );
    expect(last?.ifNot).toMatch(
      /^Stop magnesium sulfate, support breathing, .* for children is at most 100 mg per min\.$/,
    );
    expect(last?.authority).toBe('Antidote card');
  });

  it('nobody known as the patient: both amounts are told apart, at the slower rate', () => {
    const unknown = free({ doseG: '2', overMin: '20' }, 'uk-amp-10-10ml-kalceks', '20', {
      population: null,
      patient: { weightKg: '50' },
    });
    const last = plan([], unknown).at(-1);
    expect(last?.what).toMatch(/for an adult 10 mL \(1 g\), for a child the amount on the antidote card$/);
    expect(last?.ifNot).toMatch(/at most 100 mg per min\.$/);
    expect(plan([]).at(-1)?.ifNot).toMatch(/the US label rate is at most 200 mg per min\.$/);
  });

  it('thresholds with their unit, when they are looked at, and what follows', () => {
    const [own, first, second, third] = plan([breaths, reflex, level('l', 'soft')]);
    expect(own).toMatchObject({ authority: 'Golden set', ifNot: null });
    expect(first).toMatchObject({
      threshold: 'less than 12 breaths per min',
      ifNot: 'Breathing is under 12 breaths per min.',
    });
    expect(first?.when).toMatch(/while it runs/);
    expect(second).toMatchObject({ what: 'Knee jerk', threshold: 'absent' });
    expect(third).toMatchObject({
      threshold: 'more than 4 mmol per L (8 mEq per L, 9.7 mg per dL)',
      authority: 'Golden set',
      when: 'whenever a level is taken',
    });
  });

  it('only thresholds that hold for this order and can be watched', () => {
    const others = [
      level('asthma', 'hard', { indications: ['asthma'] }),
      level('child', 'hard', { populations: ['child'] }),
      limitRecord('dose', 'dose-g', '>', '4', 'g', 'hard'),
    ];
    expect(plan(others).map((item) => item.what)).toEqual([
      'knee jerk',
      'Stop when',
      'Calcium gluconate 10 per cent, 10 mL (1 g)',
    ]);
    expect(plan([], free({ doseG: '2', overMin: '20' }, vial, '96')).map((item) => item.authority)).toEqual([
      'Antidote card',
    ]);
    expect(plan([]).find((item) => item.what === 'Stop when')).toMatchObject({
      threshold: 'no knee jerk',
      authority: 'Golden set',
    });
  });
});

describe('safer products', () => {
  const ready = productRecord('ready', '40', '4', '100', '4', true);
  const weak = productRecord('weak', '200', '20', '10', '2');
  const safer = (others: readonly Product[]): string[] => {
    const setting = readSetting(order.parse(zuspan), {
      ...goldenStore,
      products: [...goldenStore.products.slice(0, 1), ...others],
    });
    const [vialRecord] = goldenStore.products;
    return vialRecord
      ? saferProducts(setting, vialRecord).map((item) => `${item.id}: ${item.why.replaceAll('\u00a0', ' ')}`)
      : [];
  };

  it('ready-made bags first, then ampoules no stronger than 20 per cent', () => {
    expect(safer([weak, ready])).toEqual([
      'ready: Ready-made bag, 4 g in 100 mL: nothing to draw up or dilute.',
      'weak: 2 g in 10 mL: no stronger than 20 per cent, so it may be given without dilution.',
    ]);
  });

  it.each([
    ['not offered', { offered: false }],
    ['must be diluted too', { mustDilute: true }],
    ['of another market', { market: 'DE' }],
    ['of another salt', { salt: 'not magnesium sulfate' }],
    ['stronger than 20 per cent', { percent: '20.1' }],
  ] as [string, Partial<Product>][])('one %s is not offered', (_why, fields) => {
    expect(safer([{ ...weak, ...fields }])).toEqual([]);
  });
});
