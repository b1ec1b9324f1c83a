/** Renderer: the pages, for Chromium 114 and later, with relative addresses so that app:// serves them from any folder. */
import path from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';

const root = path.resolve(import.meta.dirname, '..');

/** Asked for with the page itself: found only in the style sheet, it would come after a first layout without it. */
const preloadUprightFont: Plugin = {
  name: 'preload-upright-font',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle, filename }) {
      const font = Object.keys(bundle ?? {}).find((file) => /wght-normal.*\.woff2$/.test(file));
      if (font === undefined || !filename.endsWith('renderer/index.html')) return [];
      const attrs = { rel: 'preload', href: `./${font}`, as: 'font', type: 'font/woff2', crossorigin: true };
      return [{ tag: 'link', attrs, injectTo: 'head-prepend' }];
    },
  },
};

export default {
  root: path.join(root, 'renderer'),
  configFile: false,
  logLevel: 'warn',
  base: './',
  publicDir: false,
  resolve: {
    alias: [
      { find: '@stdlib/assert-has-generator-support', replacement: path.join(root, 'build/generators.cjs') },
      { find: /^zod$/, replacement: path.join(root, 'renderer/zod.ts') },
    ],
  },
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } }), preloadUprightFont],
  build: {
    target: 'chrome114',
    cssTarget: 'chrome114',
    outDir: path.join(root, 'out/renderer'),
    emptyOutDir: true,
    // Fonts stay files: the content security policy allows data: for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: path.join(root, 'renderer/index.html'),
        print: path.join(root, 'renderer/print/print.html'),
        preview: path.join(root, 'renderer/print/preview.html'),
      },
      output: {
        // What every screen shares comes as two files instead of fifty: each file is a request to the main process.
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules\/(?:svelte|esm-env|clsx|@lucide|big\.js)\//,
            },
            {
              name: 'shell',
              test: /\/renderer\/(?:messages\/(?:catalogue|locale|shell|conditions)|ui\/(?!Dialog|Drawer)|state\/|api\.ts|features\/(?:shell\/(?!Overlays|ShortcutSheet)|conditions\/))|\/electron\/domain\/quantity\//,
            },
          ],
        },
      },
    },
  },
} satisfies InlineConfig;
