/** Windows of time at their edges, and a clock that must not accept a day that does not exist or print a moment too late. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dec, plain, type Decimal } from '../quantity/decimal.ts';
import { atClock, clockAfter, isClock, sayClock } from './clock.ts';
import { findingOf, run, withLimits } from './fixtures.ts';
import { amount, limitRecord, phaseRecord, regimenRecord } from './golden-store.ts';
import { deliveriesOf, givenBetween, minuteTotalPasses, mostInWindow, startsOf, type Delivery } from './schedule.ts';
import { planPhases } from './plans.ts';
import { order } from './order.ts';
import { readSetting } from './setting.ts';
import type { RegimenPhase } from './records.ts';

const delivery = (from: string, to: string, mg: string): Delivery => ({
  fromMin: dec(from),
  toMin: dec(to),
  mg: dec(mg),
  route: 'iv',
  phase: 0,
  open: false,
});
const passes = (deliveries: readonly Delivery[], mg: string, within: string): string | null => {
  const minute = minuteTotalPasses(deliveries, dec(mg), dec(within));
  return minute === null ? null : plain(minute);
};

describe('the minute a total is passed', () => {
  const late = delivery('30', '90', '6000');
  const early = delivery('0', '20', '4000');

  it('whatever order the deliveries stand in', () => {
    expect(passes([late, early], '5000', '1440')).toBe('40');
    expect(passes([early, late], '5000', '1440')).toBe('40');
  });

  it('not when it would be passed after the window only', () => {
    expect(passes([late], '4000', '60')).toBeNull();
    expect(passes([late], '3000', '60')).toBeNull();
    expect(passes([late], '2999', '60')).toBe('59.99');
    expect(passes([delivery('0', '2000', '4000')], '3000', '1440')).toBeNull();
  });

  it('an injection passes it at its minute', () => {
    expect(passes([early, delivery('240', '240', '5000')], '4000', '1440')).toBe('240');
    expect(passes([delivery('0', '0', '5000')], '4000', '1440')).toBe('0');
    expect(passes([delivery('1440', '1440', '5000')], '4000', '1440')).toBe('1440');
  });

  it('is never later than the first whole minute at which more has been given (against a plain count)', () => {
    const some = fc.record({
      from: fc.nat(100),
      lasts: fc.integer({ min: 1, max: 60 }),
      mg: fc.integer({ min: 1, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 1500 }), (list, mg) => {
        const all = list.map((item) => delivery(String(item.from), String(item.from + item.lasts), String(item.mg)));
        const given = (minute: number): Decimal => givenBetween(all, dec('0'), dec(String(minute)));
        const found = minuteTotalPasses(all, dec(String(mg)), dec('200'));
        let counted: number | null = null;
        for (let minute = 0; minute <= 200 && counted === null; minute += 1)
          if (given(minute).gt(dec(String(mg)))) counted = minute;
        if (counted === null || found === null) return counted === null && found === null;
        return found.lte(dec(String(counted))) && found.gte(dec(String(counted - 1)));
      }),
    );
  });
});

describe('the most in a window', () => {
  it('a window may end where a delivery ends, but never starts before the order', () => {
    expect(plain(mostInWindow([delivery('0', '10', '100'), delivery('50', '60', '500')], dec('55')))).toBe('550');
    expect(plain(mostInWindow([delivery('0', '10', '100')], dec('60')))).toBe('100');
  });
});

describe('what nobody gave an end to', () => {
  const opened = (phases: RegimenPhase[]): string[] => {
    const store = { ...withLimits([]), regimens: [regimenRecord('made-up', { phases })] };
    const setting = readSetting(
      order.parse({ regimen: 'made-up', product: 'us-vial-50-10ml', diluentMl: '100', patient: { ageYears: '40' } }),
      store,
    );
    const plans = planPhases(setting).phases;
    return deliveriesOf(plans, startsOf(plans)).map(
      (item) => `${plain(item.fromMin)} ${item.open ? 'open' : 'closed'}`,
    );
  };
  const span = (low: string, high = low) => ({ low, high });
  const load = phaseRecord({ amount: amount('g', '4'), overMin: span('20') });
  const repeat = phaseRecord({ kind: 'repeat-bolus', amount: amount('g', '1'), overMin: span('60'), everyHours: '48' });

  it('a dose ends by itself; a repeat without a length is open, with one it is not', () => {
    expect(opened([load])).toEqual(['0 closed']);
    expect(opened([load, repeat])).toEqual(['0 closed', '2880 open', '5760 open']);
    expect(opened([load, { ...repeat, durationH: span('48') }])).toEqual(['0 closed', '2880 closed']);
  });

  it('a course of repeats without a length cannot be told', () => {
    const store = {
      ...withLimits([limitRecord('course', 'total-5d-mmol', '>', '10', 'mmol', 'soft')]),
      regimens: [regimenRecord('made-up', { phases: [repeat] })],
    };
    const made = { regimen: 'made-up', product: 'us-vial-50-10ml', diluentMl: '100', patient: { ageYears: '40' } };
    expect(findingOf(run(made, store), 'course')?.value).toBe('cannot-tell');
  });
});

describe('the ward clock', () => {
  it('every day that exists is accepted, and none that does not', () => {
    const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const two = (value: number): string => String(value).padStart(2, '0');
    for (const year of [1999, 2000, 2024, 2026, 2100]) {
      for (let month = 0; month <= 13; month += 1) {
        const last =
          month < 1 || month > 12
            ? 0
            : month === 2
              ? isLeap(year)
                ? 29
                : 28
              : [4, 6, 9, 11].includes(month)
                ? 30
                : 31;
        for (const day of [0, 1, 15, 28, 29, 30, 31, 32])
          expect(
            isClock(`${String(year)}-${two(month)}-${two(day)}T10:00`),
            `${String(year)}-${two(month)}-${two(day)}`,
          ).toBe(day >= 1 && day <= last);
      }
    }
  });

  it('minutes and hours end at 59 and 23', () => {
    expect(isClock('2026-11-22T23:59')).toBe(true);
    expect(isClock('2026-11-22T23:60')).toBe(false);
    expect(isClock('2026-11-22T24:00')).toBe(false);
    expect(isClock('x2026-11-22T10:00')).toBe(false);
    expect(isClock('2026-11-22T10:00:00')).toBe(false);
  });

  it('years before 1000 keep their four figures, and turns of centuries their leap days', () => {
    expect(clockAfter('0999-12-31T23:59', dec('1'))).toBe('1000-01-01T00:00');
    expect(clockAfter('0998-12-31T23:59', dec('1'))).toBe('0999-01-01T00:00');
    expect(clockAfter('2000-02-28T12:00', dec('1440'))).toBe('2000-02-29T12:00');
    expect(clockAfter('2100-02-28T12:00', dec('1440'))).toBe('2100-03-01T12:00');
    expect(clockAfter('1900-02-28T12:00', dec('1440'))).toBe('1900-03-01T12:00');
  });

  it('half a minute is rounded up for a plan, down for a moment of harm', () => {
    expect(clockAfter('2026-11-22T10:00', dec('40.5'))).toBe('2026-11-22T10:41');
    expect(clockAfter('2026-11-22T10:00', dec('40.5'), 'down')).toBe('2026-11-22T10:40');
    expect(atClock('2026-11-22T10:00', dec('40.9'))).toBe(', at 10:40');
  });

  it('without a start, or with junk for one, nothing is invented', () => {
    expect(clockAfter(null, dec('5'))).toBeNull();
    expect(clockAfter('soon', dec('5'))).toBeNull();
    expect(sayClock('soon', null)).toBe('soon');
    expect(sayClock('2026-01-05T10:20', null)).toBe('10:20 on 5 January');
    expect(sayClock('2026-12-05T10:20', '2026-12-04T10:20')).toBe('10:20 on 5 December');
  });
});
