/** The only user of ipcMain. Electron security checklist 17: the sender of every message is checked. */
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from '#ipc/channels.ts';
import { fail, pack } from '#ipc/result.ts';
import { isOurPage } from '../app/origin.ts';
import type { ServicesHost } from '../thread/host.ts';

function isTrusted(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  // Null after a navigation or crash: a refusal, never a pass. Only the main frame of our own page may ask.
  return frame !== null && frame.parent === null && isOurPage(frame.url);
}

export function registerIpc(services: ServicesHost): void {
  for (const channel of CHANNELS) {
    ipcMain.handle(channel, (event, args: unknown) =>
      isTrusted(event)
        ? services.dispatch(channel, args)
        : pack(fail('refused', 'This page may not ask the app for anything.')),
    );
  }
}
