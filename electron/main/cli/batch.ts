/**
 * Many worksheets from one file: one order a line, one PDF for each order that may be printed, and for every other line
 * the reason and what would be right. A bad row never stops the rest, and never leaves a file behind.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Calculation, Order } from '#domain/dosing/order.ts';
import { order } from '#domain/dosing/order.ts';
import { RequestError } from '#ipc/result.ts';
import type { Paper, PrintJob } from '#ipc/views.ts';
import { countPages } from '../print/pdf-pages.ts';
import { savePdf } from '../print/save.ts';
import { UsageError } from './arguments.ts';
import { nameFor } from './batch-names.ts';
import { formProblem, readLines } from './input.ts';

/** A line is an order, or an order with the name its file is to have. */
const namedRow = z.strictObject({ name: z.string().nullable().default(null), order });

export interface SavedRow {
  readonly line: number;
  readonly status: 'saved';
  readonly file: string;
  readonly pages: number;
  readonly checkCode: string;
  readonly replaced: boolean;
}
export interface RefusedRow {
  readonly line: number;
  /** `refused`: a check does not allow it. `bad-input`: the row cannot be read as an order. `failed`: it could not be drawn or saved. */
  readonly status: 'refused' | 'bad-input' | 'failed';
  readonly reason: string;
  readonly fix: string;
}
export type BatchRow = SavedRow | RefusedRow;

export interface BatchTools {
  readonly calculate: (asked: Order) => Calculation;
  readonly worksheet: (asked: Order, paper: Paper) => PrintJob;
  readonly drawPdf: (job: PrintJob) => Promise<Buffer>;
  readonly today: string;
  readonly progress: (text: string) => void;
}

export interface BatchAsked {
  readonly input: string;
  readonly folder: string;
  readonly paper: Paper;
  readonly replace: boolean;
}

interface Place {
  readonly folder: string;
  readonly paper: Paper;
  readonly replace: boolean;
  readonly taken: Set<string>;
}

class RowProblem extends Error {
  readonly row: Omit<RefusedRow, 'line'>;
  constructor(status: RefusedRow['status'], reason: string, fix: string) {
    super(reason);
    this.row = { status, reason, fix };
  }
}

/** @throws UsageError when the file or the folder cannot be used at all */
export async function printBatch(asked: BatchAsked, tools: BatchTools): Promise<readonly BatchRow[]> {
  const lines = readLines(asked.input);
  if (lines.length === 0) throw new UsageError(`The file ${asked.input} holds no order.`);
  openFolder(asked.folder);
  const place: Place = { folder: asked.folder, paper: asked.paper, replace: asked.replace, taken: new Set() };
  const rows: BatchRow[] = [];
  for (const { line, text } of lines) {
    const row = await oneRow(line, text, place, tools);
    rows.push(row);
    tools.progress(`${String(rows.length)} of ${String(lines.length)}, line ${String(line)}: ${rowWords(row)}\n`);
  }
  return rows;
}

function rowWords(row: BatchRow): string {
  return row.status === 'saved' ? path.basename(row.file) : row.status.replace('-', ' ');
}

function openFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found !== undefined && !found.isDirectory())
    throw new UsageError(`--out ${folder} is a file; a batch needs a folder.`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new UsageError(`The folder ${folder} cannot be made.`);
  }
}

async function oneRow(line: number, text: string, place: Place, tools: BatchTools): Promise<BatchRow> {
  try {
    const { name, order: asked } = readRow(text);
    mayBePrinted(tools.calculate(asked));
    const answer = nameFor(name, { line, regimen: asked.regimen, today: tools.today }, place.taken);
    if (!answer.ok) throw new RowProblem('bad-input', answer.reason, answer.fix);
    const file = path.join(place.folder, answer.name);
    const there = existsSync(file);
    if (there && !place.replace)
      throw new RowProblem(
        'bad-input',
        `There is a file ${answer.name} in the folder already, and it was left as it is.`,
        'Choose an empty folder, or say --replace.',
      );
    const job = tools.worksheet(asked, place.paper);
    const bytes = await tools.drawPdf(job);
    await savePdf(file, bytes);
    return { line, status: 'saved', file, pages: countPages(bytes), checkCode: job.stamp.checkCode, replaced: there };
  } catch (error) {
    if (error instanceof RowProblem) return { line, ...error.row };
    const reason = error instanceof RequestError ? error.message : 'The page could not be drawn.';
    return { line, status: 'failed', reason, fix: 'Nothing is wrong with the row itself; print it again.' };
  }
}

function readRow(text: string): z.output<typeof namedRow> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new RowProblem(
      'bad-input',
      'The line is not JSON.',
      'One whole order on one line, as calculate --schema shows it.',
    );
  }
  const named = typeof given === 'object' && given !== null && 'order' in given;
  const parsed = namedRow.safeParse(named ? given : { order: given });
  if (parsed.success) return parsed.data;
  throw new RowProblem(
    'bad-input',
    `The order is not of the expected form: ${formProblem(parsed.error)}.`,
    'See calculate --schema; numbers are text in quotes, such as "4".',
  );
}

/** The same rule as for a page printed from the screen, with what would be right beside it. */
function mayBePrinted({ status, entries, checks }: Calculation): void {
  if (status === 'incomplete') {
    throw new RowProblem(
      'bad-input',
      entries.map(({ field, text }) => `${field}: ${text}`).join(' '),
      entries.map(({ fix, field }) => (fix === null ? `Mend ${field}.` : `${field}: ${fix}.`)).join(' '),
    );
  }
  const stops = checks.filter(({ tier, value }) => tier === 'hard' && value === 'problem');
  if (status !== 'ok') {
    throw new RowProblem(
      'refused',
      stops.map(({ text }) => text).join(' ') || 'A check does not allow it.',
      'A stop cannot be answered. Change the order until it passes.',
    );
  }
  const open = checks.filter(
    ({ tier, value, answered }) => tier === 'soft' && value === 'problem' && answered === null,
  );
  if (open.length > 0) {
    throw new RowProblem(
      'refused',
      open.map(({ text }) => text).join(' '),
      `Answer in "confirmations", each with a reason: ${open.map(({ id }) => id).join(', ')}.`,
    );
  }
}
