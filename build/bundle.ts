/**
 * npm run build: compiles the evidence and the four bundles into out/. A part whose inputs did not change since it was
 * last built is left as it is, so that a second start costs nothing.
 */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, type InlineConfig } from 'vite';
import { constants } from './bundle-constants.ts';
import mainConfig, { commandLineConfig, servicesConfig } from './vite.main.config.ts';
import preloadConfig from './vite.preload.config.ts';
import rendererConfig from './vite.renderer.config.ts';

const root = path.resolve(import.meta.dirname, '..');
const stamps = path.join(root, 'out/stamps');

interface Part {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly make: () => Promise<unknown> | void;
}

/** Names, sizes and times of everything a part is made from: cheap, and enough on one machine. */
function fingerprint(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const pattern of [...inputs, 'package.json']) {
    for (const file of globSync(pattern, { cwd: root }).sort()) {
      const { size, mtimeMs } = statSync(path.join(root, file));
      hash.update(`${file}\0${size}\0${mtimeMs}\0`);
    }
  }
  return hash.digest('hex');
}

async function makeIfChanged(part: Part): Promise<void> {
  const stamp = path.join(stamps, part.name);
  const now = fingerprint(part.inputs);
  const output = path.join(root, part.output);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  await part.make();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, now);
}

function withConstants(config: InlineConfig): InlineConfig {
  return { ...config, define: constants() };
}

const code = ['electron/**/*.ts', 'db/**/*.ts', 'build/*.ts'];
const parts: readonly Part[] = [
  {
    name: 'evidence',
    inputs: [
      'db/evidence/**/*.yaml',
      'db/schema/*.sql',
      'build/evidence/*.ts',
      'db/open.ts',
      'electron/domain/**/*.ts',
    ],
    output: 'out/evidence.sqlite',
    make: () =>
      void execFileSync(process.execPath, [path.join(root, 'build/evidence/main.ts')], { stdio: ['ignore', 2, 2] }),
  },
  {
    name: 'main',
    inputs: [...code, 'out/evidence.json'],
    output: 'out/main/index.cjs',
    make: async () => {
      rmSync(path.join(root, 'out/main'), { recursive: true, force: true });
      await build(withConstants(mainConfig));
      await build(withConstants(servicesConfig));
    },
  },
  {
    name: 'cli',
    inputs: [...code, 'out/evidence.json'],
    output: 'out/cli/node.cjs',
    make: () => build(withConstants(commandLineConfig)),
  },
  {
    name: 'preload',
    inputs: ['electron/preload/*.ts', 'electron/ipc/channels.ts', 'build/*.ts'],
    output: 'out/preload/index.cjs',
    make: () => build(preloadConfig),
  },
  {
    name: 'renderer',
    inputs: ['renderer/**/*', 'electron/domain/**/*.ts', 'electron/ipc/**/*.ts', 'build/*.ts'],
    output: 'out/renderer/index.html',
    make: () => build(rendererConfig),
  },
];

for (const part of parts) await makeIfChanged(part);
