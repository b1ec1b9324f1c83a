// npm packages: installed when the lockfile is not the one that was installed last.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, run, say } from './shell.mjs';

const stamp = path.join(projectRoot, 'node_modules', '.installed-lockfile');

export function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(projectRoot, 'package-lock.json')))
    .digest('hex');
  const have = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (have === wanted) return;
  say('installing npm packages (about a minute, once per lockfile)');
  // No install script runs by itself: better-sqlite3 would look for Python, and electron's binary is chosen by the
  // runtime resolver. The one that is needed, Node 24 for every later step, is asked for by name.
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { env });
  run('npm', ['rebuild', 'node', '--ignore-scripts=false'], { env });
  writeFileSync(stamp, wanted);
}
