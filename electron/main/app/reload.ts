/** For `npm run dev` only: the window follows each rebuild of the renderer. */
import type { BrowserWindow } from 'electron';
import { watch } from 'node:fs';

const settleMs = 120;

export function reloadOnRebuild(window: BrowserWindow, renderer: string): void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(renderer, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => window.webContents.reloadIgnoringCache(), settleMs);
  });
  window.on('closed', () => watcher.close());
}
