/** Hazard H-IT-1: a wrong policy file hides or presets something unseen. Control: all of it or none, with a sentence. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  lockedSettings,
  policyAgainst,
  policyDataFolder,
  policyJsonSchema,
  policySchema,
  readPolicy,
  type Policy,
} from '../app/policy.ts';
import { policyFile } from '../app/policy-file.ts';

const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'policy-'));
  file = path.join(folder, 'policy.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(content: string | Buffer, mode = 0o644): void {
  writeFileSync(file, content);
  chmodSync(file, mode);
}

const full: Policy = {
  market: 'UK',
  starredProducts: ['uk-amp-50-10ml'],
  pumpStepMlPerH: '0.1',
  paper: 'A4',
  theme: 'light',
  hiddenRegimens: ['zuspan'],
  printer: 'Ward 4 North',
  dataFolder: '{home}/Bedside Magnesium',
};

describe('a right policy file', () => {
  it('is applied whole', () => {
    write(JSON.stringify(full));
    expect(readPolicy(file, 'linux')).toEqual({ kind: 'applied', policy: full, file, notice: null });
  });

  it('may be empty, may name a schema for editors, may start with a byte order mark', () => {
    write('{}');
    expect(readPolicy(file, 'linux')).toMatchObject({ kind: 'applied', policy: {} });
    write('\uFEFF{ "$schema": "policy.schema.json", "paper": "Letter" }');
    expect(readPolicy(file, 'linux')).toMatchObject({ kind: 'applied', policy: { paper: 'Letter' } });
  });

  it('is none when there is no file or no folder', () => {
    expect(readPolicy(file, 'linux')).toEqual({ kind: 'none' });
    expect(readPolicy(path.join(file, 'deeper/policy.json'), 'linux')).toEqual({ kind: 'none' });
  });

  it('is used with a notice when others may change it', () => {
    write('{}', 0o666);
    expect(readPolicy(file, 'linux')).toMatchObject({
      kind: 'applied',
      notice: expect.stringContaining('make it read-only') as string,
    });
    expect(readPolicy(file, 'win32')).toMatchObject({ kind: 'applied', notice: null });
  });

  it('is at a place no variable can move', () => {
    expect(policyFile('linux')).toBe('/etc/bedside-magnesium/policy.json');
    expect(policyFile('win32')).toBe('C:\\ProgramData\\Bedside Magnesium\\policy.json');
    expect(policyFile('darwin')).toBe('/Library/Application Support/Bedside Magnesium/policy.json');
  });
});

describe('a wrong policy file', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['{ "paper": "A3" }', 'has "A3" as "paper". It must be "A4" or "Letter"'],
    ['{ "markets": ["UK"] }', 'has an entry "markets" that is not known'],
    ['{ "market": "FR" }', 'as "market". It must be one of US, UK'],
    ['{ "pumpStepMlPerH": 0.1 }', 'has 0.1 as "pumpStepMlPerH". It must be a decimal number in quotes'],
    ['{ "pumpStepMlPerH": "0" }', 'it is more than 0 and at most 10'],
    ['{ "pumpStepMlPerH": "0,1" }', 'as "pumpStepMlPerH"'],
    ['{ "starredProducts": ["us-vial-50-10ml", "us-vial-50-10ml"] }', 'it names a product twice'],
    ['{ "starredProducts": ["../../x"] }', 'It must be a list of different product ids'],
    ['{ "hiddenRegimens": "zuspan" }', 'It must be a list of different regimen ids'],
    ['{ "printer": "a\\u0000b" }', 'as "printer"'],
    ['{ "dataFolder": "data" }', 'is not a full path'],
    ['{ "dataFolder": "\\\\\\\\server\\\\share" }', 'is a network share'],
    ['{ "dataFolder": "/srv/{home}" }', 'is not a full path'],
    ['{ "dataFolder": "D:\\\\data" }', 'is a path of another system'],
    ['[]', 'must be one object in braces'],
    ['null', 'must be one object in braces'],
    ['"x"', 'must be one object in braces'],
    ['{\n  "paper": "A4",\n}', 'look at line 3, column 1'],
    ['', 'is not JSON'],
    ['{ "__proto__": { "paper": "A4" } }', 'has an entry "__proto__" that is not known'],
  ];

  it.each(wrong)('%s is refused whole, and the sentence says why', (text, why) => {
    write(text);
    const answer = readPolicy(file, 'linux');
    expect(answer).toMatchObject({ kind: 'refused', file, sentence: expect.stringContaining(why) as string });
    expect(answer).toMatchObject({ sentence: expect.stringContaining('No part of the file is used') as string });
  });

  it('names the encoding when it is the mistake', () => {
    write(Buffer.from('\uFEFF{}', 'utf16le'));
    expect(readPolicy(file, 'linux')).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('saved as UTF-16') as string,
    });
    write(Buffer.from([0x7b, 0xff, 0x7d]));
    expect(readPolicy(file, 'linux')).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('not saved as UTF-8') as string,
    });
  });

  it('may not be a folder or a huge file', () => {
    mkdirSync(file);
    expect(readPolicy(file, 'linux')).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('is not a file') as string,
    });
    rmSync(file, { recursive: true });
    write(' '.repeat(300 * 1024));
    expect(readPolicy(file, 'linux')).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('larger than 256 KB') as string,
    });
  });

  it('never stops the app, whatever bytes it holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          write(bytes);
          const answer = readPolicy(file, 'linux');
          if (answer.kind === 'refused')
            expect(answer.sentence).toMatch(/^The policy file .+\. No part of the file is used/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what a policy does', () => {
  it('names what the evidence does not have', () => {
    const known = { productIds: new Set(['uk-amp-50-10ml']), regimenIds: new Set(['zuspan']) };
    expect(policyAgainst(full, known)).toEqual([]);
    expect(policyAgainst({ hiddenRegimens: ['zuspan', 'no-such'] }, known)).toEqual([
      expect.stringContaining('does not have: no-such'),
    ]);
  });

  it('locks the settings it names and no others', () => {
    expect(lockedSettings(full)).toEqual({ market: 'UK', paper: 'A4', theme: 'light' });
    expect(lockedSettings({ paper: 'Letter' })).toEqual({ paper: 'Letter' });
  });

  it('gives each person a data folder of their own, and a name cannot leave it', () => {
    expect(policyDataFolder({}, { home: '/home/ann', user: 'ann' })).toBeNull();
    expect(policyDataFolder(full, { home: '/home/ann', user: 'ann' })).toBe('/home/ann/Bedside Magnesium');
    expect(policyDataFolder({ dataFolder: '/srv/ward/{user}' }, { home: '/home/x', user: '../../etc' })).toBe(
      '/srv/ward/__.._etc',
    );
    expect(policyDataFolder({ dataFolder: '/srv/ward/{user}' }, { home: '/home/x', user: 'WARD\\ann' })).toBe(
      '/srv/ward/WARD_ann',
    );
  });
});

describe('the schema for editors and the example', () => {
  it('stands in docs as the code has it', () => {
    expect(JSON.parse(readFileSync(path.join(root, 'docs/policy.schema.json'), 'utf8'))).toEqual(policyJsonSchema());
  });

  it('accepts the example of docs/policy.md, whose table names every entry', () => {
    // The formatter pads tables; how wide a column is says nothing.
    const text = readFileSync(path.join(root, 'docs/policy.md'), 'utf8').replace(/ +\|/g, ' |');
    const example = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    write(example);
    expect(readPolicy(file, 'linux')).toMatchObject({ kind: 'applied', notice: null });
    for (const name of Object.keys(policySchema.shape).filter((key) => key !== '$schema'))
      expect(text).toContain(`| \`${name}\` |`);
  });
});
