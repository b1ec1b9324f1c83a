/**
 * Which packages are really inside the product: read from the module graph of the bundles, after unused code was
 * dropped, never from a list somebody keeps. The one package that stays outside the bundles is added by name.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { constants } from '../bundle-constants.ts';
import mainConfig from '../vite.main.config.ts';
import preloadConfig from '../vite.preload.config.ts';
import rendererConfig from '../vite.renderer.config.ts';
import { root } from './product.ts';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Relative to the repository. */
  readonly folder: string;
}

const outsideBundles = ['node_modules/better-sqlite3'];

/** The folder of the package a file belongs to; null for the project's own files. */
export function packageFolder(file: string): string | null {
  const found = /^(?:\0|\?)?(.*node_modules\/(?:@[^/]+\/)?[^/?]+)/.exec(file.replaceAll('\\', '/'));
  return found?.[1] === undefined ? null : path.relative(root, path.resolve(root, found[1])).replaceAll('\\', '/');
}

function isOutput(result: Awaited<ReturnType<typeof build>>): result is Rolldown.RolldownOutput | Rolldown.RolldownOutput[] {
  return Array.isArray(result) || 'output' in result;
}

async function usedFiles(config: InlineConfig): Promise<string[]> {
  const result = await build({ ...config, define: constants(), build: { ...config.build, write: false, minify: false, emptyOutDir: false } });
  if (!isOutput(result)) return [];
  return (Array.isArray(result) ? result : [result]).flatMap(({ output }) =>
    output.flatMap((part) => (part.type === 'asset' ? part.originalFileNames : Object.entries(part.modules).filter(([, module]) => module.renderedLength > 0).map(([id]) => id))),
  );
}

function describe(folder: string): ShippedPackage {
  const manifest = path.join(root, folder, 'package.json');
  const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string; version: string; license?: string };
  return { name, version, licence: license ?? 'not stated', folder };
}

export async function shippedPackages(): Promise<ShippedPackage[]> {
  const files = [...(await usedFiles(mainConfig)), ...(await usedFiles(preloadConfig)), ...(await usedFiles(rendererConfig))];
  const folders = new Set([...outsideBundles, ...files.map(packageFolder).filter((folder): folder is string => folder !== null)]);
  return [...folders].filter((folder) => existsSync(path.join(root, folder, 'package.json'))).map(describe).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
