import { describe, expect, it } from 'vitest';
import { phaseOf, run } from '#domain/dosing/fixtures.ts';
import { goldenStore } from '#domain/dosing/golden-store.ts';
import {
  bagNote,
  cardTitle,
  clockSpan,
  equalsCells,
  minutesInWords,
  plateNote,
  prepareParts,
  roundingWords,
} from './shown.ts';

const plain = (text: string | null | undefined): string => (text ?? '').replace(/\u00a0/g, ' ');
const product = goldenStore.products.find((record) => record.id === 'us-vial-50-10ml') ?? null;
const result = run({
  regimen: 'zuspan',
  indication: 'pre-eclampsia',
  product: 'us-vial-50-10ml',
  diluentMl: '92',
  diluent: 'sodium chloride 0.9 %',
  startAt: '2026-11-22T10:00',
  choice: { loadingG: '4', loadingMin: '20', maintenanceGPerH: '1', maintenanceH: '24', bagG: '20', bagMl: '500' },
  patient: { weightKg: '70', ageYears: '30' },
});
const loading = phaseOf(result, 'loading');
const maintenance = phaseOf(result, 'maintenance');

describe('a phase in words', () => {
  it('names dose and time as one reads them aloud', () => {
    expect(plain(cardTitle(loading))).toBe('4 g over 20 min');
    expect(plain(cardTitle(maintenance))).toBe('1 g per hour for 24 h');
    expect(plain(plateNote(loading))).toBe('for 20 min');
    expect(plain(plateNote(maintenance))).toBe('stop by 24 h');
  });

  it('gives clock times with the day when it changes', () => {
    expect(clockSpan(loading)).toBe('10:00 to 10:20');
    expect(clockSpan(maintenance)).toBe('10:20 to 10:20 on 23 November');
    expect(bagNote(loading)).toBe('whole bag, then stops');
  });

  it('never puts a count beside a per cent', () => {
    const parts = prepareParts(maintenance, product).map((part) => plain(`${part.value} ${part.words}`));
    expect(parts).toEqual([
      '40 mL from four vials of 50 %',
      '460 mL sodium chloride 0.9 %',
      '500 mL in the bag, 40 mg per mL',
    ]);
  });

  it('counts no container where no container size was seen', () => {
    const unsized = product === null ? null : { ...product, volumeMl: null, totalG: null };
    for (const phase of [loading, maintenance]) {
      const words = prepareParts(phase, unsized).map((part) => plain(part.words));
      expect(words[0]).toBe('of the 50 % product');
      expect(words.join(' ')).not.toMatch(/\bno (?:vial|ampoule)/);
    }
  });

  it('shows the dose in all five units, in one order', () => {
    expect(equalsCells(loading, product).map((cell) => plain(cell.value))).toEqual([
      '4 g',
      '16.23 mmol',
      '32.46 mEq',
      '394.4 mg',
      '8 mL',
    ]);
  });

  it('says a rounding only where one was made', () => {
    expect(roundingWords('Rate', loading.rateRounding, 'mL per hour')).toBeNull();
    expect(
      plain(
        roundingWords(
          'Rate',
          { exact: '33.3333', given: '33.3', step: '0.1', direction: 'down', differencePercent: '-0.1' },
          'mL per hour',
        ),
      ),
    ).toContain('rounded down once, from 33.3333 mL per hour');
  });

  it('says long times in hours', () => {
    expect(plain(minutesInWords('20'))).toBe('20 min');
    expect(plain(minutesInWords('240'))).toBe('4 h');
    expect(plain(minutesInWords('150'))).toBe('2 h 30 min');
  });
});
