/**
 * The installed app, tested as a ward gets it: install the .deb, start it from its desktop entry as a person without
 * rights and with Chromium's sandbox on, do the five tasks, look at every file, uninstall, look at what is left.
 *   node build/on-display.mjs node build/packaging/installed-test.ts      (root, Debian or Ubuntu)
 *
 * Two packages of the same files are used. The first is the one that is given out: its fuses shut the door a test
 * driver uses for the main process, so its window is driven over Chromium's own debugging port and it prints from the
 * command line. The second differs in one fuse (inspect arguments), so that the Save dialog can be answered too.
 */
import { chromium, _electron, expect, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { Checks, contains, equal } from './installed/checks.ts';
import { fiveTasks } from './installed/five-tasks.ts';
import * as system from './installed/system.ts';
import { readFuses, wantedFuses, type FuseName } from './fuses.ts';
import { payloadBudgetBytes, payloadProblems, readPayload } from './payload.ts';
import { edition, installers, product, root } from './product.ts';
import { chosenRuntime, PackagingError, releaseRefusal, wantedElectron } from './runtime.ts';

const checks = new Checks();
/** Ended in any case, so that a failed run leaves no app behind. */
let running: ChildProcess | null = null;
const marked = edition(releaseRefusal(chosenRuntime(), wantedElectron()) !== null);
const archive = path.join(system.installedFolder, 'resources/app.asar');

function debIn(folder: string, how: string): string {
  const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.deb')) : undefined;
  if (name === undefined)
    throw new PackagingError(`There is no .deb in ${path.relative(root, folder)}. Make it with "${how}".`);
  return path.join(folder, name);
}

function pdfText(file: string): string {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

/** The address on which the window can be driven, told by Chromium on its first lines. */
function debuggingAddress(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    app.stderr?.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(told)?.[1];
      if (found !== undefined) resolve(found);
    });
    app.once('exit', (code) =>
      reject(new Error(`The app ended with ${code} before its window could be driven.\n${told}`)),
    );
  });
}

function ended(app: ChildProcess): Promise<number | null> {
  return app.exitCode === null ? new Promise((resolve) => app.once('exit', resolve)) : Promise.resolve(app.exitCode);
}

interface ProcessFacts {
  readonly pid: number;
  readonly command: string;
  readonly seccomp: string;
  readonly user: number;
}

function appProcesses(): ProcessFacts[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid): ProcessFacts[] => {
      // A process may end while it is looked at.
      const read = (name: string): string =>
        existsSync(`/proc/${pid}/${name}`) ? readFileSync(`/proc/${pid}/${name}`, 'utf8') : '';
      const command = read('cmdline').replaceAll('\0', ' ');
      if (!command.startsWith(system.installedFolder) && !command.startsWith(`${product.executable} `)) return [];
      const status = read('status');
      return [
        {
          pid: Number(pid),
          command,
          seccomp: /^Seccomp:\s+(\d)/m.exec(status)?.[1] ?? '',
          user: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]),
        },
      ];
    });
}

async function checkFiles(): Promise<void> {
  const payload = readPayload(path.dirname(archive));
  await checks.check(
    `files: ${payload.files.length} in the archive, all on the list, one native module of this system`,
    () => equal(payloadProblems(payload, `${process.platform}-${process.arch}`), [], 'problems'),
  );
  await checks.check(
    `files: payload without the runtime ${(payload.bytes / 1024 / 1024).toFixed(2)} MB, budget ${payloadBudgetBytes / 1024 / 1024} MB`,
    () => {
      if (payload.bytes > payloadBudgetBytes) throw new Error('above the budget');
    },
  );
  const files = system.packageFiles();
  await checks.check(
    `files: ${files.length} on the disk, none writable for others, only the sandbox helper has set-uid`,
    () => {
      const open = files.filter((name) => existsSync(name) && (statSync(name).mode & 0o022) !== 0);
      equal(open, [], 'writable for others');
      const raised = files.filter((name) => existsSync(name) && (statSync(name).mode & 0o6000) !== 0);
      equal(raised, [`${system.installedFolder}/chrome-sandbox`], 'set-uid');
    },
  );
  await checks.check(
    'files: notices, bill of materials, licences of the runtime, AppStream data, menu entry, file type',
    () => {
      const wanted = ['THIRD-PARTY-NOTICES.md', 'bom.cdx.json', 'LICENSE.electron.txt', 'LICENSES.chromium.html'].map(
        (name) => path.join(system.installedFolder, name),
      );
      const share = [
        `metainfo/${product.id}.metainfo.xml`,
        `applications/${product.executable}.desktop`,
        `mime/packages/${product.executable}.xml`,
      ].map((name) => path.join('/usr/share', name));
      equal(
        [...wanted, ...share].filter((name) => !files.includes(name)),
        [],
        'missing',
      );
    },
  );
  await checks.check('fuses of the installed executable, read back', async () => {
    const found = await readFuses(system.installedExecutable);
    const wanted = wantedFuses(false);
    const wrong = (Object.keys(found) as FuseName[]).filter((name) => found[name] !== wanted[name]);
    equal(wrong, [], 'wrong fuses');
    equal(Object.keys(found).length >= 7, true, 'at least seven fuses');
  });
}

