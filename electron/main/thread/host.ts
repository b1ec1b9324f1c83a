/**
 * The main process's side of the services thread: starts it, hands requests over, does at the desk what it asks, and
 * starts it anew when it dies. A request that was under way then is answered with a sentence, never left hanging.
 */
import { Worker } from 'node:worker_threads';
import { fail, pack, RequestError, type Failure, type Packed } from '#ipc/result.ts';
import type { DeskTask, FromThread, Surroundings, ToThread } from './messages.ts';

type TaskDoer = (...args: readonly never[]) => unknown;
export type DeskTasks = Readonly<Record<DeskTask, TaskDoer>>;

export interface HostOptions {
  /** The bundle of the thread. */
  readonly file: string;
  readonly surroundings: Surroundings;
  readonly desk: DeskTasks;
  readonly firstPaint: Promise<void>;
  readonly reloadPage: () => void;
  readonly report: (where: string, error: unknown) => void;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Code of a command line, 0 to 3. */
  readonly commandEnded: (code: number) => void;
}

export interface ServicesHost {
  dispatch(channel: string, args: unknown): Promise<Packed>;
  /** A file of worksheets that the system handed over: held until the page asks for it. */
  offer(file: string, workingFolder: string): void;
  /** Both files are closed in order, or the time is up. */
  close(): Promise<void>;
}

/** A thread that keeps dying is not started for ever. */
const mostStarts = 4;
const longestCloseMs = 2000;
const stopped: Failure = {
  code: 'internal',
  message:
    'The part of the app that keeps the records stopped and was started again. Ask again; before you save a second time, look whether the first was kept.',
};

const gone: Failure = {
  code: 'internal',
  message:
    'The part of the app that keeps the records stops again and again, so nothing more is asked of it. Close the app and start it; if it stays so, tell your IT department.',
};

function asFailure(error: unknown): Failure {
  if (error instanceof RequestError) return { code: error.code, message: error.message };
  return { code: 'internal', message: 'Something went wrong outside the page, so nothing came of it. Try again.' };
}

export function servicesHost(options: HostOptions): ServicesHost {
  const asked = new Map<number, (result: Packed) => void>();
  let last = 0;
  let starts = 0;
  let alive = true;
  let closing: (() => void) | null = null;
  let thread = start();

  async function doTask(number: number, task: DeskTask, args: readonly unknown[], answerTo: Worker): Promise<void> {
    const post = (message: ToThread): void => answerTo.postMessage(message);
    try {
      post({ kind: 'desk-done', number, value: await options.desk[task](...(args as readonly never[])) });
    } catch (error) {
      if (!(error instanceof RequestError)) options.report(task, error);
      post({ kind: 'desk-failed', number, failure: asFailure(error) });
    }
  }

  function hear(message: FromThread, from: Worker): void {
    switch (message.kind) {
      case 'answer':
        asked.get(message.number)?.(message.result);
        asked.delete(message.number);
        return;
      case 'desk':
        void doTask(message.number, message.task, message.args, from);
        return;
      case 'fault':
        return options.report(message.where, new Error(message.text));
      case 'reload-page':
        return options.reloadPage();
      case 'say':
        return options.say(message.text);
      case 'complain':
        return options.complain(message.text);
      case 'command-ended':
        return options.commandEnded(message.code);
      case 'closed':
        closing?.();
    }
  }

  function start(): Worker {
    starts += 1;
    const made = new Worker(options.file, { workerData: options.surroundings });
    made.on('message', (message: FromThread) => hear(message, made));
    made.on('error', (error) => options.report('services thread', error));
    made.on('exit', () => {
      if (closing !== null) return closing();
      for (const answer of asked.values()) answer(pack(fail(stopped.code, stopped.message)));
      asked.clear();
      alive = starts < mostStarts;
      if (alive) thread = start();
    });
    void options.firstPaint.then(() => made.postMessage({ kind: 'painted' } satisfies ToThread));
    return made;
  }

  return {
    dispatch(channel, args) {
      if (!alive) return Promise.resolve(pack(fail(gone.code, gone.message)));
      const number = (last += 1);
      return new Promise((resolve) => {
        asked.set(number, resolve);
        thread.postMessage({ kind: 'request', number, channel, args } satisfies ToThread);
      });
    },
    offer: (file, workingFolder) => thread.postMessage({ kind: 'offer', file, workingFolder } satisfies ToThread),
    close() {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, longestCloseMs);
        closing = () => {
          clearTimeout(timer);
          resolve();
        };
        thread.postMessage({ kind: 'close' } satisfies ToThread);
      });
    },
  };
}
