/**
 * Paper says what the screen says, on every kind of page; the preview shows the page as it will be printed.
 * Hazards H-PRINT-1, H-PRINT-2 (no stamp), H-PRINT-6 (the preview differs from the page), H-PRINT-7 (a page is taken
 * for printed when no printer took it).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { answerSaveDialog, expect, root, test } from '../fixtures.ts';
import { Calculator } from '../pages/calculator.ts';
import { closePreview, previewOf, savePreview } from '../preview.ts';
import { answerOf } from '../pages/bridge.ts';

export function textOf(file: string): string {
  return spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
}

const order = {
  ...(JSON.parse(readFileSync(path.join(root, 'examples/zuspan.json'), 'utf8')) as Record<string, unknown>),
  confirmations: [{ check: 'rate-iv-general', reason: 'The regimen or local protocol prints this figure', text: '' }],
};
const chart = JSON.parse(readFileSync(path.join(root, 'examples/pump-chart.json'), 'utf8')) as unknown;
const choice = {
  measure: 'OR',
  fixed: 'fixed',
  random: 'REML',
  interval: 'z',
  diamonds: 'both',
  view: 'studies',
  included: [],
};

/** Every kind of page, asked for as the screens ask. */
const kinds = {
  condition: { kind: 'condition', id: 'crps' },
  toxicity: { kind: 'toxicity' },
  worksheet: { kind: 'worksheet', order },
  analysis: { kind: 'analysis', id: 'asthma-adult-admission', choice },
  'evidence-table': { kind: 'evidence-table', asked: { condition: 'crps' } },
  'pump-chart': { kind: 'pump-chart', asked: chart },
} as const;

async function ask(page: Page, asked: unknown, paper: 'A4' | 'Letter' = 'A4'): Promise<void> {
  await page.evaluate(
    (message) => {
      const { api } = window as unknown as { api: Record<string, (args: unknown) => Promise<unknown>> };
      void api['print:preview']?.(message);
    },
    { asked, paper },
  );
}

test('H-PRINT-1: paper is in the spelling that was chosen for the screen', async ({ app, page, dataFolder }) => {
  const replacement = {
    ...{ regimen: null, indication: 'hypomagnesaemia', population: 'adult', route: 'iv' },
    choice: { doseG: '2', overMin: '120' },
    patient: { weightKg: '70', ageYears: '40' },
    ...{ product: 'us-vial-50-10ml', diluentMl: '96' },
  };
  await answerOf(page, 'settings:set', { locale: 'en-US' });
  const file = path.join(dataFolder, 'replacement.pdf');
  await answerSaveDialog(app, file);
  await ask(page, { kind: 'worksheet', order: replacement });
  await savePreview(page);
  expect(textOf(file)).toContain('Hypomagnesemia');
});

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
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await savePreview(page);
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

for (const [name, asked] of Object.entries(kinds)) {
  for (const paper of ['A4', 'Letter'] as const) {
    test(`${name} on ${paper}: stamped on every page, fonts embedded, text selectable, and as many pages as the preview shows`, async ({
      app,
      page,
      dataFolder,
    }) => {
      const file = path.join(dataFolder, 'page.pdf');
      await answerSaveDialog(app, file);
      await ask(page, asked, paper);
      const preview = await previewOf(page);
      const shown = Number(/of (\d+)/.exec(await preview.locator('[data-page-count]').innerText())?.[1]);
      await savePreview(page);
      const info = spawnSync('pdfinfo', [file], { encoding: 'utf8' }).stdout;
      const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
      expect(pages).toBe(shown);
      if (name !== 'condition' && name !== 'evidence-table') expect(pages).toBe(1);
      expect(info).toMatch(paper === 'A4' ? /595 x 842|594\.9\d* x 841\.9/ : /612 x 792/);
      for (let number = 1; number <= pages; number += 1) {
        const text = spawnSync('pdftotext', ['-layout', '-f', String(number), '-l', String(number), file, '-'], {
          encoding: 'utf8',
        }).stdout;
        expect(text).toMatch(/evidence 2026\.11 \([0-9a-f]{12}\)/);
        expect(text).toMatch(/Printed \d+ \w+ \d{4}, \d\d:\d\d · valid until \d+ \w+ \d{4}/);
        expect(text).toMatch(/check [0-9A-F]{4} [0-9A-F]{4}/);
        expect(text).toContain(`page ${String(number)} of ${String(pages)}`);
        expect(text).toContain('UNCONTROLLED COPY');
      }
      const fonts = spawnSync('pdffonts', [file], { encoding: 'utf8' }).stdout.split('\n').slice(2).filter(Boolean);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toMatch(/\syes\s+(?:yes|no)\s+(?:yes|no)\s/);
    });
  }
}

