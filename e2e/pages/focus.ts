/** The focus as a person at the keyboard meets it: reached by Tab, ringed, in sight, and in an order that can be followed. */
import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STEPS = 500;

/** Presses Tab until the control has the focus; a control that Tab never reaches fails the test. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  const isThere = (): Promise<boolean> => control.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  await expect(control, 'reached by Tab').toBeFocused();
}

/** What is wrong with the control that has the focus now, in words; null when nothing is. */
function faultOfFocus(): { readonly name: string; readonly fault: string | null; readonly round: boolean } {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return { name: 'body', fault: null, round: true };
  const round = element.dataset['focusSeen'] === 'yes';
  element.dataset['focusSeen'] = 'yes';
  const name = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
  // The ring may be drawn by what frames the control: a field, a segment, a row.
  const framed = (start: HTMLElement): boolean => {
    for (let at: HTMLElement | null = start, up = 0; at !== null && up < 3; at = at.parentElement, up += 1) {
      const style = getComputedStyle(at);
      if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) return true;
      if (up > 0 && at.matches(':focus-within') && style.boxShadow !== 'none') return true;
    }
    return false;
  };
  if (!framed(element)) return { name, fault: 'has no ring', round };
  const target = element.matches('input[type=radio], input[type=checkbox]')
    ? (element.closest('label') ?? element)
    : element;
  const box = target.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return { name, fault: 'has no size', round };
  const middle = { x: box.left + Math.min(box.width / 2, 20), y: box.top + box.height / 2 };
  if (middle.y < 0 || middle.y > window.innerHeight || middle.x < 0 || middle.x > window.innerWidth)
    return { name, fault: `is outside the window at ${Math.round(middle.x)}, ${Math.round(middle.y)}`, round };
  const points = [middle, { x: middle.x, y: box.top + 2 }, { x: middle.x, y: box.bottom - 2 }].filter(
    ({ y }) => y >= 0 && y <= window.innerHeight,
  );
  for (const { x, y } of points) {
    const top = document.elementFromPoint(x, y);
    if (top === null || target.contains(top) || top.contains(target)) continue;
    return { name, fault: `is covered by ${top.tagName.toLowerCase()}.${top.className}`, round };
  }
  return { name, fault: null, round };
}

const FEWEST_STOPS = 12; // skip link, search, display, toxicity, six screens, and something on the page

/** Goes once round the screen with Tab. Every fault is one line; an empty list is a screen without one. */
export async function focusFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-focus-seen]'))
      delete element.dataset['focusSeen'];
  });
  await page.locator('.skip').focus();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { name, fault, round } = await page.evaluate(faultOfFocus);
    if (round) return step < FEWEST_STOPS ? [...faults, `only ${step} stops: ${name}`] : faults;
    if (fault !== null) faults.push(`${name} ${fault}`);
    await page.keyboard.press('Tab');
  }
  return [...faults, 'no end: the focus never came round'];
}
