/** Hazard H-UI-6: a field that nobody compares is a field in which one person's error passes as two people's agreement. */
import { describe, expect, it } from 'vitest';
import { goldenStore } from './golden-store.ts';
import { order, patient, choice, type Order, type OrderInput } from './order.ts';
import { patientFlag } from './records.ts';
import { secondCheck } from './second-check.ts';

const base: OrderInput = { regimen: 'zuspan', product: 'us-vial-50-10ml', patient: { weightKg: '70' } };
const differing = (second: OrderInput, first: OrderInput = base): readonly string[] =>
  secondCheck(order.parse(first), order.parse(second), goldenStore)
    .fields.filter((field) => !field.agrees)
    .map((field) => field.field);

/** Some value each field of an order can take, whatever its kind. */
const something: Readonly<Record<string, unknown>> = {
  indication: 'eclampsia',
  population: 'adult-obstetric',
  route: 'iv',
  emergency: false,
  diluent: 'glucose 5 %',
  startAt: '2026-11-22T10:00',
  rateUnit: 'g',
  bags: 'same-bag',
  weightBasis: 'ideal',
  sex: 'female',
  pregnant: true,
  reflexes: 'present',
};
const valueOf = (key: string): unknown => something[key] ?? '3';
const notCompared: readonly string[] = ['flags', 'confirmations', 'regimen', 'product', 'weightKg'];
const keysOf = (shape: object): readonly string[] => Object.keys(shape).filter((key) => !notCompared.includes(key));

describe('the second check compares every field of an order', () => {
  it.each(keysOf(choice.shape))('choice.%s', (key) => {
    expect(differing({ ...base, choice: { [key]: valueOf(key) } })).toEqual([`choice.${key}`]);
  });

  it.each(keysOf(patient.shape))('patient.%s', (key) => {
    expect(differing({ ...base, patient: { ...base.patient, [key]: valueOf(key) } })).toEqual([`patient.${key}`]);
  });

  it.each(patientFlag.options)('patient.flags.%s: absent differs from not asked, and from present', (flag) => {
    const said = (value: boolean): OrderInput => ({ ...base, patient: { ...base.patient, flags: { [flag]: value } } });
    expect(differing(said(false))).toEqual([`patient.flags.${flag}`]);
    expect(differing(said(true), said(false))).toEqual([`patient.flags.${flag}`]);
  });

  it.each(['indication', 'population', 'route', 'emergency', 'diluentMl', 'diluent', 'startAt'])('%s', (key) => {
    expect(differing({ ...base, [key]: valueOf(key) })).toEqual([key]);
  });

  it('the steps of the devices', () => {
    expect(differing({ ...base, pump: { stepMlPerH: '1' } })).toEqual(['pump.stepMlPerH']);
    expect(differing({ ...base, syringe: { stepMl: '1' } })).toEqual(['syringe.stepMl']);
  });

  it('and knows no field of an order that is not in this list', () => {
    const top: readonly (keyof Order)[] = [
      'regimen',
      'indication',
      'population',
      'route',
      'emergency',
      'choice',
      'patient',
      'product',
      'diluentMl',
      'diluent',
      'startAt',
      'pump',
      'syringe',
      'confirmations',
    ];
    expect(Object.keys(order.shape)).toEqual(top);
  });
});
