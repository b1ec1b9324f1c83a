/** Every screen of the program in three themes, with a ward that has been at work. */
import { Calculator } from '../pages/calculator.ts';
import { Worksheets } from '../pages/worksheets.ts';
import { dress, expect, shoot, test, THEMES, type Camera } from './camera.ts';

async function goTo({ page }: Camera, hash: string): Promise<void> {
  await page.evaluate((address) => {
    location.hash = address;
  }, hash);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('main .loading')).toHaveCount(0);
  await page.mouse.move(1, 1);
}

/** In three themes, as it stands now. The focus is taken away: its ring has pictures of its own in the gallery. */
async function inThemes(camera: Camera, name: string): Promise<void> {
  for (const theme of THEMES) {
    await dress(camera.page, theme);
    await camera.page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      // Where an answer scrolled the page to depends on how fast it came.
      for (const part of document.querySelectorAll('main, .inp, .sd')) part.scrollTop = 0;
    });
    await shoot(camera, `screen-${name}-${theme}`);
  }
}

/** Pages that show what is in the store, and nothing a person has done. */
const PAGES = {
  conditions: '#/conditions',
  'condition-crps': '#/condition/crps',
  'condition-pre-eclampsia': '#/condition/pre-eclampsia',
  evidence: '#/evidence',
  findings: '#/findings',
  claims: '#/claims',
  analyses: '#/analyses',
  analysis: '#/analysis/acute-mi-early-death',
  source: '#/source/fischer-2013-crps',
  safety: '#/safety',
  about: '#/about',
} as const;

for (const [name, hash] of Object.entries(PAGES)) {
  test(`screen: ${name}`, async ({ camera }) => {
    await goTo(camera, hash);
    await inThemes(camera, name);
  });
}

test('screen: calculator, in each of its states', async ({ camera }) => {
  const { page } = camera;
  const calculator = new Calculator(page);
  await goTo(camera, '#/calculator');
  await inThemes(camera, 'calculator-empty');
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await expect(calculator.loading).toBeVisible();
  await inThemes(camera, 'calculator-soft');
  await calculator.answerSoftWarnings();
  await expect(calculator.rateOf(calculator.loading)).toContainText('300');
  await inThemes(camera, 'calculator-result');
  await calculator.key('Loading', '8');
  await expect(calculator.stop).toBeVisible();
  await inThemes(camera, 'calculator-stop');
  await goTo(camera, '#/calculator');
  for (const [mode, name] of [
    ['Second check', 'second-check'],
    ['Pump back-check', 'back-check'],
    ['Units', 'units'],
  ] as const) {
    await calculator.mode(mode);
    await inThemes(camera, `calculator-${name}`);
  }
});

test('screen: worksheets, one opened', async ({ camera }) => {
  const { page } = camera;
  const worksheets = new Worksheets(page);
  await goTo(camera, '#/worksheets');
  await expect(worksheets.rows).toHaveCount(1);
  await inThemes(camera, 'worksheets');
  await worksheets.rows.first().click();
  await expect(page.getByRole('heading', { level: 1, name: /worksheet 1/i })).toBeVisible();
  await inThemes(camera, 'worksheet');
});

test('screen: what opens over the page', async ({ camera }) => {
  const { page } = camera;
  await goTo(camera, '#/condition/crps');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('migraine');
  await expect(page.getByRole('option').first()).toBeVisible();
  await inThemes(camera, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog')).toBeVisible();
  await inThemes(camera, 'toxicity');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await inThemes(camera, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Fischer 2013' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inThemes(camera, 'drawer');
  await page.keyboard.press('Escape');
});
