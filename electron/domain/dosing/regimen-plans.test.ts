/** From a regimen to its phases: which entry belongs to which phase, what is asked for, and what is said to be outside the print. */
import { describe, expect, it } from 'vitest';
import { findingOf, phaseOf, run, withLimits } from './fixtures.ts';
import { adult, free, woman, zuspan } from './golden-orders.ts';
import { amount, limitRecord, phaseRecord, regimenRecord } from './golden-store.ts';
import type { Calculation, DosePhase, OrderInput } from './order.ts';
import type { Regimen, RegimenPhase } from './records.ts';

const span = (low: string, high = low) => ({ low, high });
const load = phaseRecord({ amount: amount('g', '4'), overMin: span('20') });
const hourly = phaseRecord({ kind: 'maintenance', amount: amount('g', '1'), everyHours: '1' });
const onDemand = phaseRecord({ kind: 'repeat-bolus', amount: amount('g', '2'), overMin: span('20') });
const bag = { bagG: '20', bagMl: '500' } as const;

function plan(
  phases: RegimenPhase[],
  choice: OrderInput['choice'] = {},
  input: Partial<OrderInput> = {},
  fields: Partial<Regimen> = {},
): Calculation {
  const store = { ...withLimits([]), regimens: [regimenRecord('made-up', { phases, ...fields })] };
  const patient = { ...adult, weightKg: '70' };
  return run({ regimen: 'made-up', product: 'us-vial-50-10ml', diluentMl: '100', patient, choice, ...input }, store);
}

const problems = (result: Calculation): string[] => result.entries.map((entry) => `${entry.kind} ${entry.field}`);
const text = (result: Calculation): string =>
  result.entries.map((entry) => entry.text.replaceAll('\u00a0', ' ')).join(' ');
const doses = (result: Calculation): DosePhase[] =>
  result.phases.filter((phase): phase is DosePhase => phase.kind !== 'rate-change');
const given = (result: Calculation): string[] =>
  doses(result).map((phase) => `${phase.title}: ${phase.dose.g} g per ${phase.per}`);

describe('which entry belongs to which phase', () => {
  it('a dose beside a loading dose is the second one, and the loading dose stays as printed', () => {
    expect(given(plan([load, onDemand], { doseG: '1.5' }))).toEqual([
      'Loading dose: 4 g per dose',
      'Repeat dose: 1.5 g per dose',
    ]);
    const every8 = phaseRecord({ kind: 'maintenance', amount: amount('g', '2'), overMin: span('60'), everyHours: '8' });
    expect(given(plan([load, every8], { doseG: '1.5' }))).toEqual([
      'Loading dose: 4 g per dose',
      'Repeated dose: 1.5 g per 8 h',
    ]);
  });

  it('without a second dose it is the loading dose', () => {
    expect(given(plan([load, hourly], { doseG: '3', ...bag }))).toEqual([
      'Loading dose: 3 g per dose',
      'Maintenance infusion: 1 g per h',
    ]);
  });

  it('a scheduled repeat does not take the loading dose over', () => {
    const range = phaseRecord({ amount: amount('g', '1', '2'), overMin: span('20') });
    const repeat = phaseRecord({
      kind: 'repeat-bolus',
      amount: amount('g', '1'),
      overMin: span('20'),
      everyHours: '12',
    });
    expect(given(plan([range, repeat], { loadingG: '1.5' }))).toEqual([
      'Loading dose: 1.5 g per dose',
      'Repeated dose: 1 g per 12 h',
    ]);
  });

  it('a dose without a loading dose before it is no repeat on demand', () => {
    expect(given(plan([onDemand, hourly], bag))).toEqual([
      'Repeat dose: 2 g per dose',
      'Maintenance infusion: 1 g per h',
    ]);
    expect(given(plan([phaseRecord({ amount: null, overMin: span('20') }), onDemand]))).toEqual([
      'Repeat dose: 2 g per dose',
    ]);
    expect(given(plan([onDemand], { loadingG: '1' }))).toEqual(['Repeat dose: 1 g per dose']);
    const range = phaseRecord({ kind: 'repeat-bolus', amount: amount('g', '1', '2'), overMin: span('20') });
    expect(problems(plan([range]))).toEqual(['missing choice.doseG']);
  });

  it('minutes of the loading dose are not those of a repeat on demand', () => {
    const slow = phaseRecord({ amount: amount('g', '4'), overMin: span('20', '40') });
    const repeat = phaseRecord({ kind: 'repeat-bolus', amount: amount('g', '2'), overMin: span('10', '40') });
    const result = plan([slow, repeat], { loadingMin: '30', doseG: '2' });
    expect(problems(result)).toEqual(['missing choice.overMin']);
    expect(text(result)).toMatch(/repeat dose: the regimen prints 10 to 40 min\.$/);
  });

  it('a length that no phase has is a conflict, not ignored', () => {
    expect(problems(plan([load], { maintenanceH: '5' }))).toEqual(['conflict choice.maintenanceH']);
    expect(text(plan([load], { maintenanceH: '5' }))).toMatch(/not used/);
    const im = phaseRecord({ kind: 'im', amount: amount('g', '5') });
    expect(problems(plan([im], { maintenanceH: '5' }, { diluentMl: null }, { route: 'im' }))).toEqual([
      'conflict choice.maintenanceH',
    ]);
  });

  it('a regimen that is not in the store is the only problem, not a free order', () => {
    const order = { regimen: 'no-such-regimen', product: 'us-vial-50-10ml', diluentMl: '92', patient: adult };
    expect(problems(run({ ...order, population: 'adult' }))).toEqual(['unknown-record regimen']);
    expect(text(run(free({}, 'us-vial-50-10ml', '92')))).toMatch(/holds neither/);
  });
});

