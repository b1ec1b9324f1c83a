/**
 * What the bundles may reach for. A bundler treats an import it cannot resolve as somebody else's without a word;
 * here it fails. Runs on the built files in out/.
 */
import { builtinModules } from 'node:module';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const out = path.resolve(import.meta.dirname, '../out');
const builtin = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

function required(file: string): string[] {
  const text = readFileSync(path.join(out, file), 'utf8');
  return [...new Set([...text.matchAll(/\brequire\((["'`])([^"'`]+)\1\)/g)].map((match) => match[2] ?? ''))].sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describe('bundles', () => {
  it('main asks for electron and Node alone, and for its own parts', () => {
    const parts = readdirSync(path.join(out, 'main')).map((name) => `./${name}`);
    for (const part of parts.filter((name) => name !== './services.cjs')) {
      const asked = required(path.join('main', part)).filter((name) => !builtin.has(name) && !parts.includes(name));
      expect(asked, part).toEqual(asked.includes('electron') ? ['electron'] : []);
    }
  });

  it('the start of main is small: what a window does not need is read later or in the services thread', () => {
    expect(statSync(path.join(out, 'main/index.cjs')).size).toBeLessThan(40 * 1024);
  });

  it('the services thread asks for better-sqlite3 and Node alone: Electron has no place in a thread', () => {
    const asked = required('main/services.cjs').filter((name) => !builtin.has(name));
    const parts = asked.filter((name) => name.startsWith('./'));
    expect(asked.filter((name) => !parts.includes(name))).toEqual(['better-sqlite3']);
    for (const part of parts)
      expect(
        required(path.join('main', part)).filter((name) => !builtin.has(name)),
        part,
      ).toEqual(['./services.cjs']);
  });

  it('the command line for plain Node asks for better-sqlite3 and Node alone', () => {
    expect(required('cli/node.cjs').filter((name) => !builtin.has(name))).toEqual(['better-sqlite3']);
  });

  it('the preload asks for electron, once, and is tiny', () => {
    expect(required('preload/index.cjs')).toEqual(['electron']);
    expect(statSync(path.join(out, 'preload/index.cjs')).size).toBeLessThan(2048);
  });

  it('the preload source has at most 30 lines', () => {
    const source = readFileSync(path.resolve(out, '../electron/preload/index.ts'), 'utf8');
    expect(source.trim().split('\n').length).toBeLessThanOrEqual(30);
  });

  it('the pages have no Node, no remote address, no inline script and no eval', () => {
    for (const file of filesBelow(path.join(out, 'renderer'))) {
      const text = readFileSync(file, 'utf8');
      if (file.endsWith('.html')) expect(text, file).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/);
      if (file.endsWith('.js')) {
        expect(text, file).not.toMatch(/["'`]node:|\beval\(|new Function\(/);
        expect(text.match(/https?:\/\/(?!www\.w3\.org\/)[^"'`\s]*\.(?:js|css|woff2?)\b/g) ?? [], file).toEqual([]);
      }
    }
  });

  it('names no place of the machine it was built on', () => {
    const project = path.resolve(out, '..');
    for (const folder of ['main', 'preload', 'renderer']) {
      for (const file of filesBelow(path.join(out, folder)))
        expect(readFileSync(file, 'latin1').includes(project), file).toBe(false);
    }
  });
});
