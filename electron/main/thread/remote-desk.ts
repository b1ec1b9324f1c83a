/** The desk as the services thread sees it: each call is a message to the main process and a promise of its answer. */
import { RequestError, type Failure } from '#ipc/result.ts';
import type { Desk } from '../handlers.ts';
import type { DeskTask, FromThread } from './messages.ts';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface RemoteDesk {
  readonly desk: Omit<Desk, 'firstPaint' | 'reopenWard'>;
  readonly ask: (task: DeskTask, ...args: readonly unknown[]) => Promise<unknown>;
  readonly done: (number: number, value: unknown) => void;
  readonly failed: (number: number, failure: Failure) => void;
}

export function remoteDesk(post: (message: FromThread) => void): RemoteDesk {
  const waiting = new Map<number, Waiting>();
  let last = 0;

  function ask(task: DeskTask, ...args: readonly unknown[]): Promise<unknown> {
    const number = (last += 1);
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      post({ kind: 'desk', number, task, args });
    });
  }

  function taken(number: number): Waiting | undefined {
    const found = waiting.get(number);
    waiting.delete(number);
    return found;
  }

  /** The main process answers a task with what its own desk gives for it: the types are the desk's. */
  const task =
    <T extends keyof RemoteDesk['desk']>(name: T) =>
    (...args: Parameters<Desk[T]>): ReturnType<Desk[T]> =>
      ask(name, ...args) as ReturnType<Desk[T]>;

  return {
    ask,
    done: (number, value) => taken(number)?.resolve(value),
    failed: (number, { code, message }) => taken(number)?.reject(new RequestError(code, message)),
    desk: {
      openPreview: task('openPreview'),
      previewed: task('previewed'),
      savePreviewed: task('savePreviewed'),
      sendPreviewed: task('sendPreviewed'),
      jobFor: task('jobFor'),
      markReady: task('markReady'),
      copy: task('copy'),
      copyPicture: task('copyPicture'),
      saveFile: task('saveFile'),
    },
  };
}
