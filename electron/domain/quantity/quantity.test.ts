import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import ucum from '@lhncbc/ucum-lhc';
import { magnesiumMolarMass, saltMolarMass } from './constants.ts';
import { dec, percentDifference, plain, toStep, wholeTimes } from './decimal.ts';
import { mgOf, toElementalMg, toG, toMEq, toMg, toMmol } from './convert.ts';
import { elementalMg, g, mEq, mg, mmol, quantity, type MassQuantity } from './quantity.ts';
import {
  creatinineToMgPerDl,
  creatinineToMicromolPerL,
  serumToMEqPerL,
  serumToMgPerDl,
  serumToMmolPerL,
} from './serum.ts';
import { formatNumber, formatQuantity, printed, printedG, say, sayMinutes, unitWord } from './format.ts';
import { parseKeyed } from './parse.ts';

const decimalText = fc
  .tuple(fc.integer({ min: 0, max: 99999 }), fc.integer({ min: 0, max: 9999 }))
  .map(([whole, part]) => plain(dec(`${String(whole)}.${String(part).padStart(4, '0')}`)))
  .filter((text) => text !== '0');

describe('one mass in every unit', () => {
  it.each([
    ['1', '4.06', '8.11', '98.61'],
    ['4', '16.23', '32.46', '394.4'],
    ['2', '8.11', '16.23', '197.2'],
    ['20', '81.15', '162.3', '1972'],
    ['0.15', '0.609', '1.22', '14.79'],
  ])(
    'grams taken for millimoles or milliequivalents: %s g prints %s mmol, %s mEq, %s mg elemental',
    (grams, asMmol, asMEq, asElemental) => {
      const mass = g(dec(grams));
      expect([printed(toMmol(mass).value), printed(toMEq(mass).value), printed(toElementalMg(mass).value)]).toEqual([
        asMmol,
        asMEq,
        asElemental,
      ]);
    },
  );

  it('changing the unit keeps the mass, whichever way round', () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        const start = mg(dec(text));
        const ways: readonly MassQuantity[] = [toG(start), toMmol(start), toMEq(start), toElementalMg(start)];
        for (const way of ways)
          expect(toMg(way).value.minus(start.value).abs().lt(dec('0.00000000000000000001'))).toBe(true);
      }),
    );
  });

  it('valence two is explicit: milliequivalents are exactly twice the millimoles', () => {
    expect(toMEq(mmol(dec('10'))).value.toFixed()).toBe('20');
    expect(plain(toMg(mEq(dec('16'))).value)).toBe('1971.76');
    expect(plain(toMg(mmol(dec('20'))).value)).toBe('4929.4');
    expect(plain(toMg(elementalMg(dec('24.305'))).value, 3)).toBe('246.47');
    expect(plain(mgOf(dec('2.5'), 'g'))).toBe('2500');
  });

  it('an independent unit library (UCUM) agrees on every conversion of the salt', () => {
    const utils = ucum.UcumLhcUtils.getInstance();
    const options = { molecularWeight: 246.47, charge: 2 };
    for (const grams of ['0.05', '1', '4', '6', '25']) {
      const mass = g(dec(grams));
      const oracle = (to: string): number => utils.convertUnitTo('g', Number(grams), to, options).toVal ?? Number.NaN;
      expect(Number(toMmol(mass).value.toFixed(12))).toBeCloseTo(oracle('mmol'), 9);
      expect(Number(toMEq(mass).value.toFixed(12))).toBeCloseTo(oracle('meq'), 9);
      expect(Number(toMg(mass).value.toFixed(12))).toBeCloseTo(oracle('mg'), 9);
    }
  });

  it('an independent unit library (UCUM) agrees on every laboratory unit', () => {
    const utils = ucum.UcumLhcUtils.getInstance();
    const magnesium = { molecularWeight: 24.305, charge: 2 };
    for (const level of ['0.7', '2', '3.5', '12.5']) {
      const serum = quantity(dec(level), 'mmol per L');
      expect(Number(serumToMgPerDl(serum).value.toFixed(12))).toBeCloseTo(
        utils.convertUnitTo('mmol/L', Number(level), 'mg/dL', magnesium).toVal ?? Number.NaN,
        9,
      );
      expect(Number(serumToMEqPerL(serum).value.toFixed(12))).toBeCloseTo(
        utils.convertUnitTo('mmol/L', Number(level), 'meq/L', magnesium).toVal ?? Number.NaN,
        9,
      );
    }
  });
});

describe('laboratory values', () => {
  it('mg per L or mEq read as mmol: 1 mg per dL is 0.4114 mmol per L and 0.8229 mEq per L', () => {
    const level = quantity(dec('1'), 'mg per dL');
    expect(plain(serumToMmolPerL(level).value, 4)).toBe('0.4114');
    expect(plain(serumToMEqPerL(level).value, 4)).toBe('0.8229');
  });

  it('creatinine goes both ways by 88.42', () => {
    expect(plain(creatinineToMgPerDl(quantity(dec('88.42'), 'micromol per L')).value)).toBe('1');
    expect(plain(creatinineToMicromolPerL(quantity(dec('2.5'), 'mg per dL')).value)).toBe('221.05');
  });

  it('the heptahydrate is never taken for the anhydrous salt', () => {
    expect(plain(saltMolarMass)).toBe('246.47');
    expect(plain(magnesiumMolarMass)).toBe('24.305');
  });
});

