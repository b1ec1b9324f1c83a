/** What happens when a page appears: its heading takes the focus, or the link it was left by, and it stands where it was. */
import { tick } from 'svelte';

/**
 * Puts a page back to where it was left. Rows may still be on their way: the place is tried again as they arrive, until
 * it is reached or a person scrolls, points or types.
 */
const TAKEN_OVER = ['wheel', 'pointerdown', 'keydown'] as const;

function restoreScroll(page: HTMLElement, top: number): void {
  const reached = (): boolean => {
    page.scrollTo({ top });
    return page.scrollTop >= top - 1;
  };
  if (reached()) return;
  const arriving = new MutationObserver(() => {
    if (reached()) stop();
  });
  function stop(): void {
    arriving.disconnect();
    for (const name of TAKEN_OVER) window.removeEventListener(name, stop);
    window.removeEventListener('hashchange', stop);
  }
  arriving.observe(page, { childList: true, subtree: true });
  for (const name of TAKEN_OVER) window.addEventListener(name, stop);
  window.addEventListener('hashchange', stop);
}

/** @param link the address of the link to return to; null for a page that is new */
export function arriveAt(heading: HTMLHeadingElement, top: number, link: string | null): void {
  heading.focus({ preventScroll: true });
  const page = heading.closest('main');
  if (page === null) return;
  void tick().then(() => {
    restoreScroll(page, top);
    if (link !== null && document.activeElement === heading)
      page.querySelector<HTMLElement>(`a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
  });
}
