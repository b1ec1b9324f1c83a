/** Counts over the records: what was read and what was not, and where every dossier record ended up. Pure. */
import type { CertaintyLevel, Finding, gradeDomains, PlaceRead, Source } from '#domain/evidence/records.ts';
import { blankUnread } from '#domain/evidence/shown.ts';
import { bestLevel } from './compile.ts';
import type { Records } from './load.ts';

export interface Dossier {
  readonly kind: string;
  readonly ids: readonly string[];
}

export interface FigureCount {
  readonly figure: string;
  readonly read: number;
  readonly notRead: number;
}

/** A record of the dossiers: where it is now, or why it is not. */
export interface DossierRecord {
  readonly dossier: string;
  readonly id: string;
  readonly state: 'in the store' | 'listed with a reason' | 'missing';
  readonly becameOf: string | null;
  readonly reason: string | null;
}

/** The figures of a finding by name; a figure the source does not print is absent and counted nowhere. */
function figures(finding: Finding): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const add = (name: string, value: unknown): void => {
    if (value !== null) found.set(name, value);
  };
  for (const name of ['estimate', 'interval', 'p', 'i2', 'studies', 'people'] as const) add(name, finding[name]);
  for (const [index, arm] of finding.arms.entries()) {
    for (const name of ['n', 'events', 'mean', 'sd'] as const) add(`arm ${name} ${index}`, arm[name]);
  }
  return found;
}

export function figureCounts(sources: readonly Source[]): FigureCount[] {
  const counts = new Map<string, { read: number; notRead: number }>();
  for (const source of sources) {
    for (const finding of source.findings) {
      const shown = figures(blankUnread(finding, source.status));
      for (const key of figures(finding).keys()) {
        const name = key.replace(/ \d+$/, '');
        const count = counts.get(name) ?? { read: 0, notRead: 0 };
        if (shown.has(key)) count.read += 1;
        else count.notRead += 1;
        counts.set(name, count);
      }
    }
  }
  return [...counts]
    .map(([figure, count]) => ({ figure, ...count }))
    .sort((a, b) => b.read - a.read || (a.figure < b.figure ? -1 : 1));
}

export function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const primary: ReadonlySet<PlaceRead['level']> = new Set(['primary-fulltext', 'primary-abstract']);

/** Claims none of whose references was read in a primary document. */
export function claimsWithoutPrimary(records: Records): { id: string; verdict: string; refs: string[] }[] {
  const level = new Map(records.sources.map((source) => [source.id, bestLevel(source)]));
  return records.claims.flatMap((claim) => {
    const refs = [...new Set([...claim.refsFor, ...claim.refsAgainst].map((ref) => ref.source))];
    const read = refs.some((id) => {
      const best = level.get(id);
      return best !== undefined && primary.has(best);
    });
    return read ? [] : [{ id: claim.id, verdict: claim.verdict, refs }];
  });
}

export interface GradeLine {
  readonly id: string;
  readonly verdict: string;
  readonly level: CertaintyLevel;
  readonly startsAt: string;
  readonly downs: Readonly<Record<(typeof gradeDomains)[number], number | null>>;
  /** Domains that could not be judged from what was read. */
  readonly notJudged: number;
  /** The level that the downs alone give; it may differ only with a reason in `other`. */
  readonly fromDowns: CertaintyLevel;
  readonly reasons: Readonly<Record<(typeof gradeDomains)[number], string>>;
  readonly other: string | null;
}

const levels: readonly CertaintyLevel[] = ['very-low', 'low', 'moderate', 'high'];

export function gradeLines(records: Records): GradeLine[] {
  return records.conditions.map(({ id, verdict, certainty }) => {
    const { riskOfBias, inconsistency, indirectness, imprecision, publicationBias } = certainty;
    const downs = {
      riskOfBias: riskOfBias.down,
      inconsistency: inconsistency.down,
      indirectness: indirectness.down,
      imprecision: imprecision.down,
      publicationBias: publicationBias.down,
    };
    const down = Object.values(downs).reduce<number>((sum, value) => sum + (value ?? 0), 0);
    const start = certainty.startsAt === 'high' ? 3 : 1;
    return {
      id,
      verdict,
      level: certainty.level,
      startsAt: certainty.startsAt,
      downs,
      notJudged: Object.values(downs).filter((value) => value === null).length,
      fromDowns: levels[Math.max(0, start - down)] ?? 'very-low',
      reasons: {
        riskOfBias: riskOfBias.reason,
        inconsistency: inconsistency.reason,
        indirectness: indirectness.reason,
        imprecision: imprecision.reason,
        publicationBias: publicationBias.reason,
      },
      other: certainty.other,
    };
  });
}

/** Rows of the tables in a LEFT-OUT.md file: id in backquotes, what became of it, why. */
export function leftOut(markdown: string): Map<string, { becameOf: string; reason: string }> {
  const rows = new Map<string, { becameOf: string; reason: string }>();
  for (const line of markdown.split('\n')) {
    const match = /^\|\s*`([^`]+)`\s*\|([^|]*)\|([^|]*)\|\s*$/.exec(line);
    if (match?.[1] !== undefined && !rows.has(match[1]))
      rows.set(match[1], { becameOf: (match[2] ?? '').trim(), reason: (match[3] ?? '').trim() });
  }
  return rows;
}

/** @param stored ids in the store, by kind */
export function dossierRecords(
  dossiers: Readonly<Record<string, Dossier>>,
  stored: ReadonlyMap<string, ReadonlySet<string>>,
  reasons: ReadonlyMap<string, { becameOf: string; reason: string }>,
): DossierRecord[] {
  return Object.entries(dossiers).flatMap(([dossier, { kind, ids }]) =>
    ids.map((id): DossierRecord => {
      if (stored.get(kind)?.has(id) === true) return { dossier, id, state: 'in the store', becameOf: id, reason: null };
      const listed = reasons.get(id);
      if (listed !== undefined) return { dossier, id, state: 'listed with a reason', ...listed };
      return { dossier, id, state: 'missing', becameOf: null, reason: null };
    }),
  );
}
