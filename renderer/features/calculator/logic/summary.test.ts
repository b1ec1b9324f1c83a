import { describe, expect, it } from 'vitest';
import { goldenStore } from '#domain/dosing/golden-store.ts';
import type { DosingCatalogue } from '#ipc/views.ts';
import { Bench } from '../state/bench.svelte.ts';
import { summaryOf, troubleIn } from './summary.ts';

const catalogue = { regimens: goldenStore.regimens, products: goldenStore.products } as unknown as DosingCatalogue;
const plain = (text: string | null): string | null => text?.replaceAll('\u00a0', ' ') ?? null;

function zuspan(): Bench {
  const bench = new Bench(() => catalogue);
  bench.entry.chooseRegimen(bench.regimen, 'zuspan');
  bench.entry.chosen.indication = 'pre-eclampsia';
  return bench;
}

describe('a folded part of the form', () => {
  it('says each figure as keyed with its unit, by the phase it belongs to', () => {
    const bench = zuspan();
    bench.entry.set('choice.loadingG', '4.');
    bench.entry.set('choice.loadingMin', '20');
    const { entered } = summaryOf(bench, 1);
    expect(entered.map(plain)).toContain('Loading dose: 4. g, 20 min');
    expect(entered[0]).toBe('Pre-eclampsia');
  });

  it('names what was not entered of the patient, and drops it once it is', () => {
    const bench = zuspan();
    expect(summaryOf(bench, 2)).toEqual({
      entered: [],
      absent: 'Not entered: Weight, age, creatinine, urine output, breathing rate, reflexes.',
    });
    bench.entry.set('patient.weightKg', '70');
    bench.entry.set('patient.creatinineMgPerDl', '1.2');
    bench.entry.chosen.reflexes = 'absent';
    bench.entry.flags = { 'heart-block': 'yes', digoxin: 'no' };
    const { entered, absent } = summaryOf(bench, 2);
    expect(entered.map(plain)).toEqual([
      'Weight: 70 kg',
      'Creatinine: 1.2 mg per dL',
      'Reflexes: Absent',
      'Present: Heart block',
    ]);
    expect(absent).toBe('Not entered: Age, urine output, breathing rate.');
  });

  it('is never silent about what keeps a result back', () => {
    const bench = zuspan();
    expect(troubleIn(bench, 1)).toMatchObject({ kind: 'open', text: expect.stringMatching(/choose/i) as string });
    expect(troubleIn(bench, 4)).toBeNull();
  });
});
