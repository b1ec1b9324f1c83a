/**
 * For `npm run bench` only: prints USABLE when the first list of conditions has been painted, so that the time from
 * spawn can be taken from outside the process.
 */
import type { BrowserWindow } from 'electron';

const whenPainted = `new Promise((resolve) => {
  const look = () => document.querySelector('main a[href^="#/condition/"]') === null
    ? setTimeout(look, 0)
    : requestAnimationFrame(() => setTimeout(resolve, 0));
  look();
}).then(() => undefined)`;

export function sayWhenUsable(window: BrowserWindow): void {
  window.webContents.once('did-finish-load', () => {
    void window.webContents.executeJavaScript(whenPainted).then(() => process.stdout.write('USABLE\n'));
  });
}
