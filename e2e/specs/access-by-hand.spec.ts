/**
 * Access where axe cannot see: 400 % zoom, wider text, forced colours, less motion, the size of targets, errors tied to
 * their fields, results that are told, and the Zuspan calculation as it is read aloud.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, resize, test } from '../fixtures.ts';
import { Calculator } from '../pages/calculator.ts';

// Every test walks many screens.
test.describe.configure({ timeout: 180_000 });

const screens = [
  '#/',
  '#/condition/crps',
  '#/condition/pre-eclampsia',
  '#/calculator?regimen=zuspan',
  '#/evidence',
  '#/findings',
  '#/claims',
  '#/analyses',
  '#/changes',
  '#/condition/postoperative-pain',
  '#/source/fischer-2013-crps',
  '#/safety',
  '#/worksheets',
  '#/about',
  '#/no-such-page',
];

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // Words of the screens come with their own files: a page stands when nothing says it is loading.
  await expect(page.locator('.loading')).toHaveCount(0);
}

async function asNarrowAs(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setMinimumSize(100, 100));
  await resize(app, width, height);
}

/** Boxes of words whose words do not fit, and that are not scrolled or shortened with the whole text elsewhere. */
function clippedText(): string[] {
  const main = document.querySelector('.app');
  return [...(main?.querySelectorAll<HTMLElement>('*') ?? [])]
    .filter((element) => {
      const style = getComputedStyle(element);
      const hidden = [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip');
      if (!hidden || style.clipPath !== 'none' || element.getClientRects().length === 0) return false;
      if (style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis') return false;
      if (element.closest('svg, [aria-hidden="true"], .app') !== document.querySelector('.app')) return false;
      if (element.matches('.app')) return false;
      return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    })
    .map(
      (element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 40)}`,
    );
}

test('at 400 % (320 px wide) every screen reads downwards only, and the emergency card can be opened', async ({
  app,
  page,
}) => {
  await asNarrowAs(app, 320, 256);
  const faults: string[] = [];
  for (const hash of screens) {
    await show(page, hash);
    const { sideways, downwards, room } = await page.evaluate(() => {
      const main = document.querySelector('main') as HTMLElement;
      const page = document.documentElement;
      return {
        sideways: Math.max(page.scrollWidth - page.clientWidth, main.scrollWidth - main.clientWidth),
        // Only the page inside scrolls: a second bar beside it moves the frame out of sight.
        downwards: page.scrollHeight - window.innerHeight,
        room: main.clientHeight,
      };
    });
    if (sideways > 0) faults.push(`${hash} goes ${sideways} px sideways`);
    if (downwards > 0) faults.push(`${hash}: the window itself is ${downwards} px too long`);
    if (room < 128) faults.push(`${hash} leaves ${room} px to read in, less than half of the window`);
    const button = await page.getByRole('button', { name: /Toxicity/ }).boundingBox();
    if (button === null || button.x < 0 || button.x + button.width > 320) faults.push(`${hash}: Toxicity is outside`);
  }
  expect(faults).toEqual([]);
  await page.keyboard.press('F9');
  const card = page.getByRole('dialog', { name: /Magnesium sulfate toxicity/ });
  await expect(card).toBeVisible();
  expect(await card.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});

/** Whatever opens over the page, and how it is opened from the page of one condition. */
const overlays: readonly { readonly name: string; readonly open: (page: Page) => Promise<void> }[] = [
  { name: 'Search and commands', open: (page) => page.keyboard.press('Control+k') },
  { name: 'Keyboard shortcuts', open: (page) => page.keyboard.press('F1') },
  {
    name: 'Where this number was read',
    open: (page) => page.getByRole('button', { name: 'Fischer 2013', exact: true }).first().click(),
  },
];

test('at 400 % what opens over the page reads downwards only and keeps Toxicity in reach', async ({ app, page }) => {
  await asNarrowAs(app, 320, 480);
  await show(page, '#/condition/crps');
  for (const { name, open } of overlays) {
    await open(page);
    const dialog = page.getByRole('dialog', { name, exact: true });
    await expect(dialog).toBeVisible();
    const over = await dialog.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const outside = Math.max(-left, right - window.innerWidth, -top, bottom - window.innerHeight);
      return Math.max(outside, element.scrollWidth - element.clientWidth);
    });
    expect(over, name).toBeLessThanOrEqual(0);
    const button = await page.locator('[data-toxicity]').boundingBox();
    const covered = await page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-toxicity]') === null,
      { x: (button?.x ?? 0) + (button?.width ?? 0) / 2, y: (button?.y ?? 0) + (button?.height ?? 0) / 2 },
    );
    expect(covered, `${name} covers Toxicity`).toBe(false);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Display', exact: true }).click();
  const last = page.getByRole('radio', { name: 'American English', exact: true });
  await last.focus();
  const box = await last.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0), 'the last choice can be reached').toBeLessThanOrEqual(480);
});

test('with the text spacing of WCAG 1.4.12 nothing is cut off and nothing goes sideways', async ({ app, page }) => {
  await asNarrowAs(app, 1024, 720);
  // A constructed sheet: the policy of the page takes no style element.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
  for (const hash of screens) {
    await show(page, hash);
    expect(await page.evaluate(clippedText), hash).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, hash).toBeLessThanOrEqual(0);
  }
});

test('in forced colours the ring, the chosen and the marks are still told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await show(page, '#/calculator?regimen=zuspan');
  const mode = page.getByRole('group', { name: 'Mode' });
  const look = (name: string) =>
    mode.locator('label', { hasText: name }).evaluate((label) => {
      const style = getComputedStyle(label);
      return `${style.backgroundColor} ${style.borderTopStyle} ${style.borderTopWidth}`;
    });
  expect(await look('Prepare')).not.toBe(await look('Units'));
  const tone = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).borderTopWidth);
  // What is only drawn by a background in other themes has an edge here.
  expect(await tone('[data-toxicity]')).not.toBe('0px');
  await page.getByRole('button', { name: /Toxicity/ }).focus();
  expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).toBe('solid');
  await show(page, '#/condition/crps');
  // A verdict is a shape and a word: its mark is drawn in the colour of the text.
  const mark = page.locator('main .chip svg').first();
  await expect(mark).toBeVisible();
});

test('with less motion asked for nothing moves and nothing glides', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const hash of screens) {
    await show(page, hash);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('*')]
        .filter((element) => {
          const style = getComputedStyle(element);
          const longest = Math.max(...style.transitionDuration.split(',').map(parseFloat));
          return longest > 0.01 || style.scrollBehavior === 'smooth';
        })
        .map((element) => `${element.tagName} ${element.className}`),
    );
    expect(moving, hash).toEqual([]);
  }
});

/**
 * Controls smaller than `least` either way that WCAG 2.5.8 does not except: a link inside a sentence, and a target with
 * so much room that a circle of that size round its middle meets no other target and no other such circle.
 */
function smallTargets(least: number): string[] {
  const kinds = 'a[href], button, select, textarea, input, summary, [role=option], [tabindex="0"]';
  const targets = [...document.querySelectorAll<HTMLElement>(kinds)]
    .filter((element) => element.getClientRects().length > 0 && !element.closest('.skip, .sr, svg'))
    .map((element) => {
      const frame = element.matches('input[type=radio], input[type=checkbox]') ? element.closest('label') : null;
      return { element, box: (frame ?? element).getBoundingClientRect() };
    });
  const isSmall = ({ box }: { box: DOMRect }) => box.width < least - 0.5 || box.height < least - 0.5;
  const middle = ({ left, top, width, height }: DOMRect) => ({ x: left + width / 2, y: top + height / 2 });
  const inSentence = (element: HTMLElement) =>
    getComputedStyle(element).display === 'inline' &&
    (element.parentElement?.textContent.trim().length ?? 0) > element.textContent.trim().length;
  return targets
    .filter((target) => isSmall(target) && !inSentence(target.element))
    .filter((target) => {
      const own = middle(target.box);
      return targets.some((other) => {
        if (other === target || other.element.contains(target.element)) return false;
        if (isSmall(other)) {
          const its = middle(other.box);
          return Math.hypot(own.x - its.x, own.y - its.y) < least - 0.5;
        }
        const x = Math.max(other.box.left, Math.min(own.x, other.box.right));
        const y = Math.max(other.box.top, Math.min(own.y, other.box.bottom));
        return Math.hypot(own.x - x, own.y - y) < least / 2 - 0.5;
      });
    })
    .map(
      ({ element, box }) =>
        `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 30)}" ${Math.round(box.width)} × ${Math.round(box.height)}`,
    );
}

