/** Reads the hazard log of SAFETY.md and the titles of tests, so that the words on paper can be held against the code. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface TestOfHazard {
  readonly file: string;
  /** Words that stand in the title of a test in that file. */
  readonly phrase: string;
}

export interface Hazard {
  readonly id: string;
  /** The heading it stands under. */
  readonly area: string;
  readonly cause: string;
  readonly harm: string;
  readonly control: string;
  readonly tests: readonly TestOfHazard[];
  readonly residual: string;
}

export const hazardId = /\bH-[A-Z]+-\d+\b/g;

function cells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function testsOf(id: string, cell: string): TestOfHazard[] {
  const form = /^`([^`]+)` "(.+)"$/;
  return cell.split(/; (?=`)/).map((part) => {
    const [, file, phrase] = form.exec(part) ?? [];
    if (file === undefined || phrase === undefined)
      throw new Error(`SAFETY.md, ${id}: a test is written as \`file\` "words of its title", not as: ${part}`);
    return { file, phrase };
  });
}

/** @throws Error with a sentence when a row is not of the expected form: a hazard must never be lost by a typing error */
export function readHazards(text: string): Hazard[] {
  const log = text.slice(text.indexOf('## Hazard log'));
  let area = '';
  const hazards: Hazard[] = [];
  for (const line of log.split('\n')) {
    if (line.startsWith('### ')) area = line.slice(4).trim();
    if (!/^\|\s*H-/.test(line)) continue;
    const [id = '', cause = '', harm = '', control = '', test = '', residual = '', ...more] = cells(line);
    if (!/^H-[A-Z]+-\d+$/.test(id) || [cause, harm, control, test, residual].includes('') || more.length > 0)
      throw new Error(`SAFETY.md: the row of ${id} does not have six filled cells.`);
    hazards.push({ id, area, cause, harm, control, tests: testsOf(id, test), residual });
  }
  return hazards;
}

const testFolders = ['build', 'db', 'e2e', 'electron', 'renderer'] as const;

/** Every test file of the project, as a path with forward slashes. */
export function testFiles(root: string): string[] {
  return testFolders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.(?:test|spec)\.ts$/.test(name)),
  );
}

/** The titles of describe, it and test, also of those that run over a table and have their title after it. */
export function titlesIn(source: string): string[] {
  const opening = /(?:\b(?:it|test|describe)(?:\.\w+)?|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g;
  return [...source.matchAll(opening)].map(([, , title = '']) => title.replaceAll(/\\(.)/g, '$1'));
}

/** What is wrong with a named test, as a sentence; null when it is there. */
export function problemWith(root: string, id: string, { file, phrase }: TestOfHazard): string | null {
  const full = path.join(root, file);
  if (!existsSync(full)) return `${id}: there is no file ${file}`;
  const found = titlesIn(readFileSync(full, 'utf8')).some((title) => title.includes(phrase));
  return found ? null : `${id}: no test in ${file} has "${phrase}" in its title`;
}
