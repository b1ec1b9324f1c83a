/** Worksheets out of and into this installation: CSV for reading, FHIR for other systems, JSON for another copy of this app. */
import type { WorksheetQueries } from '#db/queries/worksheets.ts';
import { calculation as calculationSchema, order as orderSchema } from '#domain/dosing/order.ts';
import { worksheetsCsv } from '#domain/worksheet/csv.ts';
import { fhirExport } from '#domain/worksheet/fhir.ts';
import {
  exportFormatVersion,
  worksheetExport,
  type ExportedText,
  type ExportedWorksheet,
  type ExportFormat,
  type WorksheetImport,
} from '#domain/worksheet/records.ts';
import { RequestError } from '#ipc/result.ts';
import { localDay } from './local-day.ts';
import { needWard, writing } from './ward-writing.ts';
import { hashOf } from './worksheet-content.ts';
import { toRow, type WorksheetsService } from './worksheets.ts';

export interface TransferInputs {
  readonly worksheets: WorksheetsService;
  readonly queries: WorksheetQueries | null;
  readonly now: () => Date;
  /** "Bedside Magnesium 0.1.0", written into the file. */
  readonly app: string;
}

const largestImport = 50 * 1024 * 1024;

function exported(worksheets: WorksheetsService, id: string): ExportedWorksheet {
  const { row, content, ended } = worksheets.stored(id);
  return {
    ...content,
    status: row.status,
    ...(ended === null ? {} : { ended }),
    contentHash: row.contentHash,
  };
}

/** Each worksheet after those it replaces, which come along even when they were not asked for. */
function withReplaced(worksheets: WorksheetsService, ids: readonly string[]): ExportedWorksheet[] {
  const found = new Map<string, ExportedWorksheet>();
  function add(id: string): void {
    if (found.has(id)) return;
    const worksheet = exported(worksheets, id);
    if (worksheet.supersedes !== null) add(worksheet.supersedes);
    found.set(id, worksheet);
  }
  ids.forEach(add);
  return [...found.values()];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RequestError(
      'bad-request',
      'Nothing was imported: the file is not JSON. Choose a file that this app exported.',
    );
  }
}

