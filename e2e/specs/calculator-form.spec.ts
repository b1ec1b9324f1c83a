/**
 * The calculator as it is used in the smallest window and at 200 %: the verdict in words stays in view, the form is one
 * page with the cards, a part that is done folds by Enter and still says what it holds, and a missing fact is one click away.
 * Hazard H-UI-9 (so many rows that none is read).
 */
import type { Page } from '@playwright/test';
import { expect, resize, test } from '../fixtures.ts';
import { Calculator } from '../pages/calculator.ts';

const strip = (page: Page) => page.getByRole('group', { name: 'Rates, checks and bedside in short' });

/** Whether the whole of it lies within the window, below the head and above the foot. */
async function expectInView(page: Page, words: RegExp): Promise<void> {
  const text = strip(page).getByText(words).first();
  await expect(text).toBeVisible();
  const [box, main] = await Promise.all([text.boundingBox(), page.locator('main').boundingBox()]);
  if (box === null || main === null) throw new Error('nothing to measure');
  expect(box.y).toBeGreaterThanOrEqual(main.y - 1);
  expect(box.y + box.height).toBeLessThanOrEqual(main.y + main.height + 1);
}

for (const [name, width, height] of [
  ['1024 × 720', 1024, 720],
  ['1024 × 720 at 200 %', 512, 360],
] as const)
  test(`the sentence of a stop stays in view wherever the form is read: ${name}`, async ({ app, page }) => {
    const calculator = new Calculator(page);
    await resize(app, width, height);
    await calculator.open('zuspan');
    await calculator.fillZuspan();
    await calculator.key('Loading', '8');
    await calculator.expectStopped('bolus-ob-max');
    for (const label of ['Given for', 'Loading', 'Weight', 'Diluent for the load', 'Pump step']) {
      await calculator.field(label).focus();
      await expectInView(page, /8.g in one intravenous dose passes 6.g/);
      const field = await calculator.field(label).boundingBox();
      const over = await strip(page).boundingBox();
      expect(field?.y ?? 0, `${label} is not under the strip`).toBeGreaterThanOrEqual(
        (over?.y ?? 0) + (over?.height ?? 0),
      );
    }
    // No second scroll inside the page: the form is as long as its fields.
    const inner = await calculator.form.evaluate((form) => {
      const pane = form.parentElement;
      return pane === null ? -1 : pane.scrollHeight - pane.clientHeight;
    });
    expect(inner).toBe(0);
    await strip(page).getByRole('button', { name: 'Go to the entry' }).click();
    await expect(calculator.field('Loading')).toBeFocused();
  });

test('Enter folds a part that is done, leads to what is missing, and never folds it away', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.choose('Given for', 'pre-eclampsia');
  await calculator.key('Loading', '4');
  await page.keyboard.press('Enter');
  await expect(calculator.field('over')).toBeFocused();
  await page.keyboard.type('20');
  await calculator.key('Maintenance', '1');
  await calculator.key('for', '24');
  await page.keyboard.press('Enter');
  const [first, second] = [page.locator('[data-part="1"]'), page.locator('[data-part="2"]')];
  await expect(first.locator('summary').first()).toContainText(/Loading dose: 4.g, 20.min/);
  await expect(calculator.field('Loading')).toBeHidden();
  await expect(calculator.field('Weight')).toBeFocused();
  await page.keyboard.type('70');
  await page.keyboard.press('Enter');
  await expect(second).toContainText(/Weight: 70.kg/);
  await expect(second).toContainText('Not entered: Age, creatinine, urine output, breathing rate, reflexes.');

  await calculator.choose('Product in the cupboard', 'us-vial-50-10ml');
  await calculator.key('Diluent for the load', '92');
  await expect(page.locator('[data-soft]').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-part="4"]').getByLabel('Start date')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-soft]').first().getByRole('radio').first()).toBeFocused();

  // What is wrong inside a folded part is said on its line, and the way to the field opens it.
  await first.locator('summary').first().click();
  await calculator.key('Loading', '8');
  await expect(calculator.stop).toBeVisible();
  await first.locator('summary').first().click();
  await expect(first.locator('summary').first()).toContainText(/8.g in one intravenous dose passes 6.g/);
  await page.locator('[data-stop]').getByRole('button', { name: 'Go to loading' }).click();
  await expect(calculator.field('Loading')).toBeFocused();
});

test('a missing fact is one click away, also one whose unit is chosen first', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.unmade.getByRole('button', { name: 'Go to creatinine' }).click();
  await expect(
    calculator.form.getByRole('group', { name: 'Creatinine, unit first' }).getByRole('radio').first(),
  ).toBeFocused();
  await calculator.unmade.getByRole('button', { name: 'Go to conditions and drugs' }).click();
  await expect(calculator.form.getByRole('group', { name: 'Heart block' }).getByRole('radio').last()).toBeFocused();
});

test('the same regimen followed twice starts again after a new calculation', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await expect(calculator.field('Authority and regimen')).toHaveValue('zuspan');
  await calculator.newCalculation();
  await expect(calculator.field('Authority and regimen')).toHaveValue('');
  await calculator.open('zuspan');
  await expect(calculator.field('Authority and regimen')).toHaveValue('zuspan');
});

test('back-check: the answer stands first, and says what passes before what resembles it', async ({ app, page }) => {
  const calculator = new Calculator(page);
  await resize(app, 1024, 720);
  await calculator.open(null);
  await calculator.readPump({
    'Magnesium sulfate in the bag': '20',
    'Volume of the bag': '500',
    'Rate on the pump': '25',
  });
  const verdict = page.getByRole('region', { name: 'What the limits say of this pump' });
  await expect(verdict).toContainText('No limit that could be checked is passed.');
  await calculator.key('Rate on the pump', '310');
  await expect(verdict).toContainText(
    /Stop: a limit is passed\.\s+If this is the maintenance: 12\.4.g.per.hour passes/,
  );
  await calculator.key('Rate that was ordered', '30');
  await expect(verdict).toContainText(/The pump runs at 310.mL.per.hour; 30.mL.per.hour was ordered/);
  const [unit, beside] = [page.getByText('g per hour', { exact: true }).first(), page.getByText('Given so far')];
  const [left, right] = await Promise.all([unit.boundingBox(), beside.boundingBox()]);
  expect((left?.x ?? 0) + (left?.width ?? 0), 'the rate ends before what stands beside it').toBeLessThan(right?.x ?? 0);
});

test('another mode begins at its top, and a focus is not lost with the button that led there', async ({
  app,
  page,
}) => {
  const calculator = new Calculator(page);
  await resize(app, 1024, 720);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.answerSoftWarnings();
  await page.getByRole('button', { name: 'Second check', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Second person enters, blind' })).toBeVisible();
  expect(await page.locator('main').evaluate((main) => main.scrollTop)).toBe(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Calculator' })).toBeFocused();
});
