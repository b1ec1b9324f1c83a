/** Saved calculations and the pages printed from them. Rows are added; only a worksheet's status ever changes. */
import type { WardDb } from '../open.ts';
import { auditQueries } from './audit.ts';

export type WorksheetStatus = 'current' | 'superseded' | 'withdrawn';

/** Without the two long texts, for lists. */
export interface WorksheetHead {
  readonly number: number;
  readonly id: string;
  readonly madeAt: string;
  readonly evidenceVersion: string;
  readonly evidenceHash: string;
  readonly regimenId: string | null;
  readonly productId: string | null;
  readonly indication: string | null;
  readonly title: string;
  readonly productName: string;
  readonly headline: string;
  readonly label: string;
  readonly status: WorksheetStatus;
  readonly supersedes: string | null;
  readonly origin: 'here' | 'imported';
  readonly overrides: number;
}

export interface WorksheetRow extends WorksheetHead {
  readonly orderJson: string;
  readonly calculationJson: string;
  readonly contentHash: string;
}

export interface OverrideRow {
  readonly position: number;
  readonly checkId: string;
  readonly checkText: string;
  readonly reason: string;
  readonly text: string;
}

export interface NewWorksheet extends Omit<WorksheetRow, 'number' | 'overrides'> {
  readonly searchText: string;
  readonly overrides: readonly Omit<OverrideRow, 'position'>[];
}

export interface PrintRow {
  readonly printedAt: string;
  readonly kind: 'condition' | 'worksheet' | 'toxicity' | 'evidence-table' | 'forest-plot' | 'pump-chart';
  readonly subject: string;
  readonly worksheetId: string | null;
  readonly paper: 'A4' | 'Letter';
  readonly destination: 'pdf' | 'printer';
  readonly pages: number;
  readonly checkCode: string;
  readonly evidenceVersion: string;
  readonly evidenceHash: string;
}

export interface WorksheetFilter {
  /** Words that must all occur, already made comparable for search. */
  readonly words: readonly string[];
  readonly status: WorksheetStatus | null;
  readonly regimenId: string | null;
  readonly productId: string | null;
  readonly indication: string | null;
  readonly madeFrom: string | null;
  readonly madeBefore: string | null;
  readonly withOverrides: boolean;
  readonly limit: number;
  readonly offset: number;
}

const headColumns = `w.number, w.id, w.made_at AS madeAt, w.evidence_version AS evidenceVersion, w.evidence_hash AS evidenceHash, w.regimen_id AS regimenId,
  w.product_id AS productId, w.indication, w.title, w.product_name AS productName, w.headline, w.label, w.status, w.supersedes, w.origin,
  (SELECT count(*) FROM override o WHERE o.worksheet_id = w.id) AS overrides`;
const rowColumns = `${headColumns}, w.order_json AS orderJson, w.calculation_json AS calculationJson, w.content_hash AS contentHash`;

/** When and why a worksheet went out of use. `reason` null: it was replaced, or the file it came in did not say. */
export interface End {
  /** ISO, UTC. */
  readonly at: string;
  readonly reason: string | null;
}

export interface Ended extends End {
  readonly id: string;
  readonly status: 'superseded' | 'withdrawn';
}

export interface ImportedWorksheet {
  readonly worksheet: NewWorksheet;
  /** Null: it is in use, or its file did not say when it went out of use. */
  readonly ended: End | null;
}

/** The worksheet to be replaced was withdrawn or replaced meanwhile. */
export class NotCurrentError extends Error {}

/** Every condition is always there; null lets everything through. */
const where = `
  (@status IS NULL OR w.status = @status) AND (@regimenId IS NULL OR w.regimen_id = @regimenId) AND (@productId IS NULL OR w.product_id = @productId)
  AND (@indication IS NULL OR w.indication = @indication) AND (@madeFrom IS NULL OR w.made_at >= @madeFrom) AND (@madeBefore IS NULL OR w.made_at < @madeBefore)
  AND (@withOverrides = 0 OR EXISTS (SELECT 1 FROM override o WHERE o.worksheet_id = w.id))
  AND NOT EXISTS (SELECT 1 FROM json_each(@words) word WHERE instr(w.search_text, word.value) = 0)`;

