/** A page whose process died is loaded anew, so that nobody stands before an empty window; one that keeps dying is left. */
import { dialog, type BrowserWindow } from 'electron';

const tries = 3;
const withinMs = 60_000;

/** @param report what the log is told of each death */
export function loadAnewAfterCrash(window: BrowserWindow, report: (reason: string) => void): void {
  let deaths: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    report(reason);
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < withinMs), now];
    if (deaths.length < tries) window.webContents.reload();
    else
      dialog.showErrorBox(
        'The screen stopped several times',
        'Nothing saved was changed. Close Bedside Magnesium and start it again; if it stays so, tell your IT department.',
      );
  });
}
