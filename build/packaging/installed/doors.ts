/** The doors that fuses and the evidence check shut, each tried from outside. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { product } from '../product.ts';
import { contains, equal, type Checks } from './checks.ts';
import { runVerify } from './command-line.ts';
import * as system from './system.ts';

/** Each door that a fuse shuts is tried from outside. */
export async function checkDoors(checks: Checks, person: system.Person): Promise<void> {
  const canary = path.join(person.home, 'canary');
  const script = path.join(person.home, 'door.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(canary)}, 'opened');`, { mode: 0o644 });
  const shut = (what: string): void => {
    if (existsSync(canary)) throw new Error(`${what} ran foreign code`);
  };
  await checks.check('door: ELECTRON_RUN_AS_NODE does not turn the app into Node', () => {
    runVerify(person, [], { ELECTRON_RUN_AS_NODE: '1' });
    system.runAs(person, [product.executable, script, 'verify'], { ELECTRON_RUN_AS_NODE: '1' });
    shut('ELECTRON_RUN_AS_NODE');
  });
  await checks.check('door: NODE_OPTIONS is not read', () => {
    runVerify(person, [], { NODE_OPTIONS: `--require ${script}` });
    shut('NODE_OPTIONS');
  });
  await checks.check('door: --inspect opens no debugger', () => {
    const { stderr } = runVerify(person, ['--inspect=0', '--inspect-brk=0'], {});
    if (/Debugger listening/.test(stderr)) throw new Error(stderr);
  });
  await checks.check('door: an app folder beside the archive is not loaded', () => {
    const beside = path.join(path.dirname(system.archive), 'app');
    mkdirSync(beside);
    writeFileSync(path.join(beside, 'package.json'), '{"name":"x","main":"main.cjs"}');
    writeFileSync(path.join(beside, 'main.cjs'), readFileSync(script));
    try {
      runVerify(person, [], {});
    } finally {
      rmSync(beside, { recursive: true });
    }
    shut('resources/app');
  });
  await checks.check('door: one changed byte of evidence in the archive is refused with its sentence', () => {
    const bytes = readFileSync(system.archive);
    const at = bytes.indexOf('SQLite format 3\0') + 5000;
    flip(at);
    const { status, stdout, stderr } = system.runAs(person, [product.executable, 'conditions']);
    flip(at);
    equal(status, 3, 'exit code');
    contains(`${stdout}${stderr}`, /evidence file has been changed/, 'sentence');
  });
}

function flip(at: number): void {
  const original = readFileSync(system.archive)[at] ?? 0;
  const file = openSync(system.archive, 'r+');
  writeSync(file, Buffer.from([original ^ 1]), 0, 1, at);
  closeSync(file);
}
