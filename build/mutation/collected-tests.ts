/**
 * Stands in for `vitest` while mutants are run in one process: the same words (describe, it, it.each) collect the tests, and
 * vitest's own `expect` judges them. Snapshots are held against what the unmutated code gave in this process; that the
 * unmutated code gives the approved snapshot is what `npm test` checks.
 */
import { expect as realExpect } from 'vitest';

export type CollectedTest = Readonly<{ id: string; name: string; file: string; body: () => unknown }>;

export const collected: CollectedTest[] = [];

const titles: string[] = [];
let file = '';
let current: CollectedTest | null = null;
let learning = true;
let snapshotsOfTest = 0;
const snapshots = new Map<string, string>();

/** Names the file whose tests are collected next. */
export function collectFrom(path: string): void {
  file = path;
}

/** Runs one test. @throws whatever the test throws when it fails. */
export async function runCollected(test: CollectedTest): Promise<void> {
  current = test;
  snapshotsOfTest = 0;
  await test.body();
}

/** From here on a snapshot is compared, no longer learned. */
export function endLearning(): void {
  learning = false;
}

export function describe(title: string, body: () => void): void {
  titles.push(title);
  body();
  titles.pop();
}

function add(title: string, body: () => unknown): void {
  const name = [...titles, title].join(' > ');
  const same = collected.filter((test) => test.file === file && test.name === name).length;
  collected.push({ id: `${file}#${name}${same === 0 ? '' : ` (${String(same + 1)})`}`, name, file, body });
}

export const it = Object.assign(add, {
  each:
    (rows: readonly unknown[]) =>
    (title: string, body: (...row: unknown[]) => unknown): void => {
      for (const row of rows) add(title, () => (Array.isArray(row) ? body(...(row as unknown[])) : body(row)));
    },
});
export const test = it;

function matchSnapshot(received: unknown): void {
  snapshotsOfTest += 1;
  const key = `${current?.id ?? ''} ${String(snapshotsOfTest)}`;
  const text = JSON.stringify(received);
  if (learning) snapshots.set(key, text);
  if (snapshots.get(key) !== text) throw new Error(`snapshot differs: ${key}`);
}

/** Vitest's own matchers; only its snapshot needs a running Vitest. */
export const expect = Object.assign(
  (received: unknown) =>
    Object.defineProperty(realExpect(received), 'toMatchSnapshot', { value: () => matchSnapshot(received) }),
  {
    arrayContaining: (items: unknown[]): unknown => realExpect.arrayContaining(items),
    stringMatching: (pattern: RegExp): unknown => realExpect.stringMatching(pattern),
  },
);
