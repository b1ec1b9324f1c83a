/**
 * What other programs and later starts ask for. macOS sends links and files before the app is ready, so they are
 * gathered from the beginning and handed on in order once there is a window.
 */
import { app } from 'electron';
import { openRequest, type OpenRequest } from './links.ts';

export interface Asked {
  /** Null: the app was started again and nothing known was asked for; its window comes to the front. */
  readonly request: OpenRequest | null;
  /** The folder that a relative path is relative to. */
  readonly workingFolder: string;
}

export interface Inbox {
  /** What the start itself asked for. */
  readonly first: Asked;
  /** Takes what waits, and everything that comes from now on. */
  open(take: (asked: Asked) => void): void;
}

export function createInbox(argv: readonly string[]): Inbox {
  const waiting: Asked[] = [];
  let give = (asked: Asked): void => void waiting.push(asked);
  app.on('open-url', (event, link) => {
    event.preventDefault();
    give({ request: openRequest(['', link]), workingFolder: process.cwd() });
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    give({ request: openRequest(['', file]), workingFolder: process.cwd() });
  });
  app.on('second-instance', (_event, later, workingFolder) => give({ request: openRequest(later), workingFolder }));
  return {
    first: { request: openRequest(argv), workingFolder: process.cwd() },
    open(take) {
      give = take;
      waiting.splice(0).forEach(take);
    },
  };
}
