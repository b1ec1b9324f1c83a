import { describe, expect, it } from 'vitest';
import { goldenStore } from '#domain/dosing/golden-store.ts';
import { order } from '#domain/dosing/order.ts';
import { Entry } from './entry.svelte.ts';

const zuspan = goldenStore.regimens.find((record) => record.id === 'zuspan') ?? null;

describe('what one person keyed', () => {
  it('starts empty and is an order the contract accepts', () => {
    const entry = new Entry();
    expect(entry.untouched).toBe(true);
    expect(order.parse(entry.order())).toMatchObject({
      regimen: null,
      product: null,
      patient: { weightKg: null, flags: {} },
    });
  });

  it('goes out exactly as keyed', () => {
    const entry = new Entry();
    entry.set('patient.weightKg', ' 7..0');
    expect(entry.order().patient?.weightKg).toBe(' 7..0');
  });

  it('clears a number when its unit changes', () => {
    const entry = new Entry();
    entry.chooseUnit('creatinineUnit', 'umol', ['patient.creatinineUmolPerL', 'patient.creatinineMgPerDl']);
    entry.set('patient.creatinineUmolPerL', '60');
    entry.chooseUnit('creatinineUnit', 'mgdl', ['patient.creatinineUmolPerL', 'patient.creatinineMgPerDl']);
    expect(entry.order().patient).toMatchObject({ creatinineUmolPerL: null, creatinineMgPerDl: null });
  });

  it('starts a level in the unit of the ward, and never moves a number that was keyed into another', () => {
    const units = [
      { unit: 'mmol', path: 'patient.serumMagnesiumMmolPerL' },
      { unit: 'mgdl', path: 'patient.serumMagnesiumMgPerDl' },
    ] as const;
    const entry = new Entry();
    const standing = (wards: string | null) => entry.unitOf('serumUnit', units, wards)?.unit ?? null;
    expect([standing(null), standing('mgdl')]).toEqual([null, 'mgdl']);
    expect(entry.untouched).toBe(true);
    entry.set('patient.serumMagnesiumMgPerDl', '4.8');
    expect(standing('mmol')).toBe('mgdl');
    entry.chooseUnit('serumUnit', 'mmol', ['patient.serumMagnesiumMmolPerL', 'patient.serumMagnesiumMgPerDl']);
    expect([standing('mgdl'), entry.fields['patient.serumMagnesiumMgPerDl']]).toEqual(['mmol', '']);
  });

  it('takes a confirmation back when the number it was given for changes', () => {
    const entry = new Entry();
    entry.set('patient.weightKg', '210');
    entry.answer({ check: 'entry.patient.weightKg', reason: 'Confirmed as keyed', text: '', said: '210' });
    expect(entry.order().confirmations).toHaveLength(1);
    entry.set('patient.weightKg', '211');
    expect(entry.order().confirmations).toEqual([]);
  });

  it('keeps the patient and drops the doses when another regimen is chosen', () => {
    const entry = new Entry();
    entry.chooseRegimen(zuspan, 'zuspan');
    entry.set('choice.loadingG', '4');
    entry.set('patient.weightKg', '70');
    entry.chooseRegimen(null, '');
    expect(entry.fields['choice.loadingG']).toBe('');
    expect(entry.fields['patient.weightKg']).toBe('70');
  });

  it('leaves nothing of the patient before after a new calculation', () => {
    const entry = new Entry();
    entry.chooseRegimen(zuspan, 'zuspan');
    entry.set('patient.weightKg', '70');
    entry.chosen.sex = 'female';
    entry.flags['heart-block'] = 'no';
    entry.clear();
    expect(entry.untouched).toBe(true);
    expect(order.parse(entry.order())).toEqual(order.parse(new Entry().order()));
  });

  it('keeps not asked apart from no', () => {
    const entry = new Entry();
    entry.flags['heart-block'] = 'no';
    entry.flags.digoxin = '';
    expect(entry.order().patient?.flags).toEqual({ 'heart-block': false });
  });
});
