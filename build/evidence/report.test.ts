/** The report may not flatter: what was not read is counted as not read, and no dossier record may go missing unseen. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimsWithoutPrimary, dossierRecords, figureCounts, leftOut } from './coverage.ts';
import { loadRecords } from './load.ts';
import { buildReport, reportText } from './report.ts';

const { records } = loadRecords(path.resolve(import.meta.dirname, '../../db/evidence'));
const report = buildReport(records);

describe('evidence report', () => {
  it('finds every dossier record in the store or listed with a reason', () => {
    expect(report.dossiers.filter((record) => record.state === 'missing')).toEqual([]);
    expect(report.dossiers.length).toBeGreaterThan(500);
    for (const record of report.dossiers)
      if (record.state === 'listed with a reason') expect(record.reason).toMatch(/\w{3,}/);
  });

  it('counts every printed figure once, read or not read', () => {
    const printed = records.sources
      .flatMap((source) => source.findings)
      .filter((finding) => finding.estimate !== null).length;
    const estimate = report.figures.find((row) => row.figure === 'estimate');
    expect((estimate?.read ?? 0) + (estimate?.notRead ?? 0)).toBe(printed);
  });

  it('counts a figure named in unread as not read, and all figures of a recalled source', () => {
    const [source] = records.sources.filter((candidate) =>
      candidate.findings.some((finding) => finding.estimate !== null && !finding.unread.includes('estimate')),
    );
    if (source === undefined) throw new Error('the store holds no read estimate');
    const all = figureCounts([{ ...source, status: 'recall-only' }]);
    expect(all.length).toBeGreaterThan(0);
    expect(all.every((row) => row.read === 0 && row.notRead > 0)).toBe(true);
  });

  it('names a claim that rests on secondary sources only', () => {
    const secondary = records.sources.map((source) => ({
      ...source,
      places: source.places.map((place) => ({ ...place, level: 'secondary' as const })),
    }));
    expect(claimsWithoutPrimary({ ...records, sources: secondary })).toHaveLength(records.claims.length);
  });

  it('gives a reason wherever the level of certainty is not the sum of its parts', () => {
    for (const line of report.certainty) if (line.fromDowns !== line.level) expect(line.other, line.id).not.toBeNull();
  });

  it('reads the table of records that were left out', () => {
    const rows = leftOut('| id | what | why |\n|---|---|---|\n| `old-one` | merged into `new` | The same page. |\n');
    const stored = new Map([['regimen', new Set(['kept'])]]);
    expect(
      dossierRecords({ d: { kind: 'regimen', ids: ['kept', 'old-one', 'lost'] } }, stored, rows).map((row) => [
        row.id,
        row.state,
        row.reason,
      ]),
    ).toEqual([
      ['kept', 'in the store', null],
      ['old-one', 'listed with a reason', 'The same page.'],
      ['lost', 'missing', null],
    ]);
  });

  it('says the same in words', () => {
    const text = reportText(report);
    expect(text).toContain(`${records.sources.length} sources`);
    for (const condition of records.conditions) expect(text).toContain(condition.id);
    expect(text).not.toMatch(/undefined|NaN|MISSING/);
  });
});
