/**
 * Every icon of every system from the one SVG: `node build/resources/make-icons.ts`.
 * Needs rsvg-convert (Debian: librsvg2-bin). The pictures are kept in the repository, so that a build on Windows or
 * macOS needs no renderer; `icons.json` says which SVG they were made from, and a test compares.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { icns, ico, type Picture } from './icon-files.ts';

const here = import.meta.dirname;
const svg = path.join(here, 'icon.svg');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;

function draw(size: number): Picture {
  const png = execFileSync('rsvg-convert', ['--width', String(size), '--height', String(size), svg], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return { size, png };
}

const pictures = sizes.map(draw);
mkdirSync(path.join(here, 'icons'), { recursive: true });
for (const { size, png } of pictures.filter((picture) => picture.size <= 512)) {
  writeFileSync(path.join(here, 'icons', `${size}x${size}.png`), png);
}
writeFileSync(path.join(here, 'icon.ico'), ico(pictures.filter(({ size }) => size <= 256)));
writeFileSync(path.join(here, 'icon.icns'), icns(pictures));
const sha256 = createHash('sha256').update(readFileSync(svg)).digest('hex');
writeFileSync(path.join(here, 'icons.json'), `${JSON.stringify({ madeFrom: 'icon.svg', sha256 }, null, 2)}\n`);