export function transferService({ worksheets, queries, now, app }: TransferInputs) {
  function fileName(extension: string): string {
    return `magnesium sulfate worksheets ${localDay(now())}.${extension}`;
  }

  function json(ids: readonly string[]): ExportedText {
    const items = withReplaced(worksheets, ids);
    const file = {
      format: 'bedside-magnesium-worksheets',
      formatVersion: exportFormatVersion,
      exportedAt: now().toISOString(),
      app,
      worksheets: items,
      hash: hashOf(items),
    };
    return {
      // The ending the installed app is opened by.
      fileName: fileName('bedside-order'),
      mediaType: 'application/json',
      text: `${JSON.stringify(file, null, 2)}\n`,
      worksheets: items.length,
    };
  }

  function csv(ids: readonly string[]): ExportedText {
    const rows = ids.map((id) => worksheets.open(id));
    return { fileName: fileName('csv'), mediaType: 'text/csv', text: worksheetsCsv(rows), worksheets: rows.length };
  }

  function fhir(ids: readonly string[]): ExportedText {
    const items = ids.map((id) => {
      const { summary, calculation, overrides, ended } = worksheets.open(id);
      if (calculation !== null) return { summary, calculation, overrides, ended };
      throw new RequestError(
        'refused',
        `Worksheet ${summary.number} was written by another version of the app in a form that cannot be exported as FHIR. Leave it out, or export CSV or JSON.`,
      );
    });
    return {
      fileName: fileName('fhir.json'),
      mediaType: 'application/fhir+json',
      text: `${JSON.stringify(fhirExport(items, now().toISOString()), null, 2)}\n`,
      worksheets: items.length,
    };
  }

  /** Null: may come in. Else why this worksheet, and with it the file, is refused. */
  function whyRefused(item: ExportedWorksheet): string | null {
    const { status: _status, ended: _ended, contentHash, ...content } = item;
    if (hashOf(content) !== contentHash)
      return 'its content does not match its check code, so it was changed after it was saved';
    if (!orderSchema.safeParse(item.order).success || !calculationSchema.safeParse(item.calculation).success)
      return 'it was written by a version of the app whose form this one does not read';
    const here = needWard(queries, 'Worksheets').get(item.id);
    return here !== null && here.contentHash !== contentHash
      ? 'a different worksheet with the same id is already here'
      : null;
  }

  function checked(text: string): {
    readonly items: readonly ExportedWorksheet[];
    readonly fresh: readonly ExportedWorksheet[];
  } {
    const store = needWard(queries, 'Worksheets');
    if (text.length > largestImport)
      throw new RequestError('bad-request', 'Nothing was imported: the file is larger than 50 MB.');
    const parsed = worksheetExport.safeParse(readJson(text));
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
      throw new RequestError(
        'bad-request',
        `Nothing was imported: the file is not an export of this app${where === '' || where === 'format' ? '' : ` ("${where}" does not fit)`}. Choose a JSON file that "Export" on the Worksheets screen has made.`,
      );
    }
    const { worksheets: items, hash } = parsed.data;
    if (hashOf(items) !== hash)
      throw new RequestError(
        'refused',
        'Nothing was imported: the file does not match its check code, so it was changed or cut short on the way.',
      );
    const inFile = new Set(items.map((item) => item.id));
    if (inFile.size !== items.length)
      throw new RequestError('refused', 'Nothing was imported: the file holds the same worksheet twice.');
    for (const item of items) {
      const why =
        whyRefused(item) ??
        (item.supersedes !== null && !inFile.has(item.supersedes) && store.get(item.supersedes) === null
          ? 'the worksheet it replaces is neither in the file nor here'
          : null);
      if (why !== null)
        throw new RequestError(
          'refused',
          `Nothing was imported. Worksheet "${item.title}" of ${localDay(new Date(item.madeAt))}: ${why}.`,
        );
      worksheets.refuseIdentifiers(
        {
          order: item.order,
          overrides: item.overrides.map(({ reason, text: typed }) => ({ reason, typed })),
          ended: item.ended?.reason ?? '',
        },
        item.label,
        `Nothing was imported. Worksheet "${item.title}" of ${localDay(new Date(item.madeAt))}`,
      );
    }
    const fresh = items.filter((item) => store.get(item.id) === null);
    return { items, fresh };
  }

  return {
    export(ids: readonly string[], format: ExportFormat): ExportedText {
      const unique = [...new Set(ids)];
      if (unique.length === 0) throw new RequestError('bad-request', 'Choose at least one worksheet to export.');
      return { csv, json, fhir }[format](unique);
    },
    /** What an import of this text would bring in; nothing is. @throws RequestError as the import would */
    look(text: string): { readonly worksheets: number; readonly alreadyHere: number } {
      const { items, fresh } = checked(text);
      return { worksheets: items.length, alreadyHere: items.length - fresh.length };
    },
    /** All or none: a file with one bad worksheet brings in nothing. */
    import(text: string): WorksheetImport {
      const store = needWard(queries, 'Worksheets');
      const { items, fresh } = checked(text);
      const rows = fresh.map(({ status, ended, contentHash: _hash, ...content }) => ({
        worksheet: toRow(content, orderSchema.parse(content.order), status, 'imported'),
        ended: ended ?? null,
      }));
      // A worksheet that was withdrawn elsewhere must not stay in use here.
      const over = items.flatMap(({ id, status, ended }) =>
        status === 'current'
          ? []
          : [{ id, status, at: ended?.at ?? now().toISOString(), reason: ended?.reason ?? null }],
      );
      writing('The import', () => store.saveImported(rows, over));
      const alreadyHere = items.length - fresh.length;
      return {
        imported: rows.length,
        alreadyHere,
        sentence: `${rows.length} ${rows.length === 1 ? 'worksheet was' : 'worksheets were'} imported${alreadyHere === 0 ? '' : `; ${alreadyHere} ${alreadyHere === 1 ? 'was' : 'were'} already here`}.`,
      };
    },
  };
}

export type TransferService = ReturnType<typeof transferService>;
