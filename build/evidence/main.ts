/**
 * npm run evidence:check    checks every record and says what is wrong
 * npm run evidence:compile  checks, then writes out/evidence.sqlite and out/evidence.json (version and hash)
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '#db/open.ts';
import { compileEvidence } from './compile.ts';
import { findProblems } from './invariants.ts';
import { loadRecords } from './load.ts';

const root = path.resolve(import.meta.dirname, '../..');

function main(): number {
  const started = performance.now();
  const { records, problems: shapeProblems } = loadRecords(path.join(root, 'db/evidence'));
  const problems = [...shapeProblems, ...findProblems(records)];
  if (problems.length > 0) {
    for (const problem of problems) console.error(problem);
    console.error(`\nevidence: ${problems.length} problem(s); nothing was written`);
    return 1;
  }
  if (process.argv.includes('--check-only')) {
    console.log(`evidence: ${records.conditions.length} conditions, ${records.sources.length} sources, no problems`);
    return 0;
  }
  const bytes = compileEvidence(records);
  const out = path.join(root, 'out');
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'evidence.sqlite'), bytes);
  writeFileSync(
    path.join(out, 'evidence.json'),
    JSON.stringify(
      { version: records.pack.version, reviewDue: records.pack.reviewDue, sha256: sha256(bytes) },
      null,
      2,
    ),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `evidence ${records.pack.version}: ${records.conditions.length} conditions, ${records.sources.length} sources, ${records.regimens.length} regimens, ${Math.round(bytes.length / 1024)} KB, ${sha256(bytes).slice(0, 12)} (${seconds} s)`,
  );
  return 0;
}

process.exitCode = main();
