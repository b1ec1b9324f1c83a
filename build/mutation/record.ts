/**
 * node build/mutation/record.ts COMMIT REPORT.json…   writes what the reports say into scores.json, file by file
 *
 * A score is killed and timed-out mutants over all that were tried, as Stryker counts it. `withoutText` leaves out the mutants
 * that empty or change a piece of text: it is printed beside the score and never used for the threshold.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const report = z.object({
  files: z.record(
    z.string(),
    z.object({ mutants: z.array(z.object({ mutatorName: z.string(), status: z.string() })) }),
  ),
});
type Mutant = Readonly<{ mutatorName: string; status: string }>;

const score = z.strictObject({
  killed: z.int(),
  timeout: z.int(),
  survived: z.int(),
  noCoverage: z.int(),
  /** Mutants of module-level constants, met only while a module loads: not tried. */
  notTried: z.int(),
  score: z.number(),
  withoutText: z.number(),
  date: z.iso.date(),
  commit: z.string(),
});
type Score = z.infer<typeof score>;

const recordFile = path.join(import.meta.dirname, 'scores.json');
const scores = z.record(z.string(), score);

function percent(mutants: readonly Mutant[]): number {
  const caught = mutants.filter((mutant) => mutant.status === 'Killed' || mutant.status === 'Timeout').length;
  return mutants.length === 0 ? 100 : Math.round((caught / mutants.length) * 1000) / 10;
}

function scoreOf(mutants: readonly Mutant[], commit: string, date: string): Score {
  const count = (status: string): number => mutants.filter((mutant) => mutant.status === status).length;
  const tried = mutants.filter((mutant) => mutant.status !== 'Ignored');
  return {
    killed: count('Killed'),
    timeout: count('Timeout'),
    survived: count('Survived'),
    noCoverage: count('NoCoverage'),
    notTried: count('Ignored'),
    score: percent(tried),
    withoutText: percent(tried.filter((mutant) => mutant.mutatorName !== 'StringLiteral')),
    date,
    commit,
  };
}

const [commit, ...reports] = process.argv.slice(2);
if (commit === undefined || reports.length === 0) throw new Error('usage: record.ts COMMIT REPORT.json…');
const known = new Map(Object.entries(scores.parse(JSON.parse(readFileSync(recordFile, 'utf8')))));
const today = new Date().toISOString().slice(0, 10);
for (const file of reports) {
  const { files } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const [name, { mutants }] of Object.entries(files)) known.set(name, scoreOf(mutants, commit, today));
}
const sorted = Object.fromEntries([...known].sort(([a], [b]) => a.localeCompare(b)));
writeFileSync(recordFile, `${JSON.stringify(sorted, null, 2)}\n`);
