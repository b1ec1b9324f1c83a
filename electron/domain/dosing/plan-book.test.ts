/** What planning writes down: one problem for a field, the first one; a weight is asked for only where none was keyed. */
import { describe, expect, it } from 'vitest';
import { dec } from '../quantity/decimal.ts';
import { goldenStore } from './golden-store.ts';
import { zuspan } from './golden-orders.ts';
import { order } from './order.ts';
import { PlanBook, sitesOf } from './plan-book.ts';
import { readSetting } from './setting.ts';

const bookWith = (weightKg: string | null): PlanBook =>
  new PlanBook(readSetting(order.parse({ ...zuspan, patient: { weightKg } }), goldenStore));

describe('problems', () => {
  it('a field has one problem, the first that was found', () => {
    const book = bookWith('70');
    book.missing('choice.durationMin', 'Key the minutes.');
    book.missing('choice.durationMin', 'Key the minutes again.');
    book.missing('choice.sites', 'Key the sites.');
    expect(book.problems.map(({ field, text }) => [field, text])).toEqual([
      ['choice.durationMin', 'Key the minutes.'],
      ['choice.sites', 'Key the sites.'],
    ]);
  });

  it('a dose per kg without a weight asks for it, and says why', () => {
    const book = bookWith(null);
    book.weightMissing();
    expect(book.problems.map(({ field, text }) => [field, text])).toEqual([
      ['patient.weightKg', 'Enter the weight: this dose is per kg.'],
    ]);
  });

  it('a weight that was keyed is not asked for again', () => {
    const book = bookWith('70');
    book.weightMissing();
    expect(book.problems).toEqual([]);
  });
});

describe('injection sites', () => {
  it('the keyed number stands before the printed one, and without either it is one', () => {
    expect(sitesOf(null, null)).toBe(1);
    expect(sitesOf(null, 2)).toBe(2);
    expect(sitesOf(dec('3'), 2)).toBe(3);
  });

  it('is never under 1 or over 4', () => {
    expect([sitesOf(dec('0'), 2), sitesOf(dec('9'), null)]).toEqual([1, 4]);
  });
});