test('every target is at least 24 px, and what matters most at least 40', async ({ page }) => {
  const found: string[] = [];
  for (const density of ['comfortable', 'compact']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-density', name), density);
    for (const hash of screens) {
      await show(page, hash);
      found.push(...(await page.evaluate(smallTargets, 24)).map((line) => `${density} ${hash}: ${line}`));
    }
  }
  expect([...new Set(found)]).toEqual([]);
  await page.evaluate(() => document.documentElement.setAttribute('data-density', 'comfortable'));
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  for (const [name, control] of [
    ['Toxicity', page.getByRole('button', { name: /Toxicity/ })],
    ['Search', page.getByRole('button', { name: /^Search/ })],
    ['Print worksheet', page.getByRole('button', { name: 'Print worksheet' })],
    ['Calculator in the rail', page.getByRole('link', { name: 'Calculator' })],
  ] as const) {
    const box = await control.first().boundingBox();
    expect(box?.height, name).toBeGreaterThanOrEqual(name === 'Search' ? 38 : 40);
    expect(box?.width, name).toBeGreaterThanOrEqual(44);
  }
});

test('an impossible entry says why beside the field, and the field points to the words', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan('7000');
  const weight = calculator.field('Weight');
  await expect(weight).toHaveAttribute('aria-invalid', 'true');
  const words = await weight.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
  expect(words).toContain('kg');
  expect(words).toContain('Not possible');
  // Every field with a hint of its own has that hint in its description, and the hint is told when it changes.
  const loose = await calculator.form.evaluate(
    (form) =>
      [...form.querySelectorAll<HTMLElement>('[aria-invalid="true"]')].filter(
        (field) =>
          !(field.getAttribute('aria-describedby') ?? '')
            .split(' ')
            .some((id) => document.getElementById(id)?.textContent),
      ).length,
  );
  expect(loose).toBe(0);
});

test('the Zuspan calculation reads aloud as a safe instruction, in this order', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.answerSoftWarnings();
  await expect(calculator.rateOf(calculator.maintenance)).toContainText('25');
  const spoken = await page.locator('.ctr').ariaSnapshot();
  const approved = readFileSync(path.join(import.meta.dirname, 'zuspan-read-aloud.txt'), 'utf8');
  expect(`${spoken.replaceAll('\u00a0', ' ')}\n`).toBe(approved);
});
