/** Who the patient is taken to be: the group, the weight and the kidneys that every limit is then held against. */
import { describe, expect, it } from 'vitest';
import { plain } from '../quantity/decimal.ts';
import { goldenStore, productRecord, regimenRecord } from './golden-store.ts';
import { order, type OrderInput } from './order.ts';
import type { Regimen } from './records.ts';
import { readSetting, type Setting } from './setting.ts';

const man = { ageYears: '40', weightKg: '100', heightCm: '177.8', sex: 'male' } as const;

function setting(input: Partial<OrderInput>, fields: Partial<Regimen> = {}): Setting {
  const store = {
    ...goldenStore,
    regimens: [...goldenStore.regimens, regimenRecord('made-up', fields)],
    products: [...goldenStore.products, { ...productRecord('german', '500', '50', '10', '5'), market: 'DE' as const }],
  };
  return readSetting(order.parse({ regimen: null, product: 'us-vial-50-10ml', diluentMl: null, ...input }), store);
}
const groups = (input: Partial<OrderInput>, fields?: Partial<Regimen>): string[] =>
  [...setting(input, fields).populations].sort();
const problems = (input: Partial<OrderInput>, fields?: Partial<Regimen>): string[] =>
  setting(input, fields).problems.map(
    (found) => `${found.kind} ${found.field}: ${found.text.replaceAll('\u00a0', ' ')}`,
  );

describe('group', () => {
  it.each([
    ['0.07', ['neonate']],
    ['0.08', ['child']],
    ['17.9', ['child']],
    ['18', ['adult']],
  ])('%s years, nobody said which: %o', (ageYears, expected) => {
    expect(groups({ patient: { ageYears } })).toEqual(expected);
    expect(setting({ patient: { ageYears } }).adult).toBe(expected[0] === 'adult');
  });

  it('pregnant, or treated for what only the pregnant have: obstetric limits and adult limits', () => {
    const both = ['adult', 'adult-obstetric'];
    expect(groups({ patient: { ageYears: '30', pregnant: true } })).toEqual(both);
    expect(groups({ patient: { ageYears: '30', pregnant: false } })).toEqual(['adult']);
    for (const indication of ['pre-eclampsia', 'eclampsia', 'recurrent-seizure', 'fetal-neuroprotection'] as const) {
      expect(groups({ patient: { ageYears: '30' }, indication })).toEqual(both);
      expect(groups({ population: 'adult', indication })).toEqual(both);
    }
    expect(groups({ population: 'adult', patient: { pregnant: true } })).toEqual(both);
    expect(groups({ population: 'adult', indication: 'asthma' })).toEqual(['adult']);
    expect(groups({ population: 'child', patient: { pregnant: true } })).toEqual(['child']);
    expect(groups({ regimen: 'zuspan' })).toEqual(both);
  });

  it('without age and group there is none, and it is asked for', () => {
    expect(groups({})).toEqual([]);
    expect(problems({})).toEqual([expect.stringMatching(/^missing population: Enter the age/)]);
    expect(problems({ population: 'adult' })).toEqual([]);
  });

  it('a group that is not the regimen’s is a conflict that names the regimen’s', () => {
    expect(problems({ regimen: 'zuspan', population: 'child' })).toEqual([
      'conflict population: This regimen is for: pregnant women.',
    ]);
    expect(problems({ regimen: 'zuspan', population: 'adult' })).toEqual([]);
    expect(problems({ regimen: 'paed-asthma-perth', population: 'adult' })).toHaveLength(1);
    expect(problems({ regimen: 'paed-asthma-perth', population: 'child' })).toEqual([]);
  });

  it.each([
    ['adult', { ageYears: '11.9' }, /^conflict population: .*is a child/],
    ['adult', { ageYears: '12' }, /^unusual population: .*under 16/],
    ['adult-obstetric', { ageYears: '15.9' }, /^unusual population: .*under 16/],
    ['adult', { ageMonths: '100' }, /^conflict population: .*is a child/],
    ['adult', { ageYears: '16' }, null],
    ['child', { ageYears: '17.9' }, null],
    ['child', { ageYears: '18' }, /^conflict population: .*is an adult/],
    ['neonate', { ageYears: '0.9' }, null],
    ['neonate', { ageYears: '1' }, /^conflict population: .*over one year/],
  ] as const)('%s with %o', (population, patient, expected) => {
    const found = problems({ population, patient });
    expect(found.length).toBe(expected === null ? 0 : 1);
    if (expected) expect(found[0]).toMatch(expected);
    if (expected) expect(setting({ population, patient }).problems[0]?.keyed).toBe(Object.values(patient)[0]);
  });

  it('an age under 16 for an adult dose can be confirmed under its own id, a child’s cannot', () => {
    const confirm = (check: string) => [{ check, reason: 'asked', text: '' }];
    const young = (ageYears: string, check: string) =>
      problems({ population: 'adult', patient: { ageYears }, confirmations: confirm(check) });
    expect(young('14', 'entry.population')).toEqual([]);
    expect(young('14', 'entry.other')).toHaveLength(1);
    expect(young('11', 'entry.population')).toHaveLength(1);
  });
});

