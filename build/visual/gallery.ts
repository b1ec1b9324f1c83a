/** npm run gallery: builds the gallery and opens it in a window of the runtime at hand, until that window is closed. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeGalleryApp } from './gallery-app.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { executable } = JSON.parse(readFileSync(path.join(root, 'out/runtime.json'), 'utf8')) as { executable: string };
const folder = await makeGalleryApp();
const { status } = spawnSync(executable, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), folder], {
  stdio: 'inherit',
  env: { ...process.env, BEDSIDE_MAGNESIUM_DATA: path.join(folder, 'data') },
});
process.exitCode = status ?? 1;
