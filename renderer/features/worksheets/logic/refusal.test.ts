import { expect, it } from 'vitest';
import { isAboutText } from './refusal.ts';

it('a refusal that quotes what was typed belongs to the field', () => {
  expect(
    isAboutText('The worksheet was not saved: "Mary Murphy" looks like a person\'s name.', 'for Mary  Murphy'),
  ).toBe(true);
});
it.each([
  ['The worksheet was not saved: the disk is full.', 'bay 2'],
  ['The worksheet was not saved: "Anna Nowak" looks like a person\'s name.', 'bay 2'],
  ['The worksheet was not saved: "x" looks like a name.', ''],
])('%s with "%s" does not', (refusal, typed) => {
  expect(isAboutText(refusal, typed)).toBe(false);
});
