/** The installed command line: what it answers, and a page it prints. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { product } from '../product.ts';
import { contains, equal, type Checks } from './checks.ts';
import * as system from './system.ts';

export function pdfText(file: string): string {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

export function runVerify(
  person: system.Person,
  switches: readonly string[],
  environment: Readonly<Record<string, string>>,
): { stderr: string } {
  const { status, stdout, stderr } = system.runAs(person, [product.executable, ...switches, 'verify'], environment);
  equal(status, 0, `exit code of verify\n${stdout}${stderr}\n`);
  contains(stdout, /Bedside Magnesium/, 'answer of verify');
  return { stderr };
}

export async function checkCommandLine(checks: Checks, person: system.Person): Promise<void> {
  await checks.check('command line: verify says the runtime and the evidence', () => {
    runVerify(person, [], {});
  });
  await checks.check('command line: a condition, a search, and a wrong id with its exit code', () => {
    contains(
      system.runAs(person, [product.executable, 'show', 'crps']).stdout,
      /Complex regional pain syndrome/,
      'show crps',
    );
    contains(
      system.runAs(person, [product.executable, 'search', 'crps']).stdout,
      /Complex regional pain syndrome/,
      'search crps',
    );
    equal(system.runAs(person, [product.executable, 'show', 'no-such-thing']).status, 2, 'exit code');
  });
}

export function printFromCommandLine(person: system.Person): void {
  const file = path.join(person.home, 'toxicity.pdf');
  const { status, stderr } = system.runAs(person, [product.executable, 'print', 'toxicity', '--out', file]);
  equal(status, 0, `exit code of print\n${stderr}\n`);
  const text = pdfText(file);
  contains(text, /calcium gluconate/i, 'paper');
  contains(text, /page 1 of \d/, 'paper');
}
