/** Lists that never change while the program runs (the evidence store is read-only), fetched once. */
import type { SourceSummary } from '#ipc/views.ts';
import { call } from '../api.ts';

/** Remembers a success and forgets a failure, so that a second try is a real one. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= load().catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}

export const conditionList = once(() => call('conditions:list', {}));
export const sourceList = once(() => call('sources:list', {}));
export const claimList = once(() => call('claims:list', {}));
export const safety = once(() => call('safety:get', {}));
export const sourcesById = once(
  async (): Promise<ReadonlyMap<string, SourceSummary>> =>
    new Map((await sourceList()).map((source) => [source.id, source])),
);
