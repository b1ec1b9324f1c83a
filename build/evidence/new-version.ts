/**
 * npm run evidence:new-version -- 2027.02
 * Closes the version that stands in db/evidence/pack.yaml: writes down what it held (previous-version.yaml), then puts
 * the new number in its place. From then on the program says what changed since.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { entriesOf } from './entries.ts';
import { loadRecords, pack } from './load.ts';

const folder = path.resolve(import.meta.dirname, '../../db/evidence');

function main(wanted: string | undefined): number {
  const { records, problems } = loadRecords(folder);
  const next = pack.shape.version.safeParse(wanted);
  if (problems.length > 0 || !next.success || next.data <= records.pack.version) {
    console.error(
      problems[0] ?? `Give a version after ${records.pack.version}, such as: npm run evidence:new-version -- 2027.02`,
    );
    return 1;
  }
  const closed = { version: records.pack.version, records: entriesOf(records) };
  const said = '# What the version before this one held. Written by evidence:new-version, never by hand.\n';
  writeFileSync(path.join(folder, 'previous-version.yaml'), said + stringify(closed, { lineWidth: 0 }));
  const file = path.join(folder, 'pack.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^version:.*$/m, `version: "${next.data}"`));
  console.log(`${closed.version} is closed with ${closed.records.length} records; now ${next.data}.`);
  return 0;
}

process.exitCode = main(process.argv[2]);
