import { describe, expect, it } from 'vitest';
import { run } from '#domain/dosing/fixtures.ts';
import { goldenStore } from '#domain/dosing/golden-store.ts';
import { order, type OrderInput } from '#domain/dosing/order.ts';
import { secondCheck } from '#domain/dosing/second-check.ts';
import { answerInWords, entryRows, resultRows } from './compare.ts';

const plain = (text: string): string => text.replace(/\u00a0/g, ' ');
const mine: OrderInput = {
  regimen: 'zuspan',
  indication: 'pre-eclampsia',
  product: 'us-vial-50-10ml',
  diluentMl: '92',
  choice: { loadingG: '4', loadingMin: '20', maintenanceGPerH: '1', maintenanceH: '24', bagG: '20', bagMl: '500' },
  patient: { weightKg: '70', ageYears: '30' },
};
const theirs: OrderInput = { ...mine, diluentMl: '100' };
const compare = (second: OrderInput) => secondCheck(order.parse(mine), order.parse(second), goldenStore);

describe('two people’s entries', () => {
  it('are answered in the title', () => {
    expect(answerInWords(compare(theirs))).toMatch(/^\d+ of \d+ agree\. One entry differs\.$/);
    expect(answerInWords(compare(mine))).toMatch(/^All \d+ entries agree\.$/);
  });

  it('name the field that differs and offer neither value as right', () => {
    const differing = entryRows(compare(theirs), {
      ...goldenStore,
      regimens: [...goldenStore.regimens],
      products: [...goldenStore.products],
      limits: [...goldenStore.limits],
      pumpStepMlPerH: '0.1',
    }).filter((row) => !row.agrees);
    expect(differing.map((row) => [row.label, plain(row.first), plain(row.second)])).toEqual([
      ['Diluent, volume', '92 mL', '100 mL'],
    ]);
  });

  it('are said in words, whatever was asked', () => {
    const asked = (present: boolean): OrderInput => ({
      ...mine,
      patient: { ...mine.patient, flags: { 'hepatic-coma': present }, reflexes: 'present', daysOnTreatment: '3' },
    });
    const rows = entryRows(secondCheck(order.parse(asked(true)), order.parse(asked(false)), goldenStore), null);
    const shown = rows.map((row) => [row.label, plain(row.first), plain(row.second)]);
    // The comma belongs to the name: what follows it is no unit.
    expect(shown).toContainEqual(['Hepatic coma, or risk of it', 'yes', 'no']);
    expect(shown).toContainEqual(['Reflexes', 'present', 'present']);
    expect(shown).toContainEqual(['Days on treatment', '3 days', '3 days']);
  });

  it('show which rates follow from the difference', () => {
    const rows = resultRows(run(mine), run(theirs));
    expect(rows.map((row) => [row.label, plain(row.first), plain(row.second), row.agrees])).toEqual([
      ['Loading: rate', '300 mL per hour', '324 mL per hour', false],
      ['Loading: volume to infuse', '100 mL', '108 mL', false],
      ['Maintenance: rate', '25 mL per hour', '25 mL per hour', true],
      ['Maintenance: volume to infuse', '500 mL', '500 mL', true],
    ]);
  });
});
