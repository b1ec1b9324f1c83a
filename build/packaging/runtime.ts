/** The Electron that set-up chose, and whether a product may be made of it. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './product.ts';

export interface ChosenRuntime {
  readonly origin: 'override' | 'official' | 'registry';
  readonly version: string;
  readonly folder: string;
}

export class PackagingError extends Error {}

export function chosenRuntime(): ChosenRuntime {
  const file = path.join(root, 'out/runtime.json');
  if (!existsSync(file)) throw new PackagingError('No runtime was chosen yet. Run "npm run setup" first.');
  return JSON.parse(readFileSync(file, 'utf8')) as ChosenRuntime;
}

/** Why this runtime may not become a release; null when it may. */
export function releaseRefusal(
  { origin, version }: Pick<ChosenRuntime, 'origin' | 'version'>,
  wantedVersion: string,
): string | null {
  if (origin === 'registry') {
    return `Electron ${version} is the old runtime carried by a registry package. It gets no security updates, so no release is made of it. Make the official Electron ${wantedVersion} reachable (ELECTRON_MIRROR), or add --test-build for a product that is marked as a test build.`;
  }
  if (version !== wantedVersion)
    return `The runtime is Electron ${version}, this project is tested with ${wantedVersion}. Use that one, or add --test-build for a product that is marked as a test build.`;
  return null;
}

export function wantedElectron(): string {
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  return devDependencies['electron'] ?? 'unknown';
}

/** A copy of the runtime as a release archive has it: without this repository's launcher and set-up marks. */
export function cleanRuntime({ folder, version }: ChosenRuntime): string {
  const copy = path.join(root, 'out/packaging/runtime');
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !/\/resources\/app$|\/complete$/.test(source.replaceAll('\\', '/')),
  });
  // Names as in the official archive; the notices refer to them.
  const licence = path.join(copy, 'LICENSE.electron.txt');
  if (existsSync(licence)) {
    cpSync(licence, path.join(copy, 'LICENSE'));
    rmSync(licence);
  }
  writeFileSync(path.join(copy, 'version'), version);
  return copy;
}
