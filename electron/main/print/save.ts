/** Saves files whole or not at all. */
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RequestError } from '#ipc/result.ts';

/** Characters that are safe in a file name on Windows, macOS and Linux. */
export function safeFileName(text: string): string {
  const cleaned = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 ._-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80);
  return cleaned === '' ? 'page' : cleaned;
}

export async function savePdf(file: string, bytes: Buffer): Promise<void> {
  if (path.extname(file).toLowerCase() !== '.pdf')
    throw new RequestError('bad-request', `"${path.basename(file)}" must end in .pdf.`);
  await saveWhole(file, bytes);
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EACCES: 'the folder may not be written',
  EROFS: 'the folder is read-only',
  ENOENT: 'the folder does not exist',
  EISDIR: 'a folder has that name',
  EPERM: 'the file is open elsewhere or may not be written',
};

/** Written beside the target, then renamed over it: never half a file. */
export async function saveWhole(file: string, content: Buffer | string): Promise<void> {
  const beside = `${file}.part`;
  try {
    await writeFile(beside, content);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new RequestError(
      'refused',
      `Nothing was saved to ${file}: ${reasons[reason] ?? `the system answered ${reason}`}. Choose another place.`,
    );
  }
}