describe('what the order refers to', () => {
  it('an indication the regimen is not recorded for is a conflict; one of its own narrows it', () => {
    expect(problems({ regimen: 'zuspan', indication: 'asthma' })).toEqual([
      expect.stringMatching(/^conflict indication: .*not recorded/),
    ]);
    expect(setting({ regimen: 'zuspan', indication: 'eclampsia' }).indications).toEqual(['eclampsia']);
    expect(setting({ regimen: 'zuspan' }).indications).toEqual(['pre-eclampsia', 'eclampsia']);
    expect(setting({ population: 'adult' }).indications).toEqual([]);
  });

  it('the markets of regimen and product both count', () => {
    expect([...setting({ regimen: 'zuspan', product: 'german' }).markets].sort()).toEqual(['DE', 'INT']);
    expect([...setting({ population: 'adult', product: 'german' }).markets]).toEqual(['DE']);
    expect([...setting({ regimen: 'zuspan', product: null }).markets]).toEqual(['INT']);
  });

  it('records that are not in the store are named', () => {
    expect(problems({ regimen: 'no-such', population: 'adult' })).toEqual([
      expect.stringMatching(/^unknown-record regimen: .*not in the evidence store/),
    ]);
    expect(problems({ product: 'no-such', population: 'adult' })).toEqual([
      expect.stringMatching(/^unknown-record product: .*not in the evidence store/),
    ]);
    expect(problems({ product: null, population: 'adult' })).toEqual([
      expect.stringMatching(/^missing product: Choose the product/),
    ]);
  });
});

describe('weight', () => {
  const weight = (patient: OrderInput['patient'], weightBasis: Regimen['weightBasis'] = 'not-stated') => {
    const found = setting({ regimen: 'made-up', patient: { ...man, ...patient } }, { weightBasis }).weight;
    return found === null ? null : `${plain(found.kg)} ${found.basis}`;
  };

  it('the one asked for, else the regimen’s, else the actual', () => {
    expect(weight({})).toBe('100 actual');
    expect(weight({}, 'ideal')).toBe('73 ideal');
    expect(weight({}, 'adjusted')).toBe('83.8 adjusted');
    expect(weight({ weightBasis: 'actual' }, 'ideal')).toBe('100 actual');
    expect(weight({ weightBasis: 'adjusted' })).toBe('83.8 adjusted');
    expect(weight({ sex: 'female' }, 'ideal')).toBe('68.5 ideal');
    expect(weight({ weightKg: null }, 'ideal')).toBeNull();
  });

  it('a lean weight is entered as such, never worked out, and is not the actual weight', () => {
    expect(weight({ weightBasis: 'lean' }, 'lean')).toBe('100 lean');
    expect(weight({}, 'lean')).toBeNull();
    const asked = { regimen: 'made-up', patient: man };
    expect(problems(asked, { weightBasis: 'lean' })).toEqual([
      expect.stringMatching(/^missing patient\.weightBasis: .*lean body weight/),
    ]);
    expect(setting({ ...asked, patient: { ...man, weightBasis: 'lean' } }).actualKg).toBeNull();
    expect(setting(asked).actualKg?.toFixed(0)).toBe('100');
  });

  it('height and sex are asked for one by one, and under 152.4 cm the formula has no answer', () => {
    const needs = (patient: OrderInput['patient']): string[] =>
      problems({ regimen: 'made-up', patient: { ...man, weightBasis: 'ideal', ...patient } });
    expect(needs({ heightCm: null })).toEqual([expect.stringMatching(/^missing patient\.heightCm: .*ideal weight/)]);
    expect(needs({ heightCm: null, sex: null })).toEqual([expect.stringMatching(/^missing patient\.heightCm/)]);
    expect(needs({ sex: null })).toEqual([expect.stringMatching(/^missing patient\.sex/)]);
    expect(needs({ heightCm: '152.3' })).toEqual([expect.stringMatching(/^conflict patient\.heightCm: .*152\.4 cm/)]);
    expect(needs({ heightCm: '152.4' })).toEqual([]);
    expect(weight({ heightCm: '152.4', weightBasis: 'ideal' })).toBe('50 ideal');
  });
});

describe('laboratory values and kidneys', () => {
  const of = (patient: OrderInput['patient']): Setting =>
    setting({ population: 'adult', patient: { ...man, ...patient } });

  it('a level in any unit is held in mmol per L', () => {
    expect(of({ serumMagnesiumMmolPerL: '2' }).serumMmolPerL?.toFixed(2)).toBe('2.00');
    expect(of({ serumMagnesiumMEqPerL: '4' }).serumMmolPerL?.toFixed(2)).toBe('2.00');
    expect(of({ serumMagnesiumMgPerDl: '4.861' }).serumMmolPerL?.toFixed(2)).toBe('2.00');
    expect(of({}).serumMmolPerL).toBeNull();
  });

  it('creatinine in either unit', () => {
    expect(of({ creatinineUmolPerL: '88.42' }).creatinineUmolPerL?.toFixed(2)).toBe('88.42');
    expect(of({ creatinineMgPerDl: '1' }).creatinineUmolPerL?.toFixed(2)).toBe('88.42');
    expect(of({}).creatinineUmolPerL).toBeNull();
  });

  it('clearance needs age, sex, creatinine and weight; filtration does without the weight', () => {
    const full = of({ creatinineUmolPerL: '88.42' });
    expect(full.clearance?.basis).toBe('adjusted weight');
    expect(full.egfr).not.toBeNull();
    const light = of({ creatinineUmolPerL: '88.42', weightKg: '70' });
    expect(light.clearance?.basis).toBe('actual weight');
    const unweighed = of({ creatinineUmolPerL: '88.42', weightKg: null });
    expect(unweighed.clearance).toBeNull();
    expect(unweighed.egfr).not.toBeNull();
    for (const missing of [{ sex: null }, { ageYears: null }, { creatinineUmolPerL: null }]) {
      const without = of({ creatinineUmolPerL: '88.42', ...missing });
      expect([without.clearance, without.egfr]).toEqual([null, null]);
    }
  });
});
