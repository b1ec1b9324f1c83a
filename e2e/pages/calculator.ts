/** The calculator as a person uses it: fields by their labels, cards by their phase. */
import { expect, type Locator, type Page } from '@playwright/test';
import { savePreview } from '../preview.ts';

export type Mode = 'Prepare' | 'Second check' | 'Pump back-check' | 'Units';

export interface FreeOrder {
  readonly indication: string;
  readonly group: 'adult' | 'adult-obstetric' | 'child' | 'neonate';
  readonly unit: string;
  readonly dose: string;
  readonly minutes: string;
  readonly product: string;
  readonly diluentMl?: string;
}

/** No-break spaces bind a number to its unit; for a test they are spaces. */
export const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

export class Calculator {
  readonly page: Page;
  readonly loading: Locator;
  readonly maintenance: Locator;
  readonly rateChange: Locator;
  readonly stop: Locator;
  readonly cards: Locator;
  readonly checks: Locator;
  /** Of these, what asks for something: stops, warnings, and what one missing fact would settle. */
  readonly asking: Locator;
  /** One line for each entry that is missing, with the limits that wait for it. */
  readonly unmade: Locator;
  readonly needed: Locator;

  constructor(page: Page) {
    this.page = page;
    this.loading = page.locator('[data-phase="loading"]');
    this.maintenance = page.locator('[data-phase="maintenance"]');
    this.rateChange = page.locator('[data-phase="rate-change"]');
    this.stop = page.getByText('Stop. No result is given.');
    this.cards = page.locator('[data-phase]');
    this.checks = page.locator('.checks .list');
    this.asking = page.getByRole('list', { name: 'Checks that ask for something' });
    this.unmade = page.getByRole('region', { name: 'Limits that cannot be checked' });
    this.needed = page.getByRole('region', { name: 'What is needed for a result' });
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

  async mode(name: Mode): Promise<void> {
    // The word of a segment lies over its radio button: asked by role, the button itself is set.
    await this.page.getByRole('group', { name: 'Mode' }).getByRole('radio', { name, exact: true }).check();
  }

  async newCalculation(): Promise<void> {
    await this.page.getByRole('button', { name: 'New calculation' }).click();
  }

  get form(): Locator {
    return this.page.getByRole('form').first();
  }

  /** The control with this label, whatever note ("needed", "not entered") stands behind it. */
  field(label: string): Locator {
    const name = new RegExp(`^${label}(?:\\s*(?:needed|confirmed|not entered|1 to 4|(?:if|for|as|the) [a-z ]+))?$`);
    return this.form.getByLabel(name).first();
  }

  async key(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
  }

  async choose(label: string, value: string): Promise<void> {
    await this.field(label).selectOption(value);
  }

  /** Picks one answer of a question with several: "Pregnant", "Yes". */
  async answer(question: string, answer: string): Promise<void> {
    await this.form.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true }).check();
  }

  /** Opens a folded part of the form. */
  async unfold(title: string | RegExp): Promise<void> {
    await this.form.locator('summary').filter({ hasText: title }).click();
  }

  async chooseUnit(label: string, unit: string): Promise<void> {
    await this.form
      .getByRole('group', { name: `${label}, unit first` })
      .getByRole('radio', { name: unit, exact: true })
      .check();
  }

  /** The unit stands before the number, and must be chosen first. */
  async keyWithUnit(label: string, unit: string, text: string): Promise<void> {
    await this.chooseUnit(label, unit);
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

  async fillFree(order: FreeOrder): Promise<void> {
    await this.open(null);
    await this.choose('Given for', order.indication);
    await this.choose('Authority and regimen', 'free-order');
    await this.choose('Patient group', order.group);
    await this.choose('Route', 'iv');
    await this.keyWithUnit('Dose', order.unit, order.dose);
    await this.key('over', order.minutes);
    await this.choose('Product in the cupboard', order.product);
    if (order.diluentMl !== undefined) await this.key('Diluent', order.diluentMl);
  }

  /** Keys what is read off a running pump; what is not known stays empty. */
  async readPump(values: Readonly<Record<string, string>>): Promise<void> {
    await this.mode('Pump back-check');
    for (const [label, text] of Object.entries(values)) await this.key(label, text);
  }

  /** Gives every soft warning its first reason, as a person must before the rate is shown. */
  async answerSoftWarnings(): Promise<void> {
    const asks = this.page.locator('[data-soft]');
    await expect(this.cards.or(asks).first()).toBeVisible();
    for (let left = await asks.count(); left > 0; left = await asks.count()) {
      const ask = asks.first();
      const id = await ask.getAttribute('data-soft');
      await ask.getByRole('radio').first().check();
      await ask.getByRole('button', { name: 'Go on for this reason' }).click();
      await expect(this.page.locator(`[data-soft="${id}"]`)).toHaveCount(0);
    }
  }

  /** A stop stands in the place of the result: no card, no rate, nothing to print. */
  async expectStopped(check: string): Promise<void> {
    await expect(this.page.locator('[data-stop]')).toBeVisible();
    await expect(this.stop).toBeVisible();
    await expect(this.page.locator(`[data-stop="${check}"]`).or(this.page.locator('[data-stop] li'))).not.toHaveCount(
      0,
    );
    await this.expectNoNumbers();
  }

  async expectNoNumbers(): Promise<void> {
    await expect(this.cards).toHaveCount(0);
    await expect(this.page.locator('.plate')).toHaveCount(0);
    await expect(this.page.getByRole('button', { name: 'Print worksheet' })).toHaveAttribute('aria-disabled', 'true');
  }

  rateOf(card: Locator): Locator {
    return card.locator('.plate');
  }

  async print(): Promise<void> {
    await this.page.getByRole('button', { name: 'Print worksheet' }).click();
    await savePreview(this.page);
  }
}
