/** The files of the renderer whose text is not in the catalogue yet: a list in the repository that only gets shorter. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hardCodedIn, type HardCoded } from './hard-coded.ts';

const root = path.resolve(import.meta.dirname, '../..');
export const listFile = path.join(import.meta.dirname, 'not-yet.json');
/** The catalogue itself, and the gallery, which is never part of the program. */
const LEFT_OUT = /^renderer\/(?:messages|gallery)\/|\.test\.ts$/;

export function listed(): readonly string[] {
  return JSON.parse(readFileSync(listFile, 'utf8')) as readonly string[];
}

export interface FileWithText {
  readonly file: string;
  readonly found: readonly HardCoded[];
}

/** Every file with text of its own, in the order of their names. */
export function filesWithText(): readonly FileWithText[] {
  return globSync('renderer/**/*.{svelte,ts}', { cwd: root })
    .filter((file) => !LEFT_OUT.test(file))
    .sort()
    .map((file) => ({ file, found: hardCodedIn(file, readFileSync(path.join(root, file), 'utf8')) }))
    .filter(({ found }) => found.length > 0);
}
