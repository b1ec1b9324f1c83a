/**
 * What passes between the main process and its services thread: plain data, cloned. Every question carries a number and
 * gets one answer with it.
 */
import type { Failure, Packed } from '#ipc/result.ts';
import type { Versions } from '../app/facts.ts';
import type { Hospital } from '../app/hospital.ts';
import type { AppPaths } from '../app/paths.ts';
import type { Desk } from '../handlers.ts';

/** What the services are made with. */
export interface Surroundings {
  readonly paths: AppPaths;
  readonly versions: Versions;
  /** Null: no ward file (a command that only reads). */
  readonly dataFolder: string | null;
  readonly hospital: Pick<Hospital, 'policy' | 'sentences' | 'file'>;
  /** Words of a command line; null: the services are for a window. */
  readonly command: readonly string[] | null;
}

/** What the thread asks of Electron, which only the main process has. */
export type DeskTask = Exclude<keyof Desk, 'firstPaint' | 'reopenWard'> | 'draw';

export type ToThread =
  | { readonly kind: 'request'; readonly number: number; readonly channel: string; readonly args: unknown }
  | { readonly kind: 'desk-done'; readonly number: number; readonly value: unknown }
  | { readonly kind: 'desk-failed'; readonly number: number; readonly failure: Failure }
  | { readonly kind: 'offer'; readonly file: string; readonly workingFolder: string }
  | { readonly kind: 'painted' }
  | { readonly kind: 'close' };

export type FromThread =
  | { readonly kind: 'answer'; readonly number: number; readonly result: Packed }
  | { readonly kind: 'desk'; readonly number: number; readonly task: DeskTask; readonly args: readonly unknown[] }
  | { readonly kind: 'fault'; readonly where: string; readonly text: string }
  | { readonly kind: 'reload-page' }
  | { readonly kind: 'say' | 'complain'; readonly text: string }
  | { readonly kind: 'command-ended'; readonly code: number }
  | { readonly kind: 'closed' };
