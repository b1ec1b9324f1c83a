// Small helpers shared by the set-up steps. Plain JavaScript for the host's own Node (20 or later):
// these files run before any package is installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A failure the person at the keyboard can act on: the sentence says what to do. */
export class SetupError extends Error {}

export function say(sentence) {
  process.stderr.write(`set-up: ${sentence}\n`);
}

/** Folder for things that are costly to fetch or build, outside node_modules so that `npm ci` keeps them. */
export function cacheFolder(...parts) {
  const base = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  const folder = path.join(base, 'bedside-magnesium', ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Runs a command; throws SetupError with the last lines of its output when it fails. */
export function run(command, args, { cwd = projectRoot, env = process.env, timeoutMs, show = false } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    env,
    timeout: timeoutMs,
    encoding: 'utf8',
    stdio: show ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error || result.status !== 0) {
    const tail = `${result.stdout ?? ''}${result.stderr ?? ''}`.trim().split('\n').slice(-12).join('\n');
    const why = result.error ? result.error.message : `exit code ${result.status}`;
    throw new SetupError(`"${[command, ...args].join(' ')}" failed (${why}).\n${tail}`);
  }
  return result.stdout ?? '';
}

export function has(command) {
  // Tools of the system stand in sbin, which is not on everybody's path.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore', env }).status === 0;
}
