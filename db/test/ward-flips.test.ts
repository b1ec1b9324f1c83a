/**
 * Hazard H-WARD-3: a bit of the file turns over and a record is read wrongly. Every flip must be detected (at opening or
 * by verify), or change nothing that anyone can read. 1,000 flips with WARD_FAULTS=full, 150 in every run of the suite.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openWard } from '../open-ward.ts';
import { auditQueries } from '../queries/audit.ts';
import { clock, emptyFolder, fill, logicalContent, noon } from './ward-rows.ts';

const flips = process.env['WARD_FAULTS'] === 'full' ? 1000 : 150;

/** The same sequence every time, so that a failure can be looked at again (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Outcome =
  'set aside at opening' | 'refused at opening' | 'told at opening' | 'found by verify' | 'harmless' | 'SILENT';

it(`${flips} single bit flips are detected or change nothing`, { timeout: 240_000 }, () => {
  const folder = emptyFolder();
  const file = path.join(folder, 'ward.sqlite');
  const first = openWard(folder, null, noon);
  expect(first.kind).toBe('open');
  if (first.kind !== 'open') return;
  fill(first.db, 25);
  // Free pages too, as any used file has.
  first.db.exec(
    'CREATE TABLE gone (x TEXT) STRICT; INSERT INTO gone SELECT hex(randomblob(3000)) FROM worksheet LIMIT 3; DROP TABLE gone',
  );
  const content = logicalContent(first.db);
  first.db.close();
  const again = openWard(folder, null, noon);
  if (again.kind === 'open') again.db.close();
  const sound = readFileSync(file);

  function outcomeOf(): Outcome {
    const ward = openWard(folder, null, noon);
    if (ward.kind === 'unavailable') return 'refused at opening';
    const { db, notice } = ward;
    const broken = notice === null ? auditQueries(db, clock).firstBroken() : null;
    const same = logicalContent(db) === content;
    db.close();
    if (notice?.includes('was damaged') === true) return 'set aside at opening';
    if (notice !== null) return 'told at opening';
    if (broken !== null) return 'found by verify';
    return same ? 'harmless' : 'SILENT';
  }

  const next = random(20261122);
  const tally: Record<Outcome, number> = {
    'set aside at opening': 0,
    'refused at opening': 0,
    'told at opening': 0,
    'found by verify': 0,
    harmless: 0,
    SILENT: 0,
  };
  const silent: number[] = [];
  for (let index = 0; index < flips; index += 1) {
    // The first hundred bytes decide how the file is read, so every tenth flip goes there.
    const bit = Math.floor(next() * (index % 10 === 0 ? 100 : sound.length) * 8);
    const flipped = Buffer.from(sound);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    for (const name of readdirSync(folder)) if (name.startsWith('ward.sqlite')) rmSync(path.join(folder, name));
    writeFileSync(file, flipped);
    const outcome = outcomeOf();
    tally[outcome] += 1;
    if (outcome === 'SILENT') silent.push(bit);
  }
  console.log(`flips of a file of ${sound.length} bytes: ${JSON.stringify(tally)}`);
  expect(silent).toEqual([]);
  expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(flips);
  expect(tally.harmless).toBeLessThan(flips);
});