describe('running infusions', () => {
  it('a rate of any interval is chosen per hour, unless it is the whole regimen', () => {
    const range = (everyHours: string | null) =>
      phaseRecord({ kind: 'maintenance', amount: amount('g', '1', '3'), everyHours });
    expect(problems(plan([range('1')], bag))).toEqual(['missing choice.maintenanceGPerH']);
    expect(text(plan([range('1')], bag))).toMatch(/prints 1 to 3 g per hour\.$/);
    expect(problems(plan([load, range('24')], bag))).toEqual(['missing choice.maintenanceGPerH']);
    expect(text(plan([load, range('24')], bag))).toMatch(/prints 1 to 3 g every 24 h\.$/);
    expect(problems(plan([range('24')], bag))).toEqual(['missing choice.doseG']);
    expect(problems(plan([range(null)], bag))).toEqual(['missing choice.maintenanceGPerH']);
  });

  it('a rate given over minutes without an interval runs on', () => {
    const phase = phaseRecord({ kind: 'maintenance', amount: amount('g', '1'), overMin: span('60') });
    expect(given(plan([phase], bag, { diluentMl: null }))).toEqual(['Maintenance infusion: 1 g per h']);
  });

  it('per kg: the unit says what it is per, and without a weight it is asked for', () => {
    const perKg = [
      phaseRecord({ amount: amount('mg', '40', '40', true), overMin: span('20') }),
      phaseRecord({ kind: 'maintenance', amount: amount('mg', '10', '10', true), everyHours: '1' }),
    ];
    const result = plan(perKg, bag);
    expect(doses(result).map((phase) => phase.perKg?.unit)).toEqual(['mg per kg', 'mg per kg per h']);
    expect(problems(plan(perKg.slice(1), bag, { patient: adult }))).toEqual(['missing patient.weightKg']);
  });

  it('a length the regimen prints as a range is nobody’s choice yet', () => {
    const running = (durationH: RegimenPhase['durationH']) => [phaseRecord({ ...hourly, durationH })];
    const length = (durationH: RegimenPhase['durationH'], maintenanceH?: string) =>
      phaseOf(plan(running(durationH), { ...bag, maintenanceH: maintenanceH ?? null }), 'maintenance').durationH;
    expect(length(span('12', '24'))).toBeNull();
    expect(length(span('24'))).toBe('24');
    expect(length(null)).toBeNull();
    expect(length(null, '6')).toBe('6');
  });
});

