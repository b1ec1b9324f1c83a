import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf, estimateOf, limitOf, pOf, rangeOf, weightOf } from './pooled-text.ts';

describe('worked-out figures', () => {
  it.each([
    [0.987, '0.99'],
    [1.003, '1'],
    [15.83, '15.8'],
    [1250.4, '1,250'],
    [0.0384, '0.04'],
    [0.00384, '0.0038'],
  ])('a ratio of %d is written %s', (value, text) => {
    expect(estimateOf(value, 'OR')).toBe(text);
  });

  it('small differences keep two figures that count, and a true minus', () => {
    expect(estimateOf(-0.0384, 'RD')).toBe('\u22120.038');
    expect(estimateOf(-0.0000001, 'RD')).toBe('0');
    expect(estimateOf(-5.6, 'MD')).toBe('\u22125.6');
  });

  it('a limit is never rounded onto no difference', () => {
    expect(limitOf(0.9957, 1)).toBe('0.996');
    expect(limitOf(1, 1)).toBe('1');
    expect(rangeOf({ low: 0.94, high: 1.0004 }, 'OR')).toBe('0.94 to 1.0004');
    fc.assert(
      fc.property(fc.double({ min: 0.9002, max: 0.9998, noNaN: true }), (value) => Number(limitOf(value, 1)) < 1),
    );
  });

  it('no figure ends in a zero after its point', () => {
    fc.assert(
      fc.property(fc.double({ min: -500, max: 500, noNaN: true }), (value) => !/\.\d*0$/.test(estimateOf(value, 'MD'))),
    );
  });

  it('weights, p and changes are words', () => {
    expect(weightOf(0.749)).toBe('74.9');
    expect(weightOf(0.0005)).toBe('0.05');
    expect(pOf(0.0001)).toBe('p less than 0.001');
    expect(pOf(0.034)).toBe('p 0.034');
    expect(pOf(0.9996)).toBe('p more than 0.99');
    expect(changeOf('OR', 0.58)).toBe('42\u00a0% lower odds');
    expect(changeOf('RR', 1.2)).toBe('20\u00a0% higher risk');
    expect(changeOf('MD', 1.2)).toBeNull();
    expect(changeOf('OR', 0.999)).toBeNull();
  });
});
