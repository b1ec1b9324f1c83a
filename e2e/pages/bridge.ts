/** Asks main as the page does, past every screen. */
import type { Page } from '@playwright/test';

/** @returns the whole answer, refusal or value, as the page would unpack it */
export async function answerOf<T>(page: Page, channel: string, args: unknown = {}): Promise<T> {
  const text = await page.evaluate(
    ([name, input]) => {
      const { api } = window as unknown as { api: Record<string, (value: unknown) => Promise<string>> };
      return api[name as string]?.(input);
    },
    [channel, args] as const,
  );
  return JSON.parse(text ?? 'null') as T;
}
