// System libraries the Electron runtime and the tests need. Debian and Ubuntu names.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { SetupError, has, run, say } from './shell.mjs';

/** Each need: how to see that it is there, and the Debian package that brings it. */
const needs = {
  window: [
    { library: 'libgtk-3.so.0', package: 'libgtk-3-0' },
    { library: 'libnss3.so', package: 'libnss3' },
    { library: 'libasound.so.2', package: 'libasound2' },
    { library: 'libgbm.so.1', package: 'libgbm1' },
    { library: 'libXss.so.1', package: 'libxss1' },
    { library: 'libXtst.so.6', package: 'libxtst6' },
    { library: 'libnotify.so.4', package: 'libnotify4' },
    { library: 'libsecret-1.so.0', package: 'libsecret-1-0' },
    { file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', package: 'fonts-dejavu-core' },
  ],
  virtualDisplay: [
    { command: 'Xvfb', package: 'xvfb' },
    { command: 'xauth', package: 'xauth' },
  ],
  tests: [
    { command: 'pdftotext', package: 'poppler-utils' },
    { command: 'strace', package: 'strace' },
    { command: 'ip', package: 'iproute2' },
    { command: 'unshare', package: 'util-linux' },
  ],
  compiler: [
    { command: 'g++', package: 'g++' },
    { command: 'gcc', package: 'gcc' },
    { file: '/usr/include/stdio.h', package: 'libc6-dev' },
  ],
};

function libraryCache() {
  return (
    spawnSync('ldconfig', ['-p'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` },
    }).stdout ?? ''
  );
}

function missingPackages(groups) {
  const libraries = libraryCache();
  const isThere = (need) =>
    need.library ? libraries.includes(need.library) : need.command ? has(need.command) : existsSync(need.file);
  return [
    ...new Set(
      groups
        .flatMap((group) => needs[group])
        .filter((need) => !isThere(need))
        .map((need) => need.package),
    ),
  ];
}

/**
 * Makes sure the named groups of system packages are there.
 * As root they are installed; otherwise the exact command is given in the error.
 */
export function ensureSystem(groups) {
  if (process.platform !== 'linux') return;
  const missing = missingPackages(groups);
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    throw new SetupError(
      `System packages are missing: ${missing.join(', ')}. Run this once, then try again:\n  sudo ${install}`,
    );
  }
  say(`installing system packages: ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update'], { env });
  run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env });
}
