/** "Does it work for this?" in ten seconds, and every number traced to the line it was read on in two steps. */
import { expect, test } from '../fixtures.ts';
import { answerOf } from '../pages/bridge.ts';

test('search, open, and see the verdict', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /search/i }).fill('CRSP');
  await expect(page.getByRole('option').first()).toContainText('Complex regional pain syndrome');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Complex regional pain syndrome');
  await expect(page.getByText('Tested, not better than placebo').first()).toBeVisible();
  await expect(page.getByText('Off label.')).toBeVisible();
});

test('a short form is read as magnesium sulfate and never written', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /search/i }).fill('mag sulph back pain');
  await expect(page.getByText('magnesium sulfate').first()).toBeVisible();
  await expect(page.getByRole('option').first()).toContainText('Low back pain');
});

test('H-EV-7: a pointer that rests over the results chooses nothing, whatever comes to lie under it', async ({
  page,
}) => {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: /search/i });
  await box.fill('reg');
  const third = page.getByRole('option').nth(2);
  await third.hover();
  await expect(third).toHaveAttribute('aria-selected', 'true');
  await box.fill('pain');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  // What a window system sends when a row comes to lie under a pointer that nobody moved: a move by nothing.
  await page.getByRole('option').nth(4).dispatchEvent('mousemove');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('option').nth(4).hover();
  await expect(page.getByRole('option').nth(4)).toHaveAttribute('aria-selected', 'true');
});

test('nothing found says what would match', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /search/i }).fill('zzzzqqqq');
  await expect(page.getByText(/Nothing matches/)).toBeVisible();
});

test('H-EV-2: any number reaches its source line in two steps, by keyboard', async ({ page }) => {
  await page.evaluate(() => {
    location.hash = '#/condition/crps';
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Complex regional pain syndrome');
  const figure = page.getByRole('table').first().getByRole('button').first();
  await figure.focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer).toBeVisible();
  await expect(drawer).toContainText(/abstract/i);
  await expect(drawer).toContainText(/Fischer|Collins/);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('H-EV-3: what was not read is said, never shown', async ({ page }) => {
  await page.evaluate(() => {
    location.hash = '#/condition/crps';
  });
  await expect(page.getByText('not read').locator('visible=true').first()).toBeVisible();
});

test('every claim of the digest has a verdict', async ({ page }) => {
  await page.evaluate(() => {
    location.hash = '#/claims';
  });
  await expect(page.getByText('Misquoted').first()).toBeVisible();
  await expect(page.getByText('Superseded').first()).toBeVisible();
});

test('every condition opens without an error', async ({ page }) => {
  const { value: ids } = await answerOf<{ value: { id: string; name: string }[] }>(page, 'conditions:list');
  expect(ids.length).toBe(31);
  for (const { id, name } of ids) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/condition/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  }
});

test('F9 opens the toxicity card from anywhere, also from a dialog, and Escape returns', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('F9');
  const card = page.getByRole('dialog', { name: /toxicity/i });
  await expect(card.getByText(/calcium gluconate/i).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('what changed in the evidence has its own list, and the first release says that it is one', async ({ page }) => {
  await page.getByRole('link', { name: 'Evidence', exact: true }).click();
  await page.getByRole('link', { name: 'What changed' }).click();
  await expect(page.getByText(/is the first release\./)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: /^\d+.sources$/ })).toBeVisible();
  await page.getByRole('link', { name: 'Conditions', exact: true }).click();
  await expect(page.getByText('The evidence was updated')).toHaveCount(0);
});
