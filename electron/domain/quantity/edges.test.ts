/** The edges of reading and printing numbers: what one character more or less would change. */
import { describe, expect, it } from 'vitest';
import { toElementalMg, toMEq, toMmol } from './convert.ts';
import { dec, largest, plain, smallest, whole, wholeDown } from './decimal.ts';
import { formatNumber, formatQuantity, say } from './format.ts';
import { parseKeyed } from './parse.ts';
import { mg, quantity } from './quantity.ts';
import {
  creatinineToMgPerDl,
  creatinineToMicromolPerL,
  serumInAllUnits,
  serumToMEqPerL,
  serumToMgPerDl,
  serumToMmolPerL,
} from './serum.ts';

const only = 'Only digits and one point are accepted; the unit is already part of the field.';
const twoPoints = 'There are two decimal points. Key one.';
const blank = 'There is a blank inside the number. Key the digits without a blank.';
const exponent = 'The exponent form is not accepted: write the number out in full.';
const thousands =
  'A comma is not accepted: it can mean a thousand or a decimal. Key the number without a comma, or with a point for decimals.';
const comma = 'A comma is not accepted: a point marks decimals.';
const commas = 'Commas are not accepted: a point marks decimals.';
const leading = 'The number starts with a zero that is not needed.';
const minus = 'A minus sign is not accepted: the value cannot be below zero.';
const plus = 'A plus sign is not accepted.';

describe('what was keyed is answered word for word', () => {
  it.each([
    ['70 kg', only, '70'],
    ['12.25 g', only, '12.25'],
    ['4g', only, '4'],
    ['5-6', only, null],
    ['7\u22128 g', only, null],
    ['1,5 g', only, null],
    ['07 kg', only, null],
    ['2 x 4', only, null],
    ['1234567890 g', only, null],
    ['1.1234567 g', only, null],
    ['12a,5', only, null],
    ['1e5x', only, null],
    ['x1e5', only, null],
    ['e5', only, '5'],
    ['7 a 0', only, null],
    ['a7 0', only, null],
    ['7 0', blank, null],
    ['7 0 0.5', blank, null],
    ['-4', minus, null],
    ['\u22124', minus, null],
    ['\u20134', minus, null],
    ['+4', plus, '4'],
    ['4+', only, '4'],
    ['1e5', exponent, null],
    ['12e5', exponent, null],
    ['1.5e5', exponent, null],
    ['1.25e-12', exponent, null],
    ['1E+5', exponent, null],
    ['1..5', twoPoints, null],
    ['1.2.3', twoPoints, null],
    ['.', 'A point alone is not a number.', null],
    ['.5', 'The zero before the point is missing.', '0.5'],
    ['5.', 'Nothing follows the point.', '5'],
    ['105.', 'Nothing follows the point.', '105'],
    ['005.', 'Nothing follows the point.', '5'],
    ['0.', 'Nothing follows the point.', '0'],
    ['007', leading, '7'],
    ['00', leading, '0'],
    ['00.5', leading, '0.5'],
    ['0105', leading, '105'],
    ['1,000', thousands, null],
    ['1,000,000', thousands, null],
    ['12,345.25', thousands, null],
    ['1,000.5', thousands, null],
    ['1,5', comma, '1.5'],
    ['12,25', comma, '12.25'],
    ['10,05', comma, '10.05'],
    ['00,5', comma, '0.5'],
    ['0,125', comma, '0.125'],
    ['1,000,00', commas, null],
    ['1,2,3', commas, null],
    ['1.000,5', commas, null],
    ['x1,000', only, null],
    ['abc', 'This is not a number. Key digits, with a point for decimals.', null],
    ['1234567890', 'The number is too large for any field here.', null],
    ['1.1234567', 'There are more than 6 decimals. Key fewer.', null],
  ])('"%s"', (text, sentence, fix) => {
    expect(parseKeyed(text)).toEqual({
      kind: 'wrong',
      text: fix === null ? sentence : `${sentence} Key ${fix}.`,
      fix,
    });
  });

  it('takes the longest number and the most decimals that fit', () => {
    for (const text of ['123456789', '1.123456', '0', '0.5', '10'])
      expect(parseKeyed(text)).toEqual({ kind: 'value', value: dec(text) });
    expect(parseKeyed(' 70 ')).toEqual({ kind: 'value', value: dec('70') });
    for (const empty of [null, '', '  ']) expect(parseKeyed(empty)).toEqual({ kind: 'empty' });
  });
});