describe('numbers as people read them', () => {
  it.each([
    ['4.0', 'g', '4\u00a0g'],
    ['0.50', 'g', '0.5\u00a0g'],
    ['4000', 'mg', '4,000\u00a0mg'],
    ['1234567.5', 'mg', '1,234,567.5\u00a0mg'],
    ['25', 'mL/h', '25\u00a0mL\u00a0per\u00a0hour'],
    ['60', 'µmol/L', '60\u00a0micromol\u00a0per\u00a0L'],
    ['394.4', 'elementalMg', '394.4\u00a0mg\u00a0elemental\u00a0magnesium'],
    ['-1.40', '%', '\u22121.4\u00a0per\u00a0cent'],
  ])('a trailing zero or a run-together unit: %s %s', (value, unit, text) => {
    expect(formatQuantity(value, unit)).toBe(text);
  });

  it('other text is left alone', () => {
    expect(formatNumber('about 4')).toBe('about 4');
    expect(unitWord('g/24 h')).toBe('g per 24 h');
  });

  it('whole digits are never rounded away, small doses keep three figures', () => {
    expect(printed(dec('12345.6'))).toBe('12346');
    expect(printed(dec('0.060859'))).toBe('0.0609');
    expect(printed(dec('0'))).toBe('0');
    expect(printedG(dec('4.9294'))).toBe('4.929');
    expect(printedG(dec('27.666666'))).toBe('27.67');
    expect(say(dec('4.9294'), 'g')).toBe('4.929\u00a0g');
    expect(sayMinutes(dec('20'))).toBe('20\u00a0min');
    expect(sayMinutes(dec('90'))).toBe('1\u00a0h 30\u00a0min');
    expect(sayMinutes(dec('180'))).toBe('3\u00a0h');
  });

  it('no printed number shows an exponent, a float artefact or a trailing zero', () => {
    fc.assert(
      fc.property(decimalText, decimalText, (a, b) => {
        const text = printed(dec(a).div(dec(b)));
        expect(text).toMatch(/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
      }),
    );
  });
});

describe('exact arithmetic', () => {
  it('binary floats and junk never enter', () => {
    expect(() => dec('1e3')).toThrow(RangeError);
    expect(() => dec('')).toThrow(RangeError);
    expect(plain(dec('0.1').plus(dec('0.2')))).toBe('0.3');
  });

  it('rounds once to a device step, halves up', () => {
    expect(plain(toStep(dec('8.114'), dec('0.1')))).toBe('8.1');
    expect(plain(toStep(dec('8.15'), dec('0.1')))).toBe('8.2');
    expect(plain(toStep(dec('7.4'), dec('5')))).toBe('5');
    expect(wholeTimes(dec('25'), dec('10'))).toBe(2);
    expect(plain(percentDifference(dec('8'), dec('8.2')))).toBe('2.5');
    expect(plain(percentDifference(dec('0'), dec('8')))).toBe('0');
    expect(plain(dec('-0.0001'), 2)).toBe('0');
  });
});

describe('keyed text', () => {
  it.each([
    ['4', '4'],
    [' 70 ', '70'],
    ['0.5', '0.5'],
    ['4.0', '4'],
    ['0', '0'],
  ])('accepts %j', (keyed, value) => {
    const read = parseKeyed(keyed);
    expect(read.kind === 'value' ? plain(read.value) : read.kind).toBe(value);
  });

  it.each([[null], [''], ['   ']])('%j is empty, which is never zero', (keyed) => {
    expect(parseKeyed(keyed).kind).toBe('empty');
  });

  it.each([
    ['70 kg', 'pasted unit', '70'],
    ['70 kg ', 'pasted unit', '70'],
    ['7 0', 'blank inside', null],
    ['1.2.3', 'two points', null],
    ['1..2', 'two points', null],
    ['.5', 'no zero before the point', '0.5'],
    ['5.', 'nothing after the point', '5'],
    ['.', 'point alone', null],
    ['0,5', 'comma', '0.5'],
    ['1,000', 'comma', null],
    ['1,0,0', 'commas', null],
    ['-4', 'minus', null],
    ['\u22124', 'minus sign', null],
    ['+4', 'plus', '4'],
    ['1e3', 'exponent', null],
    ['007', 'leading zeros', '7'],
    ['NaN', 'letters', null],
    ['Infinity', 'letters', null],
    ['four', 'letters', null],
    ['4g20', 'letters between digits', null],
    ['9999999999', 'huge', null],
    ['0.1234567', 'too many decimals', null],
    ['４', 'full-width digit', null],
  ])('refuses %j (%s) with a sentence and a fix only where one is certain', (keyed, _why, fix) => {
    const read = parseKeyed(keyed);
    expect(read.kind).toBe('wrong');
    expect(read.kind === 'wrong' ? read.fix : 'none').toBe(fix);
    expect(read.kind === 'wrong' ? read.text.length : 0).toBeGreaterThan(10);
  });

  it('random garbage never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => ['value', 'empty', 'wrong'].includes(parseKeyed(text).kind)));
  });
});
