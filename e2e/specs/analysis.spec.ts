/**
 * The analysis screen in the real app: every stored analysis keeps to its card in every view and window, a trial left
 * out by key moves the sum at once, and what is taken out is what is shown.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerSaveDialog, expect, resize, test } from '../fixtures.ts';

/** The second is the smallest window, the third that window at 200 %. */
const WINDOWS = [
  [1440, 900],
  [1024, 720],
  [720, 450],
] as const;

/** From another screen, so that what is seen next is not the analysis before. */
async function open(page: Page, address: string): Promise<void> {
  const go = (to: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, to);
  await go('#/no-such-page');
  await expect(page.locator('.analysis')).toHaveCount(0);
  await go(address);
  await expect(page.locator('.analysis')).toBeVisible();
}

/** What sticks out of the card, and text cut in it that its title does not say in full. */
function stickingOut(): string[] {
  const card = document.querySelector('section.card');
  if (card === null) return ['there is no card'];
  const edge = card.getBoundingClientRect().right + 1;
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const cells = [...card.querySelectorAll('.forest td, .forest th, header > *, .tools > *, .funnel *')]
    .filter((cell) => cell.getBoundingClientRect().right > edge)
    .map((cell) => `"${(cell.textContent ?? '').trim().slice(0, 30)}" leaves the card`);
  const cut = [...card.querySelectorAll<HTMLElement>('.forest th[scope=row] .start')]
    .filter((name) => name.scrollWidth > name.clientWidth)
    .filter((name) => !(name.closest('th')?.title ?? '').startsWith(name.textContent))
    .map((name) => `"${name.textContent}" is cut and stands nowhere in full`);
  return [...(wide > 0 ? [`the page is ${wide} px too wide`] : []), ...cells, ...cut];
}

/** The picture on the clipboard as main reads it back: its size, and how many of its dots are dark. */
function copiedPicture(app: ElectronApplication) {
  return app.evaluate(async ({ clipboard, nativeImage }) => {
    // The runtime under test is an earlier one than the types describe.
    const earlier = clipboard as unknown as { readImage?: () => Electron.NativeImage };
    const png = async () => {
      const [item] = await clipboard.read();
      const blob = await item?.getType('image/png');
      return blob instanceof Blob ? Buffer.from(await blob.arrayBuffer()) : Buffer.alloc(0);
    };
    const image = earlier.readImage?.() ?? nativeImage.createFromBuffer(await png());
    const dots = image.toBitmap();
    return { ...image.getSize(), dark: dots.filter((one) => one < 60).length, all: dots.length };
  });
}

test('every stored analysis keeps to its card, in every view and window', async ({ app, page }) => {
  test.setTimeout(180_000);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setMinimumSize(100, 100));
  await page.evaluate(() => {
    location.hash = '#/analyses';
  });
  const links = page.locator('main a[href^="#/analysis/"]');
  await expect(links.first()).toBeVisible();
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(addresses.length).toBeGreaterThan(20);
  const found: string[] = [];
  for (const [width, height] of WINDOWS) {
    await resize(app, width, height);
    for (const address of addresses) {
      await open(page, address);
      // An analysis without trials of its own has one view.
      const views = page.getByRole('group', { name: 'View' }).getByRole('radio');
      for (let view = 0; view < Math.max(1, await views.count()); view += 1) {
        if (view > 0) await views.nth(view).check();
        const faults = await page.evaluate(stickingOut);
        found.push(...faults.map((fault) => `${address}, view ${view + 1}, ${width} wide: ${fault}`));
      }
    }
  }
  expect(found).toEqual([]);
});

test('the largest trial is left out by key: the sum moves, says so, and goes back to the record', async ({ page }) => {
  await open(page, '#/analysis/acute-mi-early-death');
  const sum = page.getByRole('row', { name: /^Fixed effect/ });
  await expect(sum).toHaveAccessibleName(/^Fixed effect, 22\s+trials\. Odds ratio 0\.99, from 0\.94 to 1\.05\.$/);
  const trial = page.getByRole('row', { name: /^ISIS-4 1995/ });
  await trial.focus();
  await page.keyboard.press('Space');
  await expect(trial).toHaveAttribute('aria-selected', 'false');
  await expect(sum).toHaveAccessibleName(/^Fixed effect, 21\s+trials\. Odds ratio 0\.8/);
  await expect(page.getByRole('status').filter({ hasText: 'What if:' })).toContainText('the sum without ISIS-4 1995');
  await page.getByRole('button', { name: 'Back to the record' }).click();
  await expect(sum).toHaveAccessibleName(/Odds ratio 0\.99/);
});

test('a row reached by key in a long plot is not under the head or the axis', async ({ app, page }) => {
  await resize(app, 1024, 720);
  await open(page, '#/analysis/acute-mi-early-death');
  const rows = page.locator('[data-row]');
  await rows.first().focus();
  for (let step = 0; step < 24; step += 1) await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 18; step += 1) await page.keyboard.press('ArrowUp');
  const places = await page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    return { head: box('.forest thead th')?.bottom, row: box('[data-row]:focus'), axis: box('.forest tfoot td')?.top };
  });
  expect(places.row?.top).toBeGreaterThanOrEqual(places.head ?? Infinity);
  expect(places.row?.bottom).toBeLessThanOrEqual(places.axis ?? 0);
});

test('CSV, SVG and PNG are copied and PNG is saved as the plot stands', async ({ app, page, dataFolder }) => {
  await open(page, '#/analysis/acute-mi-early-death?without=ISIS-4+1995');
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await page.getByRole('button', { name: 'Copy CSV' }).click();
  await expect.poll(copied).toContain('ISIS-4 1995,"trial, left out"');
  await page.getByRole('button', { name: 'Copy SVG' }).click();
  await expect.poll(copied).toContain('ISIS-4 1995, left out');
  const svg = /width="(\d+)[^"]*" height="([\d.]+)"/.exec(await copied());
  await app.evaluate(({ clipboard }) => clipboard.clear());
  await page.getByRole('button', { name: 'Copy PNG' }).click();
  await expect(page.getByText('The picture, as PNG, was copied.')).toBeAttached();
  // Two dots for each unit of the same picture, and its dots are not all of one colour.
  const picture = await copiedPicture(app);
  expect(picture).toMatchObject({ width: 2 * Number(svg?.[1]), height: Math.round(2 * Number(svg?.[2])) });
  expect(picture.dark).toBeGreaterThan(picture.all / 200);
  const file = path.join(dataFolder, 'plot.png');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Save PNG' }).click();
  await expect(page.getByText(`Saved as ${file}`)).toBeAttached();
  expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
});
