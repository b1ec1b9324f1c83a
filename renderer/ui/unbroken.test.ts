/** H-UI-5: a number and its unit are torn apart by a line break. */
import { describe, expect, it } from 'vitest';
import { unbroken } from './unbroken.ts';

const nbsp = '\u00a0';

describe('a number and its unit in a sentence', () => {
  it.each([
    ['1 g is 8.11 mEq.', `1${nbsp}g is 8.11${nbsp}mEq.`],
    ['meets it at 17 hours', `meets it at 17${nbsp}hours`],
    ['200 mg per min passes 150 mg per min', `200${nbsp}mg per min passes 150${nbsp}mg per min`],
    ['8 mL of 50 %, then 92 mL', `8${nbsp}mL of 50${nbsp}%, then 92${nbsp}mL`],
  ])('%s', (text, bound) => {
    expect(unbroken(text)).toBe(bound);
  });

  it('leaves words that only begin like a unit', () => {
    expect(unbroken('2 glasses, 3 hats, 4 minims')).toBe('2 glasses, 3 hats, 4 minims');
  });
});
