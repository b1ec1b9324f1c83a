// npm run -s cli -- COMMAND: the command line from the repository. Printing needs Electron; the rest runs on plain Node.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from './setup/shell.mjs';
import { electronArguments, onSomeDisplay, runtime } from './start.mjs';

const node = path.join(projectRoot, 'node_modules/.bin/node');
const args = process.argv.slice(2);

function finish(result) {
  process.exit(result.status ?? 3);
}

const prepared = spawnSync(process.execPath, [path.join(projectRoot, 'build/setup/setup.mjs'), '--quiet'], {
  cwd: projectRoot,
  stdio: ['ignore', 2, 2],
});
if (prepared.status !== 0) process.exit(3);
const built = spawnSync(node, [path.join(projectRoot, 'build/bundle.ts')], {
  cwd: projectRoot,
  stdio: ['ignore', 2, 2],
});
if (built.status !== 0) process.exit(3);

if (args[0] === 'print') {
  const [command, all] = onSomeDisplay(runtime().executable, electronArguments(args));
  const running = spawn(command, all, { cwd: process.cwd(), stdio: ['inherit', 'inherit', 'pipe'] });
  // Chromium's own remarks about a missing GPU are noise here; our sentences come through as they are written.
  createInterface({ input: running.stderr }).on('line', (line) => {
    if (!/^\[\d+:\d+\/|^$|libEGL|dbus|Gtk-/i.test(line)) process.stderr.write(`${line}\n`);
  });
  running.on('close', (code) => process.exit(code ?? 3));
} else {
  finish(
    spawnSync(node, [path.join(projectRoot, 'out/cli/node.cjs'), ...args], { cwd: process.cwd(), stdio: 'inherit' }),
  );
}
