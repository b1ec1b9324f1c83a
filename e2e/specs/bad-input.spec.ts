/**
 * What a tired hand keys: each a sentence at the field, no result, and everything else stays as it was.
 * Hazards H-DOSE-2 (a number from a bad entry), H-DOSE-5 (an entry repaired silently).
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, root, test } from '../fixtures.ts';
import { Calculator } from '../pages/calculator.ts';

const bad = [
  ['seventy', 'This is not a number. Key digits, with a point for decimals.'],
  ['7O', 'Only digits and one point are accepted'],
  ['7..0', 'There are two decimal points. Key one.'],
  ['-70', 'A minus sign is not accepted'],
  ['0', 'Zero is not possible here.'],
  ['700', 'Not possible; 20 to 400 kg only.'],
  ['7 0', 'There is a blank inside the number.'],
  ['70,5', 'A comma is not accepted: a point marks decimals. Key 70.5.'],
  ['7e1', 'The exponent form is not accepted'],
  ['<b>70</b>', 'Only digits and one point are accepted'],
  ['9'.repeat(30), 'The number is too large for any field here.'],
  ['9'.repeat(400), 'Only digits and one point are accepted'],
] as const;

/** The sentence, its spaces bound to the numbers or not. */
function says(sentence: string): RegExp {
  return new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'));
}

test('a bad weight: a sentence at the field, no result, nothing else lost', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.answerSoftWarnings();
  await expect(calculator.rateOf(calculator.loading)).toContainText('300');

  for (const [keyed, sentence] of bad) {
    await calculator.key('Weight', keyed);
    const weight = calculator.field('Weight');
    await expect(weight).toHaveAccessibleDescription(says(sentence));
    await expect(weight).toHaveAttribute('aria-invalid', 'true');
    await expect(weight).toHaveValue(keyed);
    await calculator.expectNoNumbers();
    await expect(calculator.needed).toContainText('No result yet: look at what is marked');
  }

  await calculator.key('Weight', '70');
  await expect(calculator.rateOf(calculator.loading)).toContainText('300');
  await expect(calculator.field('Loading')).toHaveValue('4');
  await expect(calculator.field('Product in the cupboard')).toHaveValue('us-vial-50-10ml');
  await expect(page.locator('[data-answered="rate-iv-general"]')).toBeVisible();
});

test('a field of blanks is empty, and blanks around a pasted number are not part of it', async ({ app, page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.answerSoftWarnings();

  await calculator.key('Loading', '   ');
  await calculator.expectNoNumbers();
  await expect(calculator.needed).toContainText(/loading dose/i);

  // Pasted from a record: the blanks go with it, the digits stand.
  await calculator.key('Loading', '');
  await app.evaluate(({ clipboard }) => clipboard.writeText('  4 '));
  await calculator.field('Loading').press('Control+V');
  await expect(calculator.field('Loading')).toHaveValue('  4 ');
  await expect(calculator.rateOf(calculator.loading)).toContainText('300');

  await calculator.key('Loading', '4 g');
  await expect(calculator.field('Loading')).toHaveAccessibleDescription(
    /the unit is already part of the field\. Key 4\./,
  );
  await calculator.expectNoNumbers();
});

test('an unusual weight gives nothing until it is confirmed, and the confirmation ends with the next number', async ({
  page,
}) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan('210');
  await expect(calculator.field('Weight')).toHaveAccessibleDescription(/Unusual; usual 35 to 200.kg\./);
  await calculator.expectNoNumbers();
  await calculator.form.getByRole('button', { name: 'Confirm' }).click();
  await calculator.answerSoftWarnings();
  await expect(calculator.rateOf(calculator.loading)).toContainText('300');
  await calculator.key('Weight', '211');
  await calculator.expectNoNumbers();
});

test('another unit clears the number that was keyed under the first', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.keyWithUnit('Creatinine', 'micromol per L', '60');
  await calculator.chooseUnit('Creatinine', 'mg per dL');
  await expect(calculator.field('Creatinine')).toHaveValue('');
  await expect(calculator.field('Weight')).toHaveValue('70');

  await calculator.newCalculation();
  await calculator.choose('Authority and regimen', 'free-order');
  await expect(calculator.form.getByRole('group', { name: 'Dose, unit first' })).toBeVisible();
  await expect(calculator.field('Dose')).toHaveCount(0);
  await calculator.keyWithUnit('Dose', 'g', '4');
  await calculator.chooseUnit('Dose', 'mEq');
  await expect(calculator.field('Dose')).toHaveValue('');

  await calculator.mode('Units');
  const unit = page.getByLabel('Unit first');
  const value = page.getByLabel('Value');
  await unit.selectOption('g');
  await value.fill('4');
  await unit.selectOption('mmol');
  await expect(value).toHaveValue('');
});

test('an unknown regimen in the address is said, and what was entered stays', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.open('no-such-regimen');
  await expect(page.getByText('There is no regimen called “no-such-regimen”.')).toBeVisible();
  await expect(calculator.field('Weight')).toHaveValue('70');
  await expect(calculator.field('Authority and regimen')).toHaveValue('zuspan');
  await calculator.newCalculation();
  await expect(page.getByText('There is no regimen called')).toHaveCount(0);
});

test('an unknown regimen on the command line is refused with its name', () => {
  const order = JSON.stringify({ regimen: 'no-such-regimen', product: 'us-vial-50-10ml' });
  const done = spawnSync(
    path.join(root, 'node_modules/.bin/node'),
    [path.join(root, 'out/cli/node.cjs'), 'calculate', '--input', '-'],
    { input: order, encoding: 'utf8' },
  );
  expect(done.status).toBe(2);
  expect(done.stdout).toMatch(/UNKNOWN-RECORD regimen/);
  expect(done.stdout).not.toContain('DOSE');
});
