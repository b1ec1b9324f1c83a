/** Totals of an order: first hour, any 24 h, any 48 h. Already given amounts count where they were entered. */
import { toMmol } from '../quantity/convert.ts';
import { dec, thousand, zero, type Decimal } from '../quantity/decimal.ts';
import { printed, printedG } from '../quantity/format.ts';
import { mg as mgQuantity } from '../quantity/quantity.ts';
import type { Calculation } from './order.ts';
import { givenBetween, mostInWindow, type Delivery } from './schedule.ts';
import type { Setting } from './setting.ts';

export const minutesIn = {
  quarter: dec('15'),
  hour: dec('60'),
  fourHours: dec('240'),
  day: dec('1440'),
  twoDays: dec('2880'),
  fiveDays: dec('7200'),
} as const;

/** mg given in the last 24 h or 48 h before this order, as entered; zero when nothing was entered (a check says so). */
export function alreadyGivenMg(setting: Setting, window: 'day' | 'twoDays'): Decimal {
  const { alreadyGiven24hG, alreadyGiven48hG } = setting.entered.patient;
  const grams = window === 'day' ? alreadyGiven24hG : (alreadyGiven48hG ?? alreadyGiven24hG);
  return grams?.times(thousand) ?? zero;
}

/** The printed totals. A phase whose end nobody gave is taken to run on. */
export function totalsOf(setting: Setting, deliveries: readonly Delivery[]): Calculation['totals'] {
  const day = mostInWindow(deliveries, minutesIn.day).plus(alreadyGivenMg(setting, 'day'));
  const twoDays = mostInWindow(deliveries, minutesIn.twoDays).plus(alreadyGivenMg(setting, 'twoDays'));
  return {
    g1h: printedG(givenBetween(deliveries, zero, minutesIn.hour).div(thousand)),
    g24h: printedG(day.div(thousand)),
    g48h: printedG(twoDays.div(thousand)),
    mmol24h: printed(toMmol(mgQuantity(day)).value),
  };
}
