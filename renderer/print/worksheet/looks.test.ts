/** Monitoring times on paper. Hazards H-PRINT-1 (other times than the screen), H-PRINT-4 (a look dropped to fit). */
import { describe, expect, it } from 'vitest';
import { clockAfter } from '#domain/dosing/clock.ts';
import type { WatchLine } from '#domain/dosing/order.ts';
import { dec } from '#domain/quantity/decimal.ts';
import { inPhrases, signLooks } from './looks.ts';

const start = '2026-11-22T10:00';

function line(minutes: readonly (number | readonly [number, number])[], rest: Partial<WatchLine> = {}): WatchLine {
  const clock = (minute: number): string | null => clockAfter(start, dec(String(minute)));
  return {
    sign: 'reflexes',
    authority: 'A ward',
    own: false,
    says: '',
    before: false,
    continuous: false,
    looks: minutes.map((minute) => {
      const [from, to] = typeof minute === 'number' ? [minute, null] : minute;
      return {
        fromMin: String(from),
        toMin: to === null ? null : String(to),
        at: clock(from),
        toAt: to === null ? null : clock(to),
      };
    }),
    thenEveryMin: null,
    place: { title: 'A ward: magnesium', where: '', url: null },
    ...rest,
  };
}

const plain = (parts: readonly string[]): string => parts.join(', ').replaceAll('\u00a0', ' ');

describe('looks in phrases', () => {
  it.each<[string, WatchLine, string]>([
    [
      'two distances, the second without an end',
      line([15, 30, 45, 60, 75, 90, 105, 120, 180, 240], { thenEveryMin: '60' }),
      'every 15 min from 10:15 to 12:00, every hour from 13:00',
    ],
    ['from the end of the loading dose on', line([20, 80, 140], { thenEveryMin: '60' }), 'every hour from 10:20'],
    [
      'an end and nothing after it',
      line([30, 60, 90], { before: true }),
      'before the start, every 30 min from 10:30 to 11:30',
    ],
    ['two single looks stay two', line([60, 240]), '11:00, 14:00'],
    ['a range of hours', line([[240, 360]]), '14:00 to 16:00'],
    ['the first of many, late', line([240], { thenEveryMin: '240' }), '14:00, then every 4 h'],
    ['past midnight', line([600, 840, 1080], { thenEveryMin: '240' }), 'every 4 h from 20:00'],
    ['without a break', line([], { continuous: true }), 'all the time'],
  ])('%s', (_name, given, said) => {
    expect(plain(inPhrases(given, start))).toBe(said);
  });

  it('minutes from the start where no start time is known', () => {
    const given = line([15, 30, 45, 60], {});
    const looks = given.looks.map((look) => ({ ...look, at: null, toAt: null }));
    expect(plain(inPhrases({ ...given, looks }, null))).toBe('every 15 min from 15 min to 60 min');
  });

  it('two authorities for one sign stand side by side, the regimen of the order first', () => {
    const plan = { lines: [line([60]), line([30], { own: true, authority: 'This one' })], notRead: null };
    expect(signLooks(plan, start, true)).toEqual([
      {
        sign: 'Reflexes',
        looks: [
          { text: '10:30', authority: 'This one' },
          { text: '11:00', authority: 'A ward' },
        ],
      },
    ]);
  });
});
