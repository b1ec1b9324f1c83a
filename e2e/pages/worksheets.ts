/** The list of worksheets, and the way a calculation comes into it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { Calculator } from './calculator.ts';

export class Worksheets {
  readonly page: Page;
  readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rows = page.locator('[data-worksheet]');
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Worksheets' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: 'Worksheets' })).toBeVisible();
  }

  /** Zuspan for this weight, calculated, its warnings answered and saved under this label. */
  async saveZuspan(label: string, weight = '70'): Promise<void> {
    const calculator = new Calculator(this.page);
    await calculator.open('zuspan');
    await calculator.fillZuspan(weight);
    await calculator.answerSoftWarnings();
    await this.saveAs(label);
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
    await expect(this.page.getByRole('status').filter({ hasText: /Open worksheet \d+/ })).toBeVisible();
  }

  async saveAs(label: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Save worksheet' });
    if (!(await dialog.isVisible())) await this.page.getByRole('button', { name: 'Save worksheet' }).click();
    await dialog.getByRole('textbox', { name: /^Label/ }).fill(label);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  }
}
