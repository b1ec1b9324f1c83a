/**
 * node build/schemas.ts: writes the form of the command line's input and of its answers into docs/, from the contract itself.
 * A test compares these files with what `--schema` and `--schema result` print.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';

const root = path.resolve(import.meta.dirname, '..');

const forms = ['calculate', 'back-check'].flatMap((command) => [
  { name: command, args: [command, '--schema'] },
  { name: `${command}-result`, args: [command, '--schema', 'result'] },
]);

for (const { name, args } of forms) {
  const { stdout, status } = spawnSync(process.execPath, [path.join(root, 'out/cli/node.cjs'), ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}`);
  const file = path.join(root, `docs/${name}.schema.json`);
  writeFileSync(file, await format(stdout, { parser: 'json', printWidth: 120 }));
  process.stdout.write(`wrote ${path.relative(root, file)}\n`);
}
