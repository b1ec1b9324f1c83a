/** Entries at the edges of what can be read: age in two fields, zeros, ranges in sentences, and two entries for one thing. */
import { describe, expect, it } from 'vitest';
import { phaseOf, run } from './fixtures.ts';
import { free, woman, zuspan } from './golden-orders.ts';
import { goldenStore } from './golden-store.ts';
import type { Calculation, OrderInput } from './order.ts';
import { dec, plain } from '../quantity/decimal.ts';
import { ckdEpi2021 } from './renal.ts';
import { order } from './order.ts';
import { secondCheck } from './second-check.ts';

const vial = 'us-vial-50-10ml';
const text = (result: Calculation): string =>
  result.entries.map((entry) => entry.text.replaceAll('\u00a0', ' ')).join(' ');
const problems = (result: Calculation): string[] => result.entries.map((entry) => `${entry.kind} ${entry.field}`);
const patient = (fields: OrderInput['patient']): Calculation => run({ ...zuspan, patient: { ...woman, ...fields } });

describe('ages', () => {
  it('an impossible age is no age, and is named once with its field', () => {
    expect(problems(patient({ ageYears: '300' }))).toEqual(['impossible patient.ageYears']);
    expect(problems(patient({ ageYears: null, ageMonths: '5000' }))).toEqual(['impossible patient.ageMonths']);
    expect(problems(patient({ ageYears: '0', ageMonths: '0' }))).toContain('conflict population');
  });

  it('without an age the weight of an adult regimen is that of an adult, and that of a free order anybody’s', () => {
    expect(problems(patient({ ageYears: null, weightKg: '15' }))).toEqual(['impossible patient.weightKg']);
    const child = free({ doseMg: '500', overMin: '20' }, vial, '10', {
      population: 'child',
      patient: { weightKg: '15' },
    });
    expect(run(child).status).toBe('ok');
    const adult = free({ doseMg: '500', overMin: '20' }, vial, '10', {
      population: 'adult',
      patient: { weightKg: '15' },
    });
    expect(problems(run(adult))).toEqual(['impossible patient.weightKg']);
    const anybody = free({ doseMg: '500', overMin: '20' }, vial, '10', {
      population: null,
      patient: { weightKg: '15' },
    });
    expect(problems(run(anybody))).toEqual(['missing population']);
  });

  it('years and months that do not agree', () => {
    expect(text(patient({ ageYears: '30', ageMonths: '100' }))).toMatch(/years and age in months do not agree/);
    expect(patient({ ageYears: '18', ageMonths: '220' }).status).toBe('ok');
  });
});

describe('sentences about numbers', () => {
  it('say what was entered, what can be entered, and what is usual', () => {
    expect(text(patient({ weightKg: '0' }))).toMatch(/Weight: zero is not possible here/);
    expect(text(patient({ weightKg: '700' }))).toMatch(/Weight: 700 kg is not possible; 20 to 400 kg can be entered/);
    expect(text(patient({ weightKg: '210' }))).toMatch(/Weight: 210 kg is unusual; 35 to 200 kg is usual/);
  });

  it('two entries for one thing: how many ways, and which units', () => {
    const twice = run({ ...zuspan, choice: { ...zuspan.choice, loadingMmol: '16', loadingPerKgMg: '50' } });
    expect(text(twice)).toMatch(/The loading dose is entered in 3 ways/);
    expect(problems(twice)).toContain('conflict choice.loadingMmol');
    expect(text(patient({ creatinineMgPerDl: '1' }))).toMatch(/Creatinine is entered in two units/);
    const blank = run({ ...zuspan, choice: { ...zuspan.choice, loadingMmol: '  ' } });
    expect(blank.status).toBe('ok');
  });

  it('half a site is not rounded away, a whole one may be written 2.0', () => {
    const sites = (imSites: string): Calculation => run({ ...free({ imG: '4', imSites }, vial), route: 'im' });
    expect(text(sites('1.5'))).toMatch(/whole number is needed/);
    expect(text(sites(' 2.05 '))).toMatch(/whole number is needed/);
    expect(phaseOf(sites('2.0'), 'im').sites).toHaveLength(2);
  });

  it('a start that does not exist', () => {
    expect(text(run({ ...zuspan, startAt: '2026-02-30T10:00' }))).toMatch(/no such day or minute/);
  });
});

describe('the filtration formula on both sides of its bend, by sex (CKD-EPI 2021, coefficients as published)', () => {
  it.each([
    ['male', '50'],
    ['female', '50'],
    ['male', '120'],
    ['female', '120'],
  ] as const)('%s, 50 years, %s micromol per L', (sex, creatinine) => {
    const found = ckdEpi2021({ ageYears: dec('50'), creatinineUmolPerL: dec(creatinine), sex });
    const ratio = Number(creatinine) / 88.42 / (sex === 'female' ? 0.7 : 0.9);
    const below = Math.min(ratio, 1) ** (sex === 'female' ? -0.241 : -0.302);
    const above = Math.max(ratio, 1) ** -1.2;
    const expected = 142 * below * above * 0.9938 ** 50 * (sex === 'female' ? 1.012 : 1);
    expect(Number(plain(found ?? dec('0'), 3))).toBeCloseTo(expected, 1);
  });
});

describe('the blind second check in words', () => {
  const compare = (first: OrderInput, second: OrderInput) =>
    secondCheck(order.parse(first), order.parse(second), goldenStore);

  it('regimens and products by name, an unknown one by its id', () => {
    const found = compare(zuspan, { ...zuspan, regimen: 'pritchard', product: 'uk-20-ready' });
    const field = (name: string) => found.fields.find((item) => item.field === name);
    expect(field('regimen')).toMatchObject({ first: 'Zuspan', second: 'Pritchard', agrees: false });
    expect(field('product')).toMatchObject({ second: 'Magnesium sulfate uk-20-ready', agrees: false });
    expect(field('diluentMl')).toMatchObject({ first: '92', second: '92', agrees: true });
    const unknown = compare(zuspan, { ...zuspan, regimen: 'no-such', product: 'nothing-here' });
    expect(unknown.fields.find((item) => item.field === 'regimen')?.second).toBe('no-such');
    expect(unknown.fields.find((item) => item.field === 'product')?.second).toBe('nothing-here');
  });

  it('names what differs, and says nothing of differences when there are none', () => {
    const two = compare(zuspan, { ...zuspan, diluentMl: '93', patient: { ...woman, weightKg: '71' } });
    expect(two.agrees).toBe(false);
    expect(two.text).toMatch(/Different: Diluent, mL; Weight, kg\./);
    expect(compare(zuspan, zuspan).agrees).toBe(true);
    expect(compare(zuspan, zuspan).text).not.toMatch(/Different|undefined|Stryker/);
  });

  it('blanks and junk: a blank is nothing, junk is compared as it was written', () => {
    const diluent = (first: string | null, second: string | null) =>
      compare({ ...zuspan, diluentMl: first }, { ...zuspan, diluentMl: second }).fields.find(
        (item) => item.field === 'diluentMl',
      );
    expect(diluent('  ', null) ?? null).toBeNull();
    expect(diluent('9x', ' 9x ')).toMatchObject({ agrees: true });
    expect(diluent('9x', '9y')).toMatchObject({ agrees: false });
    expect(diluent('92', ' ')).toMatchObject({ first: '92', second: null, agrees: false });
  });
});
