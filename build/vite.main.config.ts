/**
 * Main process: a small CommonJS file that opens the window, and one for the services thread. Only electron, Node's own modules and better-sqlite3 stay outside; the last has a
 * native part and is resolved at run time. Written for node18 so that the same file runs on old and new Electron.
 */
import { builtinModules } from 'node:module';
import path from 'node:path';
import type { InlineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');

function nodeBundle(entry: string, folder: string, name: string, split = false): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node18',
      outDir: path.join(root, folder),
      emptyOutDir: false,
      minify: 'oxc',
      sourcemap: false,
      rolldownOptions: {
        input: { [name]: path.join(root, entry) },
        external: ['electron', 'better-sqlite3', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs', codeSplitting: split },
      },
    },
    ssr: { noExternal: true },
  };
}

/** The command line on plain Node, for use in the repository. */
export const commandLineConfig = nodeBundle('electron/main/cli/node.ts', 'out/cli', 'node');

/** The services thread: everything that is not Electron. Split, as what a command or an analysis alone needs is read then. */
export const servicesConfig = nodeBundle('electron/main/thread/worker.ts', 'out/main', 'services', true);

/** Split: what only some starts need, such as the reader of a policy file, is read only then. */
export default nodeBundle('electron/main/index.ts', 'out/main', 'index', true);
