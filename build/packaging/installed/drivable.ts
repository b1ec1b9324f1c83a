/** The same files with the one fuse open (inspect arguments) that lets a driver answer the Save dialog. */
import { _electron, expect } from '@playwright/test';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { contains, equal, type Checks } from './checks.ts';
import { pdfText } from './command-line.ts';
import { fiveTasks } from './five-tasks.ts';
import * as system from './system.ts';
import { savePreview } from '../../../e2e/preview.ts';

/** @param name of this edition, as the app calls itself */
export async function testDrivable(checks: Checks, deb: string, person: system.Person, name: string): Promise<void> {
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
    await savePreview(page);
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
    equal(facts.name, name, 'name');
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
