import { describe, expect, it } from 'vitest';
import type { MonitoringItem } from '#domain/dosing/order.ts';
import { inOnePhrase, shortTitle, stopRules, watched } from './bedside.ts';

const item = (what: string, threshold: string, authority = 'Somebody'): MonitoringItem => ({
  what,
  when: 'always',
  threshold,
  authority,
  ifNot: null,
});

describe('what is watched', () => {
  const plan = [
    item('Respiratory rate', 'see the regimen'),
    item('Breathing rate', 'less than 12\u00a0breaths per min', 'A'),
    item('Breathing rate', 'less than 16\u00a0breaths per min', 'B'),
    item('Knee jerk', 'absent'),
    item('Urine output', 'less than 100\u00a0mL in 4 hours'),
    item('Urine output', 'less than 25\u00a0mL per hour'),
    item('Stop when', 'Reflexes are lost'),
  ];

  it('is one line for each sign, with every threshold', () => {
    const signs = watched(plan);
    expect(signs.map(({ sign }) => sign)).toEqual(['reflexes', 'breathing', 'urine']);
    expect(signs.map(({ acts }) => inOnePhrase(acts).replace(/\u00a0/g, ' '))).toEqual([
      'absent',
      'less than 12 or 16 breaths per min',
      'less than 100 mL in 4 hours, or less than 25 mL per hour',
    ]);
    expect(stopRules(plan)).toEqual(['Reflexes are lost']);
  });

  it('keeps names short without losing who it is', () => {
    expect(shortTitle('King Edward Memorial Hospital: magnesium anticonvulsant therapy, monitoring and antidote')).toBe(
      'King Edward Memorial Hospital',
    );
    expect(shortTitle('Magnesium Sulfate 20% SmPC (Synchrony Pharma), posology')).toBe('Magnesium Sulfate 20% SmPC');
  });
});
