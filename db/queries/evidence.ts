/** Reads of the evidence store. One prepared statement per question; rows become records at this edge. */
import type { Claim, Condition, Finding, Source } from '#domain/evidence/records.ts';
import type { Limit, Product, Regimen } from '#domain/dosing/records.ts';
import { blankUnread } from '#domain/evidence/shown.ts';
import type { Analysis } from '#domain/evidence/analysis-records.ts';
import type { ConditionSummary, SafetyPage, SourceSummary } from '#domain/evidence/views.ts';
import type { AntidoteRow, Comparison, EmergencyStep, LadderRow, Lesson } from '#domain/evidence/safety-records.ts';
import type { EvidenceDb } from '../open.ts';

interface RecordRow {
  readonly record: string;
}

interface SourceRow extends RecordRow {
  readonly id: string;
  readonly best_level: string;
  readonly people: number | null;
  readonly finding_count: number;
}

/**
 * No second check: the compiler parsed every record with this schema, the hash proves the bytes are the compiler's, and
 * the router parses what leaves. Parsing here too would double the time to open a page.
 */
function read<T>(row: RecordRow): T {
  return JSON.parse(row.record) as T;
}

const summaryColumns = `s.id, s.best_level, s.people, s.finding_count, s.record`;

export function evidenceQueries(db: EvidenceDb) {
  const statements = {
    pack: db.prepare<[], { key: string; value: string }>('SELECT key, value FROM pack'),
    conditions: db.prepare<[], RecordRow>('SELECT record FROM condition ORDER BY position'),
    condition: db.prepare<[string], RecordRow>('SELECT record FROM condition WHERE id = ?'),
    conditionClaims: db.prepare<[string], RecordRow>(
      'SELECT c.record FROM claim c JOIN claim_condition cc ON cc.claim_id = c.id WHERE cc.condition_id = ? ORDER BY c.sentence_number, c.id',
    ),
    conditionRegimens: db.prepare<[string], RecordRow>(
      'SELECT r.record FROM regimen r JOIN regimen_condition rc ON rc.regimen_id = r.id WHERE rc.condition_id = ? ORDER BY r.position',
    ),
    conditionSources: db.prepare<[string], SourceRow>(
      `SELECT ${summaryColumns} FROM source s JOIN source_condition sc ON sc.source_id = s.id WHERE sc.condition_id = ? ORDER BY s.year DESC, s.id`,
    ),
    sources: db.prepare<[], SourceRow>(`SELECT ${summaryColumns} FROM source s ORDER BY s.year DESC, s.id`),
    source: db.prepare<[string], RecordRow>('SELECT record FROM source WHERE id = ?'),
    sourceSummary: db.prepare<[string], SourceRow>(`SELECT ${summaryColumns} FROM source s WHERE s.id = ?`),
    findings: db.prepare<[string], RecordRow>('SELECT record FROM finding WHERE source_id = ? ORDER BY position'),
    finding: db.prepare<[string, string], RecordRow>('SELECT record FROM finding WHERE source_id = ? AND id = ?'),
    claims: db.prepare<[], RecordRow>('SELECT record FROM claim ORDER BY sentence_number, id'),
    sourceClaims: db.prepare<[string], RecordRow>(
      'SELECT DISTINCT c.id, c.record FROM claim c JOIN claim_source cs ON cs.claim_id = c.id WHERE cs.source_id = ? ORDER BY c.id',
    ),
    regimens: db.prepare<[], RecordRow>('SELECT record FROM regimen ORDER BY position'),
    products: db.prepare<[], RecordRow>('SELECT record FROM product ORDER BY position'),
    limits: db.prepare<[], RecordRow>('SELECT record FROM dose_limit ORDER BY position'),
    analyses: db.prepare<[], RecordRow>('SELECT record FROM analysis ORDER BY condition_id, id'),
    analysis: db.prepare<[string], RecordRow>('SELECT record FROM analysis WHERE id = ?'),
    safety: db.prepare<[string], RecordRow>('SELECT record FROM safety WHERE kind = ? ORDER BY position'),
  };

  function parseSource(row: RecordRow): { source: Source; citationText: string } {
    const { citationText, ...rest } = JSON.parse(row.record) as Record<string, unknown>;
    // As in `read`: compiled from a parsed source.
    return { source: { ...rest, findings: [] } as unknown as Source, citationText: String(citationText) };
  }

  function summary(row: SourceRow): SourceSummary {
    const { source: record, citationText } = parseSource(row);
    return {
      id: record.id,
      shortName: record.shortName,
      design: record.design,
      year: record.citation.year,
      title: record.citation.title,
      journal: record.citation.containerTitle,
      citation: citationText,
      status: record.status,
      // Written by the compiler from the same list of levels.
      bestLevel: row.best_level as SourceSummary['bestLevel'],
      conditions: record.conditions,
      people: row.people,
      findings: row.finding_count,
    };
  }

  function conditionSummary(record: Condition): ConditionSummary {
    return {
      id: record.id,
      name: record.name,
      group: record.group,
      verdict: record.verdict,
      certainty: record.certainty.level,
      bottomLine: record.bottomLine,
      labelled: record.labelStatus.kind === 'labelled',
      synonyms: record.synonyms,
    };
  }

  return {
    pack(): { version: string; reviewDue: string } {
      const values = new Map(statements.pack.all().map((row) => [row.key, row.value]));
      return { version: values.get('version') ?? 'unknown', reviewDue: values.get('reviewDue') ?? 'unknown' };
    },
    counts() {
      const count = (table: string): number =>
        db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
      return {
        conditions: count('condition'),
        sources: count('source'),
        findings: count('finding'),
        claims: count('claim'),
        regimens: count('regimen'),
        products: count('product'),
        limits: count('dose_limit'),
      };
    },
    conditions: (): ConditionSummary[] =>
      statements.conditions.all().map((row) => conditionSummary(read<Condition>(row))),
    condition(id: string): Condition | null {
      const row = statements.condition.get(id);
      return row === undefined ? null : read<Condition>(row);
    },
    conditionSummary(id: string): ConditionSummary | null {
      const row = statements.condition.get(id);
      return row === undefined ? null : conditionSummary(read<Condition>(row));
    },
    claimsOfCondition: (id: string): Claim[] => statements.conditionClaims.all(id).map((row) => read<Claim>(row)),
    regimensOfCondition: (id: string): Regimen[] =>
      statements.conditionRegimens.all(id).map((row) => read<Regimen>(row)),
    sourcesOfCondition: (id: string): SourceSummary[] => statements.conditionSources.all(id).map(summary),
    sources: (): SourceSummary[] => statements.sources.all().map(summary),
    sourceSummary(id: string): SourceSummary | null {
      const row = statements.sourceSummary.get(id);
      return row === undefined ? null : summary(row);
    },
    /** The source with its findings, unread figures blanked. */
    source(id: string): { source: Source; citationText: string } | null {
      const row = statements.source.get(id);
      if (row === undefined) return null;
      const parsed = parseSource(row);
      const findings = statements.findings
        .all(id)
        .map((item) => blankUnread(read<Finding>(item), parsed.source.status));
      return { source: { ...parsed.source, findings }, citationText: parsed.citationText };
    },
    finding(sourceId: string, id: string, status: Source['status']): Finding | null {
      const row = statements.finding.get(sourceId, id);
      return row === undefined ? null : blankUnread(read<Finding>(row), status);
    },
    claims: (): Claim[] => statements.claims.all().map((row) => read<Claim>(row)),
    claimsOfSource: (id: string): Claim[] => statements.sourceClaims.all(id).map((row) => read<Claim>(row)),
    regimens: (): Regimen[] => statements.regimens.all().map((row) => read<Regimen>(row)),
    products: (): Product[] => statements.products.all().map((row) => read<Product>(row)),
    limits: (): Limit[] => statements.limits.all().map((row) => read<Limit>(row)),
    analyses: (): Analysis[] => statements.analyses.all().map((row) => read<Analysis>(row)),
    analysis(id: string): Analysis | null {
      const row = statements.analysis.get(id);
      return row === undefined ? null : read<Analysis>(row);
    },
    /** The source as recorded, unread figures included: for pooling, which refuses them by name. Never sent to a page. */
    rawSource(id: string): Source | null {
      const row = statements.source.get(id);
      if (row === undefined) return null;
      return { ...parseSource(row).source, findings: statements.findings.all(id).map((item) => read<Finding>(item)) };
    },
    safety: (): SafetyPage => ({
      emergency: statements.safety.all('emergency').map((row) => read<EmergencyStep>(row)),
      antidotes: statements.safety.all('antidote').map((row) => read<AntidoteRow>(row)),
      ladder: statements.safety.all('ladder').map((row) => read<LadderRow>(row)),
      comparisons: statements.safety.all('comparison').map((row) => read<Comparison>(row)),
      lessons: statements.safety.all('lesson').map((row) => read<Lesson>(row)),
    }),
  };
}

export type EvidenceQueries = ReturnType<typeof evidenceQueries>;
