/**
 * node build/schemas.ts: writes the form of the command line's input into docs/, from the contract itself.
 * A test compares these files with what `--schema` prints.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';

const root = path.resolve(import.meta.dirname, '..');

for (const command of ['calculate', 'back-check']) {
  const { stdout, status } = spawnSync(process.execPath, [path.join(root, 'out/cli/node.cjs'), command, '--schema'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} --schema ended with ${String(status)}`);
  const file = path.join(root, `docs/${command}.schema.json`);
  writeFileSync(file, await format(stdout, { parser: 'json', printWidth: 120 }));
  process.stdout.write(`wrote ${path.relative(root, file)}\n`);
}
