/** The five questions of a ward (design: the problem), asked of the installed app through its own window. */
import { expect, type Page } from '@playwright/test';
import { Calculator } from '../../../e2e/pages/calculator.ts';
import type { Checks } from './checks.ts';

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    location.hash = address;
  }, hash);
}

async function doesItWork(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /search/i }).fill('crps');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Complex regional pain syndrome');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Complex regional pain syndrome');
  await expect(page.getByText(/not better than placebo/i).first()).toBeVisible();
}

async function howMuch(page: Page): Promise<void> {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.answerSoftWarnings();
  await expect(calculator.rateOf(calculator.loading)).toContainText('300');
  await expect(calculator.rateOf(calculator.maintenance)).toContainText('25');
  for (const figure of ['4', '16.23', '32.46', '394.4', '8', '92', '100'])
    await expect(calculator.loading).toContainText(figure);
}

/** 20 g in 500 mL at 25 mL per hour gives 1 g per hour. */
async function isThePumpRight(page: Page): Promise<void> {
  await goTo(page, '#/calculator');
  await page.getByRole('radio', { name: 'Pump back-check' }).check();
  const form = page.getByRole('form', { name: 'What the pump shows' });
  await form
    .getByLabel(/^Magnesium sulfate in the bag/)
    .first()
    .fill('20');
  await form
    .getByLabel(/^Volume of the bag/)
    .first()
    .fill('500');
  await form
    .getByLabel(/^Rate on the pump/)
    .first()
    .fill('25');
  await form
    .getByLabel(/^Product/)
    .first()
    .selectOption('us-vial-50-10ml');
  await expect(page.getByText('4.06 mmol per hour')).toBeVisible();
}

async function lostReflexes(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  const card = page.getByRole('dialog');
  await expect(card).toContainText(/calcium gluconate/i);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
}

/** @param print how this way of driving gets a page onto paper */
export async function fiveTasks(checks: Checks, page: Page, title: string, print: () => Promise<void>): Promise<void> {
  await checks.check(`${title}: does it work for this? (search, condition)`, () => doesItWork(page));
  await checks.check(`${title}: how much, at what rate? (calculator)`, () => howMuch(page));
  await checks.check(`${title}: is this running pump right? (back-check)`, () => isThePumpRight(page));
  await checks.check(`${title}: she has lost her reflexes (F9)`, () => lostReflexes(page));
  await checks.check(`${title}: print it`, print);
}
