/** What makes a long night easier: nothing scrolls sideways, long pages have a list, what was typed is not lost. */
import type { Page } from '@playwright/test';
import { expect, resize, test } from '../fixtures.ts';

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    location.hash = address;
  }, hash);
  await expect(page.locator('main .loading')).toHaveCount(0);
}

test('the findings need no scrolling sideways while nobody has chosen columns', async ({ app, page }) => {
  await goTo(page, '#/findings');
  const grid = page.getByRole('grid', { name: 'Findings' });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  for (const [width, columns] of [
    [1440, 8],
    [1280, 8],
    [1024, 6],
  ] as const) {
    await resize(app, width, 720);
    await expect(grid.getByRole('columnheader')).toHaveCount(columns);
    await expect.poll(() => grid.evaluate((box) => box.scrollWidth - box.clientWidth), `${width} px`).toBe(0);
  }
  // From the first tick on they are a person's own, at any width.
  await page.getByText('Columns', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'People' }).check();
  await expect(grid.getByRole('columnheader')).toHaveCount(7);
  await resize(app, 1440, 720);
  await expect(grid.getByRole('columnheader', { name: 'People' })).toBeVisible();
  await expect(grid.getByRole('columnheader')).toHaveCount(7);
});

for (const width of [1280, 1024]) {
  test(`the parts of Safety stay in reach at ${width} px, and say which is read`, async ({ app, page }) => {
    await resize(app, width, 720);
    await goTo(page, '#/safety');
    const list = page.getByRole('navigation', { name: 'On this page' });
    await list.getByRole('button', { name: 'Kidneys' }).click();
    const kidneys = page.getByRole('heading', { level: 2, name: 'Kidneys' });
    await expect(kidneys).toBeInViewport();
    await expect(list.getByRole('button', { name: 'Kidneys' })).toHaveAttribute('aria-current', 'true');
    await list.getByRole('button', { name: 'Lessons' }).click();
    await expect(list.getByRole('button', { name: 'Signs and levels' })).toBeInViewport();
    await expect(list.locator('[aria-current]')).toHaveText('Lessons');
  });

  test(`heading by heading with two keys at ${width} px, and none is covered`, async ({ app, page }) => {
    await resize(app, width, 720);
    await goTo(page, '#/safety');
    const headings = page.locator('main h2:visible');
    const names = await headings.allTextContents();
    expect(names.length).toBeGreaterThan(10);
    for (const [index] of names.entries()) {
      await page.keyboard.press('Alt+PageDown');
      const heading = headings.nth(index);
      await expect(heading).toBeFocused();
      const covered = await heading.evaluate((element) => {
        const { left, top, height } = element.getBoundingClientRect();
        const there = document.elementFromPoint(left + 4, top + height / 2);
        return there === null || !(element.contains(there) || there.contains(element));
      });
      expect(covered, await heading.innerText()).toBe(false);
    }
    await page.keyboard.press('Alt+PageUp');
    await expect(headings.nth(names.length - 2)).toBeFocused();
  });
}

test('a note that was begun is still there after another page, and Cancel can be taken back', async ({ page }) => {
  await goTo(page, '#/condition/crps');
  const note = page.getByRole('textbox', { name: 'Note' });
  await page.getByRole('button', { name: 'Write a note' }).click();
  await note.fill('Pain team first, then');
  await goTo(page, '#/condition/pre-eclampsia');
  await expect(page.getByRole('heading', { level: 1, name: /Pre-eclampsia/ })).toBeVisible();
  await expect(note).toHaveCount(0);
  await page.goBack();
  await expect(note).toHaveValue('Pain team first, then');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(note).toHaveCount(0);
  await page.getByRole('button', { name: 'Bring back what was typed' }).click();
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('Pain team first, then');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('Pain team first, then', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bring back what was typed' })).toHaveCount(0);
});

test('"copied" leaves by itself, a refusal stays until it is closed', async ({ page }) => {
  await page.clock.install();
  const line = page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Close this message' }) });
  await goTo(page, '#/source/fischer-2013-crps');
  await page.getByRole('button', { name: 'Copy citation' }).click();
  await expect(line).toContainText('The citation was copied.');
  // Held under the pointer for as long as it is read.
  await line.hover();
  await page.clock.fastForward(60_000);
  await expect(line).toBeVisible();
  await page.mouse.move(1, 1);
  await page.clock.fastForward(8_000);
  await expect(line).toHaveCount(0);

  await goTo(page, '#/worksheets');
  await page.getByLabel('File to import').setInputFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"another":"program"}'),
  });
  await expect(line).toContainText('is not an export of this app');
  await page.clock.fastForward(600_000);
  await expect(line).toBeVisible();
  await line.getByRole('button', { name: 'Close this message' }).click();
  await expect(line).toHaveCount(0);
});

test('the audit log names a product as its label does', async ({ page }) => {
  await goTo(page, '#/about');
  await page.getByText(/^United States/).click();
  const product = page.getByRole('button', { name: /5 g in 10 mL vial/ }).first();
  await product.click();
  const entry = page.getByRole('row', { name: /Product marked as in the cupboard/ });
  await expect(entry).toContainText('5 g in 10 mL vial');
});