describe('decimals', () => {
  it('refuses what is no plain number, and repeats at most its start', () => {
    expect(() => dec('1e5')).toThrow('not a plain decimal: 1e5');
    expect(() => dec('x'.repeat(80))).toThrow(new RangeError(`not a plain decimal: ${'x'.repeat(40)}`));
  });

  it('makes whole numbers only of whole numbers', () => {
    expect(plain(whole(12))).toBe('12');
    expect(() => whole(1.5)).toThrow(new RangeError('not a whole number'));
  });

  it('finds the smaller, the larger and the whole part', () => {
    expect([plain(smallest(dec('2'), dec('3'))), plain(smallest(dec('3'), dec('2')))]).toEqual(['2', '2']);
    expect([plain(largest(dec('2'), dec('3'))), plain(largest(dec('3'), dec('2')))]).toEqual(['3', '3']);
    expect([plain(wholeDown(dec('2.99'))), plain(wholeDown(dec('3')))]).toEqual(['2', '3']);
  });

  it('prints without a zero behind and never a minus before nothing', () => {
    expect(plain(dec('100'))).toBe('100');
    expect(plain(dec('1.50'))).toBe('1.5');
    expect(plain(dec('0.4').times(dec('-1')), 0)).toBe('0');
    expect(plain(dec('0.004').times(dec('-1')), 2)).toBe('0');
  });
});

describe('printing', () => {
  it('groups thousands, strips only what means nothing, and keeps a word off an empty unit', () => {
    expect(formatNumber('1000')).toBe('1,000');
    expect(formatNumber('1234567.5')).toBe('1,234,567.5');
    expect(formatNumber('007')).toBe('7');
    expect(formatNumber('10.0500')).toBe('10.05');
    expect(formatNumber('10.00')).toBe('10');
    expect(formatQuantity('4', '')).toBe('4');
    expect(formatQuantity('4', 'mL per hour')).toBe('4\u00a0mL\u00a0per\u00a0hour');
  });

  it('keeps what is no number as it stands', () => {
    expect(formatNumber('4 to 6')).toBe('4 to 6');
  });

  it('says grams to the milligram, and other units to the fixed precision', () => {
    const texts = (['g', 'g per hour', 'mL'] as const).map((unit) =>
      say(dec('12.3456'), unit).replaceAll('\u00a0', ' '),
    );
    expect(texts[0]).toMatch(/^12\.3\d* g$/);
    expect(texts[1]).toBe(`${String(texts[0])} per hour`);
  });
});

describe('a value that already has the unit comes back untouched', () => {
  it('doses', () => {
    const millimoles = quantity(dec('1'), 'mmol');
    const equivalents = quantity(dec('1'), 'mEq');
    const elemental = quantity(dec('1'), 'mg elemental magnesium');
    expect(toMmol(millimoles)).toBe(millimoles);
    expect(toMEq(equivalents)).toBe(equivalents);
    expect(toElementalMg(elemental)).toBe(elemental);
    expect(toMmol(mg(dec('246.47')))).toEqual(quantity(dec('1'), 'mmol'));
  });

  it('levels', () => {
    const one = dec('1');
    const millimoles = quantity(one, 'mmol per L');
    const equivalents = quantity(one, 'mEq per L');
    const milligrams = quantity(one, 'mg per dL');
    expect(serumToMmolPerL(millimoles)).toBe(millimoles);
    expect(serumToMEqPerL(equivalents)).toBe(equivalents);
    expect(serumToMgPerDl(milligrams)).toBe(milligrams);
    expect(serumToMmolPerL(quantity(dec('2'), 'mEq per L'))).toEqual(quantity(one, 'mmol per L'));
    expect(serumToMEqPerL(quantity(one, 'mmol per L'))).toEqual(quantity(dec('2'), 'mEq per L'));
    expect(serumToMmolPerL(quantity(dec('2.4305'), 'mg per dL'))).toEqual(quantity(one, 'mmol per L'));
    expect(serumToMgPerDl(quantity(one, 'mmol per L'))).toEqual(quantity(dec('2.4305'), 'mg per dL'));
    const all = serumInAllUnits(quantity(one, 'mmol per L'));
    expect([plain(all.mmolPerL), plain(all.mEqPerL), plain(all.mgPerDl)]).toEqual(['1', '2', '2.4305']);
  });

  it('creatinine carries its unit', () => {
    expect(creatinineToMgPerDl(quantity(dec('88.42'), 'micromol per L')).unit).toBe('mg per dL');
    expect(creatinineToMicromolPerL(quantity(dec('1'), 'mg per dL')).unit).toBe('micromol per L');
  });
});

describe('one figure more or less', () => {
  it('grams, and grams per hour, keep three decimals; other units two', () => {
    const said = (unit: string): string => say(dec('4.66667'), unit).replaceAll('\u00a0', ' ');
    expect([said('g'), said('g per hour'), said('mL'), said('mg per min')]).toEqual([
      '4.667 g',
      '4.667 g per hour',
      '4.67 mL',
      '4.67 mg per min',
    ]);
  });

  it('a repair that is offered never moves the point: 700. is 700, not 70', () => {
    const fix = (text: string): string | null => {
      const parsed = parseKeyed(text);
      return parsed.kind === 'wrong' ? parsed.fix : null;
    };
    expect([fix('700.'), fix('0070.'), fix('0070'), fix('0070,5'), fix('100,5')]).toEqual([
      '700',
      '70',
      '70',
      '70.5',
      '100.5',
    ]);
  });
});
