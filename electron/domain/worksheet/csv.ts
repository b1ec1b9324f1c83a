/** Worksheets as a table, one line for each phase: what a pharmacist opens in a spreadsheet. */
import type { Calculation } from '../dosing/order.ts';
import type { WorksheetEnd, WorksheetSummary } from './records.ts';

const columns = [
  'number',
  'worksheet',
  'made at (UTC)',
  'status',
  'out of use since (UTC)',
  'reason it was withdrawn',
  'label',
  'indication',
  'regimen',
  'product',
  'evidence version',
  'evidence hash',
  'phase',
  'per',
  'dose g',
  'dose mg',
  'dose mmol',
  'dose mEq',
  'dose mg elemental magnesium',
  'product mL',
  'diluent mL',
  'final volume mL',
  'mg per mL',
  'minutes',
  'rate mL per hour',
  'mg per min',
  'volume to infuse mL',
  'total g in 24 h',
  'checks answered with a reason',
] as const;

/**
 * A spreadsheet runs a cell that starts with one of these as a formula; an apostrophe keeps it text.
 * A plain negative number stays a number.
 */
function cell(value: string | null): string {
  const text = value ?? '';
  const safe = /^[=+@\t\r]|^-(?!\d+(?:\.\d+)?$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^ | $/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export interface CsvWorksheet {
  readonly summary: WorksheetSummary;
  /** Null: from a version whose form is not read any more; one line without numbers. */
  readonly calculation: Calculation | null;
  readonly overrides: readonly { readonly checkId: string; readonly reason: string; readonly text: string }[];
  readonly ended: WorksheetEnd | null;
}

function lines({ summary, calculation, overrides, ended }: CsvWorksheet): (string | null)[][] {
  const answered = overrides
    .map((item) => `${item.checkId}: ${item.reason}${item.text === '' ? '' : ` (${item.text})`}`)
    .join('; ');
  const head = [
    String(summary.number),
    summary.id,
    summary.madeAt,
    summary.status,
    ended?.at ?? null,
    ended?.reason ?? null,
    summary.label,
    summary.indication,
    summary.title,
    summary.productName,
    summary.evidence.version,
    summary.evidence.hash,
  ];
  const tail = [calculation?.totals.g24h ?? null, answered];
  const doses = calculation?.phases.filter((phase) => phase.kind !== 'rate-change') ?? [];
  if (doses.length === 0)
    return [[...head, ...Array.from({ length: columns.length - head.length - tail.length }, () => null), ...tail]];
  return doses.map((phase) => [
    ...head,
    phase.title,
    phase.per,
    phase.dose.g,
    phase.dose.mg,
    phase.dose.mmol,
    phase.dose.mEq,
    phase.dose.elementalMg,
    phase.productMl,
    phase.diluentMl,
    phase.finalMl,
    phase.mgPerMl,
    phase.minutes,
    phase.rateMlPerH,
    phase.mgPerMin,
    phase.volumeToInfuseMl,
    ...tail,
  ]);
}

/** RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. */
export function worksheetsCsv(worksheets: readonly CsvWorksheet[]): string {
  const rows = [[...columns] as (string | null)[], ...worksheets.flatMap(lines)];
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
