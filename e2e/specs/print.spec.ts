/** Paper says what the screen says. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { answerSaveDialog, expect, test } from '../fixtures.ts';

export function textOf(file: string): string {
  return spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
}

test('the condition summary prints from the button, with verdict, sources, stamp and page numbers', async ({
  app,
  page,
  dataFolder,
}) => {
  const file = path.join(dataFolder, 'crps.pdf');
  await answerSaveDialog(app, file);
  await page.evaluate(() => {
    location.hash = '#/condition/crps';
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
  const text = textOf(file);
  expect(text).toContain('Complex regional pain syndrome');
  expect(text).toMatch(/not better than placebo/i);
  expect(text).toMatch(/Fischer/);
  expect(text).toMatch(/evidence 2026\.11/);
  expect(text).toMatch(/Printed \d+ \w+ \d{4}/);
  expect(text).toMatch(/page 1 of [12]/);
  expect(text).toContain('UNCONTROLLED COPY');
  expect(text).not.toMatch(/MgSO4/);
});
