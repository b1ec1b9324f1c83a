import { describe, expect, it } from 'vitest';
import { checkOf, phaseOf, run } from './fixtures.ts';
import { free, woman, zuspan } from './golden-orders.ts';
import { amount, goldenStore, phaseRecord, regimenRecord } from './golden-store.ts';
import type { OrderInput } from './order.ts';
import type { Regimen, RegimenPhase } from './records.ts';

const single = (low: string, high = low) => ({ low, high });

function runWith(phases: RegimenPhase[], input: Partial<OrderInput>, fields: Partial<Regimen> = {}) {
  const store = { ...goldenStore, limits: [], regimens: [regimenRecord('made-up', { phases, ...fields })] };
  return run(
    {
      regimen: 'made-up',
      product: 'us-vial-50-10ml',
      diluentMl: '100',
      patient: { ageYears: '40', weightKg: '70' },
      ...input,
    },
    store,
  );
}

const fields = (result: ReturnType<typeof run>): string[] =>
  result.entries.map((entry) => `${entry.kind} ${entry.field}`);

describe('amounts a regimen prints', () => {
  const range = phaseRecord({ amount: amount('g', '1', '2'), overMin: single('10', '20') });

  it('a range is chosen by the person, never by the program', () => {
    expect(fields(runWith([range], {}))).toEqual(['missing choice.loadingG', 'missing choice.loadingMin']);
    expect(runWith([range], {}).entries[0]?.text.replace(/\u00a0/g, ' ')).toBe(
      'Choose the dose: the regimen prints 1 to 2 g.',
    );
  });

  it('one figure needs no choice; minutes nobody stated are asked', () => {
    expect(
      phaseOf(runWith([phaseRecord({ amount: amount('g', '2'), overMin: single('10') })], {}), 'loading'),
    ).toMatchObject({ minutes: '10', dose: { g: '2' } });
    const unstated = phaseRecord({ amount: amount('g', '2'), timeNotStated: true });
    expect(runWith([unstated], {}).entries[0]?.text).toBe(
      'Enter the minutes for the loading dose: no minutes were seen in the source, so the prescriber decides.',
    );
    expect(checkOf(runWith([unstated], { choice: { loadingMin: '15' } }), 'time-not-stated').value).toBe('cannot-tell');
  });

  it.each([
    ['1', null],
    ['2', null],
    ['0.9', 'problem'],
    ['2.1', 'problem'],
  ])('%s g against 1 to 2 g: %s', (loadingG, value) => {
    const result = runWith([range], { choice: { loadingG, loadingMin: '15' } });
    expect(result.checks.find((check) => check.id === 'range-dose-loading')?.value ?? null).toBe(value);
  });

  it.each([
    ['10', null],
    ['20', null],
    ['9', 'problem'],
    ['21', 'problem'],
  ])('%s min against 10 to 20 min: %s', (loadingMin, value) => {
    const result = runWith([range], { choice: { loadingG: '2', loadingMin } });
    expect(result.checks.find((check) => check.id === 'range-minutes-loading')?.value ?? null).toBe(value);
  });

  it('a dose in mmol is held against a range in grams', () => {
    expect(
      runWith([range], { choice: { loadingMmol: '8', loadingMin: '15' } }).checks.some(
        (check) => check.id === 'range-dose-loading',
      ),
    ).toBe(false);
    expect(
      checkOf(runWith([range], { choice: { loadingMmol: '9', loadingMin: '15' } }), 'range-dose-loading').value,
    ).toBe('problem');
  });

  it('the minutes entered twice and differently are a conflict', () => {
    expect(fields(runWith([range], { choice: { loadingG: '2', loadingMin: '15', overMin: '20' } }))).toEqual([
      'conflict choice.overMin',
    ]);
    expect(runWith([range], { choice: { loadingG: '2', loadingMin: '15', overMin: '15' } }).status).toBe('ok');
  });

  it('a phase the source leaves to the prescriber is left out until it is entered', () => {
    const open = [
      phaseRecord({ amount: amount('g', '2'), overMin: single('10') }),
      phaseRecord({ kind: 'maintenance', everyHours: '1', timeNotStated: true }),
    ];
    expect(runWith(open, {}).phases.map((phase) => phase.kind)).toEqual(['loading']);
    expect(
      runWith(open, { choice: { maintenanceGPerH: '1', bagG: '10', bagMl: '250' } }).phases.map((phase) => phase.kind),
    ).toEqual(['loading', 'rate-change', 'maintenance']);
  });
});

