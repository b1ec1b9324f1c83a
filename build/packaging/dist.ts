/**
 * Makes the installers this machine can make, from the runtime that set-up chose:
 *   node build/packaging/dist.ts                 a release; refuses the old registry-carried runtime
 *   node build/packaging/dist.ts --test-build    takes any runtime; with the old one the product is marked "test build"
 *   … --all-targets                              every target of this system by electron-builder (downloads its helpers)
 *   … --drivable                                 a package for the installed-app test: a test driver may attach
 * Without --all-targets Linux gets a .deb and a .tar.gz made with Debian's own tools, so that nothing is downloaded.
 */
import { Arch, build, Platform } from 'electron-builder';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeDeb } from './deb.ts';
import { builderConfig } from './electron-builder.config.ts';
import { readFuses } from './fuses.ts';
import { appStream } from './linux-metadata.ts';
import { writeNotices } from './notices.ts';
import { readPayload } from './payload.ts';
import { edition, marks, product, resources, root, type Edition } from './product.ts';
import {
  chosenRuntime,
  cleanRuntime,
  PackagingError,
  releaseRefusal,
  wantedElectron,
  type ChosenRuntime,
} from './runtime.ts';

const { values: flags } = parseArgs({
  options: {
    'test-build': { type: 'boolean', default: false },
    'all-targets': { type: 'boolean', default: false },
    drivable: { type: 'boolean', default: false },
  },
});

function say(sentence: string): void {
  process.stdout.write(`dist: ${sentence}\n`);
}

/** One time for every file in a package: when the commit was made, not when somebody packed it. */
function sourceDate(): number {
  const given = process.env['SOURCE_DATE_EPOCH'];
  if (given !== undefined && given !== '') return Number(given);
  return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }).trim());
}

function writeMarks(runtime: ChosenRuntime): void {
  rmSync(marks, { recursive: true, force: true });
  mkdirSync(marks, { recursive: true });
  // Only what the app shows: folders of the build machine stay out.
  writeFileSync(
    path.join(marks, 'runtime.json'),
    `${JSON.stringify({ origin: runtime.origin, version: runtime.version })}\n`,
  );
  copyFileSync(path.join(resources, 'icons/256x256.png'), path.join(marks, 'icon.png'));
}

const systems = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS } as const;

function system(): Platform {
  const found = Object.entries(systems).find(([name]) => name === process.platform);
  if (found === undefined) throw new PackagingError(`There is no package for ${process.platform}.`);
  return found[1];
}

/** Reads back what was packed, and says it. */
async function report(unpacked: string): Promise<void> {
  const { files, bytes } = readPayload(path.join(unpacked, 'resources'));
  say(`payload without the runtime ${(bytes / 1024 / 1024).toFixed(2)} MB in ${files.length} files`);
  const fuses = Object.entries(await readFuses(path.join(unpacked, product.executable)));
  say(
    `fuses on: ${fuses
      .filter(([, on]) => on)
      .map(([name]) => name)
      .join(', ')}; off: ${fuses
      .filter(([, on]) => !on)
      .map(([name]) => name)
      .join(', ')}`,
  );
}

function makeTarball(unpacked: string, chosen: Edition, destination: string, seconds: number): string {
  const file = path.join(destination, `${chosen.fileName}-linux-${process.arch}.tar.gz`);
  const inside = `${chosen.fileName}-linux-${process.arch}`;
  execFileSync('tar', [
    '--sort=name',
    `--mtime=@${seconds}`,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    `--transform=s,^\\.,${inside},`,
    '--use-compress-program=gzip -n',
    '-cf',
    file,
    '-C',
    unpacked,
    '.',
  ]);
  return file;
}

async function makeLinuxPackages(chosen: Edition, destination: string, seconds: number): Promise<void> {
  const unpacked = path.join(destination, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  const { version } = chosenRuntime();
  // The Debian packager reads the runtime's version from this file, to name the libraries it needs.
  writeFileSync(path.join(unpacked, 'version'), version);
  await report(unpacked);
  const date = new Date(seconds * 1000).toISOString().slice(0, 10);
  const made = [
    await makeDeb({
      unpacked,
      destination,
      edition: chosen,
      arch: process.arch,
      date,
      compression: chosen.testBuild ? 'gzip' : 'xz',
    }),
  ];
  if (!flags.drivable) made.push(makeTarball(unpacked, chosen, destination, seconds));
  for (const file of made) say(`${path.relative(root, file)}, ${(statSync(file).size / 1024 / 1024).toFixed(1)} MB`);
}

function writeChecksums(folder: string): void {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:deb|AppImage|gz|zip|exe|dmg)$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const lines = files.map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex')}  ${name}\n`,
  );
  writeFileSync(path.join(folder, 'SHA256SUMS'), lines.join(''));
}

async function main(): Promise<void> {
  const runtime = chosenRuntime();
  const refusal = releaseRefusal(runtime, wantedElectron());
  if (refusal !== null && !flags['test-build']) throw new PackagingError(refusal);
  const testBuild = refusal !== null;
  const chosen = edition(testBuild);
  say(`${chosen.name} ${chosen.version} on Electron ${runtime.version} (${runtime.origin})`);

  execFileSync(process.execPath, [path.join(root, 'build/bundle.ts')], { stdio: ['ignore', 2, 2] });
  const seconds = sourceDate();
  process.env['SOURCE_DATE_EPOCH'] = String(seconds);
  writeMarks(runtime);
  await writeNotices(path.join(root, 'out/packaging/notices'), runtime);
  mkdirSync(path.join(root, 'out/packaging'), { recursive: true });
  writeFileSync(
    path.join(root, 'out/packaging', `${product.id}.metainfo.xml`),
    appStream(new Date(seconds * 1000).toISOString().slice(0, 10)),
  );

  const output = flags.drivable ? 'out/packaging/drivable' : 'out/installers';
  const destination = path.join(root, output);
  rmSync(destination, { recursive: true, force: true });
  // For every target the release of each processor is fetched; for this machine's own packages, what set-up chose.
  const fetched = flags['all-targets'] && runtime.origin === 'official';
  const config = builderConfig({
    testBuild,
    drivable: flags.drivable,
    runtime: fetched ? null : { folder: cleanRuntime(runtime), version: runtime.version },
    output,
  });
  const targets = flags['all-targets']
    ? system().createTarget()
    : system().createTarget('dir', process.arch === 'arm64' ? Arch.arm64 : Arch.x64);
  await build({ targets, config, projectDir: root, publish: 'never' });
  if (process.platform === 'linux' && !flags['all-targets']) await makeLinuxPackages(chosen, destination, seconds);
  writeChecksums(destination);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `\ndist stopped: ${error instanceof PackagingError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
