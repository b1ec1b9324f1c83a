/** The Debian side of the installed-app test: packages, an ordinary person, and what lies on the disk. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { product } from '../product.ts';
import { PackagingError } from '../runtime.ts';

export const installedFolder = `/usr/lib/${product.executable}`;
export const installedExecutable = path.join(installedFolder, product.executable);
export const archive = path.join(installedFolder, 'resources/app.asar');
export const desktopFile = `/usr/share/applications/${product.executable}.desktop`;

function run(command: string, args: readonly string[]): string {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  if (result.status === 0) return result.stdout;
  throw new PackagingError(
    `"${[command, ...args].join(' ')}" failed.\n${`${result.stdout}${result.stderr}`.trim().split('\n').slice(-8).join('\n')}`,
  );
}

export function mustBeRootOnDebian(): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg'))
    throw new PackagingError('The installed-app test needs Debian or Ubuntu.');
  if (process.getuid?.() !== 0)
    throw new PackagingError(
      'Installing a package needs root: run this as root, or with sudo, in a machine that may be changed.',
    );
  if (!process.env['DISPLAY'])
    throw new PackagingError(
      'There is no display. Run "node build/on-display.mjs node build/packaging/installed-test.ts".',
    );
}

/** What the test itself looks with; installed before the disk is looked at for the first time. */
const tools: Readonly<Record<string, string>> = {
  'desktop-file-validate': 'desktop-file-utils',
  'update-mime-database': 'shared-mime-info',
  strace: 'strace',
  pdftotext: 'poppler-utils',
};

export function ensureTools(): void {
  const missing = Object.entries(tools)
    .filter(([command]) => spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0)
    .map(([, name]) => name);
  if (missing.length === 0) return;
  run('apt-get', ['update']);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...missing]);
}

export function isInstalled(): boolean {
  return spawnSync('dpkg-query', ['-W', product.executable], { stdio: 'ignore' }).status === 0;
}

export function install(deb: string): void {
  run('apt-get', ['install', '-y', '--no-install-recommends', '--allow-downgrades', '--reinstall', deb]);
}

export function purge(): void {
  run('apt-get', ['purge', '-y', product.executable]);
}

/** Files and links of the package, without folders it shares with others. */
export function packageFiles(): string[] {
  return run('dpkg', ['-L', product.executable])
    .trim()
    .split('\n')
    .filter((name) => name.startsWith(installedFolder) || !statSync(name).isDirectory());
}

const watched = ['/usr', '/etc', '/opt', '/var/lib', '/srv'];
/** Written by Debian's own triggers and records, for every package. */
const belongsToSystem =
  /^\/var\/lib\/(?:dpkg|apt|systemd|ucf)\/|\/(?:icon-theme|mimeinfo)\.cache$|^\/usr\/share\/mime\/|^\/etc\/(?:passwd|group|shadow|gshadow|subuid|subgid)-?$|\.pyc$/;

