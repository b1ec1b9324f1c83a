/** No axe violation on any screen in any theme, and nothing scrolls sideways at the smallest window or at 200 %. */
import AxeBuilder from '@axe-core/playwright';
import { expect, resize, test } from '../fixtures.ts';

const screens = [
  '#/',
  '#/condition/crps',
  '#/condition/pre-eclampsia',
  '#/condition/postoperative-pain',
  '#/calculator',
  '#/evidence',
  '#/claims',
  '#/changes',
  '#/source/fischer-2013-crps',
  '#/safety',
  '#/worksheets',
  '#/about',
];
const themes = ['light', 'dark', 'night'];

for (const theme of themes) {
  test(`axe finds nothing on any screen, ${theme}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    const found: string[] = [];
    for (const screen of screens) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, screen);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page: page as never })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .setLegacyMode(true)
        .analyze();
      found.push(
        ...violations.map(
          (violation) =>
            `${screen}: ${violation.id}: ${violation.nodes
              .map((node) => node.target.join(' '))
              .slice(0, 3)
              .join(' | ')}`,
        ),
      );
    }
    expect(found).toEqual([]);
  });
}

for (const [width, height] of [
  [1024, 720],
  [720, 450],
  [512, 384],
] as const) {
  test(`nothing scrolls sideways at ${width} × ${height}`, async ({ app, page }) => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setMinimumSize(100, 100));
    await resize(app, width, height);
    for (const screen of screens) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, screen);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, screen).toBeLessThanOrEqual(0);
    }
  });
}
