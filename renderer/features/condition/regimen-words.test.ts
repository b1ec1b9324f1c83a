import { describe, expect, it } from 'vitest';
import type { RegimenPhase } from '#domain/dosing/records.ts';
import { phaseText } from './regimen-words.ts';

const loading: RegimenPhase = {
  kind: 'loading',
  amount: { low: '4', high: '4', unit: 'g', perKg: false },
  cap: null,
  overMin: { low: '15', high: '20' },
  everyHours: null,
  durationH: null,
  sites: null,
  timeNotStated: false,
  note: null,
};

describe('a phase in words', () => {
  it('names amount and time with their units', () => {
    expect(phaseText(loading)).toBe('Loading: 4\u00a0g over 15 to 20\u00a0min.');
    expect(phaseText({ ...loading, overMin: { low: '240', high: '240' } })).toBe('Loading: 4\u00a0g over 4\u00a0h.');
  });

  it('an hourly amount is per hour', () => {
    const maintenance = phaseText({
      ...loading,
      kind: 'maintenance',
      amount: { low: '1', high: '2', unit: 'g', perKg: false },
      overMin: null,
      everyHours: '1',
    });
    expect(maintenance).toBe('Maintenance: 1 to 2\u00a0g per hour.');
  });

  it('says what the source leaves open', () => {
    expect(phaseText({ ...loading, amount: null, overMin: null, timeNotStated: true })).toBe(
      'Loading: amount left to the prescriber, time not stated in what was read.',
    );
  });
});
