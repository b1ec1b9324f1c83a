/** Hostile and broken files: the loader says what is wrong with each, reads the others, and never stops or hangs. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRecords, type Loaded } from './load.ts';
import { readYamlText } from './read-yaml.ts';

const evidence = path.resolve(import.meta.dirname, '../../db/evidence');
/** Enough of the store to be read as one. */
const kept = [
  'pack.yaml',
  'search-terms.yaml',
  'safety',
  'limits/dose.yaml',
  'claims/claim-01.yaml',
  'sources/collins-2009-crps.yaml',
  'sources/fischer-2013-crps.yaml',
];

function storeWith(change: (root: string) => void): Loaded {
  const root = mkdtempSync(path.join(tmpdir(), 'records-'));
  for (const name of kept) cpSync(path.join(evidence, name), path.join(root, name), { recursive: true });
  change(root);
  const loaded = loadRecords(root);
  rmSync(root, { recursive: true });
  return loaded;
}

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
].join('\n');

const texts: readonly (readonly [string, string, string])[] = [
  [
    'an alias bomb',
    bomb,
    'cannot be read: an alias (a word after an asterisk) is used; write the text out, or put it in quotes',
  ],
  [
    'a field written twice',
    'id: a\nshortName: b\nid: c',
    'cannot be read: line 3: the field "id" is written twice in one group',
  ],
  [
    'a field written twice, deeper',
    'a:\n  b: {c: 1, c: 2}',
    'cannot be read: line 2: the field "c" is written twice in one group',
  ],
  ['a tab', 'a:\n\tb: 1', 'cannot be read: line 2: a tab is used at the start of a line; use spaces'],
  ['an open quote', 'a: "b', 'cannot be read: line 1: a quote, a bracket or a comma is missing'],
  [
    'a colon in a text',
    'a: b: c',
    'cannot be read: line 1: two fields stand on one line, or a text with a colon is not in quotes',
  ],
  ['two records', 'a: 1\n---\nb: 2', 'cannot be read: the file holds more than one record (a line of three dashes)'],
  [
    'a tag',
    'a: !!js/function "x"',
    'cannot be read: line 1: a tag (a word after an exclamation mark) is used; write plain text in quotes',
  ],
  ['nothing', '', 'is empty'],
  ['a comment only', '# later', 'is empty'],
  ['deep brackets', '['.repeat(4000), 'is nested more than 40 levels deep; a record is not'],
  ['deep lists', '- '.repeat(2000), 'is nested more than 40 levels deep; a record is not'],
  ['a line without end', `a: ${'x'.repeat(6000)}`, 'has a line of more than 5000 letters; wrap it'],
  ['a zero byte', 'a: \u0000', 'holds bytes that are not text (UTF-8); save it again as UTF-8'],
];

describe('a text that is not a record', () => {
  it.each(texts)('%s', (_name, text, sentence) => {
    expect(readYamlText(text)).toEqual({ kind: 'refused', sentence });
  });

  it('is answered, whatever it is', () => {
    const sign = fc.constantFrom(
      'a',
      'id',
      ': ',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&x',
      '*x',
      '!',
      '? ',
      '| ',
      '> ',
      '%',
      '#',
      '\t',
      ',',
      '---\n',
      '__proto__: ',
      '<<: ',
      '1e400',
      '.nan',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), (parts) => {
        expect(['read', 'refused']).toContain(readYamlText(parts.join('')).kind);
      }),
      { numRuns: 2000 },
    );
  });

  it('may hold 24,000 fields without keeping anybody waiting for minutes', () => {
    expect(readYamlText(Array.from({ length: 24_000 }, (_unused, index) => `a${index}: 1`).join('\n')).kind).toBe(
      'read',
    );
  });

  it('cannot reach the prototype of every object', () => {
    readYamlText('__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('a broken file among the records', () => {
  it('is named, and every other record is still read', () => {
    const { records, problems } = storeWith((root) =>
      writeFileSync(path.join(root, 'sources/collins-2009-crps.yaml'), bomb),
    );
    expect(problems).toEqual([
      'sources/collins-2009-crps.yaml: cannot be read: an alias (a word after an asterisk) is used; write the text out, or put it in quotes',
    ]);
    expect(records.sources.map((source) => source.id)).toEqual(['fischer-2013-crps']);
  });

  it.each<readonly [string, (root: string) => void, string]>([
    [
      'too large',
      (root) => writeFileSync(path.join(root, 'sources/huge.yaml'), 'a: 1\n'.repeat(80_000)),
      'sources/huge.yaml: is larger than 256 KB; a record file is a few pages of text',
    ],
    [
      'not UTF-8',
      (root) => writeFileSync(path.join(root, 'sources/latin.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xe9])),
      'sources/latin.yaml: holds bytes that are not text (UTF-8); save it again as UTF-8',
    ],
    ['a folder', (root) => mkdirSync(path.join(root, 'sources/folder.yaml')), 'sources/folder.yaml: is not a file'],
    [
      'a link out of the store',
      (root) => symlinkSync('/etc/hostname', path.join(root, 'sources/link.yaml')),
      'sources/link.yaml: is a link to another file; a record is a file of its own',
    ],
    [
      'a link to nothing',
      (root) => symlinkSync('/nowhere', path.join(root, 'sources/link.yaml')),
      'sources/link.yaml: is a link to another file; a record is a file of its own',
    ],
    ['gone', (root) => rmSync(path.join(root, 'pack.yaml')), 'pack.yaml: the file is missing'],
    [
      'not a list',
      (root) => writeFileSync(path.join(root, 'limits/dose.yaml'), 'a: 1'),
      'limits/dose.yaml: must be a list of records',
    ],
    [
      'an id with a path in it',
      (root) => writeFileSync(path.join(root, 'claims/claim-01.yaml'), 'id: ../../etc/passwd'),
      'claims/claim-01.yaml: id: an id is lower-case words joined by hyphens, but this one is "../../etc/passwd"',
    ],
  ])('that is %s gives a sentence', (_name, change, sentence) => {
    const { problems } = storeWith(change);
    expect(problems).toContain(sentence);
    for (const problem of problems) expect(problem.split(': ')[0]).toBe(sentence.split(': ')[0]);
  });

  it('that copies another id names both', () => {
    const { problems } = storeWith((root) =>
      cpSync(path.join(root, 'sources/collins-2009-crps.yaml'), path.join(root, 'sources/copy.yaml')),
    );
    expect(problems).toEqual([
      'sources/copy.yaml: the file is not named after its id collins-2009-crps',
      'sources/copy.yaml: the source collins-2009-crps is already in sources/collins-2009-crps.yaml',
    ]);
  });
});
