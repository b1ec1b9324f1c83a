/** Worksheets as a ward uses them: saved, found, opened as calculated, printed again, exported, kept over a restart. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerSaveDialog, expect, launch, test } from '../fixtures.ts';
import { savePreview } from '../preview.ts';
import { Calculator } from '../pages/calculator.ts';
import { Worksheets } from '../pages/worksheets.ts';

async function exportAs(app: ElectronApplication, page: Page, format: string, file: string): Promise<string> {
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: new RegExp(`^Export all found as ${format}`) }).click();
  await expect.poll(() => existsSync(file)).toBe(true);
  await expect(page.getByRole('status').filter({ hasText: path.basename(file) })).toBeVisible();
  return readFileSync(file, 'utf8');
}

test('a worksheet is saved, found, opened as it was calculated and printed again with the same figures', async ({
  app,
  page,
  dataFolder,
}) => {
  const worksheets = new Worksheets(page);
  await worksheets.open();
  await expect(page.getByText('No worksheet is saved yet')).toBeVisible();
  await worksheets.saveZuspan('bay 2');
  await worksheets.open();
  await expect(worksheets.rows).toHaveCount(1);

  const search = page.getByRole('searchbox', { name: 'Search worksheets' });
  await search.fill('no such words');
  await expect(page.getByText('No worksheet matches')).toBeVisible();
  await search.fill('zuspan bay');
  await expect(worksheets.rows).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Status' }).selectOption('withdrawn');
  await expect(worksheets.rows).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all worksheets' }).click();

  // By keyboard: from the box into the rows, Enter opens, back leads to the same row.
  await search.press('ArrowDown');
  await expect(worksheets.rows.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Worksheet 1');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const loading = page.locator('[data-phase="loading"]');
  const maintenance = page.locator('[data-phase="maintenance"]');
  for (const figure of ['4', '16.23', '32.46', '394.4', '8', '92', '100']) await expect(loading).toContainText(figure);
  await expect(loading.locator('.plate')).toContainText('300');
  await expect(maintenance.locator('.plate')).toContainText('25');
  await expect(page.locator('[data-phase="rate-change"]')).toContainText('12');

  await page.getByRole('button', { name: 'Compare with present evidence' }).click();
  await expect(page.getByText('The evidence is the same as when it was made. Nothing differs.')).toBeVisible();

  const file = path.join(dataFolder, 'again.pdf');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Print again' }).click();
  await savePreview(page);
  await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
  const text = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
  for (const figure of ['16.23', '32.46', '394.4', '300', '25']) expect(text).toContain(figure);
  await expect(page.getByText(/check code/)).toBeVisible();

  await page.goBack();
  await expect(worksheets.rows.first()).toBeFocused();
});

test('the days of the filter are those of the ward’s own clock, and a day is read only where it can mean one', async ({
  dataFolder,
}) => {
  // Where it is another day now than in UTC: a filter by UTC days would fail here.
  const zone = new Date().getUTCHours() >= 10 ? 'Pacific/Kiritimati' : 'Pacific/Midway';
  const app = await launch({ dataFolder, env: { TZ: zone } });
  const page = await app.firstWindow();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const day = (at: number): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  const worksheets = new Worksheets(page);
  await worksheets.saveZuspan('');
  await worksheets.open();
  const [from, to] = [page.getByLabel('Made from', { exact: true }), page.getByLabel('to', { exact: true })];
  await from.fill(day(Date.now()));
  await to.fill(day(Date.now()));
  await to.press('Tab');
  await expect(page.getByRole('heading', { name: /1.worksheet of 1, made from/ })).toBeVisible();
  await expect(worksheets.rows).toHaveCount(1);
  await from.fill(day(Date.now() - 86_400_000));
  await to.fill(day(Date.now() - 86_400_000));
  await to.press('Tab');
  await expect(page.getByText('No worksheet matches')).toBeVisible();

  await from.fill('03/04/2026');
  await from.press('Tab');
  await expect(page.getByText(/could be two different days/)).toBeVisible();
  await expect(from).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(from).toHaveValue('');
  await expect(worksheets.rows).toHaveCount(1);
  await app.close();
});

test('H-PRIV-1: a label that names a patient is refused at the field with the reason, and nothing is stored', async ({
  page,
}) => {
  const worksheets = new Worksheets(page);
  await worksheets.saveZuspan('theatre 1');
  const calculator = new Calculator(page);
  await calculator.key('Weight', '71');
  await calculator.answerSoftWarnings();
  for (const label of ['Mary Murphy', 'MRN 1234567', 'born 3.4.1991']) {
    await worksheets.saveAs(label);
    const field = page.getByRole('dialog').getByRole('textbox', { name: /^Label/ });
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(
      /The worksheet was not saved: ".+" (?:looks like|introduces|is a valid)/,
    );
    await expect(field).toHaveValue(label);
  }
  await page.keyboard.press('Escape');
  await worksheets.open();
  await expect(worksheets.rows).toHaveCount(1);
});

test('CSV, JSON and FHIR leave the app, and the JSON comes back into another installation', async ({
  app,
  page,
  dataFolder,
}) => {
  const worksheets = new Worksheets(page);
  await worksheets.saveZuspan('bay 3');
  await worksheets.open();
  expect(await exportAs(app, page, 'CSV', path.join(dataFolder, 'all.csv'))).toContain('16.23');
  expect(await exportAs(app, page, 'FHIR', path.join(dataFolder, 'all.fhir.json'))).toContain('"MedicationRequest"');
  const json = path.join(dataFolder, 'all.json');
  expect(await exportAs(app, page, 'JSON', json)).toContain('bay 3');

  await page.getByLabel('File to import').setInputFiles(json);
  await expect(page.getByRole('status').filter({ hasText: '1 was already here' })).toBeVisible();

  const other = await launch({ dataFolder: path.join(dataFolder, 'other') });
  // One window at a time of one data folder; another folder is another installation.
  const there = await other.firstWindow();
  await new Worksheets(there).open();
  await there.getByLabel('File to import').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from(readFileSync(json, 'utf8').replace('bay 3', 'bay 4')),
  });
  await expect(there.getByText(/Nothing was imported/)).toBeVisible();
  await there.getByLabel('File to import').setInputFiles(json);
  await expect(there.locator('[data-worksheet]')).toHaveCount(1);
  await expect(there.getByText('imported', { exact: true })).toBeVisible();
  await other.close();
});

test('a withdrawn worksheet says so, is not printed, and the log holds', async ({ page }) => {
  const worksheets = new Worksheets(page);
  await worksheets.saveZuspan('');
  await worksheets.open();
  await worksheets.rows.first().click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Withdraw' }).click();
  await expect(dialog.getByText('Say why in a few words.')).toBeVisible();
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('wrong product');
  await dialog.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('Withdrawn: do not use it')).toBeVisible();
  await expect(
    page.getByText(/^Withdrawn on \d{1,2}\s\w{3,4}\s\d{4}, \d\d:\d\d\. Reason: wrong product$/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print again' })).toHaveAttribute('aria-disabled', 'true');
  await page.evaluate(() => {
    location.hash = '#/about';
  });
  await page.getByRole('button', { name: 'Check the whole log' }).click();
  await expect(page.getByText(/All \d+ entries of the audit log follow from each other/)).toBeVisible();
});

test('H-WARD-1: a restart keeps worksheets, notes and the cupboard', async ({ dataFolder }) => {
  const first = await launch({ dataFolder });
  const before = await first.firstWindow();
  await before.getByRole('heading', { level: 1 }).waitFor();
  await new Worksheets(before).saveZuspan('night');
  await before.evaluate(() => {
    location.hash = '#/condition/crps';
  });
  await before.getByRole('button', { name: 'Write a note' }).click();
  await before.getByRole('textbox', { name: 'Note' }).fill('Ask the pain team first.');
  await before.getByRole('button', { name: 'Save note' }).click();
  await expect(before.getByText('Ask the pain team first.')).toBeVisible();
  await before.evaluate(() => {
    location.hash = '#/about';
  });
  await before.getByText(/^United States/).click();
  const product = before.getByRole('button', { name: /5 g in 10 mL vial/ }).first();
  await product.click();
  await expect(product).toHaveAttribute('aria-pressed', 'true');
  await first.close();

  const second = await launch({ dataFolder });
  const after = await second.firstWindow();
  await after.getByRole('heading', { level: 1 }).waitFor();
  const worksheets = new Worksheets(after);
  await worksheets.open();
  await expect(worksheets.rows).toHaveCount(1);
  await expect(after.getByText('night', { exact: true })).toBeVisible();
  await after.evaluate(() => {
    location.hash = '#/condition/crps';
  });
  await expect(after.getByText('Ask the pain team first.')).toBeVisible();
  await after.evaluate(() => {
    location.hash = '#/about';
  });
  await expect(after.getByText(/1 of \d+ in the cupboard/)).toBeVisible();
  await second.close();
});
