/** npm run dev: the renderer rebuilt on change and reloaded, main and preload rebuilt and the app restarted. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { constants } from './bundle-constants.ts';
import mainConfig from './vite.main.config.ts';
import preloadConfig from './vite.preload.config.ts';
import rendererConfig from './vite.renderer.config.ts';

const root = path.resolve(import.meta.dirname, '..');
const { executable } = JSON.parse(readFileSync(path.join(root, 'out/runtime.json'), 'utf8')) as { executable: string };
const underVirtualDisplay = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];

let app: ChildProcess | null = null;

function startApp(): void {
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root];
  const env = { ...process.env, BEDSIDE_MAGNESIUM_RELOAD: '1' };
  app = underVirtualDisplay
    ? spawn('xvfb-run', ['-a', executable, ...args], { stdio: 'inherit', env })
    : spawn(executable, args, { stdio: 'inherit', env });
}

function restartApp(): void {
  const old = app;
  if (old === null || old.exitCode !== null) return startApp();
  old.once('exit', startApp);
  old.kill();
}

/** Runs the task once for a burst of changes. */
function onChange(folders: readonly string[], task: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  for (const folder of folders) {
    watch(path.join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void task().catch((error: unknown) => console.error(error)), 80);
    });
  }
}

const withConstants = { ...mainConfig, define: constants() };
await build(withConstants);
await build(preloadConfig);
await build(rendererConfig);
startApp();
console.log('dev: watching. A change of the renderer reloads the window; a change of main restarts the app.');

onChange(['electron/main', 'electron/preload', 'electron/ipc', 'electron/domain', 'db'], async () => {
  await build(withConstants);
  await build(preloadConfig);
  restartApp();
});
onChange(['renderer', 'electron/domain'], async () => {
  await build(rendererConfig);
  console.log('dev: renderer rebuilt');
});
