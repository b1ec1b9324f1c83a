/** Facts about this build and this machine that are shown in About and printed on every page. */
import type { AppInfo } from '#ipc/views.ts';

/** Fixed when the bundle is built. */
declare const __APP_VERSION__: string;
declare const __EVIDENCE_SHA256__: string;
declare const __LICENCES__: AppInfo['licences'];

export const appVersion = __APP_VERSION__;
export const evidenceSha256 = __EVIDENCE_SHA256__;
export const licences = __LICENCES__;

/** What `process.versions` of the main process says; a thread of it does not know of Electron. */
export type Versions = Readonly<Record<'electron' | 'chrome', string | undefined>> & { readonly node: string };

/** Versions of what runs the app. On plain Node (command line in the repository) there is no Electron. */
export function runtimeFacts(origin: string, sqlite: string, versions: Versions): AppInfo['runtime'] {
  const { electron, chrome, node } = versions;
  return {
    electron: electron ?? 'none, plain Node',
    chromium: chrome ?? 'none',
    node,
    sqlite,
    origin,
    testBuild: origin === 'registry',
  };
}
