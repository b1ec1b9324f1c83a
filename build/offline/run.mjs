// Runs a command where no network exists but this machine's own loopback, which the test driver needs:
// `node build/offline/run.mjs playwright test …`. Linux only; where the kernel does not permit it, it says so and
// counts nothing. Host Node 20 or later.
import { mkdirSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { has, projectRoot, say } from '../setup/shell.mjs';

/** Of its own, so that the report of the ordinary run stays. */
const report = path.join(projectRoot, 'reports/offline-network.json');

/** The switches of `unshare` that work here; null when none does. */
function permitted() {
  if (process.platform !== 'linux' || !has('unshare')) return null;
  // As root of the machine, else as root of a user namespace of one's own.
  const choices = process.getuid?.() === 0 ? [['-n'], ['-r', '-n']] : [['-r', '-n']];
  return (
    choices.find((switches) => spawnSync('unshare', [...switches, 'ip', 'link', 'set', 'lo', 'up']).status === 0) ??
    null
  );
}

if (process.platform === 'linux' && !has('ip')) {
  say('the program "ip" is missing; "npm run setup" installs it (Debian: iproute2).');
  process.exit(1);
}
const switches = permitted();
mkdirSync(path.dirname(report), { recursive: true });
if (switches === null) {
  say('an empty network namespace is not permitted on this machine, so this run was not made and counts nothing.');
  writeFileSync(report, JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }));
} else {
  // Any interface that is up but the loopback would mean that the namespace is not empty: then nothing is run.
  const script = `ip link set lo up && test "$(ip -o link show up | wc -l)" = 1 && exec "$@"`;
  const result = spawnSync('unshare', [...switches, 'sh', '-c', script, 'sh', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  process.exitCode = result.status ?? 1;
}
