/** The preview window: what "Print" opens. */
import { expect, type Page } from '@playwright/test';

/** The preview that is open or about to open. */
export async function previewOf(page: Page): Promise<Page> {
  const found = (): Page | undefined =>
    page
      .context()
      .pages()
      .find((one) => one.url().includes('/print/preview.html'));
  await expect.poll(() => found() !== undefined, { timeout: 20_000 }).toBe(true);
  const preview = found();
  if (preview === undefined) throw new Error('the preview closed again');
  await preview.locator('.sheet').waitFor();
  return preview;
}

export async function closePreview(preview: Page): Promise<void> {
  const closed = preview.waitForEvent('close');
  // The window may go while the click is still being answered; that it goes is what is waited for.
  const click = preview.getByRole('button', { name: 'Close' }).click({ noWaitAfter: true });
  await Promise.all([closed, click.catch(() => undefined)]);
}

/** Saves what the preview shows to where the dialog was answered with, and closes it. */
export async function savePreview(page: Page): Promise<void> {
  const preview = await previewOf(page);
  await preview.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(preview.getByRole('status')).toContainText(/^Saved as/, { timeout: 30_000 });
  await closePreview(preview);
}
