/** Hazard H-EV-1: a changed or cut evidence file is used. Control: whole-file hash at every open. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileEvidence } from '../../build/evidence/compile.ts';
import { loadRecords } from '../../build/evidence/load.ts';
import { openEvidence, sha256 } from '../open.ts';

const { records } = loadRecords(path.resolve(import.meta.dirname, '../evidence'));
const bytes = compileEvidence(records);
const hash = sha256(bytes);
const folder = mkdtempSync(path.join(tmpdir(), 'evidence-'));

function fileWith(content: Buffer, name = 'evidence.sqlite'): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('opening the evidence store', () => {
  it('opens the file this build was made with, read-only', () => {
    const opened = openEvidence(fileWith(bytes), hash, null);
    expect(opened.kind).toBe('open');
    if (opened.kind !== 'open') return;
    expect(() => opened.db.exec('DELETE FROM condition')).toThrow(/readonly/);
    opened.db.close();
  });

  it('refuses a file that was cut short, with a sentence', () => {
    const opened = openEvidence(fileWith(bytes.subarray(0, bytes.length - 4096)), hash, null);
    expect(opened).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/changed or cut short.*nothing clinical is shown/),
    });
  });

  it('refuses a missing file, with a sentence', () => {
    expect(openEvidence(path.join(folder, 'none.sqlite'), hash, null)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('missing'),
    });
  });

  it('refuses every one of 1,000 flipped bits', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        if (openEvidence(fileWith(changed, 'flipped.sqlite'), hash, null).kind === 'refused') refused += 1;
        return true;
      }),
      { numRuns: 1000 },
    );
    expect(refused).toBe(1000);
  }, 120_000);

  it('is the same bytes on a second build', () => {
    expect(sha256(compileEvidence(loadRecords(path.resolve(import.meta.dirname, '../evidence')).records))).toBe(hash);
  });
});
