/** The configuration for every system against electron-builder's own schema, and the promises it must keep. */
import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import released, { builderConfig, type BuildChoices } from '../electron-builder.config.ts';
import { root } from '../product.ts';

const scheme = createRequire(import.meta.url).resolve('app-builder-lib/package.json');
const schema = JSON.parse(readFileSync(path.join(path.dirname(scheme), 'scheme.json'), 'utf8')) as object;
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

const choices: readonly BuildChoices[] = [true, false].flatMap((testBuild) =>
  [true, false].map((drivable) => ({
    testBuild,
    drivable,
    runtime: { folder: 'runtime', version: '45.4.1' },
    output: 'out/installers',
  })),
);

function targets(of: unknown): string[] {
  const list = Array.isArray(of) ? of : [of];
  return list.flatMap((one: string | { target: string; arch?: string[] }) =>
    typeof one === 'string' ? [one] : (one.arch ?? []).map((arch) => `${one.target} ${arch}`),
  );
}

describe('the packaging configuration', () => {
  it.each([released, ...choices.map(builderConfig)])('fits the schema of electron-builder (%#)', (config) => {
    expect(validate(config) ? [] : validate.errors).toEqual([]);
  });

  it('the schema check has teeth', () => {
    expect(validate({ ...released, nsis: { ...released.nsis, oneClik: true } })).toBe(false);
  });

  it('has every target of every system', () => {
    expect(targets(released.linux?.target)).toEqual(['deb', 'AppImage', 'tar.gz']);
    expect(targets(released.win?.target)).toEqual(['nsis x64', 'zip x64']);
    expect(targets(released.mac?.target)).toEqual(['dmg arm64', 'dmg x64', 'zip arm64', 'zip x64']);
  });

  it('installs for one person without rights, or for all by IT, and keeps data when it goes', () => {
    expect(released.nsis).toMatchObject({ oneClick: false, perMachine: false, deleteAppDataOnUninstall: false });
    expect(released.win).toMatchObject({ requestedExecutionLevel: 'asInvoker' });
  });

  it('never updates itself and publishes nothing', () => {
    expect(released.publish).toBeNull();
    expect(released.dmg).toMatchObject({ writeUpdateInfo: false });
    expect(released.nsis).toMatchObject({ differentialPackage: false });
    expect(JSON.stringify(released)).not.toContain('electron-updater');
  });

  it('keeps everything but native code inside the checked archive', () => {
    expect(released.asar).toBe(true);
    expect(released.disableAsarIntegrity).toBe(false);
    expect(released.asarUnpack).toEqual(['**/better-sqlite3/prebuilds/*.node', 'out/native/*.node']);
    expect(released.extraResources).toBeUndefined();
    expect(released.files).toBeUndefined();
  });

  it('names each system its own binary', () => {
    for (const [part, platform] of [
      [released.linux, 'linux'],
      [released.win, 'win32'],
      [released.mac, 'darwin'],
    ] as const) {
      expect(part?.files).toContain(`!**/node_modules/better-sqlite3/prebuilds/!(${platform}-\${arch}).node`);
      // Without an including pattern at the start, electron-builder would add everything.
      expect(part?.files).toEqual(expect.arrayContaining(['package.json', 'out/main/*.cjs']));
    }
  });

  it('registers the link and the file type', () => {
    expect(released.protocols).toEqual([{ name: 'Bedside Magnesium', schemes: ['bedside-magnesium'], role: 'Viewer' }]);
    expect(released.fileAssociations).toMatchObject([{ ext: 'bedside-order' }]);
  });

  it('marks a test build in its name, its version and its files', () => {
    const marked = builderConfig({ testBuild: true, drivable: false, runtime: null, output: 'out/installers' });
    expect(marked.productName).toBe('Bedside Magnesium (test build)');
    expect(marked.extraMetadata).toMatchObject({ version: expect.stringMatching(/-test-build$/) as string });
    expect(marked.artifactName).toContain('-test-build-');
    expect(released.artifactName).not.toContain('test-build');
  });

  it('takes one production package', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: object;
    };
    expect(Object.keys(dependencies)).toEqual(['better-sqlite3']);
  });
});
