/**
 * Everything without a mouse: the five tasks of a ward by keys alone, the list of keys, the palette's commands, and the
 * way back. Every step of Tab is watched: the ring is drawn and nothing that stays put lies over it.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { answerSaveDialog, expect, test } from '../fixtures.ts';
import { Calculator } from '../pages/calculator.ts';
import { focusFaults, tabTo } from '../pages/focus.ts';
import { closePreview, previewOf } from '../preview.ts';

const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { level: 1, name });
/** The palette's code comes after the first paint: a person sees its field before typing into it. */
async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
}

const toxicity = (page: Page) => page.getByRole('dialog', { name: /Magnesium sulfate toxicity/ });

test.describe('the five tasks', () => {
  test('"Does it work for this?", and its page printed for the folder', async ({ app, page, dataFolder }) => {
    await openPalette(page);
    await page.keyboard.type('crps');
    await page.keyboard.press('Enter');
    await expect(heading(page, /Complex regional pain syndrome/)).toBeFocused();
    await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Tested, not better than placebo');
    const file = path.join(dataFolder, 'page.pdf');
    await answerSaveDialog(app, file);
    await page.keyboard.press('Control+p');
    const preview = await previewOf(page);
    await tabTo(preview, preview.getByRole('button', { name: 'Save as PDF' }));
    await preview.keyboard.press('Enter');
    await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
    await closePreview(preview);
  });

  test('"How much, at what rate?": Zuspan, with every entry and every answer by keys', async ({ page }) => {
    test.setTimeout(180_000);
    const calculator = new Calculator(page);
    await page.keyboard.press('Control+2');
    await expect(heading(page, 'Calculator')).toBeFocused();
    const given = calculator.field('Given for');
    await tabTo(page, given);
    await page.keyboard.type('Pre-ecl');
    await expect(given).toHaveValue('pre-eclampsia');
    const regimen = calculator.field('Authority and regimen');
    await tabTo(page, regimen);
    await page.keyboard.press('ArrowDown');
    await regimen.selectOption('zuspan'); // One of many with the same first letters; the list itself was reached by keys.
    for (const [label, text] of [
      ['Loading', '4'],
      ['over', '20'],
      ['Maintenance', '1'],
      ['for', '24'],
      ['Weight', '70'],
    ] as const) {
      await tabTo(page, calculator.field(label));
      await page.keyboard.type(text);
    }
    const product = calculator.field('Product in the cupboard');
    await tabTo(page, product);
    await product.selectOption('us-vial-50-10ml');
    await tabTo(page, calculator.field('Diluent for the load'));
    await page.keyboard.type('92');
    const asks = page.locator('[data-soft]');
    await expect(asks.first()).toBeVisible();
    for (let left = await asks.count(); left > 0; left = await asks.count()) {
      const id = await asks.first().getAttribute('data-soft');
      await tabTo(page, asks.first().getByRole('radio').first());
      await page.keyboard.press('Space');
      await tabTo(page, asks.first().getByRole('button', { name: 'Go on for this reason' }));
      await page.keyboard.press('Enter');
      await expect(page.locator(`[data-soft="${id}"]`)).toHaveCount(0);
    }
    await expect(calculator.rateOf(calculator.loading)).toContainText('300');
    await expect(calculator.rateOf(calculator.maintenance)).toContainText('25');
  });

  test('"Is this running pump right?": found by its words in the palette', async ({ page }) => {
    await openPalette(page);
    await page.keyboard.type('pump back');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: 'Pump back-check' })).toBeChecked();
    const calculator = new Calculator(page);
    await tabTo(page, calculator.field('Rate on the pump'));
    await page.keyboard.type('25');
  });

  test('"She has lost her reflexes": F9 from a field, and Escape gives the field back', async ({ page }) => {
    const filter = page.getByRole('searchbox').first();
    await tabTo(page, filter);
    await page.keyboard.press('F9');
    await expect(toxicity(page)).toBeVisible();
    await expect(
      page.getByRole('heading', { level: 2, name: 'Magnesium sulfate toxicity', exact: true }),
    ).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(toxicity(page)).toHaveCount(0);
    await expect(filter).toBeFocused();
  });
});

