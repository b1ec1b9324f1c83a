/**
 * CSV by RFC 4180 that a spreadsheet opens without running anything: CRLF, doubled quotes, and an apostrophe before a
 * text that a spreadsheet would take for a formula. Numbers come from number fields and are written as they are.
 */

export type Cell = string | number | null;

/** Excel, LibreOffice and Sheets start a formula at these, also in their full-width forms and after spaces. */
const startsFormula = /^[\s\p{Cc}\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = startsFormula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The mark at the start tells Excel that the file is UTF-8. */
export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}
