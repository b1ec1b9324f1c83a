/**
 * The five tasks of a ward, in one go, on the built app: the same file is run once more in an empty network namespace.
 * Hazards H-DOSE-1 (wrong number shown), H-DOSE-2 (stale number after an edit), H-PRINT-1 (paper differs from screen).
 */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { answerSaveDialog, expect, test } from '../fixtures.ts';
import { Calculator } from '../pages/calculator.ts';

test('search, open, calculate Zuspan for 70 kg, edit, print, close', async ({ app, page, dataFolder }) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /search/i }).fill('pre eclampsia');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Pre-eclampsia');

  const calculator = new Calculator(page);
  await calculator.openZuspan();
  await calculator.fillPatient({ weight: '70', age: '30', creatinine: '60' });
  await calculator.chooseProduct('us-vial-50-10ml');
  await calculator.fillDiluent('92');
  await calculator.answerSoftWarnings();

  await expect(calculator.loading).toContainText('16.23');
  await expect(calculator.loading).toContainText('32.46');
  await expect(calculator.loading).toContainText('394.4');
  await expect(calculator.loading).toContainText('8 mL'.replace(' ', '\u00a0'));
  await expect(calculator.loadingRate).toContainText('300');
  await expect(calculator.maintenanceRate).toContainText('25');
  await expect(calculator.maintenance).toContainText('4.06');
  await expect(calculator.maintenance).toContainText('8.11');
  await expect(calculator.maintenance).toContainText('98.61');
  await expect(calculator.rateChange).toContainText('300');
  await expect(calculator.rateChange).toContainText('25');

  const worksheet = path.join(dataFolder, 'worksheet.pdf');
  await answerSaveDialog(app, worksheet);
  await calculator.print();
  await expect.poll(() => existsSync(worksheet), { timeout: 30_000 }).toBe(true);
  const text = spawnSync('pdftotext', ['-layout', worksheet, '-'], { encoding: 'utf8' }).stdout;
  for (const number of ['300', '25', '16.23', '32.46', '394.4', '4.06', '8.11', '98.61', '100', '92']) expect(text).toContain(number);
  expect(text).toMatch(/page 1 of 1/);

  await calculator.editWeight('71');
  await expect(calculator.loadingRate).toContainText('300');
  await calculator.clearWeight();
  await expect(calculator.loading).not.toContainText('16.23');
});
