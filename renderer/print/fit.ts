/**
 * Nothing on paper is ever clipped: the page is measured and, while it is too long, set one step tighter. The steps
 * themselves (smaller gaps, more columns, shorter secondary lists that say what they left out) belong to each sheet;
 * primary numbers never shrink.
 */
import { flushSync } from 'svelte';
import { blocks, type Block, type PageFit } from './page-fit.svelte.ts';

/** The tightest step any sheet knows. */
export const tightest = 11;
/** Rows are never split, so a page may end a little early; a sheet of two pages needs this much room to spare. */
const unsplitRowPx = 44;

/** Cut to one sentence beyond level 9, so the first to get their words back. */
const lastToGo: readonly Block[] = ['checks', 'working'];
const fewestRows = 3;
const mostRows = 12;

const faces = ['400 10pt', '500 10pt', '640 10pt', 'italic 400 10pt'];

/** Waits for the typeface: a page measured in another face does not fit in this one. */
export async function loadFaces(): Promise<void> {
  await Promise.all(faces.map((face) => document.fonts.load(`${face} "Atkinson Hyperlegible Next"`)));
  await document.fonts.ready;
}

interface Measured {
  readonly height: number;
  readonly page: number;
}

function measure(root: HTMLElement): Measured {
  const sheet = root.querySelector<HTMLElement>('.sheet');
  const ruler = root.querySelector<HTMLElement>('.ruler');
  if (sheet === null || ruler === null) return { height: 0, page: 1 };
  return { height: sheet.scrollHeight, page: ruler.offsetHeight };
}

/** Whether the sheet as it stands now keeps to `pages`. */
function keepsTo(root: HTMLElement, pages: number): boolean {
  const { height, page } = measure(root);
  return height <= page * pages - (pages - 1) * unsplitRowPx;
}

function setLevel(fit: PageFit, level: number): void {
  fit.level = level;
  flushSync();
}

/**
 * The least of the numbers from `low` to `high` that is good, where what is good stays good further up; `high` is taken
 * as good. Halving, because each try lays the whole page out anew.
 */
export function leastGood(low: number, high: number, good: (number: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (good(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * Raises the level until the sheet keeps to its pages. A sheet that may take two pages is set in one where a single
 * tighter step is enough; else it stays roomy on two.
 */
export function fitToPages(root: HTMLElement, fit: PageFit): void {
  const pages = root.querySelector<HTMLElement>('.sheet')?.dataset['pages'] ?? '1';
  if (pages === 'many') return saveAPage(root, fit);
  const most = Number(pages);
  if (most > 1 && !keepsTo(root, 1)) {
    setLevel(fit, 1);
    if (keepsTo(root, 1)) return;
    setLevel(fit, 0);
  }
  const keepsAt = (level: number): boolean => {
    setLevel(fit, level);
    return keepsTo(root, most);
  };
  if (!keepsTo(root, most)) setLevel(fit, leastGood(1, tightest, keepsAt));
  if (most > 1 || !keepsTo(root, 1)) return;
  for (const block of lastToGo) giveBack(root, fit, block, 9);
  for (const block of blocks) giveBack(root, fit, block, 0);
  fillWithRows(root, fit);
}

/** A long table takes the pages it needs; one step tighter only where that saves a page. */
function saveAPage(root: HTMLElement, fit: PageFit): void {
  const pages = (): number => {
    const { height, page } = measure(root);
    return Math.ceil(height / (page - unsplitRowPx));
  };
  const roomy = pages();
  setLevel(fit, 1);
  if (pages() >= roomy) setLevel(fit, 0);
}

/** Sets one block as roomy as the page still allows, but not roomier than `roomiest`. */
function giveBack(root: HTMLElement, fit: PageFit, block: Block, roomiest: number): void {
  const now = fit.of(block);
  const set = (level: number): void => {
    fit.own[block] = level;
    flushSync();
  };
  const level = leastGood(roomiest, Math.max(roomiest, now), (tried) => {
    set(tried);
    return keepsTo(root, 1);
  });
  set(Math.min(level, now));
}

/** A few lines to write on are a help, one or two are not. */
function fillWithRows(root: HTMLElement, fit: PageFit): void {
  const none = mostRows - fewestRows + 1;
  const withLess = (less: number): boolean => {
    fit.rows = less === none ? 0 : mostRows - less;
    flushSync();
    return keepsTo(root, 1);
  };
  withLess(leastGood(0, none, withLess));
}
