/**
 * How long a person waits, taken inside the page. "Painted" is the first task after the frame in which the change was
 * drawn; a key counts from the moment the system gave it, not from the moment the page got to it.
 */
import type { Page } from 'playwright';

/** Time of a channel over and over, milliseconds, from the page to main and back. */
export async function timeChannel(page: Page, channel: string, args: unknown, times: number): Promise<number[]> {
  return page.evaluate(
    async ([name, input, count]) => {
      const api = (window as unknown as { api: Record<string, (value: unknown) => Promise<unknown>> }).api;
      const warming = 20;
      const took: number[] = [];
      for (let index = 0; index < Number(count) + warming; index += 1) {
        const started = performance.now();
        await api[String(name)]?.(input);
        if (index >= warming) took.push(performance.now() - started);
      }
      return took;
    },
    [channel, args, times] as const,
  );
}

/** From a change of address to the new page's heading painted. */
export async function timeNavigation(page: Page, addresses: readonly string[]): Promise<number[]> {
  return page.evaluate(async (list) => {
    const painted = (): Promise<void> =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(), 0)));
    const heading = (): string => document.querySelector('h1')?.textContent ?? '';
    const took: number[] = [];
    for (const address of list) {
      const before = heading();
      const started = performance.now();
      const filled = new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          if (heading() === before || heading() === '') return;
          watch.disconnect();
          resolve();
        });
        watch.observe(document.body, { childList: true, subtree: true, characterData: true });
      });
      location.hash = address;
      await filled;
      await painted();
      took.push(performance.now() - started);
      // What the page does for itself after it is shown is not part of the next opening.
      await new Promise((resolve) => requestIdleCallback(resolve));
    }
    return took;
  }, addresses);
}

/** From a keystroke in the search box to the last change it made on the glass. */
export async function timeSearch(page: Page, text: string): Promise<number[]> {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: /^Search/ });
  await box.waitFor();
  await page.evaluate(() => {
    const times = { pressed: 0, painted: 0 };
    Object.assign(window, { searchTimes: times });
    const note = (): void => void requestAnimationFrame(() => setTimeout(() => (times.painted = performance.now()), 0));
    addEventListener('keydown', (event) => (times.pressed = event.timeStamp), { capture: true });
    addEventListener('input', note, { capture: true });
    const dialog = document.querySelector('[role="dialog"]') ?? document.body;
    new MutationObserver(note).observe(dialog, { childList: true, subtree: true, characterData: true });
  });
  const took: number[] = [];
  for (let repeat = 0; repeat < 4; repeat += 1) {
    await box.fill('');
    for (const letter of text) {
      await page.keyboard.type(letter);
      await page.waitForFunction(() => {
        const { pressed, painted } = (window as unknown as { searchTimes: { pressed: number; painted: number } })
          .searchTimes;
        return painted > pressed && performance.now() - painted > 150;
      });
      took.push(
        await page.evaluate(() => {
          const { pressed, painted } = (window as unknown as { searchTimes: { pressed: number; painted: number } })
            .searchTimes;
          return painted - pressed;
        }),
      );
    }
  }
  await page.keyboard.press('Escape');
  return took;
}
