/** Everything a page might ask for and must not get. Electron's security checklist items 4, 5, 7, 13, 14 and 17. */
import type { AppInfo } from '../../electron/ipc/views.ts';
import { expect, test } from '../fixtures.ts';
import { answerOf } from '../pages/bridge.ts';

// The refusals themselves are reported on the console; any other error still fails.
test.use({
  expectedErrors:
    /Content Security Policy|TrustedScript|ERR_BLOCKED_BY_CLIENT|Failed to load resource|Not allowed to load|violates the following/,
});

test('H-SEC-1: a permission request is denied', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const notification = await Notification.requestPermission();
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      (error: Error) => error.name,
    );
    return { notification, media };
  });
  expect(answers.notification).toBe('denied');
  expect(answers.media).toMatch(/NotAllowedError|NotFoundError/);
});

test('H-SEC-1: the page cannot be led away', async ({ app, page }) => {
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  // Asked of main: Playwright itself waits for the navigation that never comes.
  const after = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const heading = String(await contents?.executeJavaScript("document.querySelector('h1')?.textContent"));
    return { url: contents?.getURL(), heading };
  });
  expect(after.url).toBe(before);
  expect(after.heading).not.toBe('undefined');
});

test('H-SEC-1: no second window opens', async ({ app, page }) => {
  const opened = await page.evaluate(() => window.open('https://example.org/') === null);
  expect(opened).toBe(true);
  expect(app.windows()).toHaveLength(1);
});

test('H-SEC-1: no request leaves the app', async ({ page }) => {
  const outcome = await page.evaluate(async () => ({
    https: await fetch('https://example.org/').then(
      () => 'answered',
      () => 'refused',
    ),
    file: await fetch('file:///etc/passwd').then(
      () => 'answered',
      () => 'refused',
    ),
    outside: await fetch('app://bedside/%2e%2e/main/index.cjs').then(
      (response) => String(response.status),
      () => 'refused',
    ),
    otherHost: await fetch('app://elsewhere/index.html').then(
      (response) => String(response.status),
      () => 'refused',
    ),
  }));
  expect(outcome.https).toBe('refused');
  expect(outcome.file).toBe('refused');
  expect(outcome.outside).toMatch(/404|refused/);
  expect(outcome.otherHost).toMatch(/403|refused/);
});

test('H-SEC-1: main itself cancels a request, not only the page policy', async ({ app }) => {
  const outcome = await app.evaluate(async ({ net }) =>
    net.fetch('https://example.org/').then(
      () => 'answered',
      (error: Error) => error.message,
    ),
  );
  expect(outcome).toMatch(/ERR_BLOCKED_BY_CLIENT|ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED/);
});

test('H-SEC-1: the page has no Node, no eval and one frozen api', async ({ page }) => {
  const seen = await page.evaluate(() => {
    const wide = window as unknown as Record<string, unknown> & { api: Record<string, unknown> };
    let evaluated = 'ran';
    try {
      // eslint-disable-next-line no-new-func -- the attempt that must fail
      new Function('return 1')();
    } catch {
      evaluated = 'refused';
    }
    return {
      require: typeof wide['require'],
      process: typeof wide['process'],
      frozen: Object.isFrozen(wide.api),
      channels: Object.keys(wide.api).length,
      evaluated,
    };
  });
  expect(seen).toMatchObject({ require: 'undefined', process: 'undefined', frozen: true });
  expect(seen.channels).toBeGreaterThan(10);
});

test('H-SEC-1: script that was not shipped does not run', async ({ page }) => {
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    let refused = false;
    try {
      script.textContent = 'window.__injected = true';
      document.head.append(script);
    } catch {
      refused = true;
    }
    await new Promise(requestAnimationFrame);
    return refused ? 'refused' : String('__injected' in window);
  });
  expect(ran).toMatch(/refused|false/);
});

test('H-SEC-1: a crafted message is answered with data, never a crash', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const { api } = window as unknown as { api: Record<string, (args: unknown) => Promise<string>> };
    const hostile: unknown[] = [
      null,
      'x',
      7,
      [],
      { id: '../../etc' },
      { id: 'CRPS' },
      { id: 'no-such-condition' },
      { id: 'x'.repeat(100000) },
      { __proto__: { id: 'crps' } },
    ];
    const results: { error?: { code: string } }[] = [];
    for (const args of hostile) results.push(JSON.parse((await api['conditions:get']?.(args)) ?? 'null'));
    return results.map((result) => result.error?.code ?? 'ok');
  });
  expect(answers.every((code) => code === 'bad-request' || code === 'not-found')).toBe(true);
});

test('the window is sandboxed and isolated', async ({ app }) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
});

test('the runtime that is shown is the one that runs', async ({ app, page }) => {
  const running = await app.evaluate(() => [process.versions.electron, process.versions.chrome]);
  const { value } = await answerOf<{ value: AppInfo }>(page, 'app:info');
  expect([value.runtime.electron, value.runtime.chromium]).toEqual(running);
});
