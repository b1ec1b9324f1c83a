/** Where a worksheet stands, as shape and word. Red only for the one that must not be used. */
import type { WorksheetStatus } from '#domain/worksheet/records.ts';
import type { MarkedWord } from '../../../ui/marks.ts';

export const STANDINGS: Readonly<Record<WorksheetStatus, MarkedWord>> = {
  current: { shape: 'tick', tone: 'ok', word: 'Current' },
  superseded: { shape: 'arrow', tone: 'open', word: 'Replaced' },
  withdrawn: { shape: 'octagon', tone: 'stop', word: 'Withdrawn' },
};

export const STATUS_ORDER: readonly WorksheetStatus[] = ['current', 'superseded', 'withdrawn'];
