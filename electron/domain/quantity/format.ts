/**
 * The only place where a number becomes something a person reads (safety rules 3, 5, 6, 7, 10).
 * No trailing zero, a leading zero, a comma from 1,000, a no-break space before the unit, unit words instead of slashes.
 */
import { dec, one, plain, settled, zero, type Decimal } from './decimal.ts';

const noBreakSpace = '\u00a0';

/**
 * Printed precision of everything worked out: at most four significant figures and at most `places` decimals
 * (two unless told; grams three, so that grams and milligrams say the same), three figures below one.
 * Whole digits are never rounded away. 4 g gives 16.23 mmol, 32.46 mEq, 394.4 mg; 1 g gives 4.06, 8.11 and 98.61.
 */
export function printed(value: Decimal, places = 2): string {
  return plain(value, decimalsFor(value, places));
}

function decimalsFor(value: Decimal, places: number): number {
  const size = settled(value).abs();
  if (size.eq(zero)) return 0;
  if (size.lt(one)) {
    let leading = 0;
    let scaled = size;
    while (scaled.lt(one) && leading < 12) {
      scaled = scaled.times(dec('10'));
      leading += 1;
    }
    return leading + 2;
  }
  const wholeDigits = size.toFixed(0, 0).length;
  return Math.max(0, Math.min(places, 4 - wholeDigits));
}

/** Grams of salt as printed: "4", "4.929", "27.67". */
export const printedG = (value: Decimal): string => printed(value, 3);

/** A plain decimal text with the comma from 1,000 and a true minus sign: "4,000", "−1.4". Other text is returned unchanged. */
export function formatNumber(text: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (!match) return text;
  const [, sign = '', digits = '', rawFraction = ''] = match;
  const fraction = rawFraction.replace(/0+$/, '').replace(/\.$/, '');
  const grouped = digits.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign ? '\u2212' : ''}${grouped}${fraction}`;
}

/** Unit codes of the records and the contract in words that cannot be misread. Unknown units come back with slashes as "per". */
const unitWords: Readonly<Record<string, string>> = {
  'mL/h': 'mL per hour',
  'mL per h': 'mL per hour',
  'g/h': 'g per hour',
  'g per h': 'g per hour',
  'mg/h': 'mg per hour',
  'mmol/h': 'mmol per hour',
  'mEq/h': 'mEq per hour',
  'mg/min': 'mg per min',
  'mg/mL': 'mg per mL',
  'mg/kg': 'mg per kg',
  'mmol/kg': 'mmol per kg',
  'mg/kg/h': 'mg per kg per hour',
  'mg/kg/min': 'mg per kg per min',
  'mmol/L': 'mmol per L',
  'mEq/L': 'mEq per L',
  'mg/dL': 'mg per dL',
  'umol/L': 'micromol per L',
  'µmol/L': 'micromol per L',
  elementalMg: 'mg elemental magnesium',
  ug: 'microgram',
  mcg: 'microgram',
  '%': 'per cent',
  '% w/v': 'per cent',
};

/** The word for a unit. */
export function unitWord(unit: string): string {
  return unitWords[unit] ?? unit.replace(/\s*\/\s*/g, ' per ');
}

/** A number and its unit, never parted: "4,000 mg", "25 mL per hour". `value` is a plain decimal text. */
export function formatQuantity(value: string, unit: string): string {
  const word = unitWord(unit);
  return word === '' ? formatNumber(value) : `${formatNumber(value)}${noBreakSpace}${word.replace(/ /g, noBreakSpace)}`;
}

/** `formatQuantity` of an exact value at the printed precision. */
export function say(value: Decimal, unit: string, places = 2): string {
  return formatQuantity(printed(value, unit === 'g' || unit === 'g per hour' ? Math.max(places, 3) : places), unit);
}

/** Minutes as a person says them: "20 min", "3 h", "1 h 30 min". */
export function sayMinutes(value: Decimal): string {
  const hours = Number(value.div(dec('60')).round(0, 0).toFixed(0));
  const rest = value.minus(dec(String(hours * 60)));
  if (hours === 0) return formatQuantity(plain(value, 1), 'min');
  if (rest.eq(zero)) return formatQuantity(String(hours), 'h');
  return `${formatQuantity(String(hours), 'h')} ${formatQuantity(plain(rest, 1), 'min')}`;
}
