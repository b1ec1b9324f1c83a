// npm run -s cli -- COMMAND: the command line from the repository. Printing needs Electron; the rest runs on plain Node.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
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
  // Chromium's own remarks about a missing GPU are noise here; our sentences come through.
  const result = spawnSync(command, all, {
    cwd: process.cwd(),
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  process.stderr.write(
    (result.stderr ?? '')
      .split('\n')
      .filter((line) => !/^\[\d+:\d+\/|^$|libEGL|dbus|Gtk-/i.test(line))
      .map((line) => `${line}\n`)
      .join(''),
  );
  finish(result);
}
finish(
  spawnSync(node, [path.join(projectRoot, 'out/cli/node.cjs'), ...args], { cwd: process.cwd(), stdio: 'inherit' }),
);
