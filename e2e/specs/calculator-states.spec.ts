/**
 * Each state of the calculator in the real app, and the paper beside the screen: hard stop, soft warning withheld and
 * answered, cannot tell, locked, muscle, per kg with a cap, back-check, blind second check, units.
 * Hazards H-DOSE-1, H-DOSE-4 (wrong reading of a state), H-PRINT-1 (paper differs from screen).
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerSaveDialog, expect, launch, root, test } from '../fixtures.ts';
import { Calculator, spaced } from '../pages/calculator.ts';

async function paperOf(app: ElectronApplication, calculator: Calculator, file: string): Promise<string> {
  await answerSaveDialog(app, file);
  await calculator.print();
  await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
  return spaced(spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout);
}

const numbersIn = (text: string): readonly string[] => text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];

/** Everything a reader of the screen can find: the page with every folded part open, and what was keyed. */
async function screenText(page: Page): Promise<string> {
  await page.locator('main details:not([open]) > summary').evaluateAll((all) => {
    for (const summary of all) summary.parentElement?.setAttribute('open', '');
  });
  const keyed = await page
    .locator('main input, main select')
    .evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value).join(' '));
  return spaced(`${await page.locator('body').innerText()} ${keyed}`);
}

/** Numbers on paper that stand nowhere on the screen. The stamp, the page number and the list of sources are paper's own. */
function unmatched(paper: string, screen: string): readonly string[] {
  const known = new Set(numbersIn(screen).map((number) => number.replace(/,$/, '')));
  const lines = paper
    .replace(/\[\d+\]/g, '')
    .replace(/^\s*Sources 1 [\s\S]*?(?=\n\s*\n|$(?![\s\S]))/m, '')
    .split('\n')
    .filter((line) => !/page \d+ of \d+|Printed \d|UNCONTROLLED|evidence \d|self-test/i.test(line));
  expect(lines.flatMap(numbersIn).length, 'numbers on paper that are compared').toBeGreaterThan(80);
  return lines.flatMap((line) =>
    numbersIn(line)
      .map((number) => number.replace(/,$/, ''))
      .filter((number) => !known.has(number))
      .map((number) => `${number} in: ${line.trim()}`),
  );
}

test('hard stop: in the place of the result, with what was keyed, the limit and the way back', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.key('Loading', '8');
  await calculator.expectStopped('bolus-ob-max');
  const stop = page.locator('[data-stop]');
  await expect(stop).toContainText(/You keyed\s*8 g/);
  await expect(stop).toContainText(/at most\s*6.g/);
  await stop.getByRole('button', { name: /Go to loading/ }).click();
  await expect(calculator.field('Loading')).toBeFocused();
  await calculator.key('Loading', '4');
  await expect(calculator.stop).toHaveCount(0);
});

test('soft warning: the rate is withheld, comes with a reason, and goes when the reason is taken back', async ({
  page,
}) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  const ask = calculator.loading.locator('[data-soft="rate-iv-general"]');
  await expect(ask).toBeVisible();
  await expect(calculator.loading).toContainText('Shown when the warning is answered');
  await expect(page.locator('.plate')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Print worksheet' })).toHaveAttribute('aria-disabled', 'true');

  // The last reason is the free one: it needs words.
  await ask.getByRole('radio').last().check();
  await expect(ask.getByText('Write the reason first.')).toBeVisible();
  await ask.getByLabel(/In words/).fill('consultant on the telephone');
  await ask.getByRole('button', { name: 'Go on for this reason' }).click();
  await expect(calculator.rateOf(calculator.loading)).toContainText('300');
  const answered = page.locator('[data-answered="rate-iv-general"]');
  await expect(answered).toContainText('consultant on the telephone');

  await answered.getByRole('button').click();
  await expect(page.locator('.plate')).toHaveCount(0);
  await expect(calculator.loading.locator('[data-soft="rate-iv-general"]')).toBeVisible();
});

test('cannot tell: what was not entered is said beside the limits that need it', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  // How many and why is said in one line; each missing entry has one line of its own, which opens to its limits.
  await expect(calculator.unmade.getByRole('status')).toHaveText(
    /^2\d.limits cannot be checked: \d+.entries are missing\.$/,
  );
  const urine = calculator.unmade.locator('[data-unmade="patient.urineMlPerH"]');
  await expect(urine).toHaveText(/Urine output not entered: 2.limits cannot be checked/);
  await urine.locator('summary').click();
  await expect(urine.locator('[data-check="cannot-tell"]')).toHaveCount(2);
  await expect(calculator.unmade).toContainText(/Not asked: heart block/);
  // What the order passes but for one fact stays in sight, and leads to the entries that settle it.
  const open = calculator.asking.locator('[data-check="cannot-tell"]').filter({ hasText: 'severe kidney impairment' });
  await expect(open).toContainText('Settled by:');
  await open.getByRole('button', { name: 'Go to urine output' }).click();
  await expect(calculator.field('Urine output')).toBeFocused();
  await calculator.key('Urine output', '40');
  await expect(urine).toHaveCount(0);
  await calculator.unmade.getByRole('button', { name: 'Go to reflexes' }).click();
  await expect(
    calculator.form.getByRole('group', { name: 'Reflexes' }).getByRole('radio', { checked: true }),
  ).toBeFocused();
  await calculator.key('Urine output', '20');
  await expect(calculator.checks).toContainText(/20.mL.per.hour/);
});

