/** One calculation for the screen: the trials that are ticked, in the chosen measure, with only the view that is shown. */
import { pool } from '#domain/pooling/pool.ts';
import type { OkPool, PoolInput, Refusal } from '#domain/pooling/pool-records.ts';
import { inputOf } from '#domain/pooling/resolve-analysis.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import type { Choice } from './choice.ts';

export interface Run {
  readonly result: OkPool | null;
  readonly refusals: readonly Refusal[];
}

export function runPool(
  { members }: Pick<ResolvedAnalysis, 'members'>,
  { measure, included, view }: Pick<Choice, 'measure' | 'included' | 'view'>,
): Run {
  const views: PoolInput['views'] = view === 'leave-one-out' || view === 'cumulative' ? [view] : [];
  const input = inputOf({ measure, members }, new Set(included), views);
  if (input === null) return { result: null, refusals: [] };
  const result = pool(input);
  return result.status === 'ok' ? { result, refusals: [] } : { result: null, refusals: result.refusals };
}

/** Every trial, counted or not: where those left out would lie. */
export function runAll(resolved: Pick<ResolvedAnalysis, 'members'>, measure: Choice['measure']): OkPool | null {
  return runPool(resolved, { measure, included: resolved.members.map(({ id }) => id), view: 'studies' }).result;
}

/** People in the trials that are counted; null where one does not say how many it had, or none is counted. */
export function peopleIn(result: Pick<OkPool, 'studies'> | null): number | null {
  const sum = (result?.studies ?? []).reduce<number | null>(
    (all, { people }) => (all === null || people === null ? null : all + people),
    0,
  );
  return sum === 0 ? null : sum;
}
