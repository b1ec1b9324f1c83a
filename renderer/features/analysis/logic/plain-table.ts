/** The plot as a table: the same rows and numbers without a picture, for reading, for a screen reader and for CSV. */
import { csvText, type Cell } from '#domain/evidence/export/csv.ts';
import type { OkPool } from '#domain/pooling/pool-records.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import { armInSentence } from './arms.ts';
import type { Choice } from './choice.ts';
import type { Drawn, ForestLine } from './forest-lines.ts';
import { estimateOf, noDifferenceOf, limitOf, weightOf } from './pooled-text.ts';
import { MEASURE_WORDS } from './words.ts';

export interface PlainCell {
  readonly text: string;
  /** As it goes into a file: full precision where it is a number. */
  readonly raw: Cell;
}

export interface PlainColumn {
  readonly head: string;
  readonly numeric: boolean;
  readonly cell: (line: ForestLine) => PlainCell;
}

export interface PlainTableData {
  readonly columns: readonly PlainColumn[];
  readonly lines: readonly ForestLine[];
}

const empty: PlainCell = { text: '', raw: null };

/** Twelve figures: more than any of them is worth, and free of binary tails. */
function precise(value: number): number {
  return Number(value.toPrecision(12));
}

function number(value: number | null | undefined, write: (value: number) => string): PlainCell {
  return value == null || !Number.isFinite(value) ? empty : { text: write(value), raw: precise(value) };
}

const KINDS: Readonly<Record<ForestLine['row']['kind'], string>> = {
  study: 'trial',
  step: 'sum of the others',
  missing: 'no result',
  diamond: 'sum',
  prediction: 'prediction interval',
  published: 'published, not in the sum',
  text: 'published, not in the sum',
  gap: '',
};

function kindWord({ row }: ForestLine, view: Choice['view']): string {
  if (row.kind === 'study') return row.included ? 'trial, counted' : 'trial, left out';
  if (row.kind === 'step') return view === 'cumulative' ? 'sum so far' : 'sum without it';
  return KINDS[row.kind];
}

export function plainTable(
  resolved: Pick<ResolvedAnalysis, 'analysis'>,
  choice: Choice,
  drawn: Drawn,
  result: OkPool | null,
): PlainTableData {
  const { measure, view } = choice;
  const none = noDifferenceOf(measure);
  const lines = drawn.lines.filter((line) => line.row.kind !== 'gap');
  const studies = new Map((result?.studies ?? []).map((study) => [study.id, study]));
  const limit = (value: number) => limitOf(value, none);
  const estimate = (value: number) => estimateOf(value, measure);
  const text = (value: string): PlainCell => ({ text: value, raw: value });
  const column = (head: string, numeric: boolean, cell: PlainColumn['cell']): PlainColumn => ({ head, numeric, cell });
  const unit = resolved.analysis.unit !== null && measure === 'MD' ? `, ${resolved.analysis.unit}` : '';
  const standardError = (line: ForestLine) => {
    const variance = line.row.kind === 'study' ? studies.get(line.row.id)?.variance : undefined;
    return number(variance === undefined ? null : Math.sqrt(variance), estimateOf);
  };
  const every = [
    column('Row', false, (line) => text(line.name)),
    column('What it is', false, (line) => text(kindWord(line, view))),
    column('Year', true, ({ member, published }) =>
      number(member?.study.year ?? published?.year ?? null, (value) => String(value)),
    ),
    column('Magnesium sulfate', false, ({ arms }) => (arms === null ? empty : text(armInSentence(arms.treated)))),
    column('Control', false, ({ arms }) => (arms === null ? empty : text(armInSentence(arms.control)))),
    column('Arm sizes', false, ({ arms }) => (arms?.assumed ? text('assumed') : empty)),
    column(`${MEASURE_WORDS[measure]}${unit}`, true, ({ interval }) => number(interval?.estimate, estimate)),
    column('Lower limit', true, ({ interval }) => number(interval?.low, limit)),
    column('Upper limit', true, ({ interval }) => number(interval?.high, limit)),
    column('The other model', true, ({ second }) => number(second?.estimate, estimate)),
    column('Its lower limit', true, ({ second }) => number(second?.low, limit)),
    column('Its upper limit', true, ({ second }) => number(second?.high, limit)),
    column('Standard error', true, standardError),
    column('Weight fixed, %', true, ({ weights }) => number(percent(weights.fixed), ofPercent)),
    column('Weight random, %', true, ({ weights }) => number(percent(weights.random), ofPercent)),
    column('Note', false, (line) => text(noteOf(line))),
  ];
  return { columns: every.filter(({ cell }) => lines.some((line) => cell(line).text !== '')), lines };
}

function percent(share: number | null): number | null {
  return share === null ? null : 100 * share;
}

function ofPercent(value: number): string {
  return weightOf(value / 100);
}

function noteOf({ row, member, published }: ForestLine): string {
  if (row.kind === 'text') return row.text;
  if (row.kind === 'missing') return row.reason;
  const out = row.kind === 'study' && !row.included ? (member?.startsOut ?? null) : null;
  return [out, member?.note ?? published?.note ?? null].filter((part) => part !== null).join(' ');
}

export function analysisCsv(table: PlainTableData): string {
  const plain = (cell: Cell): Cell => (typeof cell === 'string' ? cell.replaceAll('\u00a0', ' ') : cell);
  return csvText(
    table.columns.map(({ head }) => head),
    table.lines.map((line) => table.columns.map(({ cell }) => plain(cell(line).raw))),
  );
}
