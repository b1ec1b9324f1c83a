/** What changed in the evidence, and whether it was looked at on this computer. */
import type { ChangeQueries } from '#db/queries/changes.ts';
import type { SeenQueries } from '#db/queries/seen.ts';
import type { EvidenceChanges } from '#domain/evidence/changes.ts';
import { writing } from './ward-writing.ts';

/** @param seen null: no ward file, so nothing is remembered and nobody is told of an update */
export function changesService(changes: ChangeQueries, seen: SeenQueries | null) {
  return {
    view: (): EvidenceChanges => ({ ...changes.all(), lastSeen: seen?.version() ?? null }),
    seen(): Record<string, never> {
      if (seen?.writable === true)
        writing('The version last looked at', () => {
          seen.keep(changes.all().version);
        });
      return {};
    },
  };
}

export type ChangesService = ReturnType<typeof changesService>;
