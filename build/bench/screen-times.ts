/**
 * How long a person waits, taken inside the page. "Painted" is the first task after the frame in which the change was
 * drawn; a key counts from the moment the system gave it, not from the moment the page got to it.
 */
import type { Locator, Page } from 'playwright';

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

export interface Opened {
  /** From the change of address to the page painted: question, answer, elements, layout and paint. */
  readonly opened: number;
  /** A copy of the same elements put in at once, to painted: what the runtime alone takes to show this page. */
  readonly asCopy: number;
}

/** Opens each address from the list of conditions, and after each one puts a copy of its elements in by hand. */
export async function timeNavigation(page: Page, addresses: readonly string[]): Promise<Opened[]> {
  return page.evaluate(async (list) => {
    const painted = (): Promise<void> =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(), 0)));
    const quiet = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));
    const heading = (): string => document.querySelector('h1')?.textContent ?? '';
    const go = async (address: string): Promise<number> => {
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
      return performance.now() - started;
    };
    const byHand = async (copy: Node, place: Element): Promise<number> => {
      const holder = place.appendChild(document.createElement('div'));
      const started = performance.now();
      holder.append(copy);
      await painted();
      const took = performance.now() - started;
      holder.remove();
      return took;
    };
    const took: { opened: number; asCopy: number }[] = [];
    for (const address of list) {
      const opened = await go(address);
      // What the page does for itself after it is shown is not part of the next opening.
      await quiet();
      const main = document.querySelector('main');
      const copy = document.createDocumentFragment();
      for (const child of main?.childNodes ?? []) copy.append(child.cloneNode(true));
      await go('#/');
      await quiet();
      if (main !== null) took.push({ opened, asCopy: await byHand(copy, main) });
      await quiet();
    }
    return took;
  }, addresses);
}

/** From a keystroke in the search box to the last change it made on the glass. */
export async function timeSearch(page: Page, text: string): Promise<number[]> {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: /^Search/ });
  await box.waitFor();
  const took = await timeKeystrokes(page, box, text, 4);
  await page.keyboard.press('Escape');
  return took;
}

/** The same in a page that does nothing with the key but write it down: the least the runtime can do. */
export async function timeBareKeystrokes(page: Page, text: string): Promise<number[]> {
  await page.evaluate(() => {
    const box = document.createElement('input');
    const line = document.createElement('p');
    box.addEventListener('input', () => (line.textContent = box.value));
    document.body.append(box, line);
    box.focus();
  });
  return timeKeystrokes(page, page.locator('input'), text, 4);
}

async function timeKeystrokes(page: Page, box: Locator, text: string, repeats: number): Promise<number[]> {
  await page.evaluate(() => {
    const times = { pressed: 0, painted: 0 };
    Object.assign(window, { keyTimes: times });
    const note = (): void => void requestAnimationFrame(() => setTimeout(() => (times.painted = performance.now()), 0));
    addEventListener('keydown', (event) => (times.pressed = event.timeStamp), { capture: true });
    addEventListener('input', note, { capture: true });
    const place = document.querySelector('[role="dialog"]') ?? document.body;
    new MutationObserver(note).observe(place, { childList: true, subtree: true, characterData: true });
  });
  const took: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    await box.fill('');
    for (const letter of text) {
      await page.keyboard.type(letter);
      const painted = await page.waitForFunction(() => {
        const { keyTimes } = window as unknown as { keyTimes: { pressed: number; painted: number } };
        const { pressed, painted: last } = keyTimes;
        return last > pressed && performance.now() - last > 150 ? last - pressed : null;
      });
      took.push((await painted.jsonValue()) ?? Number.NaN);
    }
  }
  return took;
}
