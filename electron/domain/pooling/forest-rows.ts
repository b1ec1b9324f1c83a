/**
 * The rows of a forest plot, from top to bottom, with every number a row needs: what the plot, the table view and the
 * CSV all show. Values are on the scale a reader expects (ratios as ratios). No positions; see `forest-geometry.ts`.
 */
import type { ShownModel } from '../evidence/analysis-records.ts';
import type { BriefPool, Fit, OkPool, PredictionInterval } from './pool-records.ts';
import type { ResolvedPublished } from './resolved-records.ts';

/** On the shown scale. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export type ForestRow =
  | {
      readonly kind: 'study';
      readonly id: string;
      readonly interval: Interval;
      /** Fraction of one; null without weight. */ readonly weight: number | null;
      readonly included: boolean;
    }
  | {
      readonly kind: 'step';
      readonly id: string;
      /** The trial left out of the sum, or the last one in it. */ readonly trial: string;
      readonly interval: Interval;
    }
  | {
      readonly kind: 'missing';
      readonly id: string;
      /** Of a step; null where a whole sum is missing. */ readonly trial: string | null;
      readonly reason: string;
    }
  | { readonly kind: 'diamond'; readonly id: string; readonly interval: Interval; readonly first: boolean }
  | { readonly kind: 'prediction'; readonly id: string; readonly low: number; readonly high: number }
  | { readonly kind: 'published'; readonly id: string; readonly interval: Interval }
  | { readonly kind: 'text'; readonly id: string; readonly text: string }
  | { readonly kind: 'gap'; readonly id: string };

const modelNames: Record<ShownModel['model'], string> = {
  fixed: 'Fixed effect',
  mantelHaenszel: 'Fixed effect, Mantel–Haenszel',
  peto: 'Fixed effect, Peto',
  DL: 'Random effects, DerSimonian–Laird',
  PM: 'Random effects, Paule–Mandel',
  REML: 'Random effects, REML',
};

export function modelName({ model, interval }: ShownModel): string {
  return isRandom(model) && interval === 'knappHartung' ? `${modelNames[model]}, Knapp–Hartung` : modelNames[model];
}

type RandomModel = 'DL' | 'PM' | 'REML';

export function isRandom(model: ShownModel['model']): model is RandomModel {
  return model === 'DL' || model === 'PM' || model === 'REML';
}

/** The fit of one model, out of a whole result or a subset's short form. */
export function fitOf(
  pool: Pick<OkPool, 'fixed' | 'mantelHaenszel' | 'peto' | 'random'> | BriefPool,
  { model, interval }: ShownModel,
): Fit {
  if (!isRandom(model)) return pool[model];
  const random = pool.random[model];
  if (random.status !== 'ok') return { status: 'not-available', reason: random.reason };
  return interval === 'knappHartung' ? random.knappHartung : random.z;
}

/** Higgins' interval where there is one: it allows for how little few studies say about their spread. */
export function predictionOf(result: OkPool, { model, interval }: ShownModel): PredictionInterval | null {
  if (!isRandom(model)) return null;
  const random = result.random[model];
  if (random.status !== 'ok') return null;
  return interval === 'knappHartung' ? random.prediction.knappHartung : random.prediction.higgins;
}

function pooledRow(id: string, fit: Fit, first: boolean): ForestRow {
  return fit.status === 'ok'
    ? { kind: 'diamond', id, interval: fit.shown, first }
    : { kind: 'missing', id, trial: null, reason: fit.reason };
}

export interface ForestView {
  readonly shown: ShownModel;
  /** The other model, drawn second so that the two can be compared; null for one diamond. */
  readonly beside: ShownModel | null;
  readonly mode: 'studies' | 'leave-one-out' | 'cumulative';
  /** Studies that are listed but not counted, with their own interval. */
  readonly leftOut: readonly { readonly id: string; readonly interval: Interval }[];
  readonly published: readonly ResolvedPublished[];
}

/** Weight of a study in the shown model, as a fraction of one. */
function weightOf(study: OkPool['studies'][number], model: ShownModel['model']): number | null {
  return study.weights[model];
}

function bodyRows(result: OkPool, { mode, shown, leftOut }: ForestView): ForestRow[] {
  const step = (id: string, trial: string, fit: Fit): ForestRow =>
    fit.status === 'ok'
      ? { kind: 'step', id, trial, interval: fit.shown }
      : { kind: 'missing', id, trial, reason: fit.reason };
  if (mode === 'leave-one-out')
    return result.leaveOneOut.map(({ without, pool }) => step(`Without ${without}`, without, fitOf(pool, shown)));
  if (mode === 'cumulative')
    return (result.cumulative ?? []).map(({ upTo, pool }) => step(`Up to ${upTo}`, upTo, fitOf(pool, shown)));
  const counted = result.studies.map((study): ForestRow => ({
    kind: 'study',
    id: study.id,
    interval: study.shown,
    weight: weightOf(study, shown.model),
    included: true,
  }));
  const others = leftOut.map(({ id, interval }): ForestRow => ({
    kind: 'study',
    id,
    interval,
    weight: null,
    included: false,
  }));
  return [...counted, ...others];
}

export function forestRows(result: OkPool, view: ForestView): ForestRow[] {
  const { shown, beside } = view;
  const rows = bodyRows(result, view);
  rows.push({ kind: 'gap', id: 'gap-pooled' }, pooledRow(modelName(shown), fitOf(result, shown), true));
  const prediction = predictionOf(result, shown) ?? (beside === null ? null : predictionOf(result, beside));
  if (beside !== null) rows.push(pooledRow(modelName(beside), fitOf(result, beside), false));
  if (prediction !== null)
    rows.push({ kind: 'prediction', id: 'Where a new study would be expected', ...prediction.shown });
  return [...rows, ...publishedRows(view.published)];
}

/** Published results on their own: the whole plot of a side-by-side analysis. */
export function publishedRows(published: readonly ResolvedPublished[]): ForestRow[] {
  if (published.length === 0) return [];
  return [
    { kind: 'gap', id: 'gap-published' },
    ...published.map(({ label, estimate, low, high, drawn, text, whyNotDrawn }): ForestRow =>
      drawn && estimate !== null && low !== null && high !== null
        ? { kind: 'published', id: label, interval: { estimate, low, high } }
        : { kind: 'text', id: label, text: [whyNotDrawn, text].filter((part) => part !== null).join(' ') },
    ),
  ];
}
