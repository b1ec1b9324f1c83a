/**
 * The pseudo-locale: every text of the catalogue bracketed and 40 % longer, on every screen at the smallest window.
 * What is not bracketed is hard-coded, unless the store said it; what is cut, covered or pushed out would be in German.
 */
import type { Page } from '@playwright/test';
import { pool } from '../../electron/domain/pooling/pool.ts';
import type { ResolvedAnalysis } from '../../electron/domain/pooling/resolved-records.ts';
import { expect, resize, test } from '../fixtures.ts';
import { Known, hardCodedOn } from '../pages/bare-text.ts';
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
