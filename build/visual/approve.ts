/**
 * npm run visual:approve [-- --only TEXT] [-- --yes]
 * Takes the pictures, writes before, after and difference of each that changed onto one sheet, shows it, and asks.
 * Nothing is approved unseen: without a terminal to answer on, `--yes` says that a person has looked at the sheet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { baselines, presentRuntime } from '../../e2e/visual/runtime.ts';
import { sheetOf, type Change } from './sheet.ts';

const root = path.resolve(import.meta.dirname, '../..');
const changes = path.join(root, 'reports/visual');
const sheet = path.join(changes, 'sheet.html');
const args = process.argv.slice(2);
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';

function takePictures(): void {
  const playwright = path.join(root, 'node_modules/.bin/playwright');
  const config = path.join(root, 'e2e/visual/playwright.config.ts');
  spawnSync(playwright, ['test', '--config', config, '--reporter', 'dot'], { cwd: root, stdio: 'inherit' });
}

function changed(): Change[] {
  if (!existsSync(changes)) return [];
  return readdirSync(changes)
    .filter((file) => file.endsWith('.after.png') && file.includes(only))
    .map((file) => file.replace('.after.png', ''))
    .sort()
    .map((name) => ({ name, isNew: !existsSync(path.join(changes, `${name}.before.png`)) }));
}

/** In a window of the runtime at hand, where a person can see one. */
function show(): void {
  const { executable } = JSON.parse(readFileSync(path.join(root, 'out/runtime.json'), 'utf8')) as {
    executable: string;
  };
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  spawn(executable, [...sandbox, sheet], { stdio: 'ignore', detached: true }).unref();
}

async function agreed(count: number): Promise<boolean> {
  if (args.includes('--yes')) return true;
  if (!process.stdin.isTTY) {
    console.log('There is no terminal to ask on. Look at the sheet, then run this again with --yes.');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Approve ${count} picture${count === 1 ? '' : 's'} as seen? Type yes: `);
  terminal.close();
  return answer.trim() === 'yes';
}

rmSync(changes, { recursive: true, force: true });
takePictures();
const found = changed();
if (found.length === 0) {
  console.log('Every picture is as approved.');
} else {
  writeFileSync(sheet, sheetOf(found));
  console.log(`${found.length} differ or are new; before, after and difference: ${path.relative(root, sheet)}`);
  show();
  if (await agreed(found.length)) {
    mkdirSync(baselines, { recursive: true });
    for (const { name } of found)
      copyFileSync(path.join(changes, `${name}.after.png`), path.join(baselines, `${name}.png`));
    writeFileSync(path.join(baselines, 'runtime.json'), `${JSON.stringify(presentRuntime(), null, 2)}\n`);
    console.log('Approved. Commit e2e/visual/baselines with the change that made the difference.');
  } else {
    console.log('Nothing was approved.');
    process.exitCode = 1;
  }
}
