/** Names, versions and licences of everything that is bundled into the app, for About and the notices file. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Packages whose code or font is inside the product; everything else only builds or tests it. */
const bundled = [
  'electron',
  'better-sqlite3',
  'svelte',
  'bits-ui',
  '@lucide/svelte',
  'd3-scale',
  'big.js',
  'zod',
  'electron-log',
  '@fontsource-variable/atkinson-hyperlegible-next',
  '@stdlib/math-base-special-betainc',
  '@stdlib/math-base-special-gammainc',
  '@stdlib/stats-base-dists-t-quantile',
];

export function licences(): { name: string; version: string; licence: string }[] {
  return bundled.map((name) => {
    const file = path.join(root, 'node_modules', name, 'package.json');
    const { version, license } = JSON.parse(readFileSync(file, 'utf8')) as { version: string; license?: string };
    return { name, version, licence: license ?? 'see package' };
  });
}
