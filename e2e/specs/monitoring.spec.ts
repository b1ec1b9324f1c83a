/** The monitoring plan beside the rate: times by authority on the ward's clock, no adult figure for a child. */
import { expect, resize, test } from '../fixtures.ts';
import { Calculator, spaced } from '../pages/calculator.ts';

test('when to look: clock times by authority, and in words where the regimen prints no interval', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await page.getByLabel('Start date').fill('2026-11-22');
  await page.getByLabel('Start time').fill('10:00');
  await calculator.answerSoftWarnings();
  const watch = page.locator('.card.watch');
  await expect(watch).toContainText('counted from 10:00 on 22 November');
  await expect(watch).toContainText('Reflexes, breathing, urine, serum magnesium: no interval read in Zuspan');
  await expect(watch).toContainText('the antidote at the bedside');
  const row = watch.getByRole('row').filter({ hasText: 'King Edward' }).filter({ hasText: 'Reflexes' });
  await expect(row).toContainText(
    '10:15, 10:30, 10:45, 11:00, 11:15, 11:30, 11:45, 12:00, 13:00, 14:00, then every hour',
  );
  await watch.locator('summary').click();
  await expect(watch).toContainText('NHS Greater Glasgow and Clyde: Stop under 14 breaths per min.');
  // The column of checks ends where the cards end: it never lies over the working.
  await page.getByRole('heading', { name: 'Working' }).scrollIntoViewIfNeeded();
  const overlap = await page.evaluate(() => {
    const side = document.querySelector('.sd')?.getBoundingClientRect();
    const work = document.querySelector('.work')?.getBoundingClientRect();
    return side === undefined || work === undefined ? null : side.bottom - work.top;
  });
  expect(overlap).toBeLessThanOrEqual(0);
});

test('a child: no threshold for adults is shown, and the screen says that there is none', async ({ app, page }) => {
  const calculator = new Calculator(page);
  await calculator.fillFree({
    indication: 'asthma',
    group: 'child',
    unit: 'mg per kg',
    dose: '40',
    minutes: '20',
    product: 'uk-amp-50-2ml',
    diluentMl: '20',
  });
  await calculator.key('Weight', '20');
  await calculator.keyWithUnit('Age', 'years', '6');
  await calculator.answerSoftWarnings();
  const bedside = page.locator('.card.bed');
  await expect(bedside).toContainText('No monitoring thresholds for children are in the store');
  expect(spaced(await bedside.innerText())).not.toMatch(/breaths per min|mL in 4 hours|94 per cent/);
  await expect(page.locator('.card.watch')).not.toContainText('breaths per min');
  // Nor the adult's amount of calcium: 10 mL would be far too much.
  for (const card of [bedside, page.locator('.card.watch')]) {
    await expect(card).toContainText('the amount for a child on the antidote card, not the 10 mL of an adult');
    expect(spaced(await card.innerText())).not.toMatch(/\(1 g\)|200 mg per min/);
  }
  // A narrow window has the strip in place of the column, and says the same.
  await resize(app, 1024, 720);
  const strip = page.getByRole('group', { name: 'Rates, checks and bedside in short' });
  await expect(strip).toBeVisible();
  await expect(strip).toContainText('No thresholds for children are in the store');
  await expect(strip).toContainText('a child’s amount, on the antidote card');
  expect(spaced(await strip.innerText())).not.toMatch(/10 mL|\(1 g\)/);
});
