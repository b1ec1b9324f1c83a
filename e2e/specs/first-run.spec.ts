/**
 * The first start on a computer: asked once, answered with one key, never in the way. Hazards H-IT-1 (policy) and
 * H-UNIT-1 (a choice made here fills in nothing).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, launch, test } from '../fixtures.ts';

test.use({ settledIn: false });

const cardOf = (page: Page) => page.getByRole('form', { name: 'Set up this computer, once' });

test('the country and Enter are enough, and it is never asked again', async ({ page, app, dataFolder }) => {
  const card = cardOf(page);
  await expect(card.getByLabel('Labels and products first from')).toBeFocused();
  // Type-ahead in the list; what goes with the country is proposed at once.
  await page.keyboard.type('United S');
  await expect(card.getByRole('radio', { name: 'mg per dL' })).toBeChecked();
  await expect(card.getByRole('radio', { name: 'Letter' })).toBeChecked();
  await expect(card.getByRole('radio', { name: 'American English' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'The choices are stored' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-US');
  await app.close();

  const again = await launch({ dataFolder });
  const next = await again.firstWindow();
  await expect(next.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(cardOf(next)).toHaveCount(0);
  await expect(next.locator('html')).toHaveAttribute('lang', 'en-US');
  await next.getByRole('button', { name: 'Display' }).click();
  await expect(next.getByLabel('Labels and products first from')).toHaveValue('US');
  await expect(next.getByRole('radio', { name: 'Letter' })).toBeChecked();
  await again.close();
});

test('Skip says what it stands for, and what was chosen before the country stays', async ({ page }) => {
  const card = cardOf(page);
  await expect(card).toContainText('Skip uses: No country first, mmol per L, A4, British English.');
  await card.getByRole('radio', { name: 'mEq per L' }).check();
  await card.getByLabel('Labels and products first from').selectOption('US');
  await expect(card.getByRole('radio', { name: 'mEq per L' })).toBeChecked();
  await card.getByRole('button', { name: 'Skip' }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: 'Display' }).click();
  await expect(page.getByLabel('Labels and products first from')).toHaveValue('');
  await expect(page.getByRole('radio', { name: 'mmol per L' })).toBeChecked();
});

test('it is above the page and not in front of it: nobody is kept from the page or the card', async ({ page }) => {
  await expect(cardOf(page)).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog', { name: /Magnesium sulfate toxicity/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { level: 1, name: 'Calculator' })).toBeFocused();
  await expect(cardOf(page)).toHaveCount(0);
  // No choice was made, so it is asked where it belongs, and a field holds nothing from it.
  await page.keyboard.press('Control+1');
  await expect(cardOf(page)).toBeVisible();
});

test.describe('without a ward file', () => {
  test('the program starts, and does not ask twice before it closes', async ({ dataFolder }) => {
    // A folder in the place of the file: it can be neither read nor written.
    mkdirSync(path.join(dataFolder, 'ward.sqlite'));
    writeFileSync(path.join(dataFolder, 'ward.sqlite/in-the-way'), '');
    const app = await launch({ dataFolder });
    const page = await app.firstWindow();
    await cardOf(page).getByRole('button', { name: 'Skip' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'hold until the program closes' })).toBeVisible();
    await expect(cardOf(page)).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(cardOf(page)).toHaveCount(0);
    await app.close();
  });
});
