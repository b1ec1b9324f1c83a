/**
 * Main process: one CommonJS file. Only electron, Node's own modules and better-sqlite3 stay outside; the last has a
 * native part and is resolved at run time. Written for node18 so that the same file runs on old and new Electron.
 */
import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    target: 'node18',
    outDir: path.join(root, 'out/main'),
    emptyOutDir: true,
    minify: 'oxc',
    sourcemap: false,
    rolldownOptions: {
      input: { index: path.join(root, 'electron/main/index.ts') },
      external: ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true },
});
