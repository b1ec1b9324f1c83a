/**
 * The installed app, tested as a ward gets it: install the .deb, start it from its desktop entry as a person without
 * rights and with Chromium's sandbox on, do the five tasks, look at every file, uninstall, look at what is left.
 *   node build/on-display.mjs node build/packaging/installed-test.ts      (root, Debian or Ubuntu)
 *
 * Two packages of the same files are used: the one that is given out (installed/given-out.ts, with the fleet's policy,
 * links and files in installed/fleet.ts), and one that differs in one fuse (installed/drivable.ts).
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Checks, equal } from './installed/checks.ts';
import { testDrivable } from './installed/drivable.ts';
import { removePolicy } from './installed/fleet.ts';
import { testGivenOut } from './installed/given-out.ts';
import { endAll } from './installed/running.ts';
import * as system from './installed/system.ts';
import { edition, installers, product, root } from './product.ts';
import { chosenRuntime, PackagingError, releaseRefusal, wantedElectron } from './runtime.ts';

const checks = new Checks();
const marked = edition(releaseRefusal(chosenRuntime(), wantedElectron()) !== null);

function debIn(folder: string, how: string): string {
  const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.deb')) : undefined;
  if (name === undefined)
    throw new PackagingError(`There is no .deb in ${path.relative(root, folder)}. Make it with "${how}".`);
  return path.join(folder, name);
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
  const data = path.join(person.home, '.config', marked.name);
  try {
    await testGivenOut(checks, givenOut, person, data);
    await testDrivable(checks, drivable, person, marked.name);
  } catch (error) {
    await checks.check('the run went through', () => {
      throw error;
    });
  } finally {
    endAll();
    removePolicy();
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
