/** The hazard log against the code: a control that is claimed and not tested fails here. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exported } from './export.ts';
import { hazardId, problemWith, readHazards, testFiles, titlesIn } from './log.ts';

const root = path.resolve(import.meta.dirname, '../..');
const hazards = readHazards(readFileSync(path.join(root, 'SAFETY.md'), 'utf8'));
const ids = hazards.map(({ id }) => id);

describe('the hazard log', () => {
  it('has at least 40 hazards, each once', () => {
    expect(hazards.length).toBeGreaterThanOrEqual(40);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('names only tests that exist', () => {
    const problems = hazards.flatMap(({ id, tests }) => tests.map((test) => problemWith(root, id, test)));
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  });

  it('holds every hazard that a test names', () => {
    const missing = testFiles(root)
      // This file names hazards that must not exist.
      .filter((file) => file !== 'build/safety/hazards.test.ts')
      .flatMap((file) =>
        (readFileSync(path.join(root, file), 'utf8').match(hazardId) ?? [])
          .filter((id) => !ids.includes(id))
          .map((id) => `${file} names ${id}, which is not in SAFETY.md`),
      );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('says of each control whether it is by design, protection or information', () => {
    expect(hazards.filter(({ control }) => !/^(?:Design|Protection|Information): /.test(control))).toEqual([]);
  });
});

describe('the reader of the log', () => {
  const row = (test: string, residual = 'Low'): string =>
    `## Hazard log\n\n### Doses\n\n| H-TRY-1 | cause | harm | Design: x | ${test} | ${residual} |\n`;

  it('notices a file or a title that is not there', () => {
    const [hazard] = readHazards(row('`no/such.test.ts` "words"; `build/safety/hazards.test.ts` "no such title"'));
    expect(hazard?.tests.map((test) => problemWith(root, 'H-TRY-1', test))).toEqual([
      'H-TRY-1: there is no file no/such.test.ts',
      'H-TRY-1: no test in build/safety/hazards.test.ts has "no such title" in its title',
    ]);
  });

  it('never loses a row that is written wrongly', () => {
    expect(() => readHazards(row('`a.test.ts` words'))).toThrow('H-TRY-1: a test is written as');
    expect(() => readHazards(row('`a.test.ts` "words"', ''))).toThrow('does not have six filled cells');
  });

  it('finds titles of plain tests, of tables and of tests with options', () => {
    const source =
      "it('one', () => {});\nit.each([\n  ['x'],\n])('two %s', (x) => {});\ntest(\n  `three's`,\n  () => {},\n);";
    expect(titlesIn(source)).toEqual(['one', 'two %s', "three's"]);
  });
});

describe('the export', () => {
  it('has every hazard in both forms, and leaves scores to the safety officer', () => {
    const { csv, json } = exported(hazards, '0.1.0');
    const log = JSON.parse(json) as { hazards: { id: string; initialRisk: { severity: null } }[] };
    expect(log.hazards.map(({ id }) => id)).toEqual(ids);
    expect(log.hazards.every(({ initialRisk }) => initialRisk.severity === null)).toBe(true);
    expect(csv.split('\r\n').filter((line) => /^"H-/.test(line))).toHaveLength(hazards.length);
  });
});
