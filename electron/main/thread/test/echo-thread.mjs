/** Stands in for the services thread: answers, asks the desk, and dies when told to. */
import { parentPort, workerData } from 'node:worker_threads';

const waiting = new Map();
let painted = false;

function answer(number, value) {
  parentPort.postMessage({ kind: 'answer', number, result: JSON.stringify({ ok: true, value }) });
}

parentPort.on('message', (message) => {
  if (message.kind === 'painted') painted = true;
  if (message.kind === 'desk-done') answer(waiting.get(message.number), { done: message.value });
  if (message.kind === 'desk-failed') answer(waiting.get(message.number), { failed: message.failure });
  if (message.kind === 'close') {
    parentPort.postMessage({ kind: 'closed' });
    parentPort.close();
  }
  if (message.kind !== 'request') return;
  const { number, channel, args } = message;
  if (channel === 'echo') answer(number, { args, painted, folder: workerData.dataFolder });
  if (channel === 'die') process.exit(1);
  if (channel === 'silence') return;
  if (channel === 'desk') {
    waiting.set(number, number);
    parentPort.postMessage({ kind: 'desk', number, task: args.task, args: args.args });
  }
});
