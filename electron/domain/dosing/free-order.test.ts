/** Free orders: what is a loading dose, what unit a bare rate takes, and what is asked for instead of guessed. */
import { describe, expect, it } from 'vitest';
import { checkOf, findingOf, phaseOf, run, withLimits } from './fixtures.ts';
import { free } from './golden-orders.ts';
import { limitRecord } from './golden-store.ts';
import type { Calculation, DosePhase, OrderInput } from './order.ts';

const vial = 'us-vial-50-10ml';
const premix = 'us-premix-wfi-20g-500';
const bag = { bagG: '20', bagMl: '500' } as const;
const made = (choice: OrderInput['choice'], more: Partial<OrderInput> = {}): Calculation =>
  run(free(choice, vial, '92', more));
const muscle = (choice: OrderInput['choice']): Calculation => run({ ...free(choice, vial), route: 'im' });
const problems = (result: Calculation): string[] => result.entries.map((entry) => `${entry.kind} ${entry.field}`);
const text = (result: Calculation): string =>
  result.entries.map((entry) => entry.text.replaceAll('\u00a0', ' ')).join(' ');
const given = (result: Calculation): string[] =>
  result.phases
    .filter((phase): phase is DosePhase => phase.kind !== 'rate-change')
    .map((phase) => `${phase.kind}, ${phase.title}: ${phase.dose.g} g per ${phase.per}`);

describe('a dose and a rate', () => {
  it('a dose before a rate is a loading dose, and limits for loading doses hold', () => {
    const both = { doseG: '4', overMin: '20', ratePerH: '1', rateUnit: 'g', ...bag } as const;
    expect(given(made(both))).toEqual([
      'loading, Loading dose: 4 g per dose',
      'maintenance, Maintenance infusion: 1 g per h',
    ]);
    expect(given(made({ doseG: '4', overMin: '20' }))).toEqual(['bolus, Single dose: 4 g per dose']);
    expect(given(made({ ratePerH: '1', rateUnit: 'g', ...bag }))).toEqual(['maintenance, Infusion: 1 g per h']);
    const limited = (choice: OrderInput['choice'], phases: ('loading' | 'repeat-bolus' | 'maintenance')[]): boolean =>
      findingOf(
        run(
          free(choice, vial, '92'),
          withLimits([limitRecord('edge', 'rate-g-per-h', '>', '0.5', 'g', 'soft', { phases })]),
        ),
        'edge',
      ) !== null;
    expect(limited(both, ['loading'])).toBe(true);
    expect(limited(both, ['repeat-bolus'])).toBe(false);
    expect(limited(both, ['maintenance'])).toBe(true);
    expect(limited({ doseG: '4', overMin: '20' }, ['loading'])).toBe(true);
    expect(limited({ doseG: '4', overMin: '20' }, ['repeat-bolus'])).toBe(true);
  });

  it('a dose without minutes has no rate, so the minutes are asked for', () => {
    expect(problems(made({ doseG: '4' }))).toEqual(['missing choice.overMin']);
    expect(text(made({ doseG: '4' }))).toMatch(/Enter the minutes/);
    expect(phaseOf(made({ doseG: '4', loadingMin: '30' }), 'bolus').minutes).toBe('30');
  });

  it('a dose per kg and a rate per kg need the weight', () => {
    expect(problems(made({ dosePerKgMg: '40', overMin: '20' }))).toEqual(['missing patient.weightKg']);
    expect(problems(run(free({ ratePerH: '10', rateUnit: 'mg/kg' }, premix)))).toEqual(['missing patient.weightKg']);
    const weighed = run(
      free({ ratePerH: '10', rateUnit: 'mg/kg' }, premix, null, { patient: { ageYears: '40', weightKg: '70' } }),
    );
    expect(phaseOf(weighed, 'maintenance').perKg).toMatchObject({ unit: 'mg per kg per h', value: '10' });
  });

  it('an injection beside a dose into the vein is worked out too', () => {
    expect(given(made({ doseG: '4', overMin: '20', imG: '5' }))).toEqual([
      'bolus, Single dose: 4 g per dose',
      'im, Intramuscular dose: 5 g per dose',
    ]);
  });
});

