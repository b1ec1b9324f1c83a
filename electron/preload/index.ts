/** The whole bridge: one frozen object with a function per channel. No Node, no logic, no `ipcRenderer` given away. */
import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS } from '../ipc/channels.ts';

const api = Object.fromEntries(
  CHANNELS.map((channel) => [channel, (args: unknown) => ipcRenderer.invoke(channel, args)]),
);
contextBridge.exposeInMainWorld('api', Object.freeze(api));
