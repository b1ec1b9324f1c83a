/** Text that does not fit: the page scrolls sideways, a box hides what runs over it, a control lies on another. */
import type { Page } from '@playwright/test';

/** Runs in the page. */
function faultsNow(): string[] {
  const found: string[] = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) found.push(`the page is ${wide} px wider than the window`);
  const named = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${[...element.classList].filter((name) => !name.startsWith('svelte-')).join('.')} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  const seen = (element: Element): boolean => element.checkVisibility() && element.closest('.sr') === null;

  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const style = getComputedStyle(element);
    const hides = ['hidden', 'clip'].includes(style.overflowX);
    // One pixel is the rounding of a fractional width; a box of one pixel is words for screen readers.
    if (!hides || element.scrollWidth - element.clientWidth <= 1 || element.clientWidth <= 1) continue;
    if (element.matches('input, select, svg, .sr, .sr *') || !seen(element)) continue;
    found.push(`${named(element)} hides ${element.scrollWidth - element.clientWidth} px`);
  }

  /** What of an element is in sight: a list that scrolls hides what has left it. */
  const inSight = (element: Element): DOMRect => {
    const whole = element.getBoundingClientRect();
    let [left, top, right, bottom] = [whole.left, whole.top, whole.right, whole.bottom];
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      if (getComputedStyle(around).overflowY === 'visible') continue;
      const frame = around.getBoundingClientRect();
      [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
      [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };

  /** A head that stays while the page scrolls under it covers what has gone by, and is meant to. */
  const stays = (element: Element): boolean => {
    for (let around: Element | null = element; around !== null; around = around.parentElement)
      if (['sticky', 'fixed'].includes(getComputedStyle(around).position)) return true;
    return false;
  };

  const controls = [...document.querySelectorAll<HTMLElement>('main button, main a[href], main input, main select')]
    .filter(seen)
    .map((element) => ({ element, box: inSight(element), stays: stays(element) }))
    .filter(({ box }) => box.width > 0 && box.height > 0);
  for (const [index, { element, box, stays: kept }] of controls.entries())
    for (const other of controls.slice(index + 1)) {
      if (kept !== other.stays || element.contains(other.element) || other.element.contains(element)) continue;
      if (getComputedStyle(element).display === 'inline' || getComputedStyle(other.element).display === 'inline')
        continue;
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (across > 1 && down > 1) found.push(`${named(element)} lies on ${named(other.element)}`);
    }
  return found;
}

export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(faultsNow);
}