describe('muscles', () => {
  const im = phaseRecord({
    kind: 'im',
    amount: amount('g', '4', '5'),
    everyHours: '4',
    durationH: span('24'),
    sites: 1,
  });

  it('one intramuscular phase is chosen in the one field, repeated or not', () => {
    const result = plan([load, im], {}, {}, { route: 'iv+im' });
    expect(problems(result)).toEqual(['missing choice.imG']);
    expect(text(result)).toMatch(/prints 4 to 5 g\.$/);
  });

  it('interval and length are kept, and an interval entered goes before the printed one', () => {
    expect(phaseOf(plan([im], { imG: '5' }, { diluentMl: null }, { route: 'im' }), 'im')).toMatchObject({
      per: '4 h',
      durationH: '24',
    });
    expect(phaseOf(plan([im], { imG: '5', imEveryH: '6' }, { diluentMl: null }, { route: 'im' }), 'im').per).toBe(
      '6 h',
    );
  });

  it('a dose for the vein is not taken for the muscle', () => {
    const result = plan(
      [load, phaseRecord({ kind: 'im', amount: amount('g', '10'), sites: 2 })],
      { doseG: '3' },
      {},
      { route: 'iv+im' },
    );
    expect(given(result)).toEqual(['Loading dose: 3 g per dose', 'Intramuscular dose: 10 g per dose']);
  });

  it('a dose and its repeats, all given into a muscle, are each held against their own print', () => {
    const repeat = phaseRecord({
      kind: 'repeat-bolus',
      amount: amount('g', '2'),
      overMin: span('20'),
      everyHours: '6',
    });
    expect(given(plan([load, repeat], {}, { route: 'im', diluentMl: null }, { route: 'im-or-iv' }))).toEqual([
      'Intramuscular dose: 4 g per dose',
      'Repeated intramuscular dose: 2 g per 6 h',
    ]);
  });

  it('a regimen for vein or muscle, given into a muscle: its dose in any field, its infusion still into a vein', () => {
    const either = { route: 'im-or-iv' } as const;
    const input = { route: 'im', diluentMl: null } as const;
    for (const choice of [{ doseG: '3' }, { loadingG: '3' }])
      expect(given(plan([load], choice, input, either))).toEqual(['Intramuscular dose: 3 g per dose']);
    expect(plan([load, hourly], bag, input, either).phases.map((phase) => phase.kind)).toEqual(['im', 'maintenance']);
    expect(text(plan([load], {}, {}, either))).toMatch(/vein or into a muscle/);
  });

  it('in a regimen for muscles every phase is an injection', () => {
    const repeated = phaseRecord({ kind: 'maintenance', amount: amount('g', '5'), everyHours: '4' });
    expect(given(plan([repeated], {}, { diluentMl: null }, { route: 'im' }))).toEqual([
      'Repeated intramuscular dose: 5 g per 4 h',
    ]);
  });

  it('a dose the source leaves open is left out; one per kg asks for the weight', () => {
    const open = phaseRecord({ kind: 'im', amount: null });
    expect(given(plan([load, open], {}, {}, { route: 'iv+im' }))).toEqual(['Loading dose: 4 g per dose']);
    const perKg = phaseRecord({ kind: 'im', amount: amount('mg', '50', '50', true) });
    expect(problems(plan([perKg], {}, { diluentMl: null, patient: adult }, { route: 'im' }))).toEqual([
      'missing patient.weightKg',
    ]);
  });

  it('a limit for muscles meets an injection of a regimen', () => {
    const store = withLimits([limitRecord('im', 'dose-g', '>', '9', 'g', 'soft', { phases: ['im'] })]);
    const pritchard = {
      regimen: 'pritchard',
      choice: { loadingMin: '20' },
      patient: woman,
      product: 'us-vial-50-10ml',
    };
    expect(findingOf(run({ ...pritchard, diluentMl: '12' }, store), 'im')?.value).toBe('problem');
  });
});

