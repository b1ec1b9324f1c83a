/** From heading to heading of the page by key: the long pages (Safety, a condition, About) in a dozen presses. */

/** A heading this near its resting place counts as reached, however the page was rounded to pixels. */
const REACHED_PX = 8;

function shown(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main h2')].filter((heading) => heading.checkVisibility());
}

function pixels(length: string): number {
  return Number.parseFloat(length) || 0;
}

/** Where a heading comes to rest: below the room the page keeps free at its top. */
function restOf(heading: HTMLElement, main: HTMLElement): number {
  const kept = pixels(getComputedStyle(main).scrollPaddingTop) + pixels(getComputedStyle(heading).scrollMarginTop);
  return main.getBoundingClientRect().top + kept;
}

/** The last heading that was passed: the one with the focus, else the last that stands at or above its resting place. */
function passed(headings: readonly HTMLElement[], main: HTMLElement): number {
  const focused = headings.findIndex((heading) => heading === document.activeElement);
  if (focused >= 0) return focused;
  const ahead = headings.findIndex(
    (heading) => heading.getBoundingClientRect().top > restOf(heading, main) + REACHED_PX,
  );
  return (ahead < 0 ? headings.length : ahead) - 1;
}

/** @param step 1 for the next heading, -1 for the one before */
export function goToHeading(step: 1 | -1): void {
  const main = document.getElementById('main');
  const headings = shown();
  if (main === null) return;
  const to = headings[Math.max(0, Math.min(headings.length - 1, passed(headings, main) + step))];
  if (to === undefined) return;
  to.tabIndex = -1;
  to.scrollIntoView({ block: 'start' });
  to.focus({ preventScroll: true });
}
