// npm start: sets up what is missing, builds what changed, opens the window. Host Node 20 or later.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, say } from './setup/shell.mjs';

/** Everything before the window; its own exit code ends the start. */
function step(args) {
  const result = spawnSync(args[0], args.slice(1), { cwd: projectRoot, stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Electron's sandbox needs an unprivileged user; as root it must be told to start without. */
export function electronArguments(args) {
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), projectRoot, ...args];
}

/** Runs the program on the present display, or under a virtual one. */
export function onSomeDisplay(program, args) {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return hasDisplay ? [program, args] : ['xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', program, ...args]];
}

export function runtime() {
  return JSON.parse(readFileSync(path.join(projectRoot, 'out/runtime.json'), 'utf8'));
}

function main() {
  step([process.execPath, path.join(projectRoot, 'build/setup/setup.mjs')]);
  const node = path.join(projectRoot, 'node_modules/.bin/node');
  step([node, path.join(projectRoot, 'build/bundle.ts')]);
  const { executable } = runtime();
  const [command, args] = onSomeDisplay(executable, electronArguments(process.argv.slice(2)));
  if (command === 'xvfb-run') {
    say('there is no display here, so the window opens on a virtual one. A picture of it:');
    say('  npm run -s screenshot -- window.png');
  }
  const child = spawn(command, args, { cwd: projectRoot, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

if (process.argv[1]?.endsWith('start.mjs')) main();
