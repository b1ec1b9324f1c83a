import { describe, expect, it } from 'vitest';
import type { Check } from '../dosing/order.ts';
import type { WorksheetChange } from './records.ts';
import { differences, verdict } from './differences.ts';

function check(over: Partial<Check> = {}): Check {
  return {
    id: 'rate-iv-general',
    value: 'problem',
    tier: 'soft',
    text: 'A problem when more than 150 mg per min.',
    source: 'US label',
    places: [],
    proposal: false,
    phase: 'Loading dose',
    answered: null,
    field: null,
    reasons: [],
    unsettled: null,
    ...over,
  };
}

const rate: WorksheetChange = {
  path: 'phases.loading.rateMlPerH',
  name: 'Phases: loading, rate, mL per hour',
  kind: 'clinical',
  before: '1290',
  after: '1300',
};
const oneCheck = (was: Check | null, is: Check | null) =>
  differences([], was === null ? [] : [was], { checks: is === null ? [] : [is] });

describe('differences between a saved worksheet and the present evidence', () => {
  it('a figure is one line, written as everywhere else', () => {
    expect(differences([rate], [], { checks: [] }).figures).toEqual([
      { key: rate.path, name: 'Loading, rate, mL per hour', before: '1,290', after: '1,300' },
    ]);
  });

  it('a check that is new, gone or of another weight is one line with its whole sentence, whatever its stored fields', () => {
    const fields: WorksheetChange[] = ['id', 'value', 'tier'].map((field) => ({
      path: `checks.x.${field}`,
      name: `Checks: x, ${field}`,
      kind: 'clinical',
      before: null,
      after: 'x',
    }));
    const found = differences(fields, [], { checks: [check()] });
    expect(found.figures).toEqual([]);
    expect(found.checks).toMatchObject([
      { name: 'Check, loading dose', before: null, after: 'Soft: A problem when more than 150 mg per min.' },
    ]);
    expect(oneCheck(check(), null).checks).toMatchObject([{ after: null }]);
    expect(oneCheck(check(), check({ tier: 'hard' })).checks).toHaveLength(1);
  });

  it('H-OLD-1: another number in the sentence of a check is never called a difference in words', () => {
    const found = oneCheck(check(), check({ text: 'A problem when more than 100 mg per min.' }));
    expect(found.checks).toHaveLength(1);
    expect(found.wording).toEqual([]);
  });

  it('other words or another source with the same numbers are a difference in words', () => {
    expect(oneCheck(check(), check({ text: 'More than 150 mg per min is a problem.' })).wording).toHaveLength(1);
    expect(oneCheck(check(), check({ source: 'UK label' })).wording).toMatchObject([
      { name: 'Where a check was read, loading dose', before: 'US label', after: 'UK label' },
    ]);
    expect(oneCheck(check(), check())).toEqual({ figures: [], checks: [], wording: [] });
  });

  it('the same limit met twice in one phase stays two checks', () => {
    const twice = [check(), check()];
    expect(differences([], twice, { checks: twice })).toEqual({ figures: [], checks: [], wording: [] });
    expect(differences([], twice, { checks: [check()] }).checks).toHaveLength(1);
  });
});

describe('the sentence above them', () => {
  it('counts figures and checks, and says what to do', () => {
    const found = differences([rate], [check()], { checks: [] });
    expect(verdict(found, '2026.05', '2026.11', false)).toBe(
      'Made from evidence 2026.05, worked out now with 2026.11. 1 figure and 1 check differ: do not use the saved page, make a new worksheet.',
    );
    expect(verdict({ ...found, checks: [] }, '1', '2', false)).toContain('1 figure differs:');
  });

  it('says when only words or nothing differ', () => {
    const none = { figures: [], checks: [], wording: [] };
    expect(verdict(none, '1', '1', true)).toBe('The evidence is the same as when it was made. Nothing differs.');
    expect(
      verdict({ ...none, wording: [{ key: 'a', name: 'a', before: 'x', after: 'y' }] }, '1', '2', false),
    ).toContain('only words differ');
  });
});
