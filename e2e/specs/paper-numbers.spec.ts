/**
 * Every number of every kind of page stands on the screen it was printed from, and the preview shows exactly the
 * numbers of the PDF. The worksheet is compared in calculator-states.spec.ts. Hazards H-PRINT-1, H-PRINT-6.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerSaveDialog, expect, resize, root, test } from '../fixtures.ts';
import { everythingShown, numbersIn, onlyOnPaper, paperLines, standing } from '../pages/numbers.ts';
import { previewOf, savePreview } from '../preview.ts';

interface Printed {
  readonly lines: readonly string[];
  readonly previewed: string;
}

async function saved(app: ElectronApplication, page: Page, file: string): Promise<Printed> {
  await answerSaveDialog(app, file);
  const preview = await previewOf(page);
  const previewed = await standing(preview, '.sheet');
  await savePreview(page);
  return { lines: paperLines(file), previewed };
}

/** The preview against the PDF: the same numbers as often; a head that is repeated on each page counts once. */
function expectAsPreviewed({ lines, previewed }: Printed, pages: 'one' | 'many'): void {
  const count = (numbers: readonly string[]): Record<string, number> => {
    const found: Record<string, number> = {};
    for (const number of numbers) found[number] = pages === 'many' ? 1 : (found[number] ?? 0) + 1;
    return found;
  };
  expect(count(lines.flatMap(numbersIn))).toEqual(count(numbersIn(previewed)));
}

async function open(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, address);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

for (const id of ['crps', 'pre-eclampsia', 'acute-mi', 'hypomagnesaemia']) {
  test(`condition ${id}: every number on paper stands on the screen and in the preview`, async ({
    app,
    page,
    dataFolder,
  }) => {
    await open(page, `#/condition/${id}`);
    await page.getByRole('button', { name: 'Print', exact: true }).waitFor();
    const shown = await everythingShown(page, 'main');
    await page.keyboard.press('Control+p');
    const printed = await saved(app, page, path.join(dataFolder, 'page.pdf'));
    expect(printed.lines.flatMap(numbersIn).length).toBeGreaterThan(30);
    expect.soft(onlyOnPaper(printed.lines, shown)).toEqual([]);
    expectAsPreviewed(printed, 'many');
  });
}

test('toxicity card: every number on paper stands on the screen and in the preview', async ({
  app,
  page,
  dataFolder,
}) => {
  await page.keyboard.press('F9');
  const card = page.getByRole('dialog');
  await card.waitFor();
  const shown = await everythingShown(page, '[role="dialog"]');
  await page.keyboard.press('Control+p');
  const printed = await saved(app, page, path.join(dataFolder, 'page.pdf'));
  expect(printed.lines.flatMap(numbersIn).length).toBeGreaterThan(30);
  expect.soft(onlyOnPaper(printed.lines, shown)).toEqual([]);
  expectAsPreviewed(printed, 'one');
});

test('evidence table: every number on paper stands on the screen and in the preview', async ({
  app,
  page,
  dataFolder,
}) => {
  // High enough that no row of the list is left out of the page because it is out of sight.
  await resize(app, 1440, 2600);
  await open(page, '#/findings');
  await page.getByLabel('Condition', { exact: true }).selectOption('crps');
  await expect(page.getByRole('status').first()).toHaveText(/^\d\d\sfindings/);
  const shown = await everythingShown(page, 'main');
  await page.keyboard.press('Control+p');
  const printed = await saved(app, page, path.join(dataFolder, 'page.pdf'));
  expect(printed.lines.flatMap(numbersIn).length).toBeGreaterThan(30);
  expect.soft(onlyOnPaper(printed.lines, shown)).toEqual([]);
  expectAsPreviewed(printed, 'many');
});

for (const id of ['asthma-adult-admission', 'acute-mi-early-death']) {
  test(`analysis ${id}: every number on paper stands on the screen and in the preview`, async ({
    app,
    page,
    dataFolder,
  }) => {
    await open(page, `#/analysis/${id}`);
    await page.getByRole('button', { name: 'Print' }).first().waitFor();
    const shown = await everythingShown(page, 'main');
    await page.keyboard.press('Control+p');
    const printed = await saved(app, page, path.join(dataFolder, 'page.pdf'));
    expect(printed.lines.flatMap(numbersIn).length).toBeGreaterThan(30);
    expect.soft(onlyOnPaper(printed.lines, shown)).toEqual([]);
    expectAsPreviewed(printed, 'one');
  });
}

test('pump chart: the preview shows exactly the numbers of the PDF', async ({ app, page, dataFolder }) => {
  const asked = JSON.parse(readFileSync(path.join(root, 'examples/pump-chart.json'), 'utf8')) as unknown;
  await page.evaluate((chart) => {
    const { api } = window as unknown as { api: Record<string, (args: unknown) => Promise<unknown>> };
    void api['print:preview']?.({ asked: { kind: 'pump-chart', asked: chart }, paper: 'A4' });
  }, asked);
  const printed = await saved(app, page, path.join(dataFolder, 'page.pdf'));
  expect(printed.lines.flatMap(numbersIn).length).toBeGreaterThan(50);
  expectAsPreviewed(printed, 'one');
});