/** Each door that a fuse shuts is tried from outside. */
async function checkDoors(person: system.Person): Promise<void> {
  const canary = path.join(person.home, 'canary');
  const script = path.join(person.home, 'door.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(canary)}, 'opened');`, { mode: 0o644 });
  const shut = (what: string): void => {
    if (existsSync(canary)) throw new Error(`${what} ran foreign code`);
  };
  await checks.check('door: ELECTRON_RUN_AS_NODE does not turn the app into Node', () => {
    runVerify(person, [], { ELECTRON_RUN_AS_NODE: '1' });
    system.runAs(person, [product.executable, script, 'verify'], { ELECTRON_RUN_AS_NODE: '1' });
    shut('ELECTRON_RUN_AS_NODE');
  });
  await checks.check('door: NODE_OPTIONS is not read', () => {
    runVerify(person, [], { NODE_OPTIONS: `--require ${script}` });
    shut('NODE_OPTIONS');
  });
  await checks.check('door: --inspect opens no debugger', () => {
    const { stderr } = runVerify(person, ['--inspect=0', '--inspect-brk=0'], {});
    if (/Debugger listening/.test(stderr)) throw new Error(stderr);
  });
  await checks.check('door: an app folder beside the archive is not loaded', () => {
    const beside = path.join(path.dirname(archive), 'app');
    mkdirSync(beside);
    writeFileSync(path.join(beside, 'package.json'), '{"name":"x","main":"main.cjs"}');
    writeFileSync(path.join(beside, 'main.cjs'), readFileSync(script));
    runVerify(person, [], {});
    rmSync(beside, { recursive: true });
    shut('resources/app');
  });
  await checks.check('door: one changed byte of evidence in the archive is refused with its sentence', () => {
    const bytes = readFileSync(archive);
    const at = bytes.indexOf('SQLite format 3\0') + 5000;
    flip(at);
    const { status, stdout, stderr } = system.runAs(person, [product.executable, 'conditions']);
    flip(at);
    equal(status, 3, 'exit code');
    contains(`${stdout}${stderr}`, /evidence file has been changed/, 'sentence');
  });
}

function flip(at: number): void {
  const original = readFileSync(archive)[at] ?? 0;
  const file = openSync(archive, 'r+');
  writeSync(file, Buffer.from([original ^ 1]), 0, 1, at);
  closeSync(file);
}

function runVerify(
  person: system.Person,
  switches: readonly string[],
  environment: Readonly<Record<string, string>>,
): { stderr: string } {
  const { status, stdout, stderr } = system.runAs(person, [product.executable, ...switches, 'verify'], environment);
  equal(status, 0, `exit code of verify\n${stdout}${stderr}\n`);
  contains(stdout, /Bedside Magnesium/, 'answer of verify');
  return { stderr };
}

async function checkCommandLine(person: system.Person): Promise<void> {
  await checks.check('command line: verify says the runtime and the evidence', () => {
    runVerify(person, [], {});
  });
  await checks.check('command line: a condition, a search, and a wrong id with its exit code', () => {
    contains(
      system.runAs(person, [product.executable, 'show', 'crps']).stdout,
      /Complex regional pain syndrome/,
      'show crps',
    );
    contains(
      system.runAs(person, [product.executable, 'search', 'crps']).stdout,
      /Complex regional pain syndrome/,
      'search crps',
    );
    equal(system.runAs(person, [product.executable, 'show', 'no-such-thing']).status, 2, 'exit code');
  });
}

function printFromCommandLine(person: system.Person): void {
  const file = path.join(person.home, 'toxicity.pdf');
  const { status, stderr } = system.runAs(person, [product.executable, 'print', 'toxicity', '--out', file]);
  equal(status, 0, `exit code of print\n${stderr}\n`);
  const text = pdfText(file);
  contains(text, /calcium gluconate/i, 'paper');
  contains(text, /page 1 of \d/, 'paper');
}

async function checkOffline(person: system.Person): Promise<void> {
  const file = path.join(person.home, 'offline.pdf');
  await checks.check('offline: prints where no network exists', () => {
    const { status, stderr } = system.runWithoutNetworkAs(person, [
      product.executable,
      'print',
      'condition',
      'crps',
      '--out',
      file,
    ]);
    equal(status, 0, `exit code\n${stderr}\n`);
    contains(pdfText(file), /Complex regional pain syndrome/, 'paper');
  });
  const { status, stderr, calls } = system.traceNetworkAs(person, [
    product.executable,
    'print',
    'condition',
    'crps',
    '--out',
    file,
  ]);
  const count = (pattern: RegExp): number => calls.filter((call) => pattern.test(call)).length;
  const local = count(/sa_family=AF_UNIX/);
  const internet = calls.filter(
    (call) =>
      /(?:connect|sendto|sendmsg|sendmmsg|bind)\(.*sa_family=AF_INET6?\b/.test(call) &&
      !/sa_family=AF_NETLINK/.test(call),
  );
  await checks.check(
    `offline: system calls of a start and a print: ${local} to local sockets, ${internet.length} to internet addresses`,
    () => {
      equal(status, 0, `exit code\n${stderr}\n`);
      equal(local > 0, true, 'the trace saw something');
      equal(internet, [], 'internet addresses');
    },
  );
}

/** The package as it is given out. */
async function testGivenOut(deb: string, person: system.Person): Promise<void> {
  await checks.check('apt installs the package', () => system.install(deb));
  await checkFiles();
  await checks.check('the desktop entry is valid and belongs to links and files', () => {
    execFileSync('desktop-file-validate', [system.desktopFile]);
    contains(
      readFileSync('/usr/share/applications/mimeinfo.cache', 'utf8'),
      new RegExp(`^x-scheme-handler/${product.scheme}=.*${product.executable}\\.desktop`, 'm'),
      'scheme',
    );
    contains(
      readFileSync('/usr/share/mime/globs2', 'utf8'),
      new RegExp(`:\\*\\.${product.orderFile.extension}$`, 'm'),
      'file type',
    );
  });
  await checkCommandLine(person);
  await checkDoors(person);
  await checkOffline(person);

  const app = system.startAs(person, [...system.desktopCommand(), '--remote-debugging-port=0']);
  running = app;
  // Electron has no download handling to override; without its defaults the driver attaches.
  const browser = await chromium.connectOverCDP(await debuggingAddress(app), { noDefaults: true });
  const page = await firstPage(browser.contexts()[0]?.pages() ?? [], () => browser.contexts()[0]?.waitForEvent('page'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await checks.check('started from its desktop entry: title, ordinary person, sandboxed pages', async () => {
    contains(await page.title(), /Bedside Magnesium/, 'title');
    const processes = appProcesses();
    const ownUser = statSync(person.home).uid;
    equal(
      processes.filter(({ user }) => user !== ownUser).map(({ command }) => command),
      [],
      'processes of other users',
    );
    const pages = processes.filter(({ command }) => command.includes('--type=renderer'));
    equal(
      pages.length > 0 && pages.every(({ seccomp }) => seccomp === '2'),
      true,
      'every page has a system-call filter',
    );
    equal(
      processes.some(({ command }) => command.includes('--no-sandbox')),
      false,
      'a process without sandbox',
    );
  });
  await fiveTasks(checks, page, 'given-out package', () => Promise.resolve(printFromCommandLine(person)));
  await checks.check('a second start brings the first window forward and ends', () => {
    equal(system.runAs(person, [product.executable]).status, 0, 'exit code');
  });
  await checks.check('closing the window ends the app, and no process is left', async () => {
    await page.evaluate(() => window.close());
    equal(await ended(app), 0, 'exit code');
    await expect.poll(() => appProcesses().length, { timeout: 10_000 }).toBe(0);
  });
}

async function firstPage(pages: readonly Page[], next: () => Promise<Page> | undefined): Promise<Page> {
  const page = pages.find((one) => one.url().startsWith('app://')) ?? (await next());
  if (page === undefined) throw new Error('The app opened no window.');
  return page;
}

/** The same files with the one fuse open that lets a driver answer the Save dialog. */
async function testDrivable(deb: string, person: system.Person): Promise<void> {
  await checks.check('apt replaces it with the drivable package', () => system.install(deb));
  const app = await _electron.launch({
    executablePath: system.launcherFor(person, '/usr/bin/bedside-magnesium'),
    args: [],
    chromiumSandbox: true,
    cwd: person.home,
    env: {},
    timeout: 30_000,
  });
  const page = await app.firstWindow({ timeout: 30_000 });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await fiveTasks(checks, page, 'drivable package', async () => {
    const file = path.join(person.home, 'crps.pdf');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath, bookmark: '' });
    }, file);
    await page.evaluate(() => {
      location.hash = '#/condition/crps';
    });
    await page.locator('#main').getByRole('button', { name: 'Print' }).click();
    await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
    contains(pdfText(file), /Complex regional pain syndrome/, 'paper');
  });
  await checks.check('window preferences of the running app', async () => {
    const facts = await app.evaluate(({ app: self, BrowserWindow }) => ({
      packaged: self.isPackaged,
      name: self.getName(),
      windows: BrowserWindow.getAllWindows().map((window) => {
        // Not in Electron's types; it tells what is in force, not what was asked.
        const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
        const {
          sandbox,
          contextIsolation,
          nodeIntegration,
          webSecurity,
          webviewTag,
          allowRunningInsecureContent,
          experimentalFeatures,
        } = contents.getLastWebPreferences();
        return {
          sandbox,
          contextIsolation,
          nodeIntegration,
          webSecurity,
          webviewTag,
          allowRunningInsecureContent,
          experimentalFeatures: experimentalFeatures ?? false,
        };
      }),
    }));
    equal(facts.packaged, true, 'packaged');
    equal(facts.name, marked.name, 'name');
    for (const window of facts.windows) {
      equal(
        window,
        {
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webSecurity: true,
          webviewTag: false,
          allowRunningInsecureContent: false,
          experimentalFeatures: false,
        },
        'preferences',
      );
    }
  });
  await app.close();
}

