/**
 * The published errors, keyed into the real app as they were made: each is stopped, or asked about with its sentence.
 * The list is the known-error library on the Safety screen. Hazards H-DOSE-1, H-DOSE-3 (unit slip), H-PUMP-1 (pump).
 */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { answerSaveDialog, expect, test } from '../fixtures.ts';
import { Calculator } from '../pages/calculator.ts';

/** The sentence, its spaces bound to the numbers or not. */
function says(sentence: string): RegExp {
  return new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'));
}

test('16 g for 16 mEq', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.fillFree({
    indication: 'migraine',
    group: 'adult',
    unit: 'g',
    dose: '16',
    minutes: '20',
    product: 'us-vial-50-10ml',
    diluentMl: '100',
  });
  await calculator.expectStopped('bolus-non-ob-hard');
  await expect(calculator.checks).toContainText(says('16 g is 129.8 mEq'));
  await expect(calculator.checks).toContainText('A preprinted order once said 16');
});

test('150 mEq for 150 mg, a child of 18 months', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.fillFree({
    indication: 'hypomagnesaemia',
    group: 'child',
    unit: 'mEq',
    dose: '150',
    minutes: '240',
    product: 'us-vial-50-10ml',
    diluentMl: '500',
  });
  await calculator.key('Weight', '11');
  await calculator.keyWithUnit('Age', 'months', '18');
  await calculator.expectStopped('child-mgkg-hard');
  await expect(calculator.checks).toContainText(says('150 mEq is 18.49 g; 150 mg would be 1.22 mEq'));
});

test('10 mEq read as 10 mL', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.fillFree({
    indication: 'hypomagnesaemia',
    group: 'adult',
    unit: 'mEq',
    dose: '10',
    minutes: '60',
    product: 'us-vial-50-10ml',
    diluentMl: '97.5',
  });
  await calculator.answerSoftWarnings();
  await expect(calculator.checks).toContainText(says('10 mEq is 2.5 mL of this product, not 10 mL'));
  await expect(calculator.cards.first()).toContainText(says('10 mEq'));
});

test('51 g from an overwritten digit', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.fillFree({
    indication: 'pre-eclampsia',
    group: 'adult-obstetric',
    unit: 'g',
    dose: '51',
    minutes: '240',
    product: 'us-vial-50-10ml',
    diluentMl: '500',
  });
  await calculator.expectStopped('bolus-ob-max');
  await expect(page.locator('[data-stop]')).toContainText(says('51 g'));
});

test('310 mL keyed as the rate', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(null);
  await calculator.readPump({
    'Magnesium sulfate in the bag': '30',
    'Volume of the bag': '310',
    'Rate on the pump': '310',
    'Rate that was ordered': '30',
    'Running for': '15',
  });
  await expect(calculator.checks).toContainText(says('The rate, 310 mL per hour, is the same number as the volume.'));
  await expect(calculator.checks).toContainText(says('30 mL per hour was ordered: 10.33 times the order.'));
  await expect(page.getByText(says('30 g per hour')).first()).toBeVisible();
});

test('“one amp” of 50 mL', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.fillFree({
    indication: 'hypomagnesaemia',
    group: 'adult',
    unit: 'g',
    dose: '1',
    minutes: '30',
    product: 'us-vial-50-50ml',
    diluentMl: '50',
  });
  await expect(page.locator('[data-soft="container-size-slip"]')).toContainText(
    says('One container holds 25 g, this dose is 1 g: draw 2 mL and throw away 48 mL'),
  );
  // Withheld until it is answered: neither rate nor volume stands on the screen.
  await expect(page.locator('.plate')).toHaveCount(0);
});

test('the loading rate left running: said before, and seen at the pump', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.answerSoftWarnings();
  await expect(calculator.rateChange).toContainText(
    /If nobody changes the rate, 12\sg\sper\shour runs: 16\sg in all .*The limit of 8\sg\sin\sthe\sfirst\shour is passed/,
  );
  await expect(calculator.rateChange).toContainText('Two people at the pump');

  await calculator.readPump({
    'Magnesium sulfate in the bag': '8',
    'Volume of the bag': '100',
    'Rate on the pump': '150',
    'Rate that was ordered': '12.5',
  });
  await expect(calculator.checks).toContainText(
    says('The pump runs at 150 mL per hour; 12.5 mL per hour was ordered: 12 times the order.'),
  );
});

test('300 mL per hour for a dose over 10 minutes', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(null);
  await calculator.readPump({
    'Magnesium sulfate in the bag': '8',
    'Volume of the bag': '100',
    'Rate on the pump': '300',
    'Dose it was meant to give': '2',
    over: '10',
  });
  await expect(calculator.checks).toContainText(
    says('2 g over 10 min needs 150 mL per hour from this bag; at 300 mL per hour it runs in 5 min.'),
  );
});

test('a serum level keyed under another unit', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.unfold('Serum magnesium');
  await calculator.keyWithUnit('Serum magnesium', 'mg per dL', '12');
  await calculator.expectStopped('level-antidote');
  await expect(calculator.checks).toContainText(
    says('Is the level really in mg per dL? 12 mg per L would be 1.2 mg per dL'),
  );
  // The laboratory's 18 mg per L keyed as mg per dL: nothing is given before it is confirmed.
  await calculator.key('Serum magnesium', '18');
  await expect(calculator.field('Serum magnesium')).toHaveAccessibleDescription(/Unusual; usual 0\.7 to 15/);
  await calculator.expectNoNumbers();
  await calculator.keyWithUnit('Serum magnesium', 'mmol per L', '4.2');
  await calculator.expectStopped('level-antidote');
  await expect(calculator.checks).toContainText(
    says('Is the level really in mmol per L? 4.2 mg per dL would be 1.73 mmol per L'),
  );
});

test('a 40 g bag for a 4 g load', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.choose('Product in the cupboard', 'us-premix-wfi-40g-1000');
  await calculator.expectStopped('bag-vtbi');
  await calculator.choose('Maintenance bag', 'same-bag');
  await expect(page.locator('[data-soft="container-size-slip"]')).toContainText(
    says('holds 40 g, 10 times the dose of 4 g. A 40 g bag was mistaken for a 4 g bag.'),
  );
});

test('the volume of the drug left out', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.answerSoftWarnings();
  await calculator.loading.locator('summary').click();
  await expect(calculator.loading).toContainText(says('If the volume of the drug is forgotten'));

  await calculator.mode('Pump back-check');
  await calculator.choose('Product', 'us-vial-50-10ml');
  await calculator.readPump({
    'Magnesium sulfate in the bag': '6',
    'Volume of the bag': '500',
    'Rate on the pump': '85',
  });
  await expect(page.getByText(says('the bag holds 512 mL'))).toBeVisible();
});

test('the short name: understood in search, told as a lesson, never printed', async ({ app, page, dataFolder }) => {
  for (const typed of ['MgSO4', 'MSO4']) {
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: /search/i });
    await search.fill(typed);
    await expect(page.getByText(/The short form is never written here/).first()).toBeVisible();
    await expect(page.getByRole('option', { name: /A name that can be read as morphine/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }

  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.answerSoftWarnings();
  const shown = await page.locator('main').innerText();
  expect(shown).toContain('magnesium sulfate');
  expect(shown).not.toMatch(/MgSO4|MSO4|\bMS\b/i);
  const file = path.join(dataFolder, 'label.pdf');
  await answerSaveDialog(app, file);
  await calculator.print();
  await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
  const printed = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
  expect(printed).toMatch(/magnesium sulfate/i);
  expect(printed).not.toMatch(/MgSO4|MSO4|\bMS\b/i);
});
