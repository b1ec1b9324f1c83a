/**
 * Faults go to a file a hospital's IT department can read; a command on the terminal writes none. The log's own code is
 * fetched with the first fault: a start without one does not wait for it.
 */
import { commandArguments } from '../cli/arguments.ts';

async function openLog() {
  const { default: log } = await import('electron-log/main');
  log.transports.file.level = commandArguments(process.argv) === null ? 'warn' : false;
  log.transports.console.level = 'error';
  return log;
}

export async function logFault(where: string, error: unknown): Promise<void> {
  const log = await openLog();
  log.error(where, error);
}
