/**
 * A file that the system hands over, by double click or as an argument of a start. Its name and its bytes come from
 * anyone: it is read here once, as text, and only a person's yes brings anything of it in. Without Electron.
 */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export type ReadFile = { readonly name: string } & ({ readonly text: string } | { readonly refusal: string });

export const largestOffered = 50 * 1024 * 1024;

/** The name as it may stand in a sentence: short, and without signs that hide or turn what follows. */
function shownName(file: string): string {
  const name = path.win32.basename(path.posix.basename(file)).replace(/[\p{Cc}\p{Cf}]/gu, '');
  return name.length > 80 ? `${name.slice(0, 60)}…${name.slice(-18)}` : name;
}

/** The file as a path; null for a place on another computer, which this app never asks for anything. */
function localPath(asked: string, workingFolder: string): string | null {
  if (/^file:/i.test(asked)) {
    try {
      const url = new URL(asked);
      return url.host === '' || url.host === 'localhost' ? fileURLToPath(`file://${url.pathname}`) : null;
    } catch {
      return null;
    }
  }
  return /^[\\/]{2}/.test(asked) ? null : path.resolve(workingFolder, asked);
}

function readText(file: string): { readonly text: string } | { readonly refusal: string } {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return { refusal: 'it cannot be read' };
  }
  try {
    const facts = fstatSync(handle);
    if (!facts.isFile()) return { refusal: 'it is not a file' };
    if (facts.size > largestOffered) return { refusal: 'it is larger than 50 MB' };
    const text = readFileSync(handle)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
    return text.includes('\uFFFD') ? { refusal: 'it is not text' } : { text };
  } catch {
    return { refusal: 'it cannot be read' };
  } finally {
    closeSync(handle);
  }
}

/** @param workingFolder what a relative path is relative to: the folder of the start that named it */
export function readOffered(asked: string, workingFolder: string): ReadFile {
  const file = localPath(asked, workingFolder);
  const name = shownName(asked);
  const refuse = (why: string): ReadFile => ({ name, refusal: `Nothing was imported from "${name}": ${why}.` });
  if (file === null) return refuse('it is not on this PC. Copy it to this PC first');
  const read = readText(file);
  return 'refusal' in read ? refuse(read.refusal) : { name: shownName(file), text: read.text };
}
