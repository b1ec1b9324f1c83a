/**
 * The arithmetic of the second method, on numbers no order of the other tests meets: it is the only thing that notices a fault
 * of the first, so a fault of its own would pass both (H-DOSE-1).
 */
import { describe, expect, it } from 'vitest';
import { Exact, greater, lesser } from './rational.ts';

const below = (more: string, from = '0'): Exact => Exact.of(from).minus(Exact.of(more));

describe('exact fractions', () => {
  it('are kept in lowest terms, with the sign above the line', () => {
    const half = Exact.of('0.50');
    expect([half.numerator, half.denominator]).toEqual([1n, 2n]);
    const minus = below('2.5', '1');
    expect([minus.numerator, minus.denominator, minus.text(2)]).toEqual([-3n, 2n, '-1.5']);
    const over = Exact.of('1').over(below('2'));
    expect([over.numerator, over.denominator, over.text(2)]).toEqual([-1n, 2n, '-0.5']);
    const zero = below('3', '3');
    expect([zero.numerator, zero.denominator]).toEqual([0n, 1n]);
  });

  it('are added, taken away and compared exactly', () => {
    expect(Exact.of('0.5').plus(Exact.of('0.25')).text(6)).toBe('0.75');
    expect(Exact.of('0.5').minus(Exact.of('0.25')).text(6)).toBe('0.25');
    expect([
      Exact.of('1').compare(Exact.of('2.5')),
      Exact.of('2.5').compare(Exact.of('2.50')),
      Exact.of('2.5').compare(Exact.of('1')),
    ]).toEqual([-1, 0, 1]);
    expect([lesser(Exact.of('2'), Exact.of('3')).text(0), greater(Exact.of('2'), Exact.of('3')).text(0)]).toEqual([
      '2',
      '3',
    ]);
  });

  it('carry every unit through a product and a quotient', () => {
    const perKg = Exact.of('2', { mg: 1, kg: -1 }).times(Exact.of('70', { kg: 1 }));
    expect(perKg.as({ mg: 1 }).text(0)).toBe('140');
    const squared = Exact.of('2', { kg: 1, mmol: 1 }).times(Exact.of('3', { kg: 1, mmol: 1 }));
    expect(squared.as({ kg: 2, mmol: 2 }).text(0)).toBe('6');
    expect(
      squared
        .over(Exact.of('6', { kg: 1, mmol: 1 }))
        .as({ kg: 1, mmol: 1 })
        .text(0),
    ).toBe('1');
  });

  it('refuse unlike units by name, nothing by zero, and text that is no plain decimal', () => {
    expect(() => Exact.of('1', { mg: 1 }).plus(Exact.of('1', { ml: 1 }))).toThrow(
      'unlike units: 1 0 0 0 0 and 0 1 0 0 0',
    );
    expect(() => Exact.of('1', { mg: 1 }).minus(Exact.of('1'))).toThrow('unlike units: 1 0 0 0 0 and 0 0 0 0 0');
    expect(() => Exact.of('1', { mg: 1 }).as({ ml: 1 })).toThrow('unit is 1 0 0 0 0, not 0 1 0 0 0');
    expect(() => Exact.of('1').over(Exact.of('0'))).toThrow('division by zero');
    expect(() => Exact.of('1e3')).toThrow('not a plain decimal: 1e3');
    expect(() => Exact.of('x'.repeat(60))).toThrow(new Error(`not a plain decimal: ${'x'.repeat(40)}`));
    expect(Exact.of(' 0.5 ').text(1)).toBe('0.5');
  });
});

describe('written out', () => {
  it('a number below zero is rounded and floored like any other, and zero has no sign', () => {
    expect(below('0.001').text(2)).toBe('0');
    expect(below('0.006').text(2)).toBe('-0.01');
    expect([below('2').floor(), below('1.5').floor(), Exact.of('1.5').floor(), Exact.of('2').floor()]).toEqual([
      -2, -2, 1, 2,
    ]);
    expect(below('1.25').toStep(Exact.of('0.5')).text(2)).toBe('-1');
  });

  it('has the printed precision at its edges', () => {
    const printed = ['0', '1', '0.1', '0.01234', '9.996', '99.996', '1234.56', '0.99996'].map((text) =>
      Exact.of(text).printed(),
    );
    expect(printed).toEqual(['0', '1', '0.1', '0.0123', '10', '100', '1235', '1']);
  });
});
