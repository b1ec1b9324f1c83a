/** Licences and bill of materials of what is really inside, read from the module graph of the bundles. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sbom } from '../../sbom.ts';
import { licenceProblems, licenceText, notices } from '../notices.ts';
import { root } from '../product.ts';
import { chosenRuntime } from '../runtime.ts';
import { packageFolder, shippedPackages, type ShippedPackage } from '../shipped-packages.ts';

/** Three bundles are made in memory. */
const bundlingMs = 120_000;
let packages: readonly ShippedPackage[] = [];

beforeAll(async () => {
  packages = await shippedPackages();
}, bundlingMs);

describe('what is inside', () => {
  it('is found in the bundles: code, components, fonts, and the one native package', () => {
    const names = packages.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'svelte',
        'zod',
        'big.js',
        'electron-log',
        'better-sqlite3',
        '@fontsource-variable/atkinson-hyperlegible-next',
      ]),
    );
    for (const tool of ['vite', 'electron-builder', 'vitest', 'typescript', '@lhncbc/ucum-lhc', 'playwright'])
      expect(names).not.toContain(tool);
  });

  it('names the folder of a package from every form of a module id', () => {
    expect(packageFolder(path.join(root, 'node_modules/zod/v4/core.js'))).toBe('node_modules/zod');
    expect(packageFolder(`\0${path.join(root, 'node_modules/@lucide/svelte/a.js')}?commonjs-module`)).toBe(
      'node_modules/@lucide/svelte',
    );
    expect(packageFolder('../node_modules/a/node_modules/b/c.woff2')).toBe('node_modules/a/node_modules/b');
    expect(packageFolder(path.join(root, 'renderer/main.ts'))).toBeNull();
  });
});

describe('licences', () => {
  it('are all on the list of allowed ones', () => {
    expect(licenceProblems(packages)).toEqual([]);
  });

  it('a package with another licence, or none, is refused with its name', () => {
    const other = (licence: string): ShippedPackage => ({
      name: 'citeproc',
      version: '2.4.63',
      licence,
      folder: 'node_modules/citeproc',
    });
    expect(licenceProblems([other('CPAL-1.0 OR AGPL-1.0')])).toEqual([
      expect.stringContaining('citeproc 2.4.63 has the licence "CPAL-1.0 OR AGPL-1.0"'),
    ]);
    for (const licence of ['not stated', 'MIT OR GPL-3.0', 'MIT AND GPL-3.0', 'UNLICENSED'])
      expect(licenceProblems([other(licence)])).toHaveLength(1);
  });

  it('are passed on whole, the font, SQLite and the runtime included', () => {
    const text = notices(packages, '45.4.1');
    for (const one of packages) {
      expect(text).toContain(`- ${one.name} ${one.version}: ${one.licence}`);
      expect(text).toContain(licenceText(one));
    }
    expect(text).toContain('SIL OPEN FONT LICENSE');
    expect(text).toContain('## SQLite');
    expect(text).toContain('LICENSES.chromium.html');
  });
});

describe('bill of materials', () => {
  it(
    'is CycloneDX, lists every shipped package once, and what npm does not know',
    () => {
      const bom = sbom(packages, chosenRuntime());
      expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
      const names = bom.components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`));
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(
        expect.arrayContaining([...packages.map(({ name }) => name), 'electron', 'chromium', 'node', 'v8', 'sqlite']),
      );
      for (const component of bom.components) expect(component.version).toMatch(/^\d/);
      expect(JSON.stringify(bom)).not.toContain(root);
    },
    bundlingMs,
  );
});
