/**
 * The app of the visual tests: started once for all pictures, at one size, with no motion
 * and grey-scale text. `shoot` takes a picture and holds it against its baseline until both are the same or time is up.
 */
import { test as base, expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compare, differencePicture } from '../../build/visual/compare.ts';
import {
  decodePng,
  encodePng,
  fingerprintIn,
  fingerprintOf,
  type Picture,
  type Written,
} from '../../build/visual/png.ts';
import { launch, resize, root, settleIn, watchForErrors } from '../fixtures.ts';
import { keepWorksheet } from './kept-worksheet.ts';
import { baselines, isPinned } from './runtime.ts';

export const THEMES = ['light', 'dark', 'night'] as const;
export type Theme = (typeof THEMES)[number];

const SIZE = { width: 1280, height: 720 } as const;
/** A screen still being laid out gets this long to become what the baseline shows. */
const PATIENCE_MS = 4_000;
export const changes = path.join(root, 'reports/visual');

/**
 * Tiles are always drawn whole: what a blinking caret or a new row left behind in a part of one depends on when it was
 * drawn. Nothing is shown before it is decoded.
 */
const switches = [
  '--disable-lcd-text',
  '--force-device-scale-factor=1',
  '--force-color-profile=srgb',
  '--disable-partial-raster',
  '--disable-checker-imaging',
] as const;

export interface Camera {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
}

interface Worker {
  /** The app to photograph: the program, or the gallery. */
  appFolder: string;
  camera: Camera;
}

export const test = base.extend<object, Worker>({
  appFolder: [root, { option: true, scope: 'worker' }],
  camera: [
    async ({ appFolder }, use) => {
      const dataFolder = mkdtempSync(path.join(tmpdir(), 'bedside-pictures-'));
      settleIn(dataFolder);
      keepWorksheet(dataFolder);
      const app = await launch({ dataFolder, appFolder, switches });
      const page = await app.firstWindow({ timeout: 30_000 });
      const errors = watchForErrors(page, null);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await resize(app, SIZE.width, SIZE.height);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await use({ app, page, dataFolder });
      await app.close();
      rmSync(dataFolder, { recursive: true, force: true });
      expect(errors, 'no console error and no page error').toEqual([]);
    },
    { scope: 'worker' },
  ],
});

/** What differs from machine to machine and from build to build: the data folder, and hashes of the evidence. */
async function withoutChance({ page, dataFolder }: Camera): Promise<void> {
  await page.evaluate((folder) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      const steady = text
        .replaceAll(folder, '/home/ward/bedside-magnesium')
        .replace(/\b(?=[0-9a-f]*\d)[0-9a-f]{12,64}\b/g, (hash) => '0123456789abcdef'.repeat(4).slice(0, hash.length));
      if (steady !== text) node.nodeValue = steady;
    }
  }, dataFolder);
}

/** No caret: it blinks. A constructed sheet, because the policy of the page takes no style element. */
async function withoutCaret(page: Page): Promise<void> {
  await page.evaluate(() => {
    const rule = '* { caret-color: transparent !important }';
    if (document.adoptedStyleSheets.some((sheet) => sheet.cssRules[0]?.cssText.includes('caret-color'))) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

/** Every face is there, no row is on its way, nothing moves, and the boxes of the page stood still for two frames. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const isBusy = (): boolean =>
      document.fonts.status !== 'loaded' ||
      document.querySelector('[role="row"] .waiting') !== null ||
      document
        .getAnimations()
        .some(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity);
    const boxes = (): string =>
      [...document.querySelectorAll('body *')]
        .map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [x, y, width, height].join();
        })
        .join(';');
    const MOST_FRAMES = 300;
    await document.fonts.ready;
    let before = '';
    for (let frames = 0, still = 0; still < 2 && frames < MOST_FRAMES; frames += 1) {
      await frame();
      const now = boxes();
      still = now === before && !isBusy() ? still + 1 : 0;
      before = now;
    }
  });
}

export async function dress(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
}

async function photograph(camera: Camera, what: Locator | null): Promise<Buffer> {
  await withoutCaret(camera.page);
  await settled(camera.page);
  await withoutChance(camera);
  const options = { caret: 'initial', animations: 'disabled' } as const;
  return what === null ? camera.page.screenshot(options) : what.screenshot(options);
}

/** Left for `npm run visual:approve`: before, after and where they differ. */
function keep(name: string, before: Picture | null, after: Written): void {
  const write = (kind: string, file: Buffer): void => writeFileSync(path.join(changes, `${name}.${kind}.png`), file);
  mkdirSync(changes, { recursive: true });
  write('after', after.file);
  if (before === null) return;
  write('before', encodePng(before).file);
  write('difference', encodePng(differencePicture(before, after.picture)).file);
}

/** What is said of a picture that is not as approved; null when it is. */
function fault(before: Picture | null, after: Written): string | null {
  if (before === null) return 'has no baseline yet';
  const { same, differing } = compare(before, after.picture);
  if (same) return null;
  return differing === null ? 'has another size than its baseline' : `differs from its baseline in ${differing} pixels`;
}

/** Looks again until the picture is the one that is known or, when time is up, has stopped changing. */
async function still(camera: Camera, what: Locator | null, known: string | null, first: Buffer): Promise<Buffer> {
  const until = Date.now() + (known === null ? 0 : PATIENCE_MS);
  let [before, after] = [first, await photograph(camera, what)];
  while (fingerprintOf(after) !== known && (Date.now() < until || !before.equals(after)))
    [before, after] = [after, await photograph(camera, what)];
  return after;
}

/**
 * @param name of the baseline, without its ending
 * @param what a part of the page; the whole window when missing
 */
export async function shoot(camera: Camera, name: string, what: Locator | null = null): Promise<void> {
  const file = path.join(baselines, `${name}.png`);
  const baseline = existsSync(file) ? readFileSync(file) : null;
  const known = baseline === null ? null : fingerprintIn(baseline);
  let screenshot = await photograph(camera, what);
  if (!isPinned()) return;
  if (fingerprintOf(screenshot) !== known) screenshot = await still(camera, what, known, screenshot);
  const print = fingerprintOf(screenshot);
  if (print === known) return;
  const before = baseline === null ? null : decodePng(baseline);
  const after = encodePng(decodePng(screenshot), print);
  const said = fault(before, after);
  if (said === null) return;
  keep(name, before, after);
  expect.soft(said, `${name}: look at it and approve it with npm run visual:approve`).toBe('as approved');
}

export { expect };
