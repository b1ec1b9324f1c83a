/** The app's one font as CSS, for the stamp: Chromium draws it outside the page, where no file can be asked for. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export function stampFont(renderer: string): string {
  const assets = path.join(renderer, 'assets');
  if (!existsSync(assets)) return '';
  const file = readdirSync(assets).find((name) => /latin-wght-normal.*\.woff2$/.test(name) && !name.includes('latin-ext'));
  if (file === undefined) return '';
  const data = readFileSync(path.join(assets, file)).toString('base64');
  return `@font-face { font-family: "Atkinson Hyperlegible Next"; font-weight: 200 800; src: url("data:font/woff2;base64,${data}") format("woff2"); }`;
}
