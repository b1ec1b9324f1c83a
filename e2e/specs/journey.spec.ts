/**
 * The tasks of a ward, in one go, on the built app. The same file is run once more in an empty network namespace.
 * Hazards H-DOSE-1 (wrong number shown), H-DOSE-2 (stale number after an edit), H-PRINT-1 (paper differs from screen).
 */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { answerSaveDialog, expect, test } from '../fixtures.ts';
import { Calculator } from '../pages/calculator.ts';

/** Every figure the worked example must show, from the contract in design.md. */
const loadingFigures = ['4', '16.23', '32.46', '394.4', '8', '92', '100'];
const maintenanceFigures = ['1', '4.06', '8.11', '98.61', '2', '40', '460', '500'];

function textOf(file: string): string {
  return spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
}

test('search, open, calculate Zuspan for 70 kg, print, edit', async ({ app, page, dataFolder }) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /search/i }).fill('pre eclampsia');
  await expect(page.getByRole('option').first()).toContainText('Pre-eclampsia');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Pre-eclampsia');

  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();

  // The rate passes the label's general limit: it is withheld until a reason is given.
  await expect(calculator.loading.locator('[data-soft="rate-iv-general"]')).toContainText('150');
  await expect(calculator.loading).not.toContainText('300');
  await calculator.answerSoftWarnings();

  for (const figure of loadingFigures) await expect(calculator.loading).toContainText(figure);
  for (const figure of maintenanceFigures) await expect(calculator.maintenance).toContainText(figure);
  await expect(calculator.rateOf(calculator.loading)).toContainText('300');
  await expect(calculator.rateOf(calculator.maintenance)).toContainText('25');
  await expect(calculator.rateChange).toContainText('300');
  await expect(calculator.rateChange).toContainText('25');
  await expect(calculator.rateChange).toContainText('12');

  const worksheet = path.join(dataFolder, 'worksheet.pdf');
  await answerSaveDialog(app, worksheet);
  await calculator.print();
  await expect.poll(() => existsSync(worksheet), { timeout: 30_000 }).toBe(true);
  const text = textOf(worksheet);
  for (const figure of [...loadingFigures, ...maintenanceFigures, '300', '25']) expect(text).toContain(figure);
  expect(text).toMatch(/page 1 of 1/);
  expect(text).toContain('UNCONTROLLED COPY');

  // An edit blanks the result first; an impossible entry gives none.
  await calculator.key('Loading', '4x');
  await expect(page.getByText('16.23')).toHaveCount(0);
  await expect(page.getByText('mL per hour', { exact: false }).filter({ hasText: '300' })).toHaveCount(0);
});
