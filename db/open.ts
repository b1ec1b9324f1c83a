/**
 * Opens the evidence store: read whole, hash compared, then handed to SQLite as a read-only memory image.
 * A file that is not the one this build was made with is refused with a sentence; it is never half used.
 */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

declare const readOnly: unique symbol;
declare const readWrite: unique symbol;
/** Read-only and read-write handles are different types: a query that writes cannot be given the evidence store. */
export type EvidenceDb = Database.Database & { readonly [readOnly]: true };
export type WardDb = Database.Database & { readonly [readWrite]: true };

/** Path of the binding compiled for an old runtime; null: the one shipped in better-sqlite3. */
export type NativeBinding = string | null;

export type OpenedEvidence =
  | { readonly kind: 'open'; readonly db: EvidenceDb; readonly hash: string }
  | { readonly kind: 'refused'; readonly sentence: string };

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** @param expectedHash sha-256 in hex, fixed when the app was built */
export function openEvidence(file: string, expectedHash: string, nativeBinding: NativeBinding): OpenedEvidence {
  const bytes = readIfThere(file);
  if (bytes === null) {
    return {
      kind: 'refused',
      sentence:
        'The evidence file is missing or cannot be read, so nothing clinical is shown. Install the app again, or ask your IT department.',
    };
  }
  const hash = sha256(bytes);
  if (hash !== expectedHash) {
    return {
      kind: 'refused',
      sentence: `The evidence file has been changed or cut short (its check code starts ${hash.slice(0, 8)}, expected ${expectedHash.slice(0, 8)}), so nothing clinical is shown. Install the app again, or ask your IT department.`,
    };
  }
  // Safe: the hash proves this is the image that the compiler wrote and checked.
  const db = new Database(bytes, {
    readonly: true,
    ...(nativeBinding === null ? {} : { nativeBinding }),
  }) as EvidenceDb;
  return { kind: 'open', db, hash };
}
