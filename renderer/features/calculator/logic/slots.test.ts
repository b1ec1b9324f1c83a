import { describe, expect, it } from 'vitest';
import { goldenStore } from '#domain/dosing/golden-store.ts';
import type { Regimen } from '#domain/dosing/records.ts';
import { ownFigures, presets, slotGroups } from './slots.ts';

function regimen(id: string): Regimen {
  const found = goldenStore.regimens.find((record) => record.id === id);
  if (found === undefined) throw new Error(`no regimen ${id}`);
  return found;
}
const phase = regimen('zuspan').phases[1];
if (phase === undefined) throw new Error('Zuspan has no maintenance');

describe('the figures offered as buttons', () => {
  it('are the one figure, or round figures with both ends, and never many', () => {
    expect(presets({ low: '4', high: '4' })).toEqual(['4']);
    expect(presets({ low: '15', high: '20' })).toEqual(['15', '20']);
    expect(presets({ low: '4', high: '6' })).toEqual(['4', '5', '6']);
    expect(presets({ low: '5', high: '15' })).toEqual(['5', '10', '15']);
    expect(presets({ low: '1.2', high: '2' })).toEqual(['1.2', '2']);
    expect(presets({ low: '5', high: '60' }).length).toBeLessThanOrEqual(6);
  });
});

describe('the fields of a regimen', () => {
  it('ask for dose and time of each phase, in the unit the source prints', () => {
    const groups = slotGroups(regimen('zuspan'), null);
    expect(groups.map((group) => group.slots.map((slot) => slot.path))).toEqual([
      ['choice.loadingG', 'choice.loadingMin'],
      ['choice.maintenanceGPerH', 'choice.maintenanceH'],
    ]);
    expect(groups[0]?.slots[0]).toMatchObject({ unit: 'g', presets: ['4'], required: true });
  });

  it('take an amount per several hours as printed, because the order has no field for it', () => {
    const base = regimen('zuspan');
    const six: Regimen = {
      ...base,
      phases: [{ ...phase, amount: { low: '20', high: '20', unit: 'mmol', perKg: false }, everyHours: '6' }],
    };
    const slot = slotGroups(six, null)[0]?.slots[0];
    expect(slot?.path).toBeNull();
    expect(slot?.printed?.replace(/\u00a0/g, ' ')).toBe('20 mmol in 6 h');
  });

  it('ask for g per hour where the source prints a range in mg', () => {
    const base = regimen('zuspan');
    const mg: Regimen = {
      ...base,
      phases: [{ ...phase, amount: { low: '180', high: '1200', unit: 'mg', perKg: false } }],
    };
    const slot = slotGroups(mg, null)[0]?.slots[0];
    expect(slot).toMatchObject({ path: 'choice.maintenanceGPerH', unit: 'g per hour', presets: [] });
    expect(slot?.printed?.replace(/\u00a0/g, ' ')).toBe('180 to 1,200 mg per hour');
  });

  it('wait for the route where the regimen leaves it open', () => {
    const open: Regimen = { ...regimen('zuspan'), route: 'im-or-iv' };
    expect(slotGroups(open, null)).toEqual([]);
    expect(slotGroups(open, 'iv').length).toBeGreaterThan(0);
  });

  it('offer the single printed figures together and leave ranges to the person', () => {
    const own = ownFigures(slotGroups(regimen('zuspan'), null));
    expect(own.map((slot) => slot.path)).toEqual(['choice.loadingG', 'choice.maintenanceGPerH', 'choice.maintenanceH']);
  });
});
