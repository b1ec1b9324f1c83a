/**
 * Chromium wants a folder it may write for its own files, and takes a lock in it. Where a person's folder may not be
 * written it gets one of the moment: without it the start would end as if the app were open already.
 */
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export interface ProfileFolder {
  readonly folder: string;
  /** Removes a folder of the moment; a person's own stays. */
  readonly leave: () => void;
}

/** @param own where the person's ward file lies, which is read there whatever comes of this */
export function profileFolder(own: string): ProfileFolder {
  if (isWritable(own)) return { folder: own, leave: () => undefined };
  const folder = mkdtempSync(path.join(tmpdir(), 'bedside-magnesium-profile-'));
  return { folder, leave: () => rmSync(folder, { recursive: true, force: true }) };
}
