/** The app's one window: sandboxed (4), isolated (3), without Node (2), 1024 × 720 at the smallest. */
import { BrowserWindow } from 'electron';
import { appOrigin } from './origin.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string | undefined;
  /** The address of a page inside the app, such as "#/condition/crps"; null for the first screen. */
  readonly page: string | null;
}

export const safeWebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  enableWebSQL: false,
} as const;

export function openMainWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 720,
    useContentSize: true,
    show: false,
    title: 'Bedside Magnesium',
    backgroundColor: '#f1f3f4',
    autoHideMenuBar: true,
    ...(options.icon === undefined ? {} : { icon: options.icon }),
    webPreferences: { ...safeWebPreferences, preload: options.preload },
  });
  window.once('ready-to-show', () => window.show());
  showPage(window, options.page ?? '');
  return window;
}

/** Null: nothing was asked for, and the window stays where it is. */
export function showPage(window: BrowserWindow, page: string | null): void {
  if (page !== null) void window.loadURL(`${appOrigin}/index.html${page}`);
}

/** Resolves once something has been painted, or the page failed to load: work that can wait starts then. */
export function whenPainted(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    window.once('ready-to-show', () => resolve());
    window.webContents.once('did-fail-load', () => resolve());
    window.once('closed', () => resolve());
  });
}
