/**
 * Main process: one CommonJS file. Only electron, Node's own modules and better-sqlite3 stay outside; the last has a
 * native part and is resolved at run time. Written for node18 so that the same file runs on old and new Electron.
 */
import { builtinModules } from 'node:module';
import path from 'node:path';
import type { InlineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

function nodeBundle(entry: string, folder: string): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node18',
      outDir: path.join(root, folder),
      emptyOutDir: true,
      minify: 'oxc',
      sourcemap: false,
      rolldownOptions: {
        input: { [path.basename(entry, '.ts')]: path.join(root, entry) },
        external: ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
    ssr: { noExternal: true },
  };
}

/** The command line on plain Node, for use in the repository. */
export const commandLineConfig = nodeBundle('electron/main/cli/node.ts', 'out/cli');

export default nodeBundle('electron/main/index.ts', 'out/main');
