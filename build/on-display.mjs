// Runs a command on the present display, or under a virtual one: `node build/on-display.mjs node script.ts`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from './setup/shell.mjs';
import { onSomeDisplay } from './start.mjs';

const [program, ...args] = process.argv.slice(2);
// `node` is the project's own Node 24, also when this was started by the host's.
const full = program === 'node' ? path.join(projectRoot, 'node_modules/.bin/node') : program;
const [command, all] = onSomeDisplay(full, args);
process.exit(spawnSync(command, all, { stdio: 'inherit' }).status ?? 1);
