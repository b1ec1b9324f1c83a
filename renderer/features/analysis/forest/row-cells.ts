/**
 * What one row of the forest table writes, as plain text: a cell whose text is the same after a tick is left alone, so
 * that a hundred rows follow in time.
 */
import type { PoolMeasure } from '#domain/pooling/pool-records.ts';
import type { Arms } from '../logic/arms.ts';
import type { Choice } from '../logic/choice.ts';
import type { ForestLine } from '../logic/forest-line.ts';
import { estimateOf, rangeOf, weightOf } from '../logic/pooled-text.ts';

export type KeyShape = 'fixed' | 'random' | 'prediction' | 'published' | null;

/** The small key before a name. */
export function keyShapeOf({ row, model }: ForestLine): KeyShape {
  if (row.kind === 'diamond') return model ?? 'fixed';
  return row.kind === 'prediction' || row.kind === 'published' ? row.kind : null;
}

/** The cells before the plot. */
export interface RowHead {
  readonly name: string;
  /** The year a name ends in: it stays in sight when a long name is cut. Empty when it ends otherwise. */
  readonly year: string;
  readonly shape: KeyShape;
  /** Of a trial: what its box counts; null for every other row. */
  readonly trial: string | null;
  readonly trace: ForestLine['trace'];
  readonly arms: Arms | null;
  /** A name of several words that may take more than one line. */
  readonly wide: boolean;
}

const heads = new WeakMap<object, RowHead>();

/** Those of a trial never change, so they are one object for as long as the trial is there. */
export function rowHead(line: ForestLine): RowHead {
  const { member, name, trace, arms, row } = line;
  const before = member === null ? undefined : heads.get(member);
  if (before?.arms === arms) return before;
  const shape = keyShapeOf(line);
  const wide = member === null && row.kind !== 'step';
  const [, start, year] = (wide ? null : /^(.*)\s(\d{4})$/.exec(name)) ?? [];
  const head = { name: start ?? name, year: year ?? '', shape, trial: member?.id ?? null, trace, arms, wide };
  if (member !== null) heads.set(member, head);
  return head;
}

/** Words that stand where the plot and the figures would be. */
export function toldInstead({ row }: ForestLine): string | null {
  if (row.kind === 'text') return row.text;
  return row.kind === 'missing' ? row.reason : null;
}

export interface RowLook {
  readonly out: boolean;
  readonly pooled: boolean;
  /** It weighs far more than its share: it decides. */
  readonly heavy: boolean;
  /** Of a trial whether it counts; undefined for every other row. */
  readonly selected: boolean | undefined;
}

export function rowLook({ row, member, weights }: ForestLine, choice: Choice): RowLook {
  const out = row.kind === 'study' && !row.included;
  const share = choice.diamonds === 'random' ? weights.random : weights.fixed;
  return {
    out,
    pooled: row.kind === 'diamond' || row.kind === 'prediction' || row.kind === 'missing',
    heavy: choice.view === 'studies' && share !== null && share >= Math.max(0.1, 1.6 / choice.included.length),
    selected: member === null ? undefined : !out,
  };
}

export interface FigureCells {
  readonly estimate: string;
  readonly range: string;
  readonly secondEstimate: string;
  readonly secondRange: string;
  readonly fixed: string;
  readonly random: string;
}

function weightText({ row, model, weights }: ForestLine, column: 'fixed' | 'random'): string {
  if (row.kind === 'diamond' && model === column) return '100';
  const weight = weights[column];
  return weight === null ? '' : weightOf(weight);
}

export function figureCells(line: ForestLine, measure: PoolMeasure): FigureCells {
  const { interval, second, row } = line;
  return {
    estimate: interval === null || row.kind === 'prediction' ? '' : estimateOf(interval.estimate, measure),
    range: interval === null ? '' : rangeOf(interval, measure),
    secondEstimate: second === null ? '' : estimateOf(second.estimate, measure),
    secondRange: second === null ? '' : rangeOf(second, measure),
    fixed: weightText(line, 'fixed'),
    random: weightText(line, 'random'),
  };
}