test('a page is drawn ahead of time, and what is saved is still the page that was asked for', async ({
  app,
  page,
  dataFolder,
}) => {
  const file = path.join(dataFolder, 'page.pdf');
  await answerSaveDialog(app, file);
  const drawnAhead = (): Promise<boolean> =>
    app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().some((contents) => contents.getURL().includes('print.html#job=')),
    );
  const saved = async (preview: Page): Promise<{ text: string; size: string }> => {
    rmSync(file, { force: true });
    await preview.getByRole('button', { name: 'Save as PDF' }).click();
    await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
    await expect(preview.getByRole('status')).toContainText(/^Saved as/);
    const info = spawnSync('pdfinfo', [file], { encoding: 'utf8' }).stdout;
    return { text: textOf(file), size: /Page size:\s+(\S+ x \S+)/.exec(info)?.[1] ?? '' };
  };
  expect(await drawnAhead()).toBe(false);
  await ask(page, kinds.worksheet);
  const worksheet = await previewOf(page);
  await expect.poll(drawnAhead).toBe(true);
  expect((await saved(worksheet)).size).toMatch(/^594|^595/);
  await worksheet.getByRole('radio', { name: 'Letter' }).check();
  const onLetter = await saved(worksheet);
  expect(onLetter.size).toBe('612 x 792');
  expect(onLetter.text).toContain('RATE CHANGE');
  await closePreview(worksheet);
  await ask(page, kinds['pump-chart']);
  const chartPage = await previewOf(page);
  const onChart = await saved(chartPage);
  expect(onChart.text).toContain('To redo a row by hand');
  expect(onChart.text).not.toContain('RATE CHANGE AT');
  // The renderer that drew it dies: the next page is drawn by another.
  await app.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents().filter((one) => one.getURL().includes('print.html#')))
      contents.forcefullyCrashRenderer();
  });
  await expect.poll(drawnAhead).toBe(false);
  const withoutTime = (text: string): string => text.replace(/Printed \d+ \w+ \d+, \d\d:\d\d/, '');
  expect(withoutTime((await saved(chartPage)).text)).toBe(withoutTime(onChart.text));
  await closePreview(chartPage);
});

test('the preview: paper, size and pages by keyboard, no fault for axe, Escape closes and gives the screen back', async ({
  page,
}) => {
  await ask(page, kinds['evidence-table']);
  const preview = await previewOf(page);
  await expect(preview.locator('[data-page-count]')).toHaveText(/^Page 1 of [2-9]$/);
  const first = await preview.locator('.paper').getAttribute('data-page');
  await preview.keyboard.press('PageDown');
  await expect(preview.locator('[data-page-count]')).toHaveText(/^Page 2 of/);
  expect(await preview.locator('.paper').getAttribute('data-page')).not.toBe(first);
  await preview.getByRole('radio', { name: 'Letter' }).check();
  await expect(preview.locator('html')).toHaveAttribute('data-paper', 'Letter');
  await preview.getByRole('radio', { name: 'Real size' }).check();
  await expect(preview.locator('.paper')).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 0, 0)');
  const { violations } = await new AxeBuilder({ page: preview as never }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.length])).toEqual([]);
  const closed = preview.waitForEvent('close');
  await Promise.all([closed, preview.keyboard.press('Escape').catch(() => undefined)]);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('without a printer the preview says so and nothing is logged; with one the paper, the margins and the stamp are handed over', async ({
  app,
  page,
}) => {
  await ask(page, kinds['pump-chart'], 'Letter');
  const preview = await previewOf(page);
  const button = preview.getByRole('button', { name: 'Print' });
  // A machine that happens to have a printer is made to have none: native dialogs cannot be clicked.
  const arm = (names: readonly string[]): Promise<void> =>
    app.evaluate(({ webContents }, given) => {
      for (const contents of webContents.getAllWebContents().filter((one) => one.getURL().includes('preview.html'))) {
        contents.getPrintersAsync = () => Promise.resolve(given.map((name) => ({ name })) as never);
        contents.print = (options, done) => {
          (globalThis as unknown as { handed: unknown }).handed = options;
          done?.(true, '');
        };
      }
    }, names);
  await arm([]);
  await button.click();
  await expect(preview.getByRole('status')).toContainText('There is no printer on this computer');
  expect(await app.evaluate(() => (globalThis as unknown as { handed?: unknown }).handed ?? null)).toBeNull();
  await arm(['Ward 4']);
  await button.click();
  await expect(preview.getByRole('status')).toHaveText('Sent to the printer.');
  const handed = await app.evaluate(() => (globalThis as unknown as { handed: unknown }).handed);
  expect(handed).toMatchObject({ silent: false, color: false, pageSize: 'Letter', copies: 1, scaleFactor: 100 });
  expect(JSON.stringify(handed)).toMatch(/UNCONTROLLED COPY · Printed .* valid until .* check [0-9A-F]{4}/);
  await closePreview(preview);
  expect(existsSync(path.join(root, 'x.pdf'))).toBe(false);
});

test('a pump chart is asked for from the calculator: a wrong range is refused beside the question, a right one is shown', async ({
  page,
}) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await page.getByRole('button', { name: 'Pump chart' }).click();
  const dialog = page.getByRole('dialog', { name: /Pump chart/ });
  await dialog.getByLabel('What changes from row to row').selectOption('maintenanceGPerH');
  for (const [label, value] of [
    ['First row', '0.5'],
    ['Last row', '1.5'],
    ['Step', '0.01'],
  ] as const)
    await dialog.getByLabel(label).fill(value);
  await dialog.getByRole('button', { name: 'Show the page' }).click();
  await expect(dialog.getByText(/101 rows/)).toBeVisible();
  await dialog.getByLabel('Step').fill('0.5');
  await dialog.getByRole('button', { name: 'Show the page' }).click();
  const preview = await previewOf(page);
  await expect(preview.locator('tr[data-row="1"] .plate')).toHaveText('25');
  await expect(preview.locator('tr[data-row="1.5"]')).toContainText('ASK');
  await closePreview(preview);
  await expect(dialog).toHaveCount(0);
});
