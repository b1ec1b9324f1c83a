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

export interface Ended {
  readonly id: string;
  readonly status: 'superseded' | 'withdrawn';
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
  const setStatus = db.prepare<[WorksheetStatus, string]>(
    "UPDATE worksheet SET status = ? WHERE id = ? AND status = 'current'",
  );
  const insertPrint = db.prepare<[Record<string, unknown>]>(
    `INSERT INTO print_log (printed_at, kind, subject, worksheet_id, paper, destination, pages, check_code, evidence_version, evidence_hash)
     VALUES (@printedAt, @kind, @subject, @worksheetId, @paper, @destination, @pages, @checkCode, @evidenceVersion, @evidenceHash)`,
  );

  function put(worksheet: NewWorksheet): void {
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
    });
  }

  function changeStatus(id: string, status: WorksheetStatus, detail: Readonly<Record<string, unknown>>): boolean {
    if (setStatus.run(status, id).changes === 0) return false;
    audit.note(`worksheet-${status}`, 'worksheet', id, detail);
    return true;
  }

  const save = db.transaction((worksheet: NewWorksheet) => {
    put(worksheet);
    const { supersedes } = worksheet;
    if (supersedes !== null && !changeStatus(supersedes, 'superseded', { by: worksheet.id }))
      throw new NotCurrentError(supersedes);
  });
  const saveImported = db.transaction((worksheets: readonly NewWorksheet[], ended: readonly Ended[]) => {
    worksheets.forEach(put);
    for (const { supersedes, id } of worksheets)
      if (supersedes !== null) changeStatus(supersedes, 'superseded', { by: id });
    for (const { id, status } of ended) changeStatus(id, status, { by: 'import' });
  });
  const withdraw = db.transaction((id: string, reason: string) => changeStatus(id, 'withdrawn', { reason }));
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
    saveImported: (worksheets: readonly NewWorksheet[], ended: readonly Ended[]): void =>
      saveImported.immediate(worksheets, ended),
    /** @returns false when it was not current any more */
    withdraw: (id: string, reason: string): boolean => withdraw.immediate(id, reason),
    print: (row: PrintRow): void => print.immediate(row),
  };
}

export type WorksheetQueries = ReturnType<typeof worksheetQueries>;
