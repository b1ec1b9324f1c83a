/** A package with one file too many or too few is refused, on the system it is built on. */
import { createPackageWithOptions } from '@electron/asar';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { payloadBudgetBytes, payloadProblems, readPayload } from '../payload.ts';

const right = [
  'package.json',
  'out/main/index.cjs',
  'out/main/services.cjs',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/renderer/assets/index-Dk3_a.js',
  'out/renderer/print/print.html',
  'out/renderer/print/preview.html',
  'out/evidence.sqlite',
  'out/runtime.json',
  'out/icon.png',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/lib/index.js',
  'node_modules/better-sqlite3/lib/methods/backup.js',
];
const linux = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'payload-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function packed(names: readonly string[], unpack = '*.node', bytes = 10): Promise<string> {
  for (const name of names) {
    const file = path.join(folder, 'app', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, Buffer.alloc(bytes, name));
  }
  const resources = path.join(folder, 'resources');
  mkdirSync(resources);
  await createPackageWithOptions(path.join(folder, 'app'), path.join(resources, 'app.asar'), { unpack });
  return resources;
}

describe('the payload', () => {
  it('is right with the listed files and one native module', async () => {
    const payload = readPayload(await packed([...right, linux]));
    expect(payloadProblems(payload, 'linux-x64')).toEqual([]);
    expect(payload.files.filter(({ unpacked }) => unpacked).map(({ name }) => name)).toEqual([linux]);
  });

  it.each([
    'out/cli/node.cjs',
    'out/stamps/main',
    'out/gallery/out/renderer/index.html',
    'db/evidence/pack.yaml',
    'node_modules/better-sqlite3/src/better_sqlite3.cpp',
    'node_modules/zod/index.js',
    '.npmrc',
    'out/renderer/assets/index.js.map',
    'out/runtime.json.bak',
  ])('refuses %s', async (extra) => {
    const payload = readPayload(await packed([...right, linux, extra]));
    expect(payloadProblems(payload, 'linux-x64')).toEqual([
      `${extra} is in the package and is not on the list of what may be.`,
    ]);
  });

  it('refuses the binary of another system, and a second one', async () => {
    const windows = 'node_modules/better-sqlite3/prebuilds/win32-x64.node';
    const payload = readPayload(await packed([...right, linux, windows]));
    expect(payloadProblems(payload, 'linux-x64')).toEqual([
      expect.stringContaining('holds 2 native modules'),
      `${windows} is for another system than linux-x64.`,
    ]);
  });

  it('refuses native code inside the archive', async () => {
    const payload = readPayload(await packed([...right, linux], 'nothing'));
    expect(payloadProblems(payload, 'linux-x64')).toEqual([expect.stringContaining('must stand beside it')]);
  });

  it('refuses a package without its evidence', async () => {
    const payload = readPayload(await packed([...right.filter((name) => name !== 'out/evidence.sqlite'), linux]));
    expect(payloadProblems(payload, 'linux-x64')).toEqual(['out/evidence.sqlite is missing from the package.']);
  });

  it('refuses a package above the budget', async () => {
    const payload = readPayload(
      await packed([...right, linux], '*.node', Math.ceil(payloadBudgetBytes / right.length)),
    );
    expect(payloadProblems(payload, 'linux-x64')).toEqual([expect.stringContaining('the budget is')]);
  });
});