describe('the unit of a rate', () => {
  it.each([
    ['maintenanceGPerH', '2', '2', '0.5'],
    ['maintenanceMmolPerH', '8', '1.972', '0.5'],
    ['maintenanceMgPerKgPerH', '10', '0.7', '0.5'],
  ] as const)('%s %s is %s g per hour, and its limits point to its field', (field, value, grams, limit) => {
    const order = free({ [field]: value }, premix, null, { patient: { ageYears: '40', weightKg: '70' } });
    expect(phaseOf(run(order), 'maintenance').dose.g).toBe(grams);
    const limits = withLimits([limitRecord('edge', 'rate-g-per-h', '>', limit, 'g', 'soft')]);
    expect(findingOf(run(order, limits), 'edge')?.field).toBe(`choice.${field}`);
  });

  it('a bare rate takes the unit of the rest, says so, and asks where the rest has two units or none', () => {
    const taken = made({ doseMmol: '16', overMin: '20', ratePerH: '4', bagMl: null });
    expect(phaseOf(taken, 'maintenance').dose.mmol).toBe('4');
    expect(checkOf(taken, 'rate-unit-taken').text).toContain('mmol per hour');
    const limits = withLimits([
      limitRecord('edge', 'rate-g-per-h', '>', '0.5', 'g', 'soft', { phases: ['maintenance'] }),
    ]);
    expect(findingOf(run(free({ doseG: '4', overMin: '20', ratePerH: '1' }, vial, '92'), limits), 'edge')?.field).toBe(
      'choice.ratePerH',
    );
    const stated = run(free({ ratePerH: '1', rateUnit: 'g' }, premix), limits);
    expect(findingOf(stated, 'edge')?.field).toBe('choice.ratePerH');
    expect(problems(made({ doseMmol: '16', overMin: '20', ratePerH: '4', ...bag }))).toEqual([
      'missing choice.rateUnit',
    ]);
    expect(problems(made({ ratePerH: '4' }))).toEqual(['missing choice.rateUnit']);
    expect(text(made({ ratePerH: '4' }))).toMatch(/Choose the unit/);
    const perKg = made(
      { dosePerKgMg: '40', overMin: '20', ratePerH: '4' },
      { patient: { ageYears: '40', weightKg: '70' } },
    );
    expect(problems(perKg)).toEqual(['missing choice.rateUnit']);
  });

  it('a unit without a rate is asked about', () => {
    expect(problems(made({ doseG: '4', overMin: '20', rateUnit: 'g' }))).toEqual(['missing choice.ratePerH']);
    expect(text(made({ doseG: '4', overMin: '20', rateUnit: 'g' }))).toMatch(/clear the unit/);
  });

  it('hours at this rate, in either field', () => {
    for (const field of ['rateH', 'maintenanceH'] as const)
      expect(phaseOf(run(free({ ratePerH: '1', rateUnit: 'g', [field]: '5' }, premix)), 'maintenance').durationH).toBe(
        '5',
      );
  });
});

describe('muscles', () => {
  it('the dose in any field; none is asked for', () => {
    expect(given(muscle({ imG: '4' }))).toEqual(['im, Intramuscular dose: 4 g per dose']);
    expect(given(muscle({ doseG: '3' }))).toEqual(['im, Intramuscular dose: 3 g per dose']);
    expect(given(muscle({ loadingG: '3' }))).toEqual(['im, Intramuscular dose: 3 g per dose']);
    expect(problems(muscle({ imSites: '2' }))).toEqual(['missing choice.imG', 'conflict choice.imSites']);
    expect(text(muscle({}))).toMatch(/Enter the intramuscular dose/);
    expect(problems(muscle({ dosePerKgMg: '50' }))).toEqual(['missing patient.weightKg']);
    expect(problems(muscle({ imG: '4', doseG: '3' }))).toEqual(['conflict choice.doseG']);
  });

  it('a repeat has an interval and a length; without an interval a length is a conflict', () => {
    const repeated = muscle({ imG: '4', imEveryH: '4', maintenanceH: '24' });
    expect(given(repeated)).toEqual(['im, Repeated intramuscular dose: 4 g per 4 h']);
    expect(phaseOf(repeated, 'im').durationH).toBe('24');
    expect(phaseOf(muscle({ imG: '4', imEveryH: '4', rateH: '12' }), 'im').durationH).toBe('12');
    expect(problems(muscle({ imG: '4', maintenanceH: '24' }))).toEqual(['conflict choice.maintenanceH']);
  });

  it('minutes for an injection are one conflict, with its reason', () => {
    expect(problems(muscle({ imG: '4', overMin: '20' }))).toEqual(['conflict choice.overMin']);
    expect(text(muscle({ imG: '4', overMin: '20' }))).toMatch(/no infusion time/);
  });

  it('a limit per site and for muscles points to the field of the dose', () => {
    const limits = withLimits([
      limitRecord('edge', 'dose-per-site-g', '>', '3', 'g per site', 'soft', { phases: ['im'] }),
    ]);
    expect(findingOf(run({ ...free({ imG: '4' }, vial), route: 'im' }, limits), 'edge')).toMatchObject({
      value: 'problem',
      field: 'choice.imG',
    });
  });

  it('a cap cuts an injection too', () => {
    expect(phaseOf(muscle({ imG: '4', capG: '3' }), 'im').dose.g).toBe('3');
  });
});
