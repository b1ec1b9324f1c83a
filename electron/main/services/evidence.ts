/** Answers about conditions, sources, claims and safety, joined for one page. Takes its queries; opens nothing. */
import type { EvidenceQueries } from '#db/queries/evidence.ts';
import type { FindingQueries } from '#db/queries/findings.ts';
import type { SearchQueries } from '#db/queries/search.ts';
import { exportSources, type ExportedFile, type ExportFormat } from '#domain/evidence/export/export.ts';
import type { FindingsAsked, FindingsPage } from '#domain/evidence/finding-list.ts';
import type { Analysis } from '#domain/evidence/analysis-records.ts';
import { resolveAnalysis } from '#domain/pooling/resolve-analysis.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import type {
  AnalysisSummary,
  ConditionPage,
  SafetyPage,
  SearchAnswer,
  ShownFinding,
  SourcePage,
} from '#domain/evidence/views.ts';
import type { Condition, FindingRef } from '#domain/evidence/records.ts';
import { RequestError } from '#ipc/result.ts';

function analysisSummary(record: Analysis): AnalysisSummary {
  const { id, title, condition, outcome, when, measure, standing, certainty } = record;
  return {
    id,
    title,
    condition,
    outcome,
    when,
    measure,
    standing,
    trials: record.members.length,
    published: record.published.length,
    certainty: certainty.level,
  };
}

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

export function evidenceService(queries: EvidenceQueries, search: SearchQueries, findings: FindingQueries) {
  /** Each source is read once however many of its findings a page points at. */
  function shownFindings(refs: readonly FindingRef[]): ShownFinding[] {
    const wanted = new Map<string, Set<string>>();
    for (const ref of refs) {
      if (ref.finding !== null) wanted.set(ref.source, (wanted.get(ref.source) ?? new Set()).add(ref.finding));
    }
    return [...wanted].flatMap(([sourceId, findings]) => {
      const found = queries.source(sourceId);
      if (found === null) return [];
      const { shortName, status, places } = found.source;
      return found.source.findings.flatMap((finding): ShownFinding[] => {
        const place = places[finding.place];
        return findings.has(finding.id) && place !== undefined
          ? [{ sourceId, sourceName: shortName, finding, place, status }]
          : [];
      });
    });
  }

  return {
    conditions: () => queries.conditions(),

    conditionPage(id: string): ConditionPage {
      const condition = queries.condition(id);
      if (condition === null) {
        throw new RequestError(
          'not-found',
          `There is no condition called "${id}". The list of conditions shows every name.`,
        );
      }
      const claims = queries.claimsOfCondition(id);
      const own = queries.sourcesOfCondition(id);
      const named = [...refsOf(condition), ...claims.flatMap((claim) => [...claim.refsFor, ...claim.refsAgainst])].map(
        (ref) => ref.source,
      );
      // A label or an overview belongs to no one condition; the page that quotes it lists it all the same.
      const elsewhere = [...new Set(named)]
        .filter((source) => !own.some((summary) => summary.id === source))
        .map((source) => queries.sourceSummary(source))
        .filter((summary) => summary !== null);
      return {
        condition,
        keyFindings: shownFindings(refsOf(condition)),
        claims,
        regimens: queries.regimensOfCondition(id),
        sources: [...own, ...elsewhere],
      };
    },

    sources: () => queries.sources(),

    sourcePage(id: string): SourcePage {
      const found = queries.source(id);
      if (found === null)
        throw new RequestError(
          'not-found',
          `There is no source called "${id}". The Evidence screen lists every source.`,
        );
      return {
        source: found.source,
        citation: found.citationText,
        claims: queries.claimsOfSource(id),
        conditions: found.source.conditions
          .map((conditionId) => queries.conditionSummary(conditionId))
          .filter((item) => item !== null),
      };
    },

    findings: (asked: FindingsAsked): FindingsPage => findings.findings(asked),

    exportSources(ids: readonly string[], format: ExportFormat): ExportedFile {
      const chosen = ids.map((id) => queries.source(id)?.source ?? null);
      const missing = ids.find((_id, index) => chosen[index] === null);
      if (missing !== undefined)
        throw new RequestError('not-found', `There is no source called "${missing}", so nothing was exported.`);
      return exportSources(
        format,
        chosen.filter((source) => source !== null),
      );
    },

    analyses: (): AnalysisSummary[] => queries.analyses().map(analysisSummary),

    analysis(id: string): ResolvedAnalysis {
      const record = queries.analysis(id);
      if (record === null)
        throw new RequestError(
          'not-found',
          `There is no analysis called "${id}". The Evidence screen lists every analysis.`,
        );
      const wanted = [...record.members, ...record.published, ...record.alongside].map((part) => part.source);
      const sources = [...new Set([...wanted, ...(record.baseline === null ? [] : [record.baseline.source])])]
        .map((sourceId) => queries.rawSource(sourceId))
        .filter((source) => source !== null);
      return resolveAnalysis(record, new Map(sources.map((source) => [source.id, source])));
    },

    claims: () => queries.claims(),
    search: (query: string, limit: number): SearchAnswer => search.search(query, limit),
    safety: (): SafetyPage => queries.safety(),
  };
}

export type EvidenceService = ReturnType<typeof evidenceService>;
