import { describe, expect, it } from 'vitest';
import type { Finding } from '#domain/evidence/records.ts';
import {
  armText,
  differenceRange,
  differenceText,
  estimateText,
  figure,
  intervalText,
  isUnread,
  monthText,
  pText,
  unreadWord,
} from './figures.ts';

const finding: Finding = {
  id: 'eclampsia',
  outcome: 'Eclampsia',
  when: 'During the trials',
  comparison: 'between-arms',
  measure: 'RR',
  unit: null,
  estimate: 0.41,
  interval: { low: 0.29, high: 0.58, level: 95 },
  p: null,
  i2: null,
  studies: 6,
  people: 11444,
  arms: [],
  direction: 'favours-magnesium',
  text: 'Fewer fits.',
  place: 0,
  unread: [],
};

describe('figures of the evidence', () => {
  it('have a comma from 1,000, no trailing zero and a true minus sign', () => {
    expect(figure(11444)).toBe('11,444');
    expect(figure(0.6)).toBe('0.6');
    expect(figure(-7.54)).toBe('\u22127.54');
  });

  it('name the level of an interval', () => {
    expect(intervalText(finding)).toBe('95\u00a0% interval 0.29 to 0.58');
    expect(intervalText({ ...finding, interval: { low: 0.29, high: 0.6, level: 99 } })).toBe(
      '99\u00a0% interval 0.29 to 0.6',
    );
  });

  it('give a difference its unit and a ratio none', () => {
    expect(estimateText(finding)).toBe('0.41');
    expect(estimateText({ ...finding, measure: 'MD', unit: 'mg', estimate: -5.6 })).toBe('\u22125.6\u00a0mg');
  });

  it('say "not read" for what no source showed, and nothing for what a source does not print', () => {
    const blank = { ...finding, estimate: null, interval: null };
    expect(estimateText(blank)).toBeNull();
    expect(estimateText({ ...blank, unread: ['estimate'] })).toBe('not read');
    expect(intervalText({ ...blank, unread: ['interval'] })).toBe('interval not read');
    expect(pText({ ...finding, unread: ['p'] })).toBe('p not read');
  });

  it('never show a unit that was not read', () => {
    expect(estimateText({ ...finding, measure: 'MD', unit: 'points', estimate: -0.3, unread: ['unit'] })).toBe(
      '\u22120.3',
    );
  });

  it('find a field by its path', () => {
    expect(isUnread({ ...finding, unread: ['arms.0.n'] }, 'arms')).toBe(true);
    expect(isUnread({ ...finding, unread: ['people'] }, 'p')).toBe(false);
  });

  it('write an arm as events of people, and say when the people were not read', () => {
    const arm = { name: 'magnesium', isMagnesium: true, n: 5071, events: 40, mean: null, sd: null };
    expect(armText(arm, null)).toBe('40 of 5,071');
    expect(armText({ ...arm, n: null }, null)).toBe('40, of how many not read');
    expect(armText({ ...arm, events: null, mean: 4.2, sd: 1.6 }, 'points')).toBe('4.2\u00a0points (SD 1.6), n 5,071');
    expect(unreadWord('arms.0.n', [arm])).toBe('people in magnesium');
    expect(unreadWord('i2', [])).toBe('I-squared');
  });

  it('write a difference in people without a bare sign', () => {
    expect(differenceText(-16)).toBe('16 fewer');
    expect(differenceText(0)).toBe('no difference');
    expect(differenceRange(-4, 0.6)).toBe('from 4 fewer to 0.6 more');
  });

  it('write a month', () => {
    expect(monthText('2026-11')).toBe('November 2026');
  });
});
