/** The audit log for reading and proving, and the log of printed pages. */
import type { AuditQueries, AuditRow } from '#db/queries/audit.ts';
import type { PrintRow, WorksheetQueries } from '#db/queries/worksheets.ts';
import { needWard, writing } from './ward-writing.ts';

export interface AuditPage {
  readonly entries: Pick<AuditRow, 'seq' | 'at' | 'clock' | 'action' | 'subject' | 'key' | 'hash'>[];
  readonly total: number;
}

export interface AuditProof {
  readonly entries: number;
  /** Check code of the newest entry: noted elsewhere, it proves later that nothing was cut off the end. */
  readonly head: string | null;
  readonly broken: { readonly seq: number | null; readonly sentence: string } | null;
  readonly sentence: string;
}

export function auditService(queries: AuditQueries | null, worksheets: WorksheetQueries | null, now: () => Date) {
  return {
    list(before: number | null, limit: number): AuditPage {
      const audit = needWard(queries, 'The audit log');
      const entries = audit
        .list(before, limit)
        .map(({ seq, at, clock, action, subject, key, hash }) => ({ seq, at, clock, action, subject, key, hash }));
      return { entries, total: audit.count() };
    },
    /** Follows the whole chain and compares every row with it. */
    verify(): AuditProof {
      const audit = needWard(queries, 'The audit log');
      const broken = audit.firstBroken();
      const entries = audit.count();
      return {
        entries,
        head: audit.head()?.hash ?? null,
        broken,
        sentence:
          broken === null
            ? `All ${entries} entries of the audit log follow from each other, and every saved row is as the log says.`
            : `${broken.sentence} This is the first broken link.`,
      };
    },
    /** A page left the app. @throws RequestError when the entry cannot be written; the page itself is out by then */
    printed(page: Omit<PrintRow, 'printedAt'>): void {
      const log = needWard(worksheets, 'The print log');
      writing('The entry of the print log', () => log.print({ ...page, printedAt: now().toISOString() }));
    },
  };
}

export type AuditService = ReturnType<typeof auditService>;
