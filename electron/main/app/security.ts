/**
 * Everything a page might ask of Chromium and does not get. Numbers are items of Electron's security checklist.
 * The app works offline by construction: no request leaves, no name is resolved, no background service starts.
 */
import { app, session, type WebContents } from 'electron';
import { isOurPage } from './origin.ts';

/** Refused things are counted so that tests, and About, can show that the refusals work. */
export interface Refusals {
  permission: number;
  navigation: number;
  window: number;
  network: number;
}

const quietSwitches = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'disable-breakpad',
  'no-pings',
  'no-first-run',
];

/** Before the app is ready: Chromium's own traffic is switched off and no host name resolves. */
export function silenceChromium(): void {
  for (const name of quietSwitches) app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch(
    'disable-features',
    'MediaRouter,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,Translate,NetworkTimeServiceQuerying',
  );
  app.commandLine.appendSwitch('proxy-server', 'direct://');
  // Without it Chromium may ask the Linux key ring for a key to cookies that are never made.
  app.commandLine.appendSwitch('password-store', 'basic');
}

/**
 * Pages of text and lines need no graphics card. Ward PCs are often virtual and have none, or an old driver that paints
 * a black window; and Chromium starts sooner when it looks for none.
 */
export function drawWithoutGraphicsCard(): void {
  app.disableHardwareAcceleration();
}

/** (5) permissions, and every request that is not for our own files. */
export function denyByDefault(refusals: Refusals): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, _permission, answer) => {
    refusals.permission += 1;
    answer(false);
  });
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest((details, answer) => {
    const allowed = isOurPage(details.url) || /^(?:data|blob|devtools):/.test(details.url);
    if (!allowed) refusals.network += 1;
    answer({ cancel: !allowed });
  });
  own.on('will-download', (event) => event.preventDefault());
  own.setSpellCheckerEnabled(false);
}

/** (13) navigation, (14) new windows, (12) webviews: for every page that is ever made. */
export function lockContents(refusals: Refusals): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const stop = (event: { preventDefault(): void }, url: string): void => {
      if (isOurPage(url)) return;
      refusals.navigation += 1;
      event.preventDefault();
    };
    contents.on('will-navigate', (event, url) => stop(event, url));
    contents.on('will-redirect', (event, url) => stop(event, url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => {
      refusals.window += 1;
      return { action: 'deny' };
    });
  });
}
