/** Every section of the gallery in three themes, and its dialogs open. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../fixtures.ts';
import { dress, shoot, test, THEMES, expect, type Camera } from './camera.ts';

const gallery = path.join(root, 'out/gallery');
test.use({ appFolder: gallery });

const sections = [
  'buttons',
  'fields',
  'choices',
  'marks',
  'numbers',
  'notices',
  'cards',
  'doses',
  'dose-states',
  'dose-stops',
  'verdicts',
  'key-figures',
  'plots',
  'toxicity',
  'frame',
  'fault',
] as const;

const CONTROLS = 'button, a[href], input, select, textarea, [tabindex]';
/** Which parts of a marked specimen are made to look how, all at once. */
const FORCED = [
  { selector: `[data-force="focus"] > div *`, classes: ['focus-within'] },
  { selector: `[data-force="focus"] > div :is(${CONTROLS})`, classes: ['focus', 'focus-visible', 'focus-within'] },
  { selector: `[data-force="hover"] > div *`, classes: ['hover'] },
] as const;

async function forceStates({ page }: Camera): Promise<void> {
  const session = await page.context().newCDPSession(page as never);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root: document } = await session.send('DOM.getDocument', { depth: 0 });
  for (const { selector, classes } of FORCED) {
    const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: document.nodeId, selector });
    for (const nodeId of nodeIds)
      await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: [...classes] });
  }
}

async function open(camera: Camera, section: string): Promise<void> {
  await camera.page.evaluate((id) => {
    location.hash = `#/${id}`;
  }, section);
  await expect(camera.page.locator(`[data-section="${section}"] [data-specimen]`).first()).toBeVisible();
  await camera.page.mouse.move(1, 1);
}

test.beforeAll(() => {
  expect(existsSync(gallery), 'the gallery was built').toBe(true);
});

test('the gallery has exactly the sections that are photographed', async ({ camera }) => {
  const listed = await camera.page
    .locator('nav a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).hash));
  expect(listed.map((hash) => hash.replace('#/', '')).sort()).toEqual([...sections, 'dialogs'].sort());
});

for (const section of sections) {
  test(`gallery: ${section}`, async ({ camera }) => {
    await open(camera, section);
    await forceStates(camera);
    for (const theme of THEMES) {
      await dress(camera.page, theme);
      await shoot(camera, `gallery-${section}-${theme}`, camera.page.locator(`[data-section="${section}"]`));
    }
  });
}

test('gallery: dialogs', async ({ camera }) => {
  const { page } = camera;
  await open(camera, 'dialogs');
  for (const [what, close] of [
    ['centre', 'Escape'],
    ['side', 'Escape'],
    ['toxicity', 'Escape'],
    ['notice', null],
  ] as const) {
    await page.getByRole('button', { name: `Open ${what}` }).click();
    for (const theme of THEMES) {
      await dress(page, theme);
      await shoot(camera, `gallery-dialog-${what}-${theme}`);
    }
    if (close !== null) await page.keyboard.press(close);
  }
});