test('locked: when one reference calculation fails, no dose is given by any door', async ({ dataFolder }) => {
  const copy = mkdtempSync(path.join(tmpdir(), 'bedside-locked-'));
  mkdirSync(path.join(copy, 'out'));
  cpSync(path.join(root, 'package.json'), path.join(copy, 'package.json'));
  for (const part of ['main', 'cli', 'preload', 'renderer', 'native', 'evidence.sqlite', 'runtime.json'])
    cpSync(path.join(root, 'out', part), path.join(copy, 'out', part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  // A damaged program: the molar mass of the salt is another one.
  for (const file of ['main/services.cjs', 'cli/node.cjs']) {
    const built = path.join(copy, 'out', file);
    const code = readFileSync(built, 'utf8');
    expect(code).toContain('246.47');
    writeFileSync(built, code.replaceAll('246.47', '246.74'));
  }

  const app = await launch({ dataFolder, appFolder: copy });
  const page = await app.firstWindow();
  const calculator = new Calculator(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await expect(
    page.getByRole('heading', { name: /Self-test: \d+ of \d+ reference calculations passed/ }),
  ).toBeVisible();
  await expect(page.getByText(/No dose is worked out on this computer/)).toBeVisible();
  await calculator.expectNoNumbers();
  await expect(page.getByRole('button', { name: 'Pump chart' })).toHaveAttribute('aria-disabled', 'true');
  await calculator.readPump({
    'Magnesium sulfate in the bag': '8',
    'Volume of the bag': '100',
    'Rate on the pump': '150',
  });
  await expect(
    page.getByText(/The calculator is locked: \d+ of \d+ reference calculations failed/).first(),
  ).toBeVisible();
  await expect(page.getByText(/12.g.per.hour/)).toHaveCount(0);
  await page.evaluate(() => {
    location.hash = '#/condition/crps';
  });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Complex regional pain syndrome');
  await app.close();

  const done = spawnSync(
    path.join(root, 'node_modules/.bin/node'),
    [path.join(copy, 'out/cli/node.cjs'), 'calculate', '--input', path.join(root, 'examples/zuspan.json')],
    { encoding: 'utf8' },
  );
  expect(done.status).toBe(3);
  expect(done.stdout).not.toContain('DOSE');
  rmSync(copy, { recursive: true, force: true });
});

test('Zuspan: every number on paper stands on the screen', async ({ app, page, dataFolder }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.answerSoftWarnings();
  const screen = await screenText(page);
  const paper = await paperOf(app, calculator, path.join(dataFolder, 'zuspan.pdf'));
  for (const figure of ['16.23', '32.46', '394.4', '300', '25', '100', '500', '460', '92'])
    expect(paper).toContain(figure);
  expect(unmatched(paper, screen)).toEqual([]);
});

test('Pritchard: vein, two buttocks, then muscle every 4 h; the paper says the same', async ({
  app,
  page,
  dataFolder,
}) => {
  const calculator = new Calculator(page);
  await calculator.open('pritchard');
  await calculator.choose('Given for', 'eclampsia');
  await page.getByRole('button', { name: /Use the regimen’s own figures/ }).click();
  await calculator.key('over', '20');
  await calculator.key('Weight', '60');
  await calculator.choose('Product in the cupboard', 'us-vial-50-10ml');
  await calculator.key('Diluent', '92');
  await calculator.answerSoftWarnings();
  const muscle = page.locator('[data-phase="im"]');
  await expect(muscle.first()).toContainText(/10.g/);
  await expect(muscle.first()).toContainText(/5.g/);
  await expect(muscle.first()).toContainText(/20.?mL/);
  await expect(muscle.last()).toContainText(/every 4.h|5.g per 4.h/);
  await expect(muscle.first().locator('.plate')).toHaveCount(0);
  await expect(calculator.rateChange).toHaveCount(0);
  const screen = await screenText(page);
  const paper = await paperOf(app, calculator, path.join(dataFolder, 'pritchard.pdf'));
  expect(unmatched(paper, screen)).toEqual([]);
});

test('per kg with a cap: what it was, what it is, and why; the paper says the same', async ({
  app,
  page,
  dataFolder,
}) => {
  const calculator = new Calculator(page);
  await calculator.open('uk-bnfc-child-asthma');
  await page.getByRole('button', { name: /Use the regimen’s own figures/ }).click();
  await calculator.key('Weight', '60');
  await calculator.keyWithUnit('Age', 'years', '14');
  await calculator.choose('Product in the cupboard', 'uk-amp-10-10ml-kalceks');
  await calculator.key('Diluent', '80');
  await calculator.answerSoftWarnings();
  const card = calculator.cards.first();
  await expect(card).toContainText(/40.mg.per.kg for 60.kg/);
  await expect(card).toContainText(/Capped from 2\.4.g to 2.g because/);
  await expect(calculator.rateOf(card)).toContainText('300');
  const screen = await screenText(page);
  const paper = await paperOf(app, calculator, path.join(dataFolder, 'child.pdf'));
  expect(unmatched(paper, screen)).toEqual([]);
});

test('back-check: the pump turned back into a dose, in every unit', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(null);
  await calculator.readPump({
    'Magnesium sulfate in the bag': '20',
    'Volume of the bag': '500',
    'Rate on the pump': '25',
    'Running for': '120',
    Weight: '50',
  });
  for (const said of [
    /1.g.per.hour/,
    /4\.06.mmol.per.hour/,
    /8\.11.mEq.per.hour/,
    /16\.67.mg.per.min/,
    /20.mg.per.kg.per.hour/,
  ])
    await expect(page.locator('main')).toContainText(said);
  await expect(page.getByText(/18.g left/)).toBeVisible();
  await expect(page.getByRole('link', { name: /Zuspan/ }).first()).toBeVisible();
  await calculator.key('Rate on the pump', '25x');
  await expect(page.locator('main')).not.toContainText(/4\.06/);
  await expect(calculator.field('Rate on the pump')).toHaveAccessibleDescription(/Only digits and one point/);
});

test('second check: blind, a difference is shown and entered again, then both agree', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.fillZuspan();
  await calculator.answerSoftWarnings();
  await page.getByRole('button', { name: 'Second check' }).click();
  await expect(page.getByText('Second person enters, blind')).toBeVisible();
  // Nothing of the first person is left on the screen.
  for (const figure of ['16.23', '300', '394.4']) await expect(page.locator('main')).not.toContainText(figure);
  await expect(calculator.field('Weight')).toHaveValue('');

  await calculator.choose('Given for', 'pre-eclampsia');
  await calculator.choose('Authority and regimen', 'zuspan');
  await calculator.fillZuspan('75');
  await calculator.key('Diluent for the load', '96');
  await page.getByRole('button', { name: 'Compare field by field' }).click();
  await expect(page.getByText(/Do not start\. The two entries/)).toBeVisible();
  await expect(page.locator('[data-differs="diluentMl"]')).toContainText('92');
  await expect(page.locator('[data-differs="diluentMl"]')).toContainText('96');
  await expect(page.getByRole('button', { name: 'Print worksheet' })).toHaveAttribute('aria-disabled', 'true');

  await page.getByRole('button', { name: /Second person re-enters: .*diluent/i }).click();
  await expect(calculator.field('Diluent for the load')).toHaveValue('');
  await calculator.key('Diluent for the load', '92');
  await calculator.key('Weight', '70');
  await page.getByRole('button', { name: 'Compare field by field' }).click();
  await expect(page.getByText('Both people entered the same.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print worksheet' })).not.toHaveAttribute('aria-disabled', 'true');
});