describe('outside what the regimen prints', () => {
  it.each([
    ['range-dose-loading', [load], { loadingG: '3' }, 'choice.loadingG', 'Loading dose', /dose entered, 3 g,.*\(4 g\)/],
    [
      'range-dose-loading',
      [phaseRecord({ amount: amount('mg', '40', '50', true), overMin: span('20') })],
      { loadingPerKgMg: '60' },
      'choice.loadingPerKgMg',
      'Loading dose',
      /dose entered, 60 mg per kg,.*\(40 to 50 mg per kg\)/,
    ],
    [
      'range-dose-maintenance',
      [hourly],
      { ...bag, maintenanceGPerH: '1.5' },
      'choice.maintenanceGPerH',
      'Maintenance infusion',
      /rate entered, 1\.5 g per hour,.*\(1 g per hour\)/,
    ],
    [
      'range-dose-repeat-bolus',
      [phaseRecord({ ...onDemand, everyHours: '6' })],
      { doseG: '3' },
      'choice.doseG',
      'Repeated dose',
      /dose entered, 3 g,.*\(2 g\)/,
    ],
    [
      'range-minutes-loading',
      [load],
      { loadingMin: '30' },
      'choice.loadingMin',
      'Loading dose',
      /time entered, 30 min,.*\(20 min\)/,
    ],
    [
      'range-minutes-dose',
      [phaseRecord({ ...onDemand, overMin: span('10', '20') })],
      { overMin: '30' },
      'choice.overMin',
      'Repeat dose',
      /time entered, 30 min,.*\(10 to 20 min\)/,
    ],
    [
      'range-maintenance-time',
      [phaseRecord({ ...hourly, durationH: span('12', '24') })],
      { ...bag, maintenanceH: '25' },
      'choice.maintenanceH',
      'Maintenance',
      /time entered, 25 h,.*\(12 to 24 h\)/,
    ],
    [
      'range-maintenance-time',
      [phaseRecord({ ...hourly, durationH: span('24') })],
      { ...bag, maintenanceH: '25' },
      'choice.maintenanceH',
      'Maintenance',
      /\(24 h\)/,
    ],
  ] as [string, RegimenPhase[], OrderInput['choice'], string, string, RegExp][])(
    '%s',
    (id, phases, choice, field, phase, words) => {
      const found = findingOf(plan(phases, choice), id);
      expect(found).toMatchObject({ value: 'problem', tier: 'soft', field, phase });
      expect(found?.text).toMatch(words);
    },
  );

  it('an injection outside its range sends to its own field', () => {
    const im = phaseRecord({ kind: 'im', amount: amount('g', '5') });
    const found = findingOf(plan([im], { imG: '8' }, { diluentMl: null }, { route: 'im' }), 'range-dose-im');
    expect(found).toMatchObject({ field: 'choice.imG', phase: 'Intramuscular dose' });
  });

  it('a dose in grams against a range per kg cannot be compared without a weight, and is still given', () => {
    const perKg = [phaseRecord({ amount: amount('mg', '40', '50', true), overMin: span('20') })];
    expect(plan(perKg, { loadingG: '9' }, { patient: adult }).status).toBe('ok');
    expect(findingOf(plan(perKg, { loadingG: '9' }, { patient: adult }), 'range-dose-loading')).toBeNull();
    expect(findingOf(plan(perKg, { loadingG: '9' }), 'range-dose-loading')?.value).toBe('problem');
  });

  it('the same minutes twice are one entry, two different ones are a conflict', () => {
    const twice = (overMin: string) => plan([load], { loadingMin: '20', overMin });
    expect(twice('20').status).toBe('ok');
    expect(text(twice('25'))).toMatch(/two ways/);
  });
});

describe('caps', () => {
  const capped = phaseRecord({ amount: amount('mmol', '20'), cap: { amount: '8', unit: 'mmol' }, overMin: span('20') });

  it('the lowest of two caps holds, whoever set it, and says who', () => {
    const because = (capG: string) =>
      phaseOf(plan([capped], { capG }), 'loading').capped?.because.replaceAll('\u00a0', ' ');
    expect(because('1')).toBe('the order says at most 1 g');
    expect(because('3')).toMatch(/^Golden set gives at most 8 mmol/);
    expect(phaseOf(plan([capped], { capG: '1' }), 'loading').dose.g).toBe('1');
    expect(phaseOf(plan([capped], { capG: '3' }), 'loading').dose.mmol).toBe('8');
  });

  it('a cap is for one dose, never for a rate', () => {
    const result = run({
      ...zuspan,
      choice: { ...zuspan.choice, maintenanceGPerH: '2', maintenanceH: '12', capG: '1.5' },
    });
    expect(phaseOf(result, 'loading').dose.g).toBe('1.5');
    expect(phaseOf(result, 'maintenance')).toMatchObject({ capped: null, dose: { g: '2' } });
  });
});
