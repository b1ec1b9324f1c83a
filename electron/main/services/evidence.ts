/** Answers about conditions, sources, claims and safety, joined for one page. Takes its queries; opens nothing. */
import type { EvidenceQueries } from '#db/queries/evidence.ts';
import type { SearchQueries } from '#db/queries/search.ts';
import type { ConditionPage, SafetyPage, SearchAnswer, ShownFinding, SourcePage } from '#domain/evidence/views.ts';
import type { Condition, FindingRef } from '#domain/evidence/records.ts';
import { RequestError } from '#ipc/result.ts';

function refsOf(condition: Condition): FindingRef[] {
  return [
    ...condition.keyNumbers.map((key) => key.ref),
    ...condition.absolute.map((effect) => effect.ref),
    ...condition.labelStatus.refs,
    ...condition.harms.flatMap((part) => part.refs),
    ...condition.cautions.flatMap((part) => part.refs),
    ...(condition.explanation?.refs ?? []),
  ];
}

export function evidenceService(queries: EvidenceQueries, search: SearchQueries) {
  function shown(ref: FindingRef): ShownFinding | null {
    if (ref.finding === null) return null;
    const found = queries.source(ref.source);
    const finding = found?.source.findings.find((item) => item.id === ref.finding);
    if (found === null || finding === undefined) return null;
    const place = found.source.places[finding.place];
    if (place === undefined) return null;
    return { sourceId: ref.source, sourceName: found.source.shortName, finding, place, status: found.source.status };
  }

  return {
    conditions: () => queries.conditions(),

    conditionPage(id: string): ConditionPage {
      const condition = queries.condition(id);
      if (condition === null) {
        throw new RequestError('not-found', `There is no condition called "${id}". The list of conditions shows every name.`);
      }
      const unique = new Map(refsOf(condition).map((ref) => [`${ref.source}#${ref.finding}`, ref]));
      return {
        condition,
        keyFindings: [...unique.values()].map(shown).filter((item): item is ShownFinding => item !== null),
        claims: queries.claimsOfCondition(id),
        regimens: queries.regimensOfCondition(id),
        sources: queries.sourcesOfCondition(id),
      };
    },

    sources: () => queries.sources(),

    sourcePage(id: string): SourcePage {
      const found = queries.source(id);
      if (found === null) throw new RequestError('not-found', `There is no source called "${id}". The Evidence screen lists every source.`);
      return {
        source: found.source,
        citation: found.citationText,
        claims: queries.claimsOfSource(id),
        conditions: found.source.conditions.map((conditionId) => queries.conditionSummary(conditionId)).filter((item) => item !== null),
      };
    },

    claims: () => queries.claims(),
    search: (query: string, limit: number): SearchAnswer => search.search(query, limit),
    safety: (): SafetyPage => queries.safety(),
  };
}

export type EvidenceService = ReturnType<typeof evidenceService>;
