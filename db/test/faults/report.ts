/** Opens the ward file of a folder, tries one save, and says as JSON what happened. Run as another user by the tests. */
import { writeSync } from 'node:fs';
import { openWard } from '../../open-ward.ts';
import { worksheetQueries } from '../../queries/worksheets.ts';
import { wardFault } from '../../ward-faults.ts';
import { sampleWorksheet } from '../ward-rows.ts';

const [folder = ''] = process.argv.slice(2);
const ward = openWard(folder, null, new Date('2026-11-22T12:00:00.000Z'));

function trySave(): string | null {
  if (ward.kind !== 'open') return null;
  try {
    worksheetQueries(ward.db, () => new Date()).save(sampleWorksheet('one more'));
    return 'saved';
  } catch (error) {
    return wardFault(error);
  }
}

const save = trySave();
const labels =
  ward.kind === 'open' ? ward.db.prepare('SELECT label FROM worksheet ORDER BY number').pluck().all() : null;
writeSync(
  1,
  JSON.stringify({
    kind: ward.kind,
    access: ward.kind === 'open' ? ward.access : null,
    says: ward.kind === 'open' ? ward.notice : ward.sentence,
    save,
    labels,
  }),
);
