/** A level is read under one of three units, so no threshold and no value of it stands in one unit alone. */
import { describe, expect, it } from 'vitest';
import { dec } from '../quantity/decimal.ts';
import { sayLevel } from '../quantity/serum.ts';
import { checkOf, run, withLimits } from './fixtures.ts';
import { free } from './golden-orders.ts';
import { limitRecord } from './golden-store.ts';
import type { OrderInput } from './order.ts';

const order = (patient: OrderInput['patient']): OrderInput =>
  free({ doseG: '2', overMin: '20' }, 'us-vial-50-10ml', '96', { patient: { ageYears: '40', ...patient } });
const store = withLimits([
  limitRecord(
    'level',
    'serum-mmol-per-l',
    '>',
    '4',
    'mmol per L',
    'hard',
    {},
    {
      sentence: 'Serum magnesium {value} is above {limit}: stop.',
    },
  ),
]);
const plainly = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('serum magnesium in every unit', () => {
  it.each([
    ['4', '4 mmol per L (8 mEq per L, 9.7 mg per dL)'],
    ['1.7', '1.7 mmol per L (3.4 mEq per L, 4.1 mg per dL)'],
    ['3.5', '3.5 mmol per L (7 mEq per L, 8.5 mg per dL)'],
    ['5', '5 mmol per L (10 mEq per L, 12.2 mg per dL)'],
  ])('%s mmol per L', (level, words) => {
    expect(plainly(sayLevel(dec(level)))).toBe(words);
  });

  it('a check says value and limit in the unit that was keyed as well', () => {
    expect(plainly(checkOf(run(order({ serumMagnesiumMgPerDl: '10' }), store), 'level').text)).toBe(
      'Serum magnesium 4.11 mmol per L (8.2 mEq per L, 10 mg per dL) is above 4 mmol per L (8 mEq per L, 9.7 mg per dL): stop.',
    );
    expect(plainly(checkOf(run(order({ serumMagnesiumMgPerDl: '6' }), store), 'level').text)).toBe(
      'Serum magnesium: 2.47 mmol per L (4.9 mEq per L, 6 mg per dL). A problem when more than 4 mmol per L (8 mEq per L, 9.7 mg per dL).',
    );
  });

  it('the monitoring plan gives the threshold in every unit', () => {
    const plan = run(order({}), store).monitoring.find((item) => item.what === 'Serum magnesium');
    expect(plainly(plan?.threshold ?? '')).toBe('more than 4 mmol per L (8 mEq per L, 9.7 mg per dL)');
    expect(plainly(plan?.ifNot ?? '')).toBe(
      'Serum magnesium is above 4 mmol per L (8 mEq per L, 9.7 mg per dL): stop.',
    );
  });
});
