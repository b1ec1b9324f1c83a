/** Where things are, in the built app and in the repository alike: beside the main bundle. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface AppPaths {
  readonly preload: string;
  readonly renderer: string;
  readonly evidence: string;
  readonly nativeBinding: string | null;
  readonly icon: string | undefined;
  readonly runtimeOrigin: string;
}

/** Node-API version that the shipped better-sqlite3 binary asks for. */
const wantedNodeApi = 10;

function origin(file: string): string {
  if (!existsSync(file)) return 'packaged';
  const { origin: name } = JSON.parse(readFileSync(file, 'utf8')) as { origin?: string };
  return name ?? 'unknown';
}

/** @param out the folder that holds main/, preload/ and renderer/ */
export function appPaths(out: string): AppPaths {
  const compiled = path.join(out, 'native/better-sqlite3-napi8.node');
  const old = Number(process.versions['napi']) < wantedNodeApi;
  // Native code cannot be loaded from inside an archive: the packaged copy stands beside it.
  const onDisk = compiled.replace('app.asar', 'app.asar.unpacked');
  const icon = path.join(out, 'icon.png');
  return {
    preload: path.join(out, 'preload/index.cjs'),
    renderer: path.join(out, 'renderer'),
    evidence: path.join(out, 'evidence.sqlite'),
    nativeBinding: old ? onDisk : null,
    icon: existsSync(icon) ? icon : undefined,
    runtimeOrigin: origin(path.join(out, 'runtime.json')),
  };
}
