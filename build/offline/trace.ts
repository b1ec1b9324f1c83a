/**
 * npm run offline-proof: every network call of start, search, calculate and print, counted; fails when one leaves this
 * PC. With `-- --record` the counts are kept for About, with the day and the runtime they were taken on.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const kept = path.join(root, 'renderer/features/about/offline-proof.json');

if (process.platform !== 'linux') {
  console.error(
    'The trace needs strace, which is Linux only. docs/it-department.md says how to prove it on this system.',
  );
  process.exit(1);
}
const folder = mkdtempSync(path.join(tmpdir(), 'offline-proof-'));
const record = path.join(folder, 'counts');
const { status } = spawnSync(
  path.join(root, 'node_modules/.bin/playwright'),
  ['test', '--config', 'e2e/playwright.config.ts', '--reporter', 'list', 'e2e/specs/offline.spec.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, OFFLINE_PROOF_RECORD: record } },
);
if (status === 0 && process.argv.includes('--record')) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'out/runtime.json'), 'utf8')) as { version: string };
  const runs = readFileSync(record, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const proof = { day: new Date().toISOString().slice(0, 10), system: 'Linux', electron: version, runs };
  writeFileSync(kept, `${JSON.stringify(proof, null, 2)}\n`);
}
rmSync(folder, { recursive: true, force: true });
console.log(status === 0 ? 'Nothing left this PC.' : 'The proof failed: see above.');
process.exitCode = status ?? 1;