test('unit explorer: any unit to all others, and nothing from a bad entry', async ({ page }) => {
  const calculator = new Calculator(page);
  await calculator.open(null);
  await calculator.mode('Units');
  const main = page.locator('main');
  await page.getByLabel('Unit first').selectOption('g');
  await page.getByLabel('Value').fill('4');
  for (const said of [/16\.23.mmol/, /32\.46.mEq/, /394\.4.mg/]) await expect(main).toContainText(said);
  await page.getByLabel('Value').fill('4,0');
  await expect(main).not.toContainText('16.23');
  await expect(page.getByLabel('Value')).toHaveAccessibleDescription(/A comma is not accepted/);
  await page.getByLabel('Unit first').selectOption('serum-mg-per-dl');
  await page.getByLabel('Value').fill('4.86');
  for (const said of [/2.mmol.per.L/, /4.mEq.per.L/]) await expect(main).toContainText(said);
});

test('the cupboard: a product is marked where it is chosen, by keyboard, and stands first from then on', async ({
  page,
}) => {
  const calculator = new Calculator(page);
  await calculator.open('zuspan');
  await calculator.choose('Product in the cupboard', 'us-vial-50-10ml');
  const mark = calculator.form.getByRole('button', { name: /^In this ward’s cupboard: / });
  await expect(mark).toHaveAttribute('aria-pressed', 'false');
  await mark.focus();
  await page.keyboard.press('Space');
  await expect(mark).toHaveAttribute('aria-pressed', 'true');
  const first = calculator.field('Product in the cupboard').locator('optgroup').first();
  await expect(first).toHaveAttribute('label', 'In this ward’s cupboard');
  await expect(first.locator('option')).toHaveAttribute('value', 'us-vial-50-10ml');
  await mark.press('Enter');
  await expect(mark).toHaveAttribute('aria-pressed', 'false');
  await expect(calculator.form.locator('optgroup[label="In this ward’s cupboard"]')).toHaveCount(0);
});
