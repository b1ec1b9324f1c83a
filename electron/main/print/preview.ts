/**
 * The window in which a page is seen before it leaves: one for each page, above the app's own window and instead of it,
 * so that nothing can be changed behind a page that is about to be printed.
 */
import { BrowserWindow } from 'electron';
import { randomUUID } from 'node:crypto';
import { RequestError } from '#ipc/result.ts';
import type { Printed, PrintJob } from '#ipc/views.ts';
import { appOrigin } from '../app/origin.ts';
import { safeWebPreferences } from '../app/window.ts';

/** What the window shows and what is needed to save or to log it. */
export interface Held<T> {
  readonly job: PrintJob;
  readonly about: T;
}

export interface Previews<T> {
  /** @returns once the window is closed: what was saved last, path null when nothing was */
  open(held: Held<T>): Promise<Printed>;
  /** Told of each file that was saved from the window. */
  saved(id: string, printed: Printed): void;
  held(id: string): Held<T>;
  has(id: string): boolean;
  window(id: string): BrowserWindow;
  closeAll(): void;
}

/** @param shown told which page a person has begun to look at: what comes next can be got ready */
export function previewWindows<T>(
  preload: string,
  owner: () => BrowserWindow | null,
  shown: (job: PrintJob) => void,
): Previews<T> {
  interface Entry extends Held<T> {
    readonly window: BrowserWindow;
    last: Printed;
  }
  const open = new Map<string, Entry>();

  function found(id: string): Entry {
    const entry = open.get(id);
    if (entry === undefined) throw new RequestError('not-found', 'This page is not open any more; print it again.');
    return entry;
  }

  return {
    async open(held) {
      const id = randomUUID();
      const parent = owner();
      const [, height = 900] = parent?.getContentSize() ?? [];
      const window = new BrowserWindow({
        ...(parent === null ? {} : { parent, modal: true }),
        width: 960,
        height,
        minWidth: 720,
        minHeight: 560,
        useContentSize: true,
        show: false,
        autoHideMenuBar: true,
        webPreferences: { ...safeWebPreferences, preload },
      });
      const entry: Entry = { ...held, window, last: { path: null, pages: 0 } };
      open.set(id, entry);
      const closed = new Promise<void>((resolve) => void window.once('closed', resolve));
      window.once('ready-to-show', () => {
        window.show();
        shown(held.job);
      });
      window.once('closed', () => {
        open.delete(id);
        const back = owner();
        if (back !== null && !back.isDestroyed()) back.focus();
      });
      // Closed while it loads, the window has nothing to load for: that is no fault.
      await Promise.race([window.loadURL(`${appOrigin}/print/preview.html?job=${id}`), closed]);
      await closed;
      return entry.last;
    },
    held: (id) => found(id),
    has: (id) => open.has(id),
    window: (id) => found(id).window,
    saved(id, printed) {
      found(id).last = printed;
    },
    closeAll() {
      for (const { window } of open.values()) if (!window.isDestroyed()) window.destroy();
      open.clear();
    },
  };
}
