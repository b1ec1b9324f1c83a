import { describe, expect, it } from 'vitest';
import type { Finding } from '#domain/evidence/records.ts';
import { chosenColumns, startColumns, template } from './columns.ts';
import { pagesOf, scrollFor, visibleRange } from './pages.ts';
import { behindMain, resultOf } from './result-words.ts';

describe('a list of any length', () => {
  it('draws what is in view and a few more, never beyond its ends', () => {
    expect(visibleRange(0, 600, 60, 100_000, 8)).toEqual({ first: 0, end: 18 });
    expect(visibleRange(6000, 600, 60, 100_000, 8)).toEqual({ first: 92, end: 118 });
    expect(visibleRange(6_000_000, 600, 60, 100_000, 8)).toEqual({ first: 99_992, end: 100_000 });
    expect(visibleRange(0, 600, 60, 0)).toEqual({ first: 0, end: 0 });
  });

  it('asks for the page in the middle of the view first', () => {
    expect(pagesOf({ first: 150, end: 310 }, 100)).toEqual([2, 1, 3]);
    expect(pagesOf({ first: 0, end: 0 }, 100)).toEqual([]);
  });

  it('scrolls only as far as a row needs', () => {
    expect(scrollFor(3, 0, 600, 60)).toBeNull();
    expect(scrollFor(3, 300, 600, 60)).toBe(180);
    expect(scrollFor(20, 0, 600, 60)).toBe(660);
  });
});

describe('columns', () => {
  it('the name of a row cannot be taken away', () => {
    expect(chosenColumns(new Set()).map(({ id }) => id)).toEqual(['source', 'outcome']);
  });

  it('a narrow window starts with fewer, and every choice has room', () => {
    expect(startColumns(700).length).toBeLessThan(startColumns(1440).length);
    const { tracks, least } = template(chosenColumns(new Set(['result'])));
    expect(tracks.split(' minmax').length).toBe(3);
    expect(least).toBe(108 + 170 + 176 + 16 + 24);
  });

  it.each([
    // The window, and what rail, padding, border and scroll bar leave of it for the table.
    [1280, 1018],
    [1024, 894],
    [960, 830],
    [780, 650],
  ])('nothing scrolls sideways in a window of %i px while nobody has chosen', (window, room) => {
    expect(template(chosenColumns(new Set(startColumns(window)))).least).toBeLessThanOrEqual(room);
  });
});

const finding: Finding = {
  id: 'pain',
  outcome: 'Pain',
  when: '24 h',
  comparison: 'between-arms',
  measure: 'MD',
  unit: 'mg',
  estimate: -5.6,
  interval: { low: -7.54, high: -3.66, level: 95 },
  p: null,
  i2: null,
  studies: null,
  people: null,
  arms: [],
  direction: 'favours-magnesium',
  text: 'Less pain.',
  place: 0,
  unread: [],
};

describe('a result in one cell', () => {
  it('is its estimate and interval', () => {
    expect(resultOf(finding)).toEqual({
      measure: 'Mean difference',
      main: '\u22125.6\u00a0mg',
      rest: '(\u22127.54 to \u22123.66)',
    });
  });

  it('says what was not read, and an unusual level', () => {
    expect(resultOf({ ...finding, estimate: null, interval: null, unread: ['estimate', 'interval'] })).toMatchObject({
      main: 'not read',
      rest: 'interval not read',
    });
    expect(resultOf({ ...finding, interval: { low: 1, high: 2, level: 99 } }).rest).toBe('(99\u00a0% 1 to 2)');
    const unread = resultOf({ ...finding, estimate: null, interval: null, unread: ['estimate', 'interval'] });
    expect(behindMain(unread)).toBe(', interval not read');
    expect(behindMain(resultOf(finding))).toBe(' (\u22127.54 to \u22123.66)');
    expect(behindMain({ ...unread, rest: '' })).toBe('');
  });

  it('is its arms, or its words', () => {
    const arms = [
      { name: 'A', isMagnesium: true, n: 30, events: 3, mean: null, sd: null },
      { name: 'B', isMagnesium: false, n: 31, events: 6, mean: null, sd: null },
    ];
    expect(resultOf({ ...finding, estimate: null, interval: null, arms }).main).toBe('3 of 30 against 6 of 31');
    expect(resultOf({ ...finding, measure: 'narrative', estimate: null, interval: null })).toMatchObject({
      main: 'In words',
      rest: 'Less pain.',
    });
  });
});
