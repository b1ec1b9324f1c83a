/** What a condition or a claim is worth, shown beside its search result. Both lists are already in memory. */
import type { CertaintyLevel, ClaimVerdict, Verdict } from '#domain/evidence/records.ts';
import { claimList, conditionList } from '../../state/library.ts';

export interface Standings {
  readonly conditions: ReadonlyMap<string, { readonly verdict: Verdict; readonly certainty: CertaintyLevel }>;
  readonly claims: ReadonlyMap<string, ClaimVerdict>;
}

export const NO_STANDINGS: Standings = { conditions: new Map(), claims: new Map() };

export async function loadStandings(): Promise<Standings> {
  const [conditions, claims] = await Promise.all([conditionList(), claimList()]);
  return {
    conditions: new Map(conditions.map((item) => [item.id, item])),
    claims: new Map(claims.map((item) => [item.id, item.verdict])),
  };
}
