import { describe, expect, it } from 'vitest';
import type { Check } from '#domain/dosing/order.ts';
import { byReason, dayFirst, holderFirst, notMade, passed, saidOnce, stepsShown, withoutIds } from './paper-words.ts';

function check(value: Check['value'], text: string, answer: string | null = null): Check {
  return {
    id: text,
    value,
    tier: 'soft',
    text,
    source: '',
    places: [],
    proposal: false,
    phase: null,
    answered: answer === null ? null : { check: text, reason: answer, text: '' },
    field: null,
    reasons: [],
    unsettled: null,
  };
}

describe('words of the worksheet', () => {
  it('says the fluids a regimen names once where the page is full, and leaves every other word of the step', () => {
    const named =
      'The regimen names glucose 5 % or sodium chloride 0.9 %. From a full bag, first take out what is more.';
    expect(saidOnce([named], [])).toEqual([named]);
    expect(
      saidOnce(
        [named, 'Mix well.'],
        ['Measure 92 mL of diluent (the regimen names glucose 5 % or sodium chloride 0.9 %).'],
      ),
    ).toEqual(['From a full bag, first take out what is more.', 'Mix well.']);
    expect(saidOnce([named], ['The regimen names glucose 5 %. Mix well.'])).toEqual([named]);
  });

  it('never puts a count beside a strength, where 4 and 50 % would read as 450 %', () => {
    expect(holderFirst('from 4 50 % ampoules')).toBe('from 4 ampoules of 50 %');
    expect(holderFirst('sodium chloride 0.9 %')).toBe('sodium chloride 0.9 %');
  });

  it('says the day with every time, because paper outlives the day', () => {
    expect(dayFirst('2026-11-22T10:20')).toBe('22 November, 10:20');
  });

  it('gathers what was not asked and not entered, and keeps every other cause whole', () => {
    const said = notMade(
      [
        check(
          'cannot-tell',
          'Cannot tell: nobody has said whether there is heart block. Heart block: labels forbid it.',
        ),
        check('cannot-tell', 'Cannot tell: nobody has said whether there is digoxin. Digoxin: beware.'),
        check(
          'cannot-tell',
          'Urine: cannot tell, because urine output was not entered. A problem when less than 25 mL per hour.',
        ),
        check(
          'cannot-tell',
          'Oxygen: cannot tell, because oxygen saturation was not entered. A problem when less than 94 per cent.',
        ),
        check('cannot-tell', '28 g in 48 hours passes 20 g. It applies in severe kidney impairment.'),
        check('ok', 'Strength: 4 per cent. A problem when more than 20 per cent.'),
      ],
      false,
    );
    expect(said).toEqual([
      'nobody has said whether there is heart block or digoxin',
      'urine output and oxygen saturation were not entered',
      '28 g in 48 hours passes 20 g. It applies in severe kidney impairment',
    ]);
  });

  it('lists passed checks with their values, or by name when room is short', () => {
    const checks = [
      check('ok', 'Total: 27.67 g in 24 hours. A problem when more than 40 g.'),
      check('ok', 'Heart block: asked, absent.'),
    ];
    expect(passed(checks, true)).toBe('Total: 27.67 g in 24 hours; Heart block: asked, absent');
    expect(passed(checks, false)).toBe('total, heart block (asked, absent)');
  });

  it('puts warnings with one reason together and notes last', () => {
    const sorted = byReason([
      check('problem', 'a', 'x'),
      check('problem', 'note'),
      check('problem', 'b', 'y'),
      check('problem', 'c', 'x'),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual(['a', 'c', 'b', 'note']);
  });

  it('drops repeated steps only when room is short, and never what is thrown away', () => {
    const steps = [
      'Take 1 container.',
      'Draw up 8 mL in all.',
      'Throw away the 2 mL left in the last container.',
      'Set the rate to 300 mL per hour.',
    ];
    expect(stepsShown(steps, 0)).toEqual(steps);
    expect(stepsShown(steps, 9)).toEqual(['Throw away the 2 mL left in the last container.']);
  });

  it('keeps what hands do and nothing else on the page says: a full bag is emptied first, and the bag is mixed', () => {
    const steps = [
      'Measure 92 mL of diluent. From a full bag, first take out what is more.',
      'Mix well: each mL now holds 40 mg (4 per cent).',
    ];
    expect(stepsShown(steps, 3)).toEqual(steps);
    expect(stepsShown(steps, 9)).toEqual(['From a full bag, first take out what is more.', 'Mix well.']);
    const named =
      'Measure 92 mL of diluent (the regimen names glucose 5 %). From a full bag, first take out what is more.';
    expect(stepsShown([named], 9)).toEqual([
      'The regimen names glucose 5 %. From a full bag, first take out what is more.',
    ]);
  });

  it('leaves the ids of limits off paper and keeps other brackets', () => {
    expect(withoutIds('The limit of 8 g (first-hour-ob-iv-hard) is passed (at 10:40).')).toBe(
      'The limit of 8 g is passed (at 10:40).',
    );
  });
});