test('? and F1 open the list of keys, ? is left to a person who types or who switched it off', async ({ page }) => {
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await page.keyboard.press('?');
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText('Toxicity card');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  const filter = page.getByRole('searchbox').first();
  await filter.focus();
  await page.keyboard.press('?');
  await expect(filter).toHaveValue('?');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('F1');
  await sheet.getByRole('checkbox', { name: /single key/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await expect(filter).toBeFocused();
  await page.keyboard.press('Control+2');
  await expect(heading(page, 'Calculator')).toBeFocused();
  await page.keyboard.press('?');
  await page.keyboard.press('F1');
  await expect(sheet.getByRole('checkbox', { name: /single key/ })).not.toBeChecked();
});

test('the palette does what it names: a theme, the display menu, a screen without a page to print', async ({
  page,
}) => {
  const run = async (words: string): Promise<void> => {
    await openPalette(page);
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  await run('night ward');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
  await run('display and choices');
  await expect(page.getByRole('button', { name: 'Display' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'Night ward' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Display' })).toBeFocused();
  await expect(page.getByRole('radio', { name: 'Night ward' })).toHaveCount(0);
  await run('print this page');
  await expect(page.getByRole('status').filter({ hasText: 'no printed page' })).toBeVisible();
  // With nothing typed nothing is chosen: Enter opens nothing by accident.
  await openPalette(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Search and commands' })).toBeVisible();
});

test('Tab goes through a whole screen in the order of sight, never covered, never caught', async ({ page }) => {
  test.setTimeout(180_000);
  for (const hash of ['#/', '#/condition/crps', '#/calculator', '#/evidence', '#/safety', '#/worksheets', '#/about']) {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await focusFaults(page), hash).toEqual([]);
  }
});

test('every dialog and drawer takes the focus and gives it back to what opened it', async ({ page }) => {
  await page.evaluate(() => {
    location.hash = '#/condition/crps';
  });
  await expect(heading(page, /Complex regional pain syndrome/)).toBeFocused();
  const number = page.getByRole('button', { name: 'Fischer 2013', exact: true }).first();
  await tabTo(page, number);
  for (const [keys, name] of [
    ['Enter', 'Where this number was read'],
    ['Control+k', 'Search and commands'],
    ['F1', 'Keyboard shortcuts'],
  ] as const) {
    await page.keyboard.press(keys);
    const dialog = page.getByRole('dialog', { name, exact: true });
    await expect(dialog).toBeVisible();
    await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    // Caught inside as long as it is open, with the way to the emergency card left free.
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('Tab');
    expect(
      await dialog.evaluate(
        (element) =>
          element.contains(document.activeElement) || document.activeElement?.closest('[data-toxicity]') !== null,
      ),
      name,
    ).toBe(true);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(number).toBeFocused();
  }
});

test('a copied address says that it was copied, and is the whole address', async ({ app, page }) => {
  await page.evaluate(() => {
    location.hash = '#/source/fischer-2013-crps';
  });
  const copy = page.getByRole('button', { name: /^Copy address/ }).first();
  await tabTo(page, copy);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'The address was copied.' })).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^https:\/\/\S+$/);
  await expect(page.locator('main')).not.toContainText('https://');
});

test.describe('history', () => {
  test('back and forward by keys and by the side buttons of a mouse, to the same place and the same link', async ({
    page,
  }) => {
    const link = page.getByRole('link', { name: /Cluster headache|Acute migraine/ }).first();
    await link.scrollIntoViewIfNeeded();
    const top = () => page.locator('main').evaluate((main) => main.scrollTop);
    await link.focus();
    const left = await top();
    await page.keyboard.press('Enter');
    const opened = heading(page, /headache|migraine/i);
    await expect(opened).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(link).toBeFocused();
    await expect.poll(top).toBe(left);
    await page.keyboard.press('Alt+ArrowRight');
    await expect(opened).toBeFocused();
    const side = (button: number) =>
      page.evaluate(
        (which) => document.body.dispatchEvent(new MouseEvent('mouseup', { button: which, bubbles: true })),
        button,
      );
    await side(3);
    await expect(link).toBeFocused();
    await side(4);
    await expect(opened).toBeFocused();
  });

  test('what was entered, filtered and scrolled stays when another screen is looked at', async ({ page }) => {
    await page.getByRole('searchbox').first().fill('pain');
    const calculator = new Calculator(page);
    await calculator.open('zuspan');
    await calculator.fillZuspan();
    await page.keyboard.press('Control+3');
    await expect(heading(page, /Evidence/)).toBeFocused();
    const main = page.locator('main');
    await main.evaluate((element) => element.scrollTo({ top: 700 }));
    await page.keyboard.press('Control+1');
    await expect(page.getByRole('searchbox').first()).toHaveValue('pain');
    await page.keyboard.press('Control+2');
    await expect(calculator.field('Weight')).toHaveValue('70');
    await expect(calculator.field('Diluent for the load')).toHaveValue('92');
    await page.keyboard.press('Control+3');
    await expect(heading(page, /Evidence/)).toBeFocused();
    await expect.poll(() => main.evaluate((element) => element.scrollTop)).toBe(700);
  });

  test('a link copied from a page opens that page', async ({ app, page }) => {
    await page.evaluate(() => {
      location.hash = '#/condition/pre-eclampsia';
    });
    await expect(heading(page, /Pre-eclampsia/)).toBeFocused();
    await openPalette(page);
    await page.keyboard.type('copy a link');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('status').filter({ hasText: 'bedside-magnesium://condition/pre-eclampsia' }),
    ).toBeVisible();
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
      'bedside-magnesium://condition/pre-eclampsia',
    );
  });
});
