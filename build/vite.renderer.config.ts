/** Renderer: the pages, for Chromium 114 and later, with relative addresses so that app:// serves them from any folder. */
import path from 'node:path';
import type { InlineConfig } from 'vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';

const root = path.resolve(import.meta.dirname, '..');

export default {
  root: path.join(root, 'renderer'),
  configFile: false,
  logLevel: 'warn',
  base: './',
  publicDir: false,
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  build: {
    target: 'chrome114',
    cssTarget: 'chrome114',
    outDir: path.join(root, 'out/renderer'),
    emptyOutDir: true,
    // Fonts stay files: the content security policy allows data: for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: path.join(root, 'renderer/index.html'), print: path.join(root, 'renderer/print/print.html') } },
  },
} satisfies InlineConfig;
