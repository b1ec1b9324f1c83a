import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readable } from './address.ts';

const root = path.resolve(import.meta.dirname, '../../..');

test('an address is its host, and the number of the document where it carries one', () => {
  expect(readable('https://pmc.ncbi.nlm.nih.gov/articles/PMC6499034')).toEqual({
    host: 'pmc.ncbi.nlm.nih.gov',
    document: 'PMC6499034',
  });
  expect(readable('https://www.pubmed.gov/26891396/')?.document).toBe('PMID 26891396');
  expect(readable('https://x.org/articles/10.1186/1471-2393-13-34/tables/2')?.document).toBe(
    'DOI 10.1186/1471-2393-13-34',
  );
  expect(readable('https://www.nice.org.uk/guidance')).toEqual({ host: 'nice.org.uk', document: null });
  expect(readable('page 12 of the folder')).toBeNull();
});

test('no address of any record is read with an abbreviation of the drug', () => {
  const addresses = globSync('db/evidence/**/*.yaml', { cwd: root })
    .flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(/\burl: *['"]?(https?:[^\s'"}]+)/g)])
    .map((match) => match[1] ?? '');
  expect(addresses.some((address) => /mgso4/i.test(address))).toBe(true);
  const shown = addresses.map(readable).map((one) => `${one?.host ?? ''} ${one?.document ?? ''}`);
  expect(shown.filter((words) => /mgso4|\bmso4\b|mag ?sul/i.test(words))).toEqual([]);
  expect(shown.filter((words) => words.trim() === '')).toEqual([]);
});