export function worksheetQueries(db: WardDb, now: () => Date) {
  const audit = auditQueries(db, now);
  const list = db.prepare<[Record<string, unknown>], WorksheetHead>(
    `SELECT ${headColumns} FROM worksheet w WHERE ${where} ORDER BY w.number DESC LIMIT @limit OFFSET @offset`,
  );
  const count = db.prepare<[Record<string, unknown>], { total: number }>(
    `SELECT count(*) AS total FROM worksheet w WHERE ${where}`,
  );
  const get = db.prepare<[string], WorksheetRow>(`SELECT ${rowColumns} FROM worksheet w WHERE w.id = ?`);
  const replacement = db.prepare<[string], { id: string }>(
    'SELECT id FROM worksheet WHERE supersedes = ? ORDER BY number DESC LIMIT 1',
  );
  const overrides = db.prepare<[string], OverrideRow>(
    'SELECT position, check_id AS checkId, check_text AS checkText, reason, text FROM override WHERE worksheet_id = ? ORDER BY position',
  );
  const prints = db.prepare<[string], PrintRow>(
    `SELECT printed_at AS printedAt, kind, subject, worksheet_id AS worksheetId, paper, destination, pages, check_code AS checkCode,
       evidence_version AS evidenceVersion, evidence_hash AS evidenceHash FROM print_log WHERE worksheet_id = ? ORDER BY number DESC`,
  );
  const insert = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO worksheet (id, made_at, evidence_version, evidence_hash, regimen_id, product_id, indication, title, product_name, headline, label,
       search_text, order_json, calculation_json, status, supersedes, origin, content_hash)
     VALUES (@id, @madeAt, @evidenceVersion, @evidenceHash, @regimenId, @productId, @indication, @title, @productName, @headline, @label,
       @searchText, @orderJson, @calculationJson, @status, @supersedes, @origin, @contentHash)`,
  );
  const insertOverride = db.prepare<[string, number, string, string, string, string]>(
    'INSERT INTO override (worksheet_id, position, check_id, check_text, reason, text) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const notes = db.prepare<[string], { at: string; action: string; detail: string }>(
    "SELECT at, action, detail FROM audit WHERE subject = 'worksheet' AND key = ? ORDER BY seq DESC",
  );
  const setStatus = db.prepare<[WorksheetStatus, string]>(
    "UPDATE worksheet SET status = ? WHERE id = ? AND status = 'current'",
  );
  const insertPrint = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO print_log (printed_at, kind, subject, worksheet_id, paper, destination, pages, check_code, evidence_version, evidence_hash)
     VALUES (@printedAt, @kind, @subject, @worksheetId, @paper, @destination, @pages, @checkCode, @evidenceVersion, @evidenceHash)`,
  );

  function put(worksheet: NewWorksheet, ended: End | null): void {
    const { overrides: reasons, ...row } = worksheet;
    insert.run({ ...row });
    reasons.forEach((reason, position) => {
      insertOverride.run(worksheet.id, position, reason.checkId, reason.checkText, reason.reason, reason.text);
      audit.note('check-overridden', 'override', `${worksheet.id}/${position}`, {
        check: reason.checkId,
        reason: reason.reason,
      });
    });
    audit.note(worksheet.origin === 'here' ? 'worksheet-saved' : 'worksheet-imported', 'worksheet', worksheet.id, {
      content: worksheet.contentHash,
      ...(ended === null ? {} : { ended }),
    });
  }

  function changeStatus(id: string, status: WorksheetStatus, detail: Readonly<Record<string, unknown>>): boolean {
    if (setStatus.run(status, id).changes === 0) return false;
    audit.note(`worksheet-${status}`, 'worksheet', id, detail);
    return true;
  }

  const save = db.transaction((worksheet: NewWorksheet) => {
    put(worksheet, null);
    const { supersedes } = worksheet;
    if (supersedes !== null && !changeStatus(supersedes, 'superseded', { by: worksheet.id }))
      throw new NotCurrentError(supersedes);
  });
  const saveImported = db.transaction((imported: readonly ImportedWorksheet[], ended: readonly Ended[]) => {
    for (const { worksheet, ended: end } of imported) put(worksheet, end);
    // What the file itself says of a worksheet comes first: its reason would be lost behind "replaced".
    for (const { id, status, at, reason } of ended) changeStatus(id, status, { by: 'import', ended: { at, reason } });
    for (const { worksheet } of imported)
      if (worksheet.supersedes !== null) changeStatus(worksheet.supersedes, 'superseded', { by: worksheet.id });
  });
  const withdraw = db.transaction((id: string, reason: string) => changeStatus(id, 'withdrawn', { reason }));
  /** Kept in the audit chain, in the entry of the change itself or of the import that brought it. */
  function endOf({ status, id }: Pick<WorksheetHead, 'status' | 'id'>): End | null {
    if (status === 'current') return null;
    const entries = notes.all(id).map(({ at, action, detail }) => {
      const { ended, reason } = JSON.parse(detail) as { ended?: End | null; reason?: string };
      if (ended !== undefined && ended !== null) return ended;
      return action === `worksheet-${status}` ? { at, reason: reason ?? null } : null;
    });
    return entries.find((end) => end !== null) ?? null;
  }

  const print = db.transaction((row: PrintRow) => {
    const { lastInsertRowid } = insertPrint.run({ ...row });
    audit.note('printed', 'print', String(lastInsertRowid), { kind: row.kind, checkCode: row.checkCode });
  });

  function bound(filter: WorksheetFilter): Record<string, unknown> {
    return { ...filter, words: JSON.stringify(filter.words), withOverrides: filter.withOverrides ? 1 : 0 };
  }

  return {
    list: (filter: WorksheetFilter): { worksheets: WorksheetHead[]; total: number } => ({
      worksheets: list.all(bound(filter)),
      total: count.get(bound(filter))?.total ?? 0,
    }),
    get: (id: string): WorksheetRow | null => get.get(id) ?? null,
    replacedBy: (id: string): string | null => replacement.get(id)?.id ?? null,
    overrides: (id: string): OverrideRow[] => overrides.all(id),
    prints: (id: string): PrintRow[] => prints.all(id),
    /** The worksheet, its reasons and their audit entries: all or none. @throws NotCurrentError */
    save: (worksheet: NewWorksheet): void => save.immediate(worksheet),
    /** @param ended worksheets that are already here and that the file says are replaced or withdrawn */
    saveImported: (imported: readonly ImportedWorksheet[], ended: readonly Ended[]): void =>
      saveImported.immediate(imported, ended),
    endOf,
    /** @returns false when it was not current any more */
    withdraw: (id: string, reason: string): boolean => withdraw.immediate(id, reason),
    print: (row: PrintRow): void => print.immediate(row),
  };
}

export type WorksheetQueries = ReturnType<typeof worksheetQueries>;
