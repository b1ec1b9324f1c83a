/** The plot as a table: the same rows and numbers without a picture, for reading, for a screen reader and for CSV. */
import { csvText, type Cell } from '#domain/evidence/export/csv.ts';
import type { OkPool } from '#domain/pooling/pool-records.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import { plotWords } from '../../../messages/analysis-plot.ts';
import { armInSentence } from './arms.ts';
import type { Choice } from './choice.ts';
import type { ForestLine } from './forest-line.ts';
import type { Drawn } from './forest-lines.ts';
import { estimateOf, noDifferenceOf, limitOf, weightOf } from './pooled-text.ts';
import { MEASURE_WORDS } from './words.ts';

export interface PlainCell {
  readonly text: string;
  /** As it goes into a file: full precision where it is a number. */
  readonly raw: Cell;
}

export interface PlainColumn {
  /** Which column it is, whatever its head says. */
  readonly id: string;
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

function kindWord({ row }: ForestLine, view: Choice['view']): string {
  const words = plotWords.table.kinds;
  switch (row.kind) {
    case 'study':
      return row.included ? words.counted : words.leftOut;
    case 'step':
      return view === 'cumulative' ? words.soFar : words.withoutIt;
    case 'text':
      return words.published;
    case 'gap':
      return '';
    default:
      return words[row.kind];
  }
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
  const { table: words, heads } = plotWords;
  const measured = MEASURE_WORDS[measure];
  const unit = measure === 'MD' ? resolved.analysis.unit : null;
  const standardError = (line: ForestLine) => {
    const variance = line.row.kind === 'study' ? studies.get(line.row.id)?.variance : undefined;
    return number(variance === undefined ? null : Math.sqrt(variance), estimateOf);
  };
  const column = (id: PlainColumn['id'], head: string, cell: PlainColumn['cell'], numeric = true): PlainColumn => ({
    id,
    head,
    numeric,
    cell,
  });
  const every = [
    column('row', words.row, (line) => text(line.name), false),
    column('kind', words.kind, (line) => text(kindWord(line, view)), false),
    column('year', words.year, ({ member, published }) =>
      number(member?.study.year ?? published?.year ?? null, (value) => String(value)),
    ),
    column(
      'treated',
      heads.magnesium,
      ({ arms }) => (arms === null ? empty : text(armInSentence(arms.treated))),
      false,
    ),
    column('control', heads.control, ({ arms }) => (arms === null ? empty : text(armInSentence(arms.control))), false),
    column('arms', words.arms, ({ arms }) => (arms?.assumed ? text(words.assumed) : empty), false),
    column('estimate', unit === null ? measured : words.measured(measured, unit), ({ interval }) =>
      number(interval?.estimate, estimate),
    ),
    column('low', words.low, ({ interval }) => number(interval?.low, limit)),
    column('high', words.high, ({ interval }) => number(interval?.high, limit)),
    column('other', words.other, ({ second }) => number(second?.estimate, estimate)),
    column('otherLow', words.otherLow, ({ second }) => number(second?.low, limit)),
    column('otherHigh', words.otherHigh, ({ second }) => number(second?.high, limit)),
    column('error', words.error, standardError),
    column('fixedWeight', words.fixedWeight, ({ weights }) => number(percent(weights.fixed), ofPercent)),
    column('randomWeight', words.randomWeight, ({ weights }) => number(percent(weights.random), ofPercent)),
    column('note', words.note, (line) => text(noteOf(line)), false),
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
