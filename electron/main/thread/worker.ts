/**
 * The services thread: both files of the store, the dosing engine and the router live here, so that neither reading
 * this code nor a long calculation ever holds up the window. Without Electron, which has no place in a thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { readOffered } from '../app/offered-file.ts';
import { pack } from '#ipc/result.ts';
import type { PrintJob } from '#ipc/views.ts';
import type { FromThread, Surroundings, ToThread } from './messages.ts';
import { remoteDesk } from './remote-desk.ts';
import { makeServices } from './services.ts';

const port = parentPort;
if (port === null) throw new Error('The services run in a thread of the app and nowhere else.');
const surroundings = workerData as Surroundings;
const post = (message: FromThread): void => port.postMessage(message);

function report(where: string, error: unknown): void {
  post({ kind: 'fault', where, text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

let painted = (): void => undefined;
const firstPaint = new Promise<void>((resolve) => {
  painted = resolve;
});
const remote = remoteDesk(post);

/** Soon: the answer to the one who asked goes first. */
function reopenWard(): void {
  setImmediate(() => {
    present.core.close();
    present = make(Promise.resolve());
    post({ kind: 'reload-page' });
  });
}

function make(paintedBy: Promise<void>) {
  return makeServices(surroundings, { ...remote.desk, firstPaint: paintedBy, reopenWard }, report);
}

// A command line opens no window, so nothing is ever painted: it must not wait for that.
let present = make(surroundings.command === null ? firstPaint : Promise.resolve());

port.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'request': {
      const { number, channel, args } = message;
      void present.router
        .dispatch(channel, args)
        .then((result) => post({ kind: 'answer', number, result: pack(result) }));
      return;
    }
    case 'desk-done':
      remote.done(message.number, message.value);
      return;
    case 'desk-failed':
      remote.failed(message.number, message.failure);
      return;
    case 'offer':
      present.core.ward.offered.hold(readOffered(message.file, message.workingFolder));
      return;
    case 'painted':
      painted();
      return;
    case 'close':
      present.core.close();
      post({ kind: 'closed' });
      port.close();
  }
});

async function runAsCommand(command: readonly string[]): Promise<number> {
  const { core, router, jobs } = present;
  const { runCommand } = await import('../cli/run.ts');
  return runCommand(command, {
    router,
    jobs,
    evidence: core.evidence,
    dosing: core.dosing,
    drawPdf: async (job: PrintJob) => Buffer.from((await remote.ask('draw', job)) as Uint8Array),
    write: (text) => post({ kind: 'say', text }),
    complain: (text) => post({ kind: 'complain', text }),
  });
}

const { command } = surroundings;
if (command !== null)
  runAsCommand(command).then(
    (code) => post({ kind: 'command-ended', code }),
    (error: unknown) => {
      report('command', error);
      post({ kind: 'command-ended', code: 3 });
    },
  );
