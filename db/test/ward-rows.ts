/** Rows of every kind, as the services would write them, for tests of the file itself. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WardDb } from '../open.ts';
import { noteQueries } from '../queries/notes.ts';
import { settingQueries } from '../queries/settings.ts';
import { starredQueries } from '../queries/starred.ts';
import { worksheetQueries, type NewWorksheet } from '../queries/worksheets.ts';

export const noon = new Date('2026-11-22T12:00:00.000Z');
export const clock = (): Date => noon;

export function emptyFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'ward-'));
}

/** @param size characters of the calculation */
export function sampleWorksheet(label: string, size = 600, supersedes: string | null = null): NewWorksheet {
  return {
    id: randomUUID(),
    madeAt: noon.toISOString(),
    evidenceVersion: '2026.11',
    evidenceHash: 'a'.repeat(64),
    regimenId: 'zuspan',
    productId: 'us-vial-50-10ml',
    indication: 'pre-eclampsia',
    title: 'Zuspan',
    productName: '50 per cent, 10 mL vial',
    headline: 'loading 4 g over 20 min',
    label,
    searchText: `zuspan ${label}`,
    orderJson: '{"regimen":"zuspan"}',
    calculationJson: JSON.stringify({ text: 'x'.repeat(size) }),
    status: 'current',
    supersedes,
    origin: 'here',
    contentHash: createHash('sha256').update(label).digest('hex'),
    overrides: [
      { checkId: 'rate-iv-general', checkText: 'faster than the general limit', reason: 'local protocol', text: '' },
      { checkId: 'bag-vtbi', checkText: 'the bag holds more than the dose', reason: 'local protocol', text: 'page 4' },
    ],
  };
}

/** Some rows in every table, each with its audit entry. */
export function fill(db: WardDb, worksheets: number): void {
  settingQueries(db, clock).put({ theme: 'night', market: 'UK' });
  const starred = starredQueries(db, clock);
  for (const product of ['uk-amp-50-10ml', 'us-vial-50-10ml', 'de-amp']) starred.set(product, true);
  starred.set('de-amp', false);
  const notes = noteQueries(db, clock);
  notes.save(randomUUID(), 'crps', 'the pain team is asked first');
  notes.save(randomUUID(), 'crps', 'the pain team is asked first, by phone');
  const queries = worksheetQueries(db, clock);
  let last: string | null = null;
  for (let index = 0; index < worksheets; index += 1) {
    const worksheet = sampleWorksheet(`bay ${index}`, 600, index % 5 === 1 ? last : null);
    queries.save(worksheet);
    last = worksheet.id;
    if (index % 3 === 0) {
      queries.print({
        printedAt: noon.toISOString(),
        kind: 'worksheet',
        subject: 'zuspan',
        worksheetId: worksheet.id,
        paper: 'A4',
        destination: 'pdf',
        pages: 1,
        checkCode: 'ABCD 1234',
        evidenceVersion: '2026.11',
        evidenceHash: 'a'.repeat(64),
      });
    }
  }
  if (last !== null) queries.withdraw(last, 'made for another pump');
}

const tables = ['setting', 'audit', 'starred_product', 'condition_note', 'worksheet', 'override', 'print_log'] as const;

/** Everything a person or a program can read from the file, as one text. */
export function logicalContent(db: WardDb): string {
  return JSON.stringify(tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()));
}
