/** Hazard: a figure that nobody read is shown as fact. Control: it is blanked once, before anything leaves the store. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from './records.ts';
import { blankUnread } from './shown.ts';

const finding: Finding = {
  id: 'pain',
  outcome: 'Pain',
  when: '24 hours',
  comparison: 'between-arms',
  measure: 'MD',
  unit: 'points',
  estimate: -0.5,
  interval: { low: -1, high: 0.1, level: 95 },
  p: '0.04',
  i2: 20,
  studies: 4,
  people: 200,
  arms: [
    { name: 'Magnesium', isMagnesium: true, n: 100, events: 7, mean: 3.1, sd: 1.2 },
    { name: 'Saline', isMagnesium: false, n: 100, events: 9, mean: 3.6, sd: 1.3 },
  ],
  direction: 'favours-magnesium',
  text: 'Less pain.',
  place: 0,
  unread: [],
};

const figures = ['estimate', 'interval', 'p', 'i2', 'studies', 'people'] as const;

describe('what may be shown', () => {
  it('is everything of a finding that was read', () => {
    expect(blankUnread(finding, 'verified')).toEqual(finding);
    expect(blankUnread(finding, 'partly-verified')).toEqual(finding);
  });

  it.each(figures)('leaves out %s when it was not read, and nothing else', (field) => {
    const shown = blankUnread({ ...finding, unread: [field] }, 'verified');
    expect(shown).toEqual({ ...finding, unread: [field], [field]: null });
  });

  it.each(['n', 'events', 'mean', 'sd'] as const)('leaves out %s of one arm only', (field) => {
    const shown = blankUnread({ ...finding, unread: [`arms.1.${field}`] }, 'verified');
    expect(shown.arms[1]?.[field]).toBeNull();
    expect(shown.arms[0]).toEqual(finding.arms[0]);
    expect({ ...shown.arms[1], [field]: finding.arms[1]?.[field] }).toEqual(finding.arms[1]);
  });

  it('leaves out every arm when the arms were not read', () => {
    expect(blankUnread({ ...finding, unread: ['arms'] }, 'verified').arms).toEqual([]);
  });

  it('says so instead of a sentence that was not read', () => {
    expect(blankUnread({ ...finding, unread: ['text'] }, 'verified').text).toBe(
      'Not read in any source; kept for the next reader.',
    );
  });

  it('holds no figure, no sentence and no direction of a source that rests on recall, and says which', () => {
    const shown = blankUnread({ ...finding, unread: ['unit'] }, 'recall-only');
    for (const field of figures) expect(shown[field]).toBeNull();
    expect(shown.arms).toEqual([]);
    expect(shown.text).toMatch(/^Not read/);
    expect(shown.unread).toEqual(expect.arrayContaining(['unit', 'direction', 'text', 'arms', ...figures]));
  });

  it('does not change the record it was given', () => {
    const before = structuredClone(finding);
    blankUnread({ ...finding, unread: ['estimate', 'arms.0.n'] }, 'recall-only');
    expect(finding).toEqual(before);
  });

  it('is the same when it is done twice', () => {
    const names = [...figures, 'arms', 'arms.0.n', 'arms.1.sd', 'text', 'direction', 'unit'];
    fc.assert(
      fc.property(
        fc.subarray(names),
        fc.constantFrom('verified' as const, 'partly-verified' as const, 'recall-only' as const),
        (unread, status) => {
          const once = blankUnread({ ...finding, unread }, status);
          expect(blankUnread(once, status)).toEqual(once);
          expect(blankUnread(once, 'verified')).toEqual(once);
        },
      ),
    );
  });
});
