/** npm run offline-proof: every network call of start, search, calculate and print, counted; fails when one leaves this PC. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

if (process.platform !== 'linux') {
  console.error(
    'The trace needs strace, which is Linux only. docs/it-department.md says how to prove it on this system.',
  );
  process.exit(1);
}
const { status } = spawnSync(
  path.join(root, 'node_modules/.bin/playwright'),
  ['test', '--config', 'e2e/playwright.config.ts', '--reporter', 'list', 'e2e/specs/offline.spec.ts'],
  { cwd: root, stdio: 'inherit' },
);
console.log(status === 0 ? 'Nothing left this PC.' : 'The proof failed: see above.');
process.exitCode = status ?? 1;
