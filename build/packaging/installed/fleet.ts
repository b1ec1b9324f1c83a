/** What a fleet adds: the policy file of IT, links and files of other programs, profiles that refuse writing, two people. */
import { expect, type Page } from '@playwright/test';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worksheets } from '../../../e2e/pages/worksheets.ts';
import { policyFile } from '../../../electron/main/app/policy-file.ts';
import { product } from '../product.ts';
import { contains, equal, type Checks } from './checks.ts';
import { closeApp, startApp } from './running.ts';
import * as system from './system.ts';

const file = policyFile('linux');

function writePolicy(text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o644 });
}

/** This test wrote it, and the machine had none: main refuses to start where the app is installed already. */
export function removePolicy(): void {
  rmSync(path.dirname(file), { recursive: true, force: true });
}

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    location.hash = address;
  }, hash);
}

async function checkPolicy(checks: Checks, person: system.Person): Promise<void> {
  writePolicy(
    JSON.stringify({
      market: 'UK',
      paper: 'Letter',
      theme: 'night',
      pumpStepMlPerH: '1',
      starredProducts: ['uk-amp-50-10ml'],
      hiddenRegimens: ['zuspan'],
      dataFolder: '{home}/of the policy',
    }),
  );
  const running = await startApp(person);
  const { page } = running;
  await checks.check(
    'policy: theme, products, hidden regimen and data folder are in force and shown in About',
    async () => {
      equal(await page.evaluate(() => document.documentElement.dataset['theme']), 'night', 'theme');
      await show(page, '#/calculator?regimen=zuspan');
      await expect(page.getByText(/no regimen called .zuspan/)).toBeVisible();
      const groups = page.locator('optgroup[label="In this ward’s cupboard"] option');
      await expect(groups).toHaveCount(1);
      await expect(groups).toHaveAttribute('value', 'uk-amp-50-10ml');
      await show(page, '#/about');
      await expect(page.getByRole('heading', { name: 'Set by the hospital' })).toBeVisible();
      await expect(page.getByText('uk-amp-50-10ml', { exact: true })).toBeVisible();
      await expect(page.getByText(file, { exact: true })).toBeVisible();
      equal(
        existsSync(path.join(person.home, 'of the policy/ward.sqlite')),
        true,
        'ward file in the folder of the policy',
      );
    },
  );
  await closeApp(running);
  await checks.check('policy: a file with a mistake is not used, and verify says where the mistake is', () => {
    writePolicy('{ "paper": "A3" }');
    const { stdout, stderr } = system.runAs(person, [product.executable, 'verify']);
    contains(
      `${stdout}${stderr}`,
      /has "A3" as "paper"\. It must be "A4" or "Letter"\. No part of the file is used/,
      'verify',
    );
  });
  removePolicy();
}

/** Saved worksheets as a file in the person's home, written through the window's own bridge. */
async function exportedFile(page: Page, person: system.Person): Promise<string> {
  const target = path.join(person.home, 'ward 4.bedside-order');
  const worksheets = new Worksheets(page);
  await worksheets.saveZuspan('installed');
  await worksheets.open();
  await expect(worksheets.rows).not.toHaveCount(0);
  writeFileSync(target, 'not an export');
  return target;
}

async function checkLinksAndFiles(checks: Checks, person: system.Person): Promise<void> {
  const link = `${product.scheme}://condition/pre-eclampsia`;
  await checks.check('link: the command of the desktop entry opens the page it names', async () => {
    const running = await startApp(person, [link]);
    await expect(running.page.getByRole('heading', { level: 1 })).toContainText('Pre-eclampsia');
    const again = system.runAs(person, [product.executable, `${product.scheme}://condition/crps`]);
    equal(again.status, 0, 'exit code of the second start');
    await expect(running.page.getByRole('heading', { level: 1 })).toContainText('Complex regional pain');
    system.runAs(person, [product.executable, `${product.scheme}://condition/%2e%2e%2fabout`]);
    await expect(running.page.getByRole('heading', { level: 1 })).toContainText('Complex regional pain');
    await closeApp(running);
  });
  await checks.check(
    'file: a .bedside-order is looked into, a hostile one is refused, and nothing comes in unasked',
    async () => {
      const first = await startApp(person);
      const target = await exportedFile(first.page, person);
      await closeApp(first);
      const running = await startApp(person, [pathToFileURL(target).href]);
      const dialog = running.page.getByRole('dialog');
      await expect(dialog.getByText(/Nothing was imported: the file is not JSON/)).toBeVisible();
      await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
      await expect(running.page.locator('[data-worksheet]')).toHaveCount(1);
      await closeApp(running);
    },
  );
}

async function checkProfiles(checks: Checks, person: system.Person, configFolder: string): Promise<void> {
  await checks.check(
    'profile that may not be written: it says so, shows what is saved, and evidence works',
    async () => {
      const ward = path.join(configFolder, 'ward.sqlite');
      const before = readFileSync(ward);
      const [mode, folderMode] = [statSync(ward).mode, statSync(configFolder).mode];
      for (const name of ['ward.sqlite-wal', 'ward.sqlite-shm']) rmSync(path.join(configFolder, name), { force: true });
      chmodSync(ward, 0o444);
      chmodSync(configFolder, 0o555);
      try {
        const running = await startApp(person);
        await show(running.page, '#/worksheets');
        await expect(running.page.getByText(/nothing can be saved/i).first()).toBeVisible();
        await expect(running.page.locator('[data-worksheet]')).toHaveCount(1);
        await show(running.page, '#/condition/crps');
        await expect(running.page.getByRole('heading', { level: 1 })).toContainText('Complex regional pain');
        await closeApp(running);
        equal(readFileSync(ward).equals(before), true, 'ward file unchanged');
      } finally {
        chmodSync(configFolder, folderMode);
        chmodSync(ward, mode);
      }
    },
  );
  await checks.check('a second person on the same PC has records of their own', async () => {
    const other = system.makePerson('second');
    try {
      const running = await startApp(other);
      await new Worksheets(running.page).open();
      await expect(running.page.getByText('No worksheet is saved yet')).toBeVisible();
      await closeApp(running);
    } finally {
      system.removePerson(other);
    }
  });
}

/** @param configFolder where the person's ward file lies without a policy */
export async function checkFleet(checks: Checks, person: system.Person, configFolder: string): Promise<void> {
  await checkPolicy(checks, person);
  await checkLinksAndFiles(checks, person);
  await checkProfiles(checks, person, configFolder);
}
