/** docs/security-checklist.md against the code: no item missing, no file invented, no control gone from the source. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { wantedFuses } from '../fuses.ts';
import { root } from '../product.ts';

/** The formatter pads tables; how wide a column is says nothing. */
const text = readFileSync(path.join(root, 'docs/security-checklist.md'), 'utf8')
  .replace(/ +\|/g, ' |')
  .replace(/\| +/g, '| ');
const rows = [...text.matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, item, demand, control, test]) => ({
    item: Number(item),
    demand: demand ?? '',
    control: control ?? '',
    test: test ?? '',
  }),
);

function read(name: string): string {
  return readFileSync(path.join(root, name), 'utf8');
}

/** Every source file of the program, without tests. */
const sources = globSync('{electron,renderer,db}/**/*.{ts,svelte,html}', { cwd: root }).filter(
  (name) => !/\.test\.ts$|\/test\//.test(name),
);
function using(pattern: RegExp): string[] {
  return sources
    .filter((name) => pattern.test(read(name)))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

describe('the checklist', () => {
  it('has the twenty items in order, each with a test', () => {
    expect(rows.map(({ item }) => item)).toEqual(Array.from({ length: 20 }, (_none, index) => index + 1));
    for (const { item, test } of rows) expect(test, `item ${item}`).toMatch(/`[^`]+\.ts`/);
  });

  it('names only files that exist', () => {
    const names = [...text.matchAll(/`([\w./-]+\.(?:ts|json|md))`/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => name.includes('/'));
    expect(names.length).toBeGreaterThan(30);
    for (const name of new Set(names)) expect(existsSync(path.join(root, name)), name).toBe(true);
  });

  it('names every fuse with the state it is given', () => {
    for (const [name, on] of Object.entries(wantedFuses(false)))
      expect(text).toMatch(new RegExp(`^\\| ${name} \\| ${on ? 'on' : 'off'} \\|`, 'm'));
  });
});

describe('the source', () => {
  it('sets the safe preferences, and every window uses them (items 2 to 4, 6, 8, 12)', () => {
    const window = read('electron/main/app/window.ts');
    for (const line of [
      'sandbox: true',
      'contextIsolation: true',
      'nodeIntegration: false',
      'webSecurity: true',
      'allowRunningInsecureContent: false',
      'webviewTag: false',
    ])
      expect(window).toContain(line);
    for (const name of using(/new BrowserWindow\(/)) expect(read(name), name).toContain('...safeWebPreferences');
  });

  it('has no experimental feature, no WebView, no way out (items 9 to 11, 15, 18)', () => {
    expect(using(/experimentalFeatures|enableBlinkFeatures|allowpopups|<webview/)).toEqual([]);
    expect(using(/\bopenExternal\b|import \{[^}]*\bshell\b[^}]*\} from 'electron'/)).toEqual([]);
    expect(using(/loadFile\(|loadURL\([`'"]file:/)).toEqual([]);
  });

  it('asks no one on the network, and evaluates nothing', () => {
    expect(
      using(
        /\bfrom '(?:node:)?(?:http|https|net|dgram|tls|http2|dns)'|require\('(?:node:)?(?:http|https|net)'\)|\bnew (?:XMLHttpRequest|WebSocket|EventSource)\b|\bautoUpdater\b|\bcrashReporter\b/,
      ),
    ).toEqual([]);
    expect(using(/(?<![\w.'-])eval\(|new Function\(/)).toEqual([]);
    expect(using(/dangerouslySet|\{@html/)).toEqual([]);
  });

  it('has one user of each side of the bridge (items 17, 20)', () => {
    expect(using(/\bipcMain\b\s*[.,}]/)).toEqual(['electron/main/ipc/register.ts']);
    expect(using(/\bipcRenderer\b\s*[.,}]/)).toEqual(['electron/preload/index.ts']);
    expect(read('electron/main/ipc/register.ts')).toContain('event.senderFrame');
    expect(read('electron/preload/index.ts')).toContain('Object.freeze');
  });

  it('pins the runtime to one version (item 16)', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number(devDependencies['electron']?.split('.')[0])).toBeGreaterThanOrEqual(45);
  });
});
