/**
 * A ward that saves without pause until it is killed. Run by the kill tests in a process of its own.
 * After each save that SQLite has acknowledged, and only then, its id goes to standard output.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openWard } from '../../open-ward.ts';
import { noteQueries } from '../../queries/notes.ts';
import { settingQueries } from '../../queries/settings.ts';
import { worksheetQueries } from '../../queries/worksheets.ts';
import { sampleWorksheet } from '../ward-rows.ts';

const [folder = '', most = '1000000'] = process.argv.slice(2);
const now = (): Date => new Date();

const ward = openWard(folder, null, now());
if (ward.kind !== 'open' || ward.access !== 'read-write') {
  writeSync(2, ward.kind === 'open' ? (ward.notice ?? '') : ward.sentence);
  process.exit(1);
}
writeSync(1, 'open\n');

const worksheets = worksheetQueries(ward.db, now);
const notes = noteQueries(ward.db, now);
const settings = settingQueries(ward.db, now);
for (let index = 0; index < Number(most); index += 1) {
  const worksheet = sampleWorksheet(`bay ${index}`, 500 + ((index * 7919) % 9000));
  worksheets.save(worksheet);
  writeSync(1, `worksheet ${worksheet.id}\n`);
  if (index % 4 === 0) {
    const id = randomUUID();
    notes.save(id, 'crps', `note ${index}`);
    writeSync(1, `note ${id}\n`);
  }
  if (index % 7 === 0) settings.put({ theme: index % 2 === 0 ? 'night' : 'light' });
}
ward.db.close();
