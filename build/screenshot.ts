/**
 * npm run -s screenshot -- FILE.png [#/route] [light|dark|night] [WIDTHxHEIGHT]
 * Starts the built app, waits until the page has settled, saves a picture of it.
 */
import path from 'node:path';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { _electron } from 'playwright';

const root = path.resolve(import.meta.dirname, '..');
const [file = 'window.png', route = '#/', theme = 'light', size = '1440x900'] = process.argv.slice(2);
const [width = 1440, height = 900] = size.split('x').map(Number);
const { executable } = JSON.parse(readFileSync(path.join(root, 'out/runtime.json'), 'utf8')) as { executable: string };
const data = mkdtempSync(path.join(tmpdir(), 'bedside-picture-'));

const app = await _electron.launch({
  executablePath: executable,
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
  env: { ...(process.env as Record<string, string>), BEDSIDE_MAGNESIUM_DATA: data },
});
const page = await app.firstWindow();
page.on('console', (message) => console.error(`${message.type()}: ${message.text()}`));
page.on('pageerror', (error) => console.error(error.message));
await app.evaluate(
  ({ BrowserWindow }, box) => BrowserWindow.getAllWindows()[0]?.setContentSize(box.width, box.height),
  { width, height },
);
await page.evaluate((wanted) => {
  location.hash = wanted;
}, route);
await page.getByRole('heading', { level: 1 }).waitFor();
// Once the app has put on its own: the settings are read after the first paint.
await page
  .locator('footer')
  .getByText(/reference calculations passed/)
  .waitFor();
await page.evaluate((wanted) => document.documentElement.setAttribute('data-theme', wanted), theme);
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: file });
await app.close();
rmSync(data, { recursive: true, force: true });
console.log(`saved ${file}`);
