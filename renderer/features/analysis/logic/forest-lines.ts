/**
 * The lines of a forest plot with every word and number they show: the screen, the table view, the copied picture and
 * the printed page are all drawn from these. Positions are not known here; see `#domain/pooling/forest-geometry.ts`.
 */
import type { ShownModel } from '#domain/evidence/analysis-records.ts';
import {
  fitOf,
  forestRows,
  modelName,
  publishedRows,
  type ForestRow,
  type Interval,
} from '#domain/pooling/forest-rows.ts';
import type { Fit, OkPool, PoolMeasure } from '#domain/pooling/pool-records.ts';
import type { ResolvedAnalysis, ResolvedMember } from '#domain/pooling/resolved-records.ts';
import { plotWords } from '../../../messages/analysis-plot.ts';
import { armsOf } from './arms.ts';
import { fixedModel, modelsOf, publishedIn, randomModel, type Choice } from './choice.ts';
import type { ForestLine } from './forest-line.ts';
import { sentenceOf } from './line-sentence.ts';
import { modelWords } from './words.ts';

export interface Drawn {
  readonly lines: readonly ForestLine[];
  readonly shown: ShownModel;
  readonly beside: ShownModel | null;
  readonly leftOut: readonly ResolvedMember[];
}

type Pooled = OkPool | null;

function intervalOf(row: ForestRow): Interval | null {
  if (row.kind === 'prediction') return { estimate: Number.NaN, low: row.low, high: row.high };
  return 'interval' in row ? row.interval : null;
}

function shownOf(fit: Fit): Interval | null {
  return fit.status === 'ok' ? fit.shown : null;
}

/** The second model's figures for each step, by its trial. */
function secondOf(result: OkPool, view: Choice['view'], beside: ShownModel | null): Map<string, Interval | null> {
  if (beside === null) return new Map();
  if (view === 'leave-one-out')
    return new Map(result.leaveOneOut.map(({ without, pool }) => [without, shownOf(fitOf(pool, beside))]));
  if (view !== 'cumulative') return new Map();
  return new Map((result.cumulative ?? []).map(({ upTo, pool }) => [upTo, shownOf(fitOf(pool, beside))]));
}

/** Trials keep their place whether counted or not; all other rows follow as they came. */
function inRecordOrder(rows: readonly ForestRow[], members: readonly ResolvedMember[]): ForestRow[] {
  const place = new Map(members.map(({ id }, index) => [id, index]));
  const studies = rows.filter((row) => row.kind === 'study');
  studies.sort((left, right) => (place.get(left.id) ?? 0) - (place.get(right.id) ?? 0));
  return [...studies, ...rows.filter((row) => row.kind !== 'study')];
}

/** @param result of the counted trials; null when none is. @param all of every trial, for those left out */
export function forestLines(resolved: ResolvedAnalysis, choice: Choice, result: Pooled, all: Pooled): Drawn {
  const { members, analysis } = resolved;
  const { measure, view } = choice;
  const { shown, beside } = modelsOf(choice, analysis.shown);
  const published = publishedIn(measure, resolved);
  const counted = new Set(choice.included);
  const leftOut = members.filter(({ id }) => !counted.has(id));
  const own = new Map((all?.studies ?? []).map((study) => [study.id, study.shown]));
  const outside = leftOut.flatMap(({ id }) => {
    const interval = own.get(id);
    return interval === undefined ? [] : [{ id, interval }];
  });
  const mode = view === 'funnel' ? 'studies' : view;
  const rows =
    result === null
      ? [
          ...outside.map(({ id, interval }): ForestRow => ({
            kind: 'study',
            id,
            interval,
            weight: null,
            included: false,
          })),
          ...publishedRows(published),
        ]
      : forestRows(result, { shown, beside, mode, leftOut: outside, published });
  const weights = new Map((result?.studies ?? []).map((study) => [study.id, study.weights]));
  const seconds = result === null ? new Map<string, Interval | null>() : secondOf(result, view, beside);
  const lines = inRecordOrder(rows, members).map((row): ForestLine => {
    const member = row.kind === 'study' ? (members.find(({ id }) => id === row.id) ?? null) : null;
    const isPublished = row.kind === 'published' || row.kind === 'text';
    const source = isPublished ? (published.find(({ label }) => label === row.id) ?? null) : null;
    const traced = member ?? source;
    const own = weights.get(row.id);
    const model = modelKind(row, choice);
    const line = {
      key: `${row.kind} ${row.id}`,
      row,
      name: nameOf(row, choice, model),
      member,
      published: source,
      arms: member === null ? null : armsOf(member),
      interval: intervalOf(row),
      second: ('trial' in row && row.trial !== null ? seconds.get(row.trial) : null) ?? null,
      weights: { fixed: own?.[choice.fixed] ?? null, random: own?.[choice.random] ?? null },
      model,
      // The record itself carries both names, and is the same object after every tick.
      trace: traced,
    };
    return { ...line, sentence: sentenceOf(line, measure, result?.k ?? 0) };
  });
  return { lines, shown, beside, leftOut };
}

function modelKind(row: ForestRow, choice: Choice): 'fixed' | 'random' | null {
  if (row.kind !== 'diamond' && row.kind !== 'missing') return null;
  if (row.id === modelName(randomModel(choice))) return 'random';
  return row.id === modelName(fixedModel(choice)) ? 'fixed' : null;
}

function nameOf(row: ForestRow, choice: Choice, model: ForestLine['model']): string {
  if (row.kind === 'prediction') return plotWords.rows.prediction;
  if ('trial' in row && row.trial !== null)
    return choice.view === 'cumulative' ? plotWords.rows.upTo(row.trial) : plotWords.rows.without(row.trial);
  if (model === null) return row.id;
  return modelWords(model === 'random' ? randomModel(choice) : fixedModel(choice));
}

/** What the axis must hold. Trials left out stay on it, so that nothing else moves when one is unticked. */
export function extentsOf(
  lines: readonly ForestLine[],
  all: Pooled,
  view: Choice['view'],
): { intervals: Interval[]; whole: Interval[] } {
  const studies = view === 'studies' ? (all?.studies ?? []).map((study) => study.shown) : [];
  const whole: Interval[] = [];
  const intervals = [...studies];
  for (const { row, interval } of lines) {
    if (interval === null || row.kind === 'study') continue;
    if (row.kind === 'diamond') whole.push(interval);
    else if (row.kind === 'prediction') intervals.push({ ...interval, estimate: middle(whole) });
    else intervals.push(interval);
  }
  return { intervals, whole };
}

/** The prediction interval has no estimate of its own; it is centred on the diamond above it. */
function middle(whole: readonly Interval[]): number {
  return whole.at(-1)?.estimate ?? Number.NaN;
}

export function scaleOf(measure: PoolMeasure): 'log' | 'linear' {
  return measure === 'OR' || measure === 'RR' || measure === 'HR' ? 'log' : 'linear';
}
