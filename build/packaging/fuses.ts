/**
 * Electron's fuses: switches inside the executable that no argument and no variable can turn back.
 * Every fuse the runtime has is set, none is left as it came (`strictlyRequireAllFuses`).
 */
import {
  flipFuses,
  FuseState,
  FuseV1Options,
  FuseVersion,
  getCurrentFuseWire,
  type FuseV1Config,
} from '@electron/fuses';

export type FuseName = keyof typeof FuseV1Options;

/** What each is for stands in docs/security-checklist.md, item 19. */
const release = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
} as const satisfies Record<FuseName, boolean>;

/** @param drivable keeps the one fuse that a test driver needs to attach to the main process; never in a release */
export function wantedFuses(drivable: boolean): Readonly<Record<FuseName, boolean>> {
  return drivable ? { ...release, EnableNodeCliInspectArguments: true } : release;
}

function names(): FuseName[] {
  return Object.keys(release) as FuseName[];
}

/** The fuses this executable has, with their states; an older runtime has fewer. */
export async function readFuses(executable: string): Promise<Partial<Record<FuseName, boolean>>> {
  const wire = await getCurrentFuseWire(executable);
  const states = names().map((name) => [name, wire[FuseV1Options[name]]] as const);
  return Object.fromEntries(
    states
      .filter(([, state]) => state === FuseState.ENABLE || state === FuseState.DISABLE)
      .map(([name, state]) => [name, state === FuseState.ENABLE]),
  );
}

/** Sets every fuse the executable has, and reads them back; a difference stops the build. */
export async function setFuses(executable: string, drivable: boolean): Promise<Partial<Record<FuseName, boolean>>> {
  const present = Object.keys(await readFuses(executable)) as FuseName[];
  const wanted = wantedFuses(drivable);
  const chosen = Object.fromEntries(present.map((name) => [FuseV1Options[name], wanted[name]]));
  // The library's type asks for all fuses of the newest runtime; the old one has seven, and strictness is per wire.
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    strictlyRequireAllFuses: true,
    ...chosen,
  } as FuseV1Config);
  const after = await readFuses(executable);
  const wrong = present.filter((name) => after[name] !== wanted[name]);
  if (wrong.length > 0) throw new Error(`These fuses could not be set: ${wrong.join(', ')}.`);
  return after;
}
