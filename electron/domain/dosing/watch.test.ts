/** The monitoring plan in time: only intervals that a source prints, laid on the clock of the order. */
import { describe, expect, it } from 'vitest';
import { run } from './fixtures.ts';
import { free, zuspan } from './golden-orders.ts';
import { goldenStore } from './golden-store.ts';
import type { OrderInput, WatchLine } from './order.ts';
import type { Regimen, WatchInterval } from './records.ts';
import type { DosingStore } from './setting.ts';

const place = { title: 'A source', year: null, url: null, where: 'table 1', level: 'guideline' } as const;
const every = (low: string, high: string, fromMin: string | null, untilMin: string | null) =>
  ({ kind: 'every', low, high, fromMin, untilMin }) as const;

function store(own: readonly WatchInterval[], others: readonly Partial<Regimen>[] = []): DosingStore {
  const [first, ...rest] = goldenStore.regimens.filter((regimen) => regimen.id === 'zuspan');
  if (first === undefined || rest.length > 0) throw new Error('the golden set has one regimen zuspan');
  return {
    ...goldenStore,
    regimens: [
      { ...first, watchIntervals: [...own] },
      ...others.map((other, index) => ({ ...first, id: `other-${String(index)}`, authority: 'Another', ...other })),
    ],
  };
}
const order: OrderInput = { ...zuspan, choice: { ...zuspan.choice, maintenanceH: '24' }, startAt: '2026-11-22T10:00' };
const linesOf = (own: readonly WatchInterval[], input: OrderInput = order): readonly WatchLine[] =>
  run(input, store(own)).watch.lines;
const clocks = (line: WatchLine | undefined): readonly (string | null)[] =>
  line?.looks.map((look) => look.at?.slice(11) ?? null) ?? [];

const quarters: WatchInterval = {
  sign: 'reflexes',
  says: 'every 15 min for 2 hours, then every hour',
  anchor: 'start',
  steps: [every('15', '15', '15', '120'), every('60', '60', '180', null)],
  place,
};

describe('the monitoring plan in time', () => {
  it('lays an interval on the clock, and says what goes on after four hours', () => {
    const [line] = linesOf([quarters]);
    expect(clocks(line)).toEqual('10:15 10:30 10:45 11:00 11:15 11:30 11:45 12:00 13:00 14:00'.split(' '));
    expect(line).toMatchObject({ own: true, thenEveryMin: '60', place: { where: 'table 1' } });
  });

  it('counts from the end of the loading dose where the source does', () => {
    const after = { ...quarters, anchor: 'load-end', steps: [{ kind: 'once', afterMin: '0' }] } as const;
    expect(clocks(linesOf([{ ...after, steps: [...after.steps] }])[0])).toEqual(['10:20']);
  });

  it('counts from the end of everything given, and cannot tell when nobody said when that is', () => {
    const level: WatchInterval = {
      ...quarters,
      sign: 'serum-magnesium',
      anchor: 'end',
      steps: [{ kind: 'once', afterMin: '360' }],
    };
    expect(linesOf([level])[0]?.looks[0]?.at).toBe('2026-11-23T16:20');
    const running = free({ ratePerH: '1', rateUnit: 'g' }, 'us-premix-wfi-20g-500');
    const adults: Partial<Regimen> = { indications: ['other'], population: { group: 'adult', text: 'Adults' } };
    const open = run(running, store([], [{ ...adults, watchIntervals: [level] }]));
    expect(open.watch.lines.map((line) => line.looks)).toEqual([[]]);
  });

  it('keeps a range of hours a range', () => {
    const level: WatchInterval = { ...quarters, sign: 'serum-magnesium', steps: [every('240', '360', null, null)] };
    expect(linesOf([level])[0]?.looks).toEqual([
      { fromMin: '240', toMin: '360', at: '2026-11-22T14:00', toAt: '2026-11-22T16:00' },
    ]);
  });

  it('gives minutes and no clock when no start was entered', () => {
    const [line] = linesOf([quarters], { ...order, startAt: null });
    expect(line?.looks[0]).toEqual({ fromMin: '15', toMin: null, at: null, toAt: null });
  });

  it('names the signs for which the regimen’s own source prints no interval, and invents none', () => {
    const { watch } = run(order, store([quarters]));
    expect(watch.notRead?.signs).toEqual(['breathing', 'urine', 'serum-magnesium']);
    expect(watch.lines.map((line) => line.sign)).toEqual(['reflexes']);
  });

  it('stands other authorities beside it: same use and same patient group only', () => {
    const other = { watchIntervals: [quarters] };
    const shown = (change: Partial<Regimen>) => run(order, store([], [{ ...other, ...change }])).watch.lines.length;
    expect(shown({})).toBe(1);
    expect(shown({ indications: ['asthma'] })).toBe(0);
    expect(shown({ population: { group: 'child', text: 'Children' } })).toBe(0);
    expect(shown({ status: 'recall-only' })).toBe(0);
    expect(run(order, store([], [other])).watch.lines[0]).toMatchObject({ own: false, authority: 'Another' });
  });

  it('gives nothing while there is no result', () => {
    expect(run({ ...order, diluentMl: null }, store([quarters])).watch).toEqual({ lines: [], notRead: null });
  });
});