describe('running infusions', () => {
  it('20 mmol in 4 h is 5 mmol per hour', () => {
    const result = runWith(
      [phaseRecord({ kind: 'maintenance', amount: amount('mmol', '20'), everyHours: '4', durationH: single('4') })],
      { choice: { bagG: '5', bagMl: '100' }, diluentMl: null },
    );
    expect(phaseOf(result, 'maintenance')).toMatchObject({ dose: { mmol: '5' }, durationH: '4' });
    expect(result.totals.mmol24h).toBe('20');
  });

  it('a daily amount is chosen as a whole and runs over the day', () => {
    const daily = phaseRecord({ kind: 'maintenance', amount: amount('g', '1', '3'), everyHours: '24' });
    expect(fields(runWith([daily], { choice: { bagG: '5', bagMl: '100' }, diluentMl: null }))).toEqual([
      'missing choice.doseG',
    ]);
    const result = runWith([daily], { choice: { doseG: '2.4', bagG: '5', bagMl: '100' }, diluentMl: null });
    expect(phaseOf(result, 'maintenance').dose.g).toBe('0.1');
    expect(result.totals.g24h).toBe('2.4');
    expect(
      checkOf(
        runWith([daily], { choice: { doseG: '3.6', bagG: '5', bagMl: '100' }, diluentMl: null }),
        'range-dose-maintenance',
      ).value,
    ).toBe('problem');
  });

  it('longer than the regimen prints is asked', () => {
    const phases = [
      phaseRecord({ kind: 'maintenance', amount: amount('g', '1'), everyHours: '1', durationH: single('12', '24') }),
    ];
    const hours = (maintenanceH: string) =>
      runWith(phases, { choice: { maintenanceH, bagG: '20', bagMl: '500' }, diluentMl: null }).checks.find(
        (check) => check.id === 'range-maintenance-time',
      )?.value ?? null;
    expect(hours('24')).toBeNull();
    expect(hours('25')).toBe('problem');
  });

  it('one bag made from a concentrate: 500 mL at the strength of the loading dose', () => {
    const result = run({ ...zuspan, choice: { ...zuspan.choice, bags: 'same-bag' } });
    expect(result.status).toBe('ok');
    expect(phaseOf(result, 'loading')).toMatchObject({
      volumeToInfuseMl: '100',
      rateMlPerH: '300',
      preparation: { productMl: '40', diluentMl: '460', finalMl: '500', grams: '20' },
    });
    expect(phaseOf(result, 'maintenance')).toMatchObject({
      volumeToInfuseMl: '400',
      rateMlPerH: '25',
      preparation: { sameBagAsLoading: true },
    });
  });

  it('a child gets no default bag', () => {
    const phases = [
      phaseRecord({ amount: amount('mg', '50', '50', true), overMin: single('20') }),
      phaseRecord({ kind: 'maintenance', amount: amount('mg', '20', '20', true), everyHours: '1' }),
    ];
    const child = { patient: { ageYears: '6', weightKg: '20' } };
    const group = { population: { group: 'child', text: 'children' } } as const;
    expect(fields(runWith(phases, child, group))).toEqual(['missing choice.bagG']);
    expect(runWith(phases, { ...child, choice: { bagG: '2', bagMl: '50' } }, group).status).toBe('ok');
  });
});

describe('repeated doses', () => {
  const load = phaseRecord({ amount: amount('mmol', '10'), overMin: single('20') });
  const onDemand = phaseRecord({ kind: 'repeat-bolus', amount: amount('mmol', '10'), overMin: single('20') });

  it('a repeat on demand is worked out only when it is entered, and counts in the first hour', () => {
    expect(runWith([load, onDemand], {}).phases).toHaveLength(1);
    const result = runWith([load, onDemand], { choice: { doseMmol: '10' } });
    expect(result.phases.map((phase) => phase.kind)).toEqual(['loading', 'bolus']);
    expect(result.totals.g1h).toBe('4.929');
  });

  it('a maintenance dose over minutes at an interval is repeated, not run', () => {
    const result = runWith(
      [
        phaseRecord({
          kind: 'maintenance',
          amount: amount('g', '2'),
          overMin: single('60'),
          everyHours: '8',
          durationH: single('24'),
        }),
      ],
      {},
    );
    expect(phaseOf(result, 'bolus')).toMatchObject({ per: '8 h', minutes: '60' });
    expect(result.totals.g24h).toBe('6');
  });

  it('the minutes of a scheduled repeat follow the loading dose unless entered', () => {
    const phases = [
      phaseRecord({ amount: amount('g', '1'), overMin: single('20', '240') }),
      phaseRecord({
        kind: 'repeat-bolus',
        amount: amount('g', '1'),
        overMin: single('20', '240'),
        everyHours: '12',
        durationH: single('24'),
      }),
    ];
    expect(phaseOf(runWith(phases, { choice: { loadingMin: '60' } }), 'bolus').minutes).toBe('60');
    expect(phaseOf(runWith(phases, { choice: { loadingMin: '60', overMin: '120' } }), 'bolus').minutes).toBe('120');
  });
});

