/** The calculator as a person uses it: fields by their labels, cards by their phase. */
import { expect, type Locator, type Page } from '@playwright/test';

export class Calculator {
  readonly page: Page;
  readonly loading: Locator;
  readonly maintenance: Locator;
  readonly rateChange: Locator;
  readonly stop: Locator;

  constructor(page: Page) {
    this.page = page;
    this.loading = page.locator('[data-phase="loading"]');
    this.maintenance = page.locator('[data-phase="maintenance"]');
    this.rateChange = page.locator('[data-phase="rate-change"]');
    this.stop = page.getByText('Stop. No result is given.');
  }

  /** Opens the calculator with a regimen, as the button on a condition page does. */
  async open(regimen: string | null): Promise<void> {
    await this.page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      regimen === null ? '#/calculator' : `#/calculator?regimen=${regimen}`,
    );
    await expect(this.field('Authority and regimen')).toBeVisible();
  }

  /** The control with this label, whatever note ("needed", "not entered") stands behind it. */
  field(label: string): Locator {
    const name = new RegExp(`^${label}(?:\\s*(?:needed|not entered|1 to 4|if [a-z ]+))?$`);
    return this.page.getByRole('form').first().getByLabel(name).first();
  }

  async key(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
  }

  async choose(label: string, value: string): Promise<void> {
    await this.field(label).selectOption(value);
  }

  /** Picks one answer of a question with several: "Pregnant", "Yes". */
  async answer(question: string, answer: string): Promise<void> {
    await this.page.getByRole('group', { name: question }).getByText(answer, { exact: true }).click();
  }

  /** The unit stands before the number, and must be chosen first. */
  async keyWithUnit(label: string, unit: string, text: string): Promise<void> {
    await this.page
      .getByRole('group', { name: `${label}, unit first` })
      .or(this.page.getByRole('radiogroup', { name: `${label}, unit first` }))
      .getByText(unit, { exact: true })
      .click();
    await this.key(label, text);
  }

  async fillZuspan(weight = '70'): Promise<void> {
    await this.choose('Given for', 'pre-eclampsia');
    await this.key('Loading', '4');
    await this.key('over', '20');
    await this.key('Maintenance', '1');
    await this.key('for', '24');
    await this.key('Weight', weight);
    await this.choose('Product in the cupboard', 'us-vial-50-10ml');
    await this.key('Diluent for the load', '92');
  }

  /** Gives every soft warning its first reason, as a person must before the rate is shown. */
  async answerSoftWarnings(): Promise<void> {
    const asks = this.page.locator('[data-soft]');
    await expect(this.page.locator('[data-phase]').first()).toBeVisible();
    for (let left = await asks.count(); left > 0; left = await asks.count()) {
      const ask = asks.first();
      const id = await ask.getAttribute('data-soft');
      await ask.getByRole('radio').first().check();
      await ask.getByRole('button', { name: 'Go on for this reason' }).click();
      await expect(this.page.locator(`[data-soft="${id}"]`)).toHaveCount(0);
    }
  }

  rateOf(card: Locator): Locator {
    return card.locator('.plate');
  }

  async print(): Promise<void> {
    await this.page.getByRole('button', { name: 'Print worksheet' }).click();
  }
}
