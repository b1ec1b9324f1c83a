/** Where a worksheet stands, as shape and word. Red only for the one that must not be used. */
import type { WorksheetStatus } from '#domain/worksheet/records.ts';
import { worksheets as words } from '../../../messages/worksheets.ts';
import type { MarkedWord } from '../../../ui/marks.ts';

const MARKS: Readonly<Record<WorksheetStatus, Omit<MarkedWord, 'word'>>> = {
  current: { shape: 'tick', tone: 'ok' },
  superseded: { shape: 'arrow', tone: 'open' },
  withdrawn: { shape: 'octagon', tone: 'stop' },
};

export function standing(status: WorksheetStatus): MarkedWord {
  return { ...MARKS[status], word: words.standings[status] };
}

export const STATUS_ORDER: readonly WorksheetStatus[] = ['current', 'superseded', 'withdrawn'];
