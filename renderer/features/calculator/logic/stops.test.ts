import { describe, expect, it } from 'vitest';
import { run } from '#domain/dosing/fixtures.ts';
import { goldenStore } from '#domain/dosing/golden-store.ts';
import { zuspan } from '#domain/dosing/golden-orders.ts';
import { stops } from './checks.ts';
import { likeForLikeFirst } from './stops.ts';

describe('the stop that leads', () => {
  const result = run({ ...zuspan, choice: { ...zuspan.choice, loadingG: '40' } });
  const given = stops(result.checks);

  it('is one whose limit has the unit of what was keyed, and none is lost', () => {
    const [lead] = likeForLikeFirst([...given].reverse(), goldenStore.limits);
    const limit = goldenStore.limits.find((record) => record.id === lead?.id);
    expect([lead?.field, limit?.unit]).toEqual(['choice.loadingG', 'g']);
    expect(new Set(likeForLikeFirst(given, goldenStore.limits))).toEqual(new Set(given));
  });

  it('stays the first where none compares', () => {
    expect(likeForLikeFirst(given, [])).toEqual(given);
  });
});