describe('routes', () => {
  const either = { route: 'im-or-iv' } as const;
  const dose = phaseRecord({ amount: amount('g', '1'), overMin: single('20') });

  it('a regimen for vein or muscle asks which', () => {
    expect(fields(runWith([dose], {}, either))).toEqual(['missing route']);
    expect(phaseOf(runWith([dose], { route: 'im', diluentMl: null }, either), 'im')).toMatchObject({
      productMl: '2',
      minutes: null,
    });
    expect(phaseOf(runWith([dose], { route: 'iv' }, either), 'loading').minutes).toBe('20');
  });

  it('two intramuscular phases are chosen apart', () => {
    const phases = [
      phaseRecord({ kind: 'im', amount: amount('g', '8', '10'), sites: 2 }),
      phaseRecord({ kind: 'im', amount: amount('g', '4', '5'), everyHours: '4', sites: 1 }),
    ];
    expect(fields(runWith(phases, { diluentMl: null }, { route: 'im' }))).toEqual([
      'missing choice.imG',
      'missing choice.imMaintenanceG',
    ]);
    const result = runWith(phases, { diluentMl: null, choice: { imG: '8', imMaintenanceG: '4' } }, { route: 'im' });
    expect(result.phases.map((phase) => phase.kind === 'im' && phase.dose.g)).toEqual(['8', '4']);
    expect(
      checkOf(
        runWith(phases, { diluentMl: null, choice: { imG: '7', imMaintenanceG: '4' } }, { route: 'im' }),
        'range-dose-im',
      ).value,
    ).toBe('problem');
  });

  it('a bag on an intramuscular order is a conflict', () => {
    expect(fields(run(free({ imG: '4', bagG: '4' }, 'us-vial-50-10ml', null, { route: 'im' })))).toEqual([
      'conflict choice.bagG',
    ]);
  });
});

describe('slips in a free order are held against the regimens offered for its indication', () => {
  const asthma = {
    regimens: [
      regimenRecord('asthma-2g', {
        indications: ['asthma'],
        phases: [phaseRecord({ amount: amount('g', '2'), overMin: single('20') })],
      }),
    ],
  };
  const slip = (doseG: string, indication: OrderInput['indication']) =>
    checkOf(
      run({ ...free({ doseG, overMin: '300' }, 'us-vial-50-10ml', '100'), indication }, { ...goldenStore, ...asthma }),
      'unit-meq-for-g',
    ).value;

  it.each([
    ['16', 'asthma', 'problem'],
    ['8', 'asthma', 'problem'],
    ['2', 'asthma', 'ok'],
    ['5', 'asthma', 'ok'],
    ['16', 'migraine', 'ok'],
  ] as const)('%s g for %s: %s', (grams, indication, value) => {
    expect(slip(grams, indication)).toBe(value);
  });

  it('4.1 g for 2 g is the ratio of the salts', () => {
    const store = {
      ...goldenStore,
      ...asthma,
      limits: [
        {
          ...goldenStore.limits.filter((limit) => limit.id === 'unit-meq-for-g')[0]!,
          id: 'salt',
          quantity: 'salt-slip' as const,
        },
      ],
    };
    const salt = (doseG: string) =>
      checkOf(run({ ...free({ doseG, overMin: '60' }, 'us-vial-50-10ml', '100'), indication: 'asthma' }, store), 'salt')
        .value;
    expect(salt('4.095')).toBe('problem');
    expect(salt('4')).toBe('ok');
    expect(salt('2')).toBe('ok');
  });
});

it('a regimen and an indication, a group or an age that do not belong together', () => {
  expect(fields(run({ ...zuspan, indication: 'asthma' }))).toEqual(['conflict indication']);
  expect(fields(run({ ...zuspan, population: 'child' }))).toEqual(['conflict population']);
  expect(run({ ...zuspan, population: 'adult', patient: woman }).status).toBe('ok');
});
