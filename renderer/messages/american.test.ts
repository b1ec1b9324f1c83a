/// <reference types="vite/client" />
/** American English is complete: no text of the catalogue that an American reader sees is spelled the British way. */
import { afterEach, describe, expect, it } from 'vitest';
import { setLocale } from './locale.svelte.ts';

const files = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts', '!./catalogue.ts'], { eager: true });

/** Words with "our", "ise" or "re" that are spelled so on both sides of the ocean. */
const BOTH =
  /^(?:an?|four|hours?|our|ours|pour|your|yours|contours?|tours?|sour|course|courses|resource|resources|source|sources|otherwise|likewise|wise|exercises?|raised?|rises?|arises?|precise|concise|promised?|revised?|advised?|supervised?|comprised?|surprised?|disease|noise|rais\w*|premises?|compromised?|televised?|improvised?|devised?|excised?|incised?|cruise|bruised?|praised?|disguised?|franchised?|enterprise|expertise|merchandise|paradise|treatise|demise|circumcised?|analyses)$/i;
const BRITISH = [
  /\b\w+our(?:s|ed|ing|ite|able|less)?\b/gi,
  /\b\w+is(?:e|ed|es|ing|ation|ations|er|ers)\b/gi,
  /\b(?:kilo|milli|deci)?(?:lit|met|cent|fib)res?\b/gi,
  /\b(?:label|cancel|model|travel|signal|total|level|channel)l(?:ed|ing)\b/gi,
  /\b\w*(?:aem|aesth|oedema|rrhoea|foet|oesoph|paed|gynaec|orthop)\w*\b/gi,
  /\b(?:programme|licences?|judgement|grey|whilst|learnt|per cent|cheque|practise|defence|mould|plough|sceptic\w*|ageing|tyre|analyse\w*|paralys\w*)\b/gi,
];

export function britishIn(text: string): string[] {
  return BRITISH.flatMap((pattern) => text.match(pattern) ?? []).filter((word) => !BOTH.test(word));
}

/** Every text of a book with its key; a sentence that is made from values is read as it is written. */
function textsOf(book: unknown, key: string): [key: string, text: string][] {
  if (typeof book === 'string') return [[key, book]];
  if (typeof book === 'function') return [[key, String(book)]];
  if (typeof book !== 'object' || book === null) return [];
  return Object.entries(book).flatMap(([part, entry]) => textsOf(entry, `${key}.${part}`));
}

const books = Object.entries(files).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter(([, book]) => typeof book === 'object' && book !== null)
    .map(([name, book]) => ({ name: `${file.replace('./', '')} ${name}`, book })),
);

describe('American English', () => {
  afterEach(() => setLocale('en-GB'));

  it('has its own spelling wherever the British one differs', () => {
    setLocale('en-US');
    const found = books.flatMap(({ name, book }) =>
      textsOf(book, name)
        // Words a command is also found by are never shown, and hold both spellings.
        .filter(([key]) => !key.includes('.also.'))
        .flatMap(([key, text]) => britishIn(text).map((word) => `${key}: ${word}`)),
    );
    expect(found).toEqual([]);
  });

  it.each(['Labelled use', 'Anaesthesia', 'hypomagnesaemia', 'Standardised', 'One litre', '4 per cent', 'coloured'])(
    'would be caught with %s in it',
    (text) => expect(britishIn(text)).toHaveLength(1),
  );

  it.each(['Four hours ago, from your own source', 'Otherwise raise it', 'Exercise', 'Disease', 'Labeled, centered'])(
    'is not troubled by %s',
    (text) => expect(britishIn(text)).toEqual([]),
  );
});
