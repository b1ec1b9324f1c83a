/** Gives a number to every source that the page itself points at, in the order in which a reader meets them. */
import type { FindingRef } from '#domain/evidence/records.ts';
import type { ConditionPage } from '#ipc/views.ts';
import { STATUSES } from '../../ui/marks.ts';
import { LEVELS } from '../../ui/words.ts';

/** What a source carries on this page: the first of these that it serves decides how long it keeps its full reference. */
type Role = 'figure' | 'claim' | 'sentence';

export interface NumberedSource {
  readonly id: string;
  readonly number: number;
  readonly role: Role;
  /** The whole reference in Vancouver form. */
  readonly citation: string;
  /** Enough to find it by: short name and journal. */
  readonly short: string;
  /** "abstract; partly verified" */
  readonly read: string;
}

export interface Numbering {
  readonly sources: readonly NumberedSource[];
  /** Sources of this condition that no line of the page rests on. */
  readonly others: number;
  readonly numberOf: ReadonlyMap<string, number>;
}

function refsInReadingOrder({ condition, claims }: ConditionPage): readonly (readonly [Role, readonly FindingRef[]])[] {
  return [
    ['figure', condition.labelStatus.refs],
    ['figure', condition.keyNumbers.map((key) => key.ref)],
    ['figure', condition.absolute.map((effect) => effect.ref)],
    ['figure', condition.explanation?.refs ?? []],
    ['claim', claims.flatMap((claim) => [...claim.refsFor, ...claim.refsAgainst])],
    ['sentence', [...condition.cautions, ...condition.harms].flatMap((item) => item.refs)],
  ];
}

export function numberSources(page: ConditionPage): Numbering {
  const known = new Map(page.sources.map((source) => [source.id, source]));
  const shown = new Map(page.keyFindings.map((finding) => [finding.sourceId, finding]));
  const numberOf = new Map<string, number>();
  const sources: NumberedSource[] = [];
  for (const [role, refs] of refsInReadingOrder(page)) {
    for (const { source: id } of refs) {
      const full = known.get(id);
      const finding = shown.get(id);
      if (numberOf.has(id) || (full === undefined && finding === undefined)) continue;
      const number = sources.length + 1;
      numberOf.set(id, number);
      if (full !== undefined) {
        const short = full.journal === null ? full.shortName : `${full.shortName}, ${full.journal}`;
        sources.push({
          id,
          number,
          role,
          citation: full.citation,
          short: `${short}.`,
          read: readText(full.bestLevel, full.status),
        });
      } else if (finding !== undefined) {
        // A source that belongs to other conditions: named, with the place read; its reference stands in the app.
        const name = `${finding.sourceName}.`;
        sources.push({
          id,
          number,
          role,
          citation: finding.place.title === null ? name : `${name} ${finding.place.title}.`,
          short: name,
          read: readText(finding.place.level, finding.status),
        });
      }
    }
  }
  return { sources, others: page.sources.filter((source) => !numberOf.has(source.id)).length, numberOf };
}

function readText(level: keyof typeof LEVELS, status: keyof typeof STATUSES): string {
  return `${LEVELS[level]}; ${STATUSES[status].word.toLowerCase()}`;
}

const fullUntil: Readonly<Record<Role, number>> = { sentence: 4, claim: 5, figure: 6 };

/**
 * The reference as it is printed at a level of tightness. First the second identifier goes, then the references of
 * single sentences are cut to a name that can be looked up, then those of claims. A number never goes.
 */
export function referenceText(source: NumberedSource, tight: number): string {
  if (tight >= fullUntil[source.role]) return source.short;
  return tight >= 3 && source.citation.includes(' doi:')
    ? source.citation.replace(/ PMID: \d+\.$/, '')
    : source.citation;
}

/** "[2, 5]", or nothing when no source of the sentence is on the page. */
export function citeText(refs: readonly FindingRef[], numberOf: ReadonlyMap<string, number>): string {
  const numbers = [
    ...new Set(refs.map((ref) => numberOf.get(ref.source)).filter((number) => number !== undefined)),
  ].sort((left, right) => left - right);
  return numbers.length === 0 ? '' : `[${numbers.join(', ')}]`;
}
