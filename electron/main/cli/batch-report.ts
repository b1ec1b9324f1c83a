/** What came of a batch, as text and as data: nothing that was refused is left unsaid. */
import path from 'node:path';
import type { BatchRow, RefusedRow, SavedRow } from './batch.ts';

const words: Readonly<Record<RefusedRow['status'], string>> = {
  refused: 'refused by a check',
  'bad-input': 'bad input',
  failed: 'could not be printed',
};

const isSaved = (row: BatchRow): row is SavedRow => row.status === 'saved';
const isRefused = (row: BatchRow): row is RefusedRow => row.status !== 'saved';

export function batchText(rows: readonly BatchRow[], folder: string): string {
  const saved = rows.filter(isSaved);
  const refused = rows.filter(isRefused);
  const replaced = saved.filter((row) => row.replaced);
  return `${[
    `${String(saved.length)} of ${String(rows.length)} worksheets saved in ${folder}`,
    ...replaced.map(({ line, file }) => `  line ${String(line)}: an older ${path.basename(file)} was replaced`),
    ...(refused.length === 0 ? [] : [`${String(refused.length)} not printed`]),
    ...refused.flatMap(({ line, status, reason, fix }) => [
      `  line ${String(line)}, ${words[status]}: ${reason}`,
      `    What would be right: ${fix}`,
    ]),
  ].join('\n')}\n`;
}

export function batchData(rows: readonly BatchRow[], folder: string) {
  return {
    folder,
    saved: rows.filter(isSaved).length,
    refused: rows.filter(isRefused).length,
    rows,
  };
}

/** The gravest row decides: a fault, then bad input, then a refusal. */
export function batchExitCode(rows: readonly BatchRow[]): 0 | 1 | 2 | 3 {
  const has = (status: BatchRow['status']): boolean => rows.some((row) => row.status === status);
  if (has('failed')) return 3;
  if (has('bad-input')) return 2;
  return has('refused') ? 1 : 0;
}
