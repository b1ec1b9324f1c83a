import { describe, expect, it } from 'vitest';
import type { Check } from '#domain/dosing/order.ts';
import { countsInWords, kindOf, silent, sorted, stops, toAnswer, undecided, unmade } from './checks.ts';

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
    unsettled: null,
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
    expect(countsInWords(list).replace(/\u00a0/g, ' ')).toBe(
      '1 stop, 1 soft to answer, 1 soft answered, 1 cannot tell, 1 note, 1 ok',
    );
    expect(countsInWords([])).toBe('none yet');
  });

  it('never takes a check that cannot be made for a problem or for a pass', () => {
    expect(stops(list).map((item) => item.id)).toEqual(['stop']);
    expect(toAnswer(list).map((item) => item.id)).toEqual(['soft']);
  });

  const waits = (id: string, field: string, part: Partial<Check> = {}): Check =>
    check({ id, value: 'cannot-tell', tier: 'soft', field, unsettled: { by: [field], passed: false }, ...part });

  it('says once what is missing, with every limit that waits for it', () => {
    const groups = unmade([
      waits('a', 'patient.serumMagnesiumMmolPerL'),
      waits('b', 'patient.flags.heart-block'),
      waits('c', 'patient.serumMagnesiumMmolPerL'),
      waits('d', 'patient.flags.digoxin'),
      waits('e', 'patient.reflexes', { tier: 'hard' }),
      check({ id: 'f' }),
    ]);
    expect(groups.map((group) => [group.key, group.checks.map((item) => item.id), group.stops])).toEqual([
      ['patient.reflexes', ['e'], 1],
      ['patient.serumMagnesiumMmolPerL', ['a', 'c'], 0],
      ['patient.flags', ['b', 'd'], 0],
    ]);
  });

  it('keeps in sight what the order passes but for one fact, and folds it into no summary', () => {
    const passes = waits('48h', 'patient.creatinineUmolPerL', {
      unsettled: { by: ['patient.creatinineUmolPerL'], passed: true },
    });
    const quiet = check({ id: 'source', value: 'cannot-tell', tier: 'info' });
    const mixed = [passes, quiet, waits('a', 'patient.urineMlPerH')];
    expect(undecided(mixed).map((item) => item.id)).toEqual(['48h']);
    expect(silent(mixed).map((item) => item.id)).toEqual(['source']);
    expect(unmade(mixed).flatMap((group) => group.checks.map((item) => item.id))).toEqual(['a']);
  });

  it('loses no check that cannot be made between the three', () => {
    const all = [
      waits('a', 'patient.urineMlPerH'),
      check({ id: 'b', value: 'cannot-tell', unsettled: { by: [], passed: false } }),
      check({ id: 'c', value: 'cannot-tell', unsettled: { by: ['indication'], passed: true } }),
      check({ id: 'd', value: 'cannot-tell' }),
    ];
    const shown = [...undecided(all), ...silent(all), ...unmade(all).flatMap((group) => group.checks)];
    expect(shown.map((item) => item.id).sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});
