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
  while (!keepsTo(root, most) && fit.level < tightest) setLevel(fit, fit.level + 1);
  if (most > 1 || !keepsTo(root, 1)) return;
  for (const block of lastToGo) tryAt(root, fit, block, 9);
  for (const block of blocks) giveBack(root, fit, block);
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

/** Sets one block as roomy as the page still allows. */
function giveBack(root: HTMLElement, fit: PageFit, block: Block): void {
  const most = fit.of(block);
  for (let level = 0; level < most; level += 1) if (tryAt(root, fit, block, level)) return;
}

/** Sets a block at a level if the page still holds it. */
function tryAt(root: HTMLElement, fit: PageFit, block: Block, level: number): boolean {
  const before = fit.own[block];
  if (fit.of(block) <= level) return true;
  fit.own[block] = level;
  flushSync();
  if (keepsTo(root, 1)) return true;
  if (before === undefined) delete fit.own[block];
  else fit.own[block] = before;
  flushSync();
  return false;
}

/** A few lines to write on are a help, one or two are not. */
function fillWithRows(root: HTMLElement, fit: PageFit): void {
  for (let rows = fewestRows; rows <= mostRows; rows += 1) {
    const before = fit.rows;
    setRows(fit, rows);
    if (keepsTo(root, 1)) continue;
    setRows(fit, before);
    return;
  }
}

function setRows(fit: PageFit, rows: number): void {
  fit.rows = rows;
  flushSync();
}
