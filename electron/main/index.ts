/** Composition root of the app: the order of start-up, and nothing else. */
import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import path from 'node:path';
import { loadAnewAfterCrash } from './app/after-crash.ts';
import { logFault } from './app/fault-log.ts';
import { chooseDataFolder, readHospital } from './app/hospital.ts';
import { setMenu } from './app/menu.ts';
import { appPaths } from './app/paths.ts';
import { createInbox, type Asked, type Inbox } from './app/inbox.ts';
import { profileFolder } from './app/profile.ts';
import { registerScheme, servePages } from './app/protocol.ts';
import { reloadOnRebuild } from './app/reload.ts';
import {
  denyByDefault,
  lockContents,
  drawWithoutGraphicsCard,
  silenceChromium,
  type Refusals,
} from './app/security.ts';
import { sayWhenUsable } from './app/say-ready.ts';
import { openMainWindow, showPage, whenPainted } from './app/window.ts';
import { commandArguments } from './cli/arguments.ts';
import { createDesk } from './desk.ts';
import { registerIpc } from './ipc/register.ts';
import type { PrintAbout } from './print/about.ts';
import { pdfRenderer } from './print/pdf.ts';
import { previewWindows } from './print/preview.ts';
import { servicesHost, type ServicesHost } from './thread/host.ts';
import type { Surroundings } from './thread/messages.ts';

const out = path.resolve(__dirname, '..');

/** The address that a request leads to; a file is held in the services until the page asks for it. Null: nowhere. */
function pageFor({ request, workingFolder }: Asked, services: ServicesHost): string | null {
  if (request?.kind !== 'worksheets') return request?.hash ?? null;
  services.offer(request.file, workingFolder);
  // Another number each time: the same address again would load the page anew and take what is typed with it.
  return `#/worksheets?offered=${Date.now()}`;
}

/** Quitting waits for the records to be closed in order. */
function closeBeforeQuitting(services: ServicesHost): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void services.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}

function showWindow({ paths }: Surroundings, page: string | null): BrowserWindow {
  const window = openMainWindow({ preload: paths.preload, icon: paths.icon, page });
  loadAnewAfterCrash(window, (reason) => void logFault('page', reason));
  if (!app.isPackaged && process.env['BEDSIDE_MAGNESIUM_SAY_READY'] === '1') sayWhenUsable(window);
  if (!app.isPackaged && process.env['BEDSIDE_MAGNESIUM_RELOAD'] === '1') reloadOnRebuild(window, paths.renderer);
  return window;
}

/** The services start in their thread once Chromium is ready: on two cores, earlier would only hold Chromium up. */
async function run(surroundings: Surroundings, inbox: Inbox): Promise<void> {
  const refusals: Refusals = { permission: 0, navigation: 0, window: 0, network: 0 };
  let window: BrowserWindow | null = null;
  const renderer = pdfRenderer(surroundings.paths.preload);
  const previews = previewWindows<PrintAbout>(
    surroundings.paths.preload,
    () => window,
    (job) => renderer.prepare(job),
  );
  let hasPainted = (): void => undefined;
  await app.whenReady();
  const services = servicesHost({
    file: path.join(out, 'main/services.cjs'),
    surroundings,
    desk: createDesk({
      renderer,
      previews,
      owner: () => window,
      printer: surroundings.hospital.policy.printer ?? null,
    }),
    firstPaint: new Promise((resolve) => {
      hasPainted = resolve;
    }),
    reloadPage: () => {
      previews.closeAll();
      window?.webContents.reload();
    },
    report: (where, error) => void logFault(where, error),
    say: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
    commandEnded: (code) => {
      renderer.close();
      void services.close().then(() => app.exit(code));
    },
  });
  lockContents(refusals);
  denyByDefault(refusals);
  servePages(surroundings.paths.renderer);
  registerIpc(services);
  if (surroundings.command !== null) return;
  closeBeforeQuitting(services);
  window = showWindow(surroundings, pageFor(inbox.first, services));
  void whenPainted(window).then(hasPainted);
  window.on('closed', () => {
    window = null;
    renderer.close();
  });
  inbox.open((asked) => {
    if (window === null) return;
    showPage(window, pageFor(asked, services));
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  setMenu(!app.isPackaged);
}

/** What went wrong is in the log file; what is to be done is on the screen. */
async function giveUp(error: unknown): Promise<void> {
  await logFault('start', error);
  if (commandArguments(process.argv) === null)
    dialog.showErrorBox(
      'Bedside Magnesium could not start',
      'Something went wrong at start. Nothing was changed. Tell your IT department; details are in the log file.',
    );
  app.exit(3);
}

async function main(): Promise<void> {
  const command = commandArguments(process.argv);
  const inbox = createInbox(process.argv);
  silenceChromium();
  drawWithoutGraphicsCard();
  registerScheme();
  const { dataFolder: ofPolicy, ...hospital } = await readHospital(process.platform);
  const dataFolder = chooseDataFolder(ofPolicy);
  if (dataFolder !== null) app.setPath('userData', dataFolder);
  const dataOfPerson = command === null ? app.getPath('userData') : null;
  if (dataOfPerson !== null) {
    const profile = profileFolder(dataOfPerson);
    app.setPath('userData', profile.folder);
    app.on('quit', profile.leave);
  }
  if (command === null && !app.requestSingleInstanceLock()) {
    process.stderr.write('Bedside Magnesium is already open; its window was brought to the front.\n');
    app.exit(0);
    return;
  }
  const { electron, chrome, node } = process.versions;
  const versions = { electron, chrome, node };
  await run({ paths: appPaths(out), versions, dataFolder: dataOfPerson, hospital, command }, inbox);
}

main().catch(giveUp);
