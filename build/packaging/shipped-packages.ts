/**
 * Which packages are really inside the product: read from the module graph of the bundles, after unused code was
 * dropped, never from a list somebody keeps. The one package that stays outside the bundles is added by name.
 */
import { readdirSync, readFileSync } from 'node:fs';
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

/** Loaded from beside the bundles, and the headers compiled into its binary. */
const outsideBundles = ['node_modules/better-sqlite3', 'node_modules/node-addon-api'];

/**
 * The folder of the package a file belongs to, relative to the repository; null for the project's own files.
 * Vite names modules by full path, with a mark before a made-up one, and assets relative to the pages' folder.
 */
export function packageFolder(file: string): string | null {
  const name = file
    .replaceAll('\\', '/')
    .replace(/^\0+/, '')
    .replace(`${root.replaceAll('\\', '/')}/`, '')
    .replace(/^(?:\.\.\/)+/, '');
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/?]+/.exec(name)?.[0] ?? null;
}

function isOutput(
  result: Awaited<ReturnType<typeof build>>,
): result is Rolldown.RolldownOutput | Rolldown.RolldownOutput[] {
  return Array.isArray(result) || 'output' in result;
}

async function usedFiles(config: InlineConfig): Promise<string[]> {
  const result = await build({
    ...config,
    define: constants(),
    build: { ...config.build, write: false, minify: false, emptyOutDir: false },
  });
  if (!isOutput(result)) return [];
  return (Array.isArray(result) ? result : [result]).flatMap(({ output }) =>
    output.flatMap((part) =>
      part.type === 'asset'
        ? part.originalFileNames
        : Object.entries(part.modules)
            .filter(([, module]) => module.renderedLength > 0)
            .map(([id]) => id),
    ),
  );
}

/** Packages that state no licence in package.json and carry the text of a known one beside it. */
function licenceByText(folder: string): string {
  const file = readdirSync(path.join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
  const text = file === undefined ? '' : readFileSync(path.join(root, folder, file), 'utf8');
  return text.startsWith('MIT License') ? 'MIT' : 'not stated';
}

function describe(folder: string): ShippedPackage {
  const manifest = path.join(root, folder, 'package.json');
  const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  return { name, version, licence: license ?? licenceByText(folder), folder };
}

export async function shippedPackages(): Promise<ShippedPackage[]> {
  const files = [
    ...(await usedFiles(mainConfig)),
    ...(await usedFiles(preloadConfig)),
    ...(await usedFiles(rendererConfig)),
  ];
  const folders = new Set([
    ...outsideBundles,
    ...files.map(packageFolder).filter((folder): folder is string => folder !== null),
  ]);
  return [...folders].map(describe).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
