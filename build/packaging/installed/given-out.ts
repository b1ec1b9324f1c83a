/**
 * The package as a ward gets it. Its fuses shut the door a test driver uses for the main process, so its window is
 * driven over Chromium's own debugging port and it prints from the command line.
 */
import { expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { product } from '../product.ts';
import { contains, equal, type Checks } from './checks.ts';
import { checkCommandLine, printFromCommandLine } from './command-line.ts';
import { checkDoors } from './doors.ts';
import { checkFiles } from './files.ts';
import { fiveTasks } from './five-tasks.ts';
import { checkFleet } from './fleet.ts';
import { checkOffline } from './offline.ts';
import { appProcesses, closeApp, startApp } from './running.ts';
import * as system from './system.ts';

/** @param configFolder where the person's ward file lies without a policy */
export async function testGivenOut(
  checks: Checks,
  deb: string,
  person: system.Person,
  configFolder: string,
): Promise<void> {
  await checks.check('apt installs the package', () => system.install(deb));
  await checkFiles(checks);
  await checks.check('the desktop entry is valid and belongs to links and files', () => {
    execFileSync('desktop-file-validate', [system.desktopFile]);
    contains(
      readFileSync('/usr/share/applications/mimeinfo.cache', 'utf8'),
      new RegExp(`^x-scheme-handler/${product.scheme}=.*${product.executable}\\.desktop`, 'm'),
      'scheme',
    );
    contains(
      readFileSync('/usr/share/mime/globs2', 'utf8'),
      new RegExp(`:\\*\\.${product.worksheetsFile.extension}$`, 'm'),
      'file type',
    );
  });
  await checkCommandLine(checks, person);
  await checkDoors(checks, person);
  await checkOffline(checks, person);

  const running = await startApp(person);
  const { page } = running;
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
    equal(await closeApp(running), 0, 'exit code');
    await expect.poll(() => appProcesses().length, { timeout: 10_000 }).toBe(0);
  });
  await checkFleet(checks, person, configFolder);
}
