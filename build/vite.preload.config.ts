/** Preload: a sandboxed script may require only `electron`, so everything else is bundled into one CommonJS file. */
import path from 'node:path';
import type { InlineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

export default {
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    target: 'chrome114',
    outDir: path.join(root, 'out/preload'),
    emptyOutDir: true,
    minify: 'oxc',
    rolldownOptions: {
      input: { index: path.join(root, 'electron/preload/index.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true },
} satisfies InlineConfig;
