import { describe, expect, it } from 'vitest';
import type { Check } from '#domain/dosing/order.ts';
import { countsInWords, kindOf, sorted, stops, toAnswer, unmade } from './checks.ts';

function check(part: Partial<Check>): Check {
  return {
    id: 'a',
    value: 'ok',
    tier: 'hard',
    text: 'Text.',
    source: '',
    places: [],
    proposal: false,
    phase: null,
    answered: null,
    field: null,
    reasons: [],
    ...part,
  };
}

describe('the list of checks', () => {
  const list = [
    check({ id: 'ok' }),
    check({ id: 'note', value: 'problem', tier: 'info' }),
    check({ id: 'soft', value: 'problem', tier: 'soft' }),
    check({ id: 'given', value: 'problem', tier: 'soft', answered: { check: 'given', reason: 'r', text: '' } }),
    check({ id: 'unknown', value: 'cannot-tell' }),
    check({ id: 'stop', value: 'problem' }),
  ];

  it('stands in the order stop, soft, cannot tell, note, ok', () => {
    expect(sorted(list).map(kindOf)).toEqual(['stop', 'soft', 'soft', 'cannot-tell', 'info', 'ok']);
  });

  it('is counted in words, with what is still to be answered apart', () => {
    expect(countsInWords(list)).toBe('1 stop, 1 soft to answer, 1 soft answered, 1 cannot tell, 1 note, 1 ok');
    expect(countsInWords([])).toBe('none yet');
  });

  it('never takes a check that cannot be made for a problem or for a pass', () => {
    expect(stops(list).map((item) => item.id)).toEqual(['stop']);
    expect(toAnswer(list).map((item) => item.id)).toEqual(['soft']);
  });

  it('says once what is missing, with every limit that waits for it', () => {
    const groups = unmade([
      check({ id: 'a', value: 'cannot-tell', field: 'patient.serumMagnesiumMmolPerL' }),
      check({ id: 'b', value: 'cannot-tell', field: 'patient.flags.heart-block' }),
      check({ id: 'c', value: 'cannot-tell', field: 'patient.serumMagnesiumMmolPerL' }),
      check({ id: 'd', value: 'cannot-tell', field: 'patient.flags.digoxin' }),
      check({ id: 'e', value: 'cannot-tell' }),
      check({ id: 'f' }),
    ]);
    expect(groups.map((group) => [group.key, group.checks.map((item) => item.id)])).toEqual([
      ['patient.serumMagnesiumMmolPerL', ['a', 'c']],
      ['patient.flags', ['b', 'd']],
      ['e', ['e']],
    ]);
  });
});
