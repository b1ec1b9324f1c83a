/**
 * The pseudo-locale: every text of the catalogue bracketed and 40 % longer, on every screen at the smallest window.
 * What is not bracketed is hard-coded, unless the store said it; what is cut, covered or pushed out would be in German.
 */
import type { Locator, Page } from '@playwright/test';
import { pool } from '../../electron/domain/pooling/pool.ts';
import type { ResolvedAnalysis } from '../../electron/domain/pooling/resolved-records.ts';
import { expect, resize, test } from '../fixtures.ts';
import { Known, hardCodedOn } from '../pages/bare-text.ts';
import { Calculator } from '../pages/calculator.ts';
import { answerOf } from '../pages/bridge.ts';
import { layoutFaults } from '../pages/layout-faults.ts';
import { SCREENS } from '../pages/screens.ts';

const PSEUDO_KEY = 'bedside-magnesium:pseudo-locale';

/** The frame of the window is converted; a screen joins when its text has moved to the catalogue. */
const FRAME = 'header.top, nav.rail, footer.foot, .skip';

async function readPseudo(page: Page): Promise<void> {
  await page.evaluate((key) => sessionStorage.setItem(key, '1'), PSEUDO_KEY);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    location.hash = address;
  }, hash);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('main .loading')).toHaveCount(0);
}

/** What main says of itself and of the store: words that are data, not interface. */
async function answersOf(page: Page): Promise<Known> {
  return new Known(
    await Promise.all(
      ['app:info', 'conditions:list', 'claims:list', 'sources:list'].map((name) => answerOf<unknown>(page, name)),
    ),
  );
}

test('the frame of the window has no text outside the catalogue, on any screen', async ({ page }) => {
  await readPseudo(page);
  const known = await answersOf(page);
  const found: string[] = [];
  for (const screen of SCREENS) {
    await goTo(page, screen);
    found.push(...(await hardCodedOn(page, FRAME, known)).map((text) => `${screen}: ${text}`));
  }
  expect(found).toEqual([]);
});

test('the analyses have no text outside the catalogue, in any view', async ({ page }) => {
  await readPseudo(page);
  const id = 'acute-mi-early-death';
  const answer = await answerOf<{ value: ResolvedAnalysis }>(page, 'analyses:get', { id });
  // What the engine notes about a calculation is the engine's own sentence.
  const { input } = answer.value;
  const known = new Known([
    answer,
    await answerOf<unknown>(page, 'conditions:list'),
    await answerOf<unknown>(page, 'analyses:list'),
    input === null ? [] : pool(input),
  ]);
  const found: string[] = [];
  const look = async (where: string): Promise<void> => {
    found.push(...(await hardCodedOn(page, 'main', known)).map((text) => `${where}: ${text}`));
  };
  await goTo(page, '#/analyses');
  await expect(page.locator('main table')).toBeVisible();
  await look('list');
  await goTo(page, `#/analysis/${id}`);
  await expect(page.locator('.analysis')).toBeVisible();
  for (const value of ['studies', 'leave-one-out', 'cumulative', 'funnel', 'table']) {
    await page.locator(`.analysis input[value="${value}"]`).check();
    await look(value);
  }
  expect(found).toEqual([]);
});

test('nothing is cut, covered or pushed out of the smallest window when every text is 40 % longer', async ({
  app,
  page,
}) => {
  test.setTimeout(120_000);
  await resize(app, 1024, 720);
  await readPseudo(page);
  const found: string[] = [];
  for (const screen of SCREENS) {
    await goTo(page, screen);
    found.push(...(await layoutFaults(page)).map((fault) => `${screen}: ${fault}`));
  }
  expect(found).toEqual([]);
});