async function main(): Promise<void> {
  system.mustBeRootOnDebian();
  system.ensureTools();
  const givenOut = debIn(installers, 'npm run dist');
  const drivable = debIn(
    path.join(root, 'out/packaging/drivable'),
    'node build/packaging/dist.ts --test-build --drivable',
  );
  if (system.isInstalled())
    throw new PackagingError(
      `${product.executable} is already installed here; this test would take it away. Remove it first, or use another machine.`,
    );

  const before = system.filesOnDisk();
  const person = system.makePerson();
  try {
    await testGivenOut(givenOut, person);
    await testDrivable(drivable, person);
  } catch (error) {
    await checks.check('the run went through', () => {
      throw error;
    });
  } finally {
    if (running?.exitCode === null) running.kill('SIGKILL');
    for (const { pid } of appProcesses()) process.kill(pid, 'SIGKILL');
    const data = path.join(person.home, '.config', marked.name);
    if (system.isInstalled()) await checks.check('apt takes the package away', () => system.purge());
    await checks.check('uninstalled: nothing is left on the machine', () =>
      equal(system.leftovers(before), [], 'left over'),
    );
    await checks.check('uninstalled: the person keeps their ward file', () =>
      equal(existsSync(path.join(data, 'ward.sqlite')), true, data),
    );
    system.removePerson(person);
    rmSync(path.join('/run', person.name), { recursive: true, force: true });
  }
  const reports = path.join(root, 'reports');
  mkdirSync(reports, { recursive: true });
  writeFileSync(
    path.join(reports, 'installed.json'),
    `${JSON.stringify({ runtime: chosenRuntime().version, testBuild: marked.testBuild, checks: checks.outcomes }, null, 2)}\n`,
  );
  checks.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`\ninstalled-app test stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
