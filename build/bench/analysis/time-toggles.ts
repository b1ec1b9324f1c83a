/** How long the analysis screen takes to follow a trial that is ticked or left out: engine, words, marks and layout. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { ElectronApplication, Page } from 'playwright';
import renderer from '../../vite.renderer.config.ts';

const TOGGLES = 120;
/** The first presses find code that has not been compiled yet. */
const WARMING = 20;

const MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true, contextIsolation: true } });
  window.loadFile('page.html', { query: { trials: process.env.TRIALS ?? '100' } });
});
app.on('window-all-closed', () => app.quit());`;

/** A folder that Electron can open: the screen as one script, without the program around it. */
export async function analysisApp(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-analysis-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    base: './',
    publicDir: false,
    resolve: renderer.resolve,
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
    build: {
      target: renderer.build.target,
      outDir: folder,
      assetsInlineLimit: 0,
      emptyOutDir: true,
      lib: {
        entry: path.join(import.meta.dirname, 'page.ts'),
        formats: ['iife'],
        name: 'page',
        fileName: () => 'page.js',
        cssFileName: 'page',
      },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'analysis', version: '1.0.0', main: 'main.cjs' }),
  );
  writeFileSync(path.join(folder, 'main.cjs'), MAIN);
  writeFileSync(
    path.join(folder, 'page.html'),
    '<!doctype html><html data-theme="light"><meta charset="utf-8"><title>analysis</title><link rel="stylesheet" href="page.css"><body><script src="page.js"></script></body></html>',
  );
  return folder;
}

/** @param open starts an app folder and waits for its first heading @returns milliseconds for each toggle */
export async function timeToggles(
  open: (folder: string) => Promise<{ app: ElectronApplication; page: Page }>,
): Promise<ReturnType<Window['timeToggles']>> {
  const folder = await analysisApp();
  const { app, page } = await open(folder);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const took = await page.evaluate((times) => window.timeToggles(times), TOGGLES + WARMING);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return took.slice(WARMING);
}