/** Everything main answers from here on, as it came: records and sentences of the engine are data, not interface. */
async function listen(page: Page): Promise<() => Promise<Known>> {
  await page.addInitScript(() => {
    const parse = JSON.parse.bind(JSON);
    const heard: string[] = [];
    Object.assign(window, { heard });
    JSON.parse = (text: string, reviver?: Parameters<typeof JSON.parse>[1]): unknown => {
      heard.push(text);
      return parse(text, reviver);
    };
  });
  return async () => {
    const heard = await page.evaluate(() => (window as unknown as { heard: readonly string[] }).heard);
    return new Known(heard.map((text) => JSON.parse(text) as unknown));
  };
}

test('the calculator and a saved worksheet have no text outside the catalogue and nothing cut, in every state', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  const known = await listen(page);
  await resize(app, 1024, 720);
  await readPseudo(page);
  const found: string[] = [];
  const look = async (state: string): Promise<void> => {
    const bare = await hardCodedOn(page, 'main, dialog[open]', await known());
    found.push(...[...bare, ...(await layoutFaults(page))].map((fault) => `${state}: ${fault}`));
  };
  // Names of fields are lengthened too, so a field is found by what it holds.
  const field = (path: string): Locator => page.locator(`main [data-field="${path}"]`).first();
  const mode = (name: RegExp): Promise<void> =>
    page.getByRole('group', { name: /Mode/ }).getByRole('radio', { name }).check();
  const key = async (values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [path, text] of Object.entries(values)) await field(path).fill(text);
  };
  const zuspan = async (diluentMl: string): Promise<void> => {
    await field('indication').selectOption('pre-eclampsia');
    await key({ 'choice.loadingG': '4', 'choice.loadingMin': '20' });
    await key({ 'choice.maintenanceGPerH': '1', 'choice.maintenanceH': '24', 'patient.weightKg': '70' });
    await field('product').selectOption('us-vial-50-10ml');
    await key({ diluentMl });
  };
  const calculator = new Calculator(page);

  await goTo(page, '#/calculator?regimen=zuspan');
  await expect(field('choice.loadingG')).toBeVisible();
  await page.locator('main details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  await look('an empty form');

  await zuspan('92');
  await expect(page.locator('[data-phase="loading"]')).toBeVisible();
  await look('warnings to answer');
  await calculator.answerSoftWarnings();
  await expect(page.locator('[data-phase="rate-change"]')).toBeVisible();
  await page.locator('main .cards details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  await look('a result');

  await key({ 'patient.weightKg': '210' });
  await expect(page.locator('main').getByRole('button', { name: /^⟦Confirm/ })).toBeVisible();
  await look('an unusual entry');
  await key({ 'patient.weightKg': '70', 'choice.loadingG': '8' });
  await expect(calculator.stop).toBeVisible();
  await look('a stop');
  await key({ 'choice.loadingG': '4' });
  await calculator.answerSoftWarnings();

  await mode(/Second check/);
  await look('second check, blind');
  await field('regimen').selectOption('zuspan');
  await zuspan('100');
  await page.getByRole('button', { name: /Compare field by field/ }).click();
  await expect(page.locator('[data-differs]').first()).toBeVisible();
  await look('second check, differing');

  await mode(/Pump back-check/);
  await look('back-check, empty');
  await key({ bagG: '20', bagMl: '500', rateMlPerH: '300', minutesRunning: '30' });
  await expect(page.locator('main .when')).not.toHaveText('– –');
  await look('back-check, read');

  await mode(/Units/);
  await page.locator('main select').first().selectOption('g');
  await page.locator('main input[inputmode="decimal"]').fill('4');
  await expect(page.locator('main')).toContainText('16.23');
  await look('units');

  await mode(/Prepare/);
  await page.getByRole('button', { name: /Save worksheet/ }).click();
  await look('saving a worksheet');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^⟦Save/ })
    .click();
  await page.getByRole('link', { name: /Open worksheet/ }).click();
  await expect(page.locator('[data-phase="rate-change"]')).toBeVisible();
  await page.locator('main details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  await look('a saved worksheet');
  expect(found).toEqual([]);
});
