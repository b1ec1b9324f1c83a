import { describe, expect, it } from 'vitest';
import type { Finding } from '#domain/evidence/records.ts';
import { markOf, sizeOf } from './marks.ts';

const finding: Finding = {
  id: 'pain',
  outcome: 'Pain',
  when: '12 weeks',
  comparison: 'between-arms',
  measure: 'narrative',
  unit: null,
  estimate: null,
  interval: null,
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

describe('how a finding is drawn', () => {
  it('a change against own baseline or in one group is never drawn as a win', () => {
    expect(markOf(finding).shape).toBe('tick');
    expect(markOf({ ...finding, comparison: 'own-baseline' }).shape).toBe('ring');
    expect(markOf({ ...finding, comparison: 'single-group' }).shape).toBe('ring');
    expect(markOf({ ...finding, comparison: 'single-group', direction: 'no-difference' }).shape).toBe('ring');
  });

  it('a direction that was not read is not shown', () => {
    expect(markOf({ ...finding, unread: ['direction'] }).word).toBe('Direction not read');
  });

  it('size follows people, and is one size when a number is missing', () => {
    expect(sizeOf(56, 56)).toBeGreaterThan(sizeOf(22, 56));
    expect(sizeOf(null, 0)).toBe(sizeOf(56, 0));
  });
});
