/**
 * What a person keyed, read as a number or answered with a sentence that says what is wrong and what would be right.
 * Nothing is repaired silently (safety rules 20 and 21); blanks around the number are the only thing ignored.
 */
import { dec, type Decimal } from './decimal.ts';

export type KeyedNumber =
  | Readonly<{ kind: 'value'; value: Decimal }>
  | Readonly<{ kind: 'empty' }>
  | Readonly<{ kind: 'wrong'; text: string; fix: string | null }>;

const plainNumber = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;
const maxWholeDigits = 9;
const maxDecimals = 6;

/** The number inside pasted text, when there is exactly one and it stands plain: what "70 kg" would be keyed as. */
function numberInside(text: string): string | null {
  const found = text.match(/\d+(?:\.\d+)?/g) ?? [];
  const [only] = found;
  return found.length === 1 && only !== undefined && isUsable(only) && !/[-\u2212,]/.test(text) ? only : null;
}

/** A fix is offered only when it would itself be accepted. */
function isUsable(number: string): boolean {
  return plainNumber.test(number) && withinLength(number).kind === 'value';
}

function wrong(text: string, fix: string | null): KeyedNumber {
  return { kind: 'wrong', text: fix === null ? text : `${text} Key ${fix}.`, fix };
}

/**
 * Reads one keyed field. The unit belongs to the field, so any letter is wrong.
 * @returns the exact value; `empty` for null or blanks; or what is wrong with a fix where one is certain. Never throws.
 */
export function parseKeyed(keyed: string | null): KeyedNumber {
  const text = (keyed ?? '').trim();
  if (text === '') return { kind: 'empty' };
  if (plainNumber.test(text)) return withinLength(text);
  if (/^[-\u2212\u2013]/.test(text))
    return wrong('A minus sign is not accepted: the value cannot be below zero.', null);
  if (/^\+/.test(text)) return wrong('A plus sign is not accepted.', numberInside(text));
  if (/^\d+(?:\.\d+)?e[-+]?\d+$/i.test(text))
    return wrong('The exponent form is not accepted: write the number out in full.', null);
  if (/^[\d.]+$/.test(text)) return wrongDots(text);
  if (/^[\d.,]+$/.test(text)) return wrongComma(text);
  if (/^[\d.\s]+$/.test(text))
    return wrong('There is a blank inside the number. Key the digits without a blank.', null);
  if (/\d/.test(text))
    return wrong('Only digits and one point are accepted; the unit is already part of the field.', numberInside(text));
  return wrong('This is not a number. Key digits, with a point for decimals.', null);
}

function withinLength(text: string): KeyedNumber {
  const [wholePart = '', decimals = ''] = text.split('.');
  if (wholePart.length > maxWholeDigits) return wrong('The number is too large for any field here.', null);
  if (decimals.length > maxDecimals)
    return wrong(`There are more than ${String(maxDecimals)} decimals. Key fewer.`, null);
  return { kind: 'value', value: dec(text) };
}

function wrongDots(text: string): KeyedNumber {
  if (text.split('.').length > 2) return wrong('There are two decimal points. Key one.', null);
  if (text === '.') return wrong('A point alone is not a number.', null);
  if (text.startsWith('.')) return wrong('The zero before the point is missing.', `0${text}`);
  if (text.endsWith('.')) return wrong('Nothing follows the point.', text.slice(0, -1).replace(/^0+(?=\d)/, ''));
  return wrong('The number starts with a zero that is not needed.', text.replace(/^0+(?=\d)/, ''));
}

function wrongComma(text: string): KeyedNumber {
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text)) {
    return wrong(
      'A comma is not accepted: it can mean a thousand or a decimal. Key the number without a comma, or with a point for decimals.',
      null,
    );
  }
  if (/^\d+,\d+$/.test(text))
    return wrong('A comma is not accepted: a point marks decimals.', text.replace(',', '.').replace(/^0+(?=\d)/, ''));
  return wrong('Commas are not accepted: a point marks decimals.', null);
}
