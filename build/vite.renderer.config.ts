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
  resolve: { alias: { '@stdlib/assert-has-generator-support': path.join(root, 'build/generators.cjs') } },
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  build: {
    target: 'chrome114',
    cssTarget: 'chrome114',
    outDir: path.join(root, 'out/renderer'),
    emptyOutDir: true,
    // Fonts stay files: the content security policy allows data: for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: path.join(root, 'renderer/index.html'), print: path.join(root, 'renderer/print/print.html') },
      output: {
        // What every screen shares comes as two files instead of fifty: each file is a request to the main process.
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules\/(?:svelte|esm-env|clsx|@lucide|bits-ui|runed|zod|big\.js|tabbable|@floating-ui|@internationalized)\//,
            },
            {
              name: 'shell',
              test: /\/renderer\/(?:ui|state|api|features\/(?:shell|conditions|search|toxicity))\/|\/electron\/domain\/(?:quantity|evidence)\//,
            },
          ],
        },
      },
    },
  },
} satisfies InlineConfig;
