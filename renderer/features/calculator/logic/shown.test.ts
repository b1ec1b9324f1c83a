import { describe, expect, it } from 'vitest';
import { phaseOf, run } from '#domain/dosing/fixtures.ts';
import { goldenStore } from '#domain/dosing/golden-store.ts';
import type { DosePhase, OrderInput } from '#domain/dosing/order.ts';
import {
  bagNote,
  cardTitle,
  clockSpan,
  equalsCells,
  minutesInWords,
  plateNote,
  prepareParts,
  roundings,
  tagOf,
} from './shown.ts';

const plain = (text: string | null | undefined): string => (text ?? '').replace(/\u00a0/g, ' ');
const product = goldenStore.products.find((record) => record.id === 'us-vial-50-10ml') ?? null;
const asked: OrderInput = {
  regimen: 'zuspan',
  indication: 'pre-eclampsia',
  product: 'us-vial-50-10ml',
  diluentMl: '92',
  diluent: 'sodium chloride 0.9 %',
  startAt: '2026-11-22T10:00',
  choice: { loadingG: '4', loadingMin: '20', maintenanceGPerH: '1', maintenanceH: '24', bagG: '20', bagMl: '500' },
  patient: { weightKg: '70', ageYears: '30' },
};
const result = run(asked);
const loading = phaseOf(result, 'loading');
const maintenance = phaseOf(result, 'maintenance');

describe('a phase in words', () => {
  it('names dose and time as one reads them aloud', () => {
    expect(plain(cardTitle(loading))).toBe('4 g over 20 min');
    expect(plain(cardTitle(maintenance))).toBe('1 g per hour for 24 h');
    expect(plain(plateNote(loading))).toBe('for 20 min');
    expect(plain(plateNote(maintenance))).toBe('stop after 24 h');
  });

  it('gives clock times with the day when it changes', () => {
    expect(clockSpan(loading)).toBe('10:00 to 10:20');
    expect(clockSpan(maintenance)).toBe('10:20 to 10:20 on 23 November');
    expect(bagNote(loading)).toBe('whole bag, then stops');
  });

  it('never puts a count beside a per cent', () => {
    const parts = prepareParts(maintenance, product).map((part) => plain(`${part.value} ${part.words}`));
    expect(parts).toEqual([
      '40 mL from four vials of 50 %, 5 g in 10 mL each',
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
    expect(roundings(loading)).toEqual([]);
    const rounded = {
      ...loading,
      rateRounding: { exact: '33.3333', given: '33.3', step: '0.1', direction: 'down', differencePercent: '-0.1' },
    } as const;
    expect(roundings(rounded).map(plain)).toEqual([
      'Rate rounded down once, from 33.3333 mL per hour to the step of 0.1 mL per hour: −0.1 %.',
    ]);
  });

  it('says long times in hours', () => {
    expect(plain(minutesInWords('20'))).toBe('20 min');
    expect(plain(minutesInWords('240'))).toBe('4 h');
    expect(plain(minutesInWords('150'))).toBe('2 h 30 min');
  });
});

describe('what a screen reader hears of a dose', () => {
  it('names the volume as a volume, and every figure of an hour as an hour’s', () => {
    const heard = (phase: DosePhase) =>
      equalsCells(phase, product).map((cell) => plain(`${cell.heard}: ${cell.value}`));
    expect(heard(loading)).toEqual([
      'heptahydrate: 4 g',
      'millimoles: 16.23 mmol',
      'milliequivalents: 32.46 mEq',
      'elemental magnesium: 394.4 mg',
      'volume of the 50 % product: 8 mL',
    ]);
    expect(heard(maintenance)).toEqual([
      'heptahydrate each hour: 1 g',
      'millimoles each hour: 4.06 mmol',
      'milliequivalents each hour: 8.11 mEq',
      'elemental magnesium each hour: 98.61 mg',
      'volume of the 50 % product each hour: 2 mL',
    ]);
  });

  it('sees an hour’s volume named as an hour’s too: 2 mL is not what is drawn up', () => {
    expect(equalsCells(maintenance, product).map((cell) => plain(cell.label))).toEqual([
      'each hour',
      'millimoles',
      'milliequivalents',
      'elemental Mg',
      'of 50 % each hour',
    ]);
    expect(equalsCells(loading, null)[4]).toMatchObject({ label: 'of the product', heard: 'volume of the product' });
  });
});

describe('a bag that is empty before the course ends', () => {
  it('is said with the clock where a start is known, and from the start of the infusion where it is not', () => {
    expect(plain(bagNote(maintenance))).toBe('next bag due 06:20 on 23 November');
    const unstarted = run({ ...asked, startAt: null });
    expect(plain(bagNote(phaseOf(unstarted, 'maintenance')))).toBe('next bag after 20 h');
    const short = run({ ...asked, startAt: null, choice: { ...asked.choice, maintenanceH: '20' } });
    expect(plain(bagNote(phaseOf(short, 'maintenance')))).toBe('the whole bag');
  });
});

describe('a repeat from the bag of the infusion', () => {
  it('does not stop the infusion: its rate comes back', () => {
    const made = loading.preparation;
    if (made === null) throw new Error('nothing was prepared');
    const repeat = {
      ...loading,
      kind: 'bolus',
      volumeToInfuseMl: '50',
      preparation: { ...made, finalMl: '500' },
    } as const;
    expect(plain(bagNote(repeat))).toBe('of 500 mL, then stops');
    const shared = { ...repeat, preparation: { ...repeat.preparation, sameBagAsLoading: true } };
    expect(plain(bagNote(shared))).toBe('of 500 mL, then the infusion’s rate again');
  });
});

describe('the tag of a card', () => {
  it('calls a repeat a repeat', () => {
    expect([tagOf(loading), tagOf(maintenance)]).toEqual(['LOADING', 'MAINTENANCE']);
    const bolus = { ...loading, kind: 'bolus' } as const;
    expect(tagOf({ ...bolus, title: 'Repeat dose' })).toBe('REPEAT DOSE');
    expect(tagOf({ ...bolus, title: 'Dose' })).toBe('DOSE');
  });
});