/** Every file under the folders a package may write to. */
export function filesOnDisk(): Set<string> {
  const listed = execFileSync('find', [...watched, '-xdev', '-not', '-type', 'd', '-path', '*', '-print'], {
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  return new Set(listed.split('\n').filter((name) => name !== '' && !belongsToSystem.test(name)));
}

/** A link of Debian's alternatives, such as /usr/bin/open: made by a package this one needs, which may stay. */
function isAlternative(name: string): boolean {
  if (name.startsWith('/etc/alternatives/')) return true;
  return lstatSync(name).isSymbolicLink() && readlinkSync(name).startsWith('/etc/alternatives/');
}

/** What is there now and was not before, and no installed package owns. */
export function leftovers(before: ReadonlySet<string>): string[] {
  const fresh = [...filesOnDisk()].filter((name) => !before.has(name));
  return fresh
    .filter((name) => !isAlternative(name))
    .filter((name) => spawnSync('dpkg', ['-S', name], { stdio: 'ignore' }).status !== 0);
}

export interface Person {
  readonly name: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** An account without any rights, as on a ward PC; made for this test and taken away after it. */
export function makePerson(which = 'ward'): Person {
  const name = `bedside-${which}-${process.pid}`;
  const home = `/home/${name}`;
  run('useradd', ['--create-home', '--home-dir', home, '--shell', '/bin/sh', name]);
  const environment: Record<string, string> = {
    HOME: home,
    USER: name,
    LOGNAME: name,
    PATH: '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    DISPLAY: process.env['DISPLAY'] ?? '',
  };
  // The display's key is readable for root only; the person gets a copy.
  const key = process.env['XAUTHORITY'];
  if (key !== undefined && existsSync(key)) {
    const own = path.join(home, '.Xauthority');
    copyFileSync(key, own);
    run('chown', [`${name}:${name}`, own]);
    chmodSync(own, 0o600);
    environment['XAUTHORITY'] = own;
  }
  return { name, home, environment };
}

export function removePerson({ name }: Person): void {
  spawnSync('userdel', ['--remove', name], { stdio: 'ignore' });
}

function asPerson(
  person: Person,
  command: readonly string[],
  extra: Readonly<Record<string, string>>,
): [string, string[]] {
  const variables = Object.entries({ ...person.environment, ...extra }).map(([name, value]) => `${name}=${value}`);
  return ['runuser', ['-u', person.name, '--', 'env', '-i', ...variables, ...command]];
}

export function runAs(
  person: Person,
  command: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): { status: number | null; stdout: string; stderr: string } {
  const [program, args] = asPerson(person, command, extra);
  return spawnSync(program, args, { encoding: 'utf8', cwd: person.home, timeout: 60_000, maxBuffer: 64 * 1024 * 1024 });
}

export function startAs(person: Person, command: readonly string[]): ChildProcess {
  const [program, args] = asPerson(person, command, {});
  return spawn(program, args, { cwd: person.home, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Every network call of the command and its children; strace runs as root so that the sandbox helper keeps its rights. */
export function traceNetworkAs(
  person: Person,
  command: readonly string[],
): { status: number | null; stderr: string; calls: string[] } {
  const file = path.join('/run', `${person.name}.trace`);
  const variables = Object.entries(person.environment).map(([name, value]) => `${name}=${value}`);
  const { status, stderr } = spawnSync(
    'strace',
    [
      '-f',
      '-qq',
      '-u',
      person.name,
      '-e',
      'trace=connect,sendto,sendmsg,sendmmsg,bind,listen',
      '-o',
      file,
      'env',
      '-i',
      ...variables,
      ...command,
    ],
    {
      encoding: 'utf8',
      cwd: person.home,
      timeout: 120_000,
    },
  );
  const calls = readFileSync(file, 'utf8').split('\n');
  rmSync(file);
  return { status, stderr, calls };
}

/** The command where no network exists at all, not even the machine's own loopback. */
export function runWithoutNetworkAs(
  person: Person,
  command: readonly string[],
): { status: number | null; stdout: string; stderr: string } {
  const [program, args] = asPerson(person, command, {});
  return spawnSync('unshare', ['-n', program, ...args], { encoding: 'utf8', cwd: person.home, timeout: 60_000 });
}

/** A program file that starts the command as the person: for a test driver that wants one. */
export function launcherFor(person: Person, command: string): string {
  const [program, args] = asPerson(person, [command], {});
  const folder = path.join('/run', person.name);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'start');
  const quoted = [program, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  writeFileSync(file, `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
  return file;
}

/** The command of the desktop entry, as a desktop would run it without a file. */
export function desktopCommand(): string[] {
  const line = /^Exec=(.+)$/m.exec(readFileSync(desktopFile, 'utf8'))?.[1] ?? '';
  return line.split(' ').filter((word) => !/^%[a-zA-Z]$/.test(word));
}
