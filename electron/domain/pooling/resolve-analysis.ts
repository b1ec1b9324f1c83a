/**
 * From an analysis record to figures: looks up every finding it names, refuses what was not read, combines arms, brings
 * scales together, and says in sentences what does not fit. Nothing is pooled here; `pool` takes the `input`.
 */
import type { Analysis, AnalysisMember, PublishedBeside } from '../evidence/analysis-records.ts';
import type { Finding, Source } from '../evidence/records.ts';
import { blankUnread } from '../evidence/shown.ts';
import { combineCounts, combineMeans, type CountArm, type MeanArm } from './combine-arms.ts';
import type { PoolInput, PoolMeasure, PoolStudy } from './pool-records.ts';
import type { ResolvedAnalysis, ResolvedMember, ResolvedPublished } from './resolved-records.ts';

type Sources = ReadonlyMap<string, Source>;
type Found = { readonly source: Source; readonly stored: Finding; readonly seen: Finding };

function find(sources: Sources, sourceId: string, findingId: string): Found | string {
  const source = sources.get(sourceId);
  if (source === undefined) return `there is no source ${sourceId}`;
  const stored = source.findings.find((finding) => finding.id === findingId);
  if (stored === undefined) return `the source ${sourceId} has no finding ${findingId}`;
  return { source, stored, seen: blankUnread(stored, source.status) };
}

/** The finding's sentence where it was read. */
function textOf({ source, stored }: Found): string | null {
  return source.status === 'recall-only' || stored.unread.includes('text') ? null : stored.text;
}

type Arm = Finding['arms'][number];

/** Arms as seen, with the sizes the member says it assumes put back. */
function armsOf({ source, stored, seen }: Found, assumes: readonly string[]): Arm[] {
  if (source.status === 'recall-only') return [];
  return seen.arms.map((arm, index) =>
    assumes.includes(`arms.${index}.n`) ? { ...arm, n: stored.arms[index]?.n ?? null } : arm,
  );
}

function countArms(arms: readonly Arm[]): CountArm[] | null {
  const complete = arms.flatMap(({ events, n }) => (events === null || n === null ? [] : [{ events, n }]));
  return complete.length === arms.length && arms.length > 0 ? complete : null;
}

function meanArms(arms: readonly Arm[]): MeanArm[] | null {
  const complete = arms.flatMap(({ mean, sd, n }) =>
    mean === null || sd === null || n === null ? [] : [{ mean, sd, n }],
  );
  return complete.length === arms.length && arms.length > 0 ? complete : null;
}

/** A multiple without the tail of binary rounding (0.1 × 4.2 is 0.42, not 0.42000000000000004). */
function times(value: number, by: number): number {
  return by === 1 ? value : Number((value * by).toPrecision(12));
}

type Figures = Omit<PoolStudy, 'id' | 'year' | 'group'>;

function figuresFromArms(found: Found, member: AnalysisMember, measure: PoolMeasure): Figures | string {
  if (found.stored.comparison !== 'between-arms') return 'the finding does not compare arms';
  const arms = armsOf(found, member.assumes);
  const treated = arms.filter((arm) => arm.isMagnesium);
  const control = arms.filter((arm) => !arm.isMagnesium);
  if (measure === 'MD' || measure === 'SMD') {
    const one = meanArms(treated);
    const two = meanArms(control);
    if (one === null || two === null) return 'a mean, a standard deviation or an arm size was not read';
    const a = combineMeans(one);
    const b = combineMeans(two);
    const by = member.multiplyBy;
    return {
      n1: a.n,
      mean1: times(a.mean, by),
      sd1: times(a.sd, by),
      n2: b.n,
      mean2: times(b.mean, by),
      sd2: times(b.sd, by),
    };
  }
  const one = countArms(treated);
  const two = countArms(control);
  if (one === null || two === null) return 'a count or an arm size was not read';
  if (member.multiplyBy !== 1) return 'counts cannot be multiplied';
  const a = combineCounts(one);
  const b = combineCounts(two);
  return { events1: a.events, n1: a.n, events2: b.events, n2: b.n };
}

function figuresFromEffect({ seen }: Found, member: AnalysisMember, measure: PoolMeasure): Figures | string {
  if (seen.unread.includes('measure')) return 'the measure was not read';
  if (seen.measure !== measure) return `the finding is ${seen.measure}, the analysis ${measure}`;
  if (seen.estimate === null || seen.interval === null) return 'the estimate or its interval was not read';
  if (member.multiplyBy !== 1 && measure !== 'MD') return 'only a mean difference can be multiplied';
  const by = member.multiplyBy;
  return {
    estimate: times(seen.estimate, by),
    low: times(seen.interval.low, by),
    high: times(seen.interval.high, by),
    level: seen.interval.level,
  };
}

function resolveMember(member: AnalysisMember, measure: PoolMeasure, sources: Sources): ResolvedMember | string {
  const found = find(sources, member.source, member.finding);
  if (typeof found === 'string') return found;
  const { source, stored } = found;
  const figures =
    member.use === 'arms' ? figuresFromArms(found, member, measure) : figuresFromEffect(found, member, measure);
  if (typeof figures === 'string') return `${member.source} / ${member.finding}: ${figures}`;
  const needless = member.assumes.find((field) => !stored.unread.includes(field));
  if (needless !== undefined)
    return `${member.source} / ${member.finding}: ${needless} was read and need not be assumed`;
  const id = member.label ?? source.shortName;
  return {
    id,
    source: source.id,
    finding: stored.id,
    status: source.status,
    study: { id, year: source.citation.year, group: member.group, ...figures },
    assumed: member.assumes.length > 0,
    startsOut: member.startsOut,
    note: member.note,
    text: textOf(found),
  };
}

function whyNotDrawn(
  { source, stored, seen }: Found,
  measure: PoolMeasure,
  unit: string | null,
  multiplied: boolean,
): string | null {
  if (source.status === 'recall-only' || stored.unread.includes('measure')) return 'Its measure was not read.';
  if (seen.estimate === null || seen.interval === null) return 'Its estimate or interval was not read.';
  if (seen.measure !== measure) return 'It is stated in another measure.';
  if (measure === 'MD' && stored.unread.includes('unit')) return 'Its scale was not read.';
  if (measure === 'MD' && seen.unit !== unit && !multiplied) return 'It is stated in another unit.';
  return null;
}

function resolvePublished(beside: PublishedBeside, record: Analysis, sources: Sources): ResolvedPublished | string {
  const found = find(sources, beside.source, beside.finding);
  if (typeof found === 'string') return found;
  const { source, stored, seen } = found;
  const why = whyNotDrawn(found, record.measure, record.unit, beside.multiplyBy !== 1);
  const by = why === null ? beside.multiplyBy : 1;
  return {
    label: beside.label,
    source: source.id,
    finding: stored.id,
    year: source.citation.year,
    status: source.status,
    measure: stored.unread.includes('measure') ? 'not read' : stored.measure,
    unit: stored.unread.includes('unit') ? null : stored.unit,
    estimate: seen.estimate === null ? null : times(seen.estimate, by),
    low: seen.interval === null ? null : times(seen.interval.low, by),
    high: seen.interval === null ? null : times(seen.interval.high, by),
    level: seen.interval?.level ?? null,
    drawn: why === null,
    whyNotDrawn: why,
    note: beside.note,
    text: textOf(found),
  };
}

/** Pool input of the members whose rows are ticked; null when none is. The screen calls this on every toggle. */
export function inputOf(
  resolved: Pick<ResolvedAnalysis, 'measure' | 'members'>,
  included: ReadonlySet<string>,
  views: PoolInput['views'] = [],
): PoolInput | null {
  const studies = resolved.members.filter((member) => included.has(member.id)).map((member) => member.study);
  return studies.length === 0 ? null : { measure: resolved.measure, level: 95, studies, views };
}

/** Never throws: what cannot be used stays out and is named in `problems`. Figures keep the unit of the analysis. */
export function resolveAnalysis(record: Analysis, sources: Sources): ResolvedAnalysis {
  const problems: string[] = [];
  const keep = <T extends object>(result: T | string): T[] => {
    if (typeof result !== 'string') return [result];
    problems.push(`Analysis ${record.id}: ${result}.`);
    return [];
  };
  const members = record.members.flatMap((member) => keep(resolveMember(member, record.measure, sources)));
  const published = record.published.flatMap((beside) => keep(resolvePublished(beside, record, sources)));
  const alongside = record.alongside.flatMap(({ source: sourceId, finding, why }) => {
    const source = sources.get(sourceId);
    if (source === undefined) return keep<never>(`there is no source ${sourceId}`);
    const found = finding === null ? null : find(sources, sourceId, finding);
    if (typeof found === 'string') return keep<never>(found);
    return [
      {
        label: source.shortName,
        source: sourceId,
        finding,
        year: source.citation.year,
        why,
        text: found === null ? null : textOf(found),
      },
    ];
  });
  const names = new Set<string>();
  for (const { id } of members) {
    if (names.has(id)) problems.push(`Analysis ${record.id}: two rows are called ${id}.`);
    names.add(id);
  }
  const baselineRisk = baselineOf(record, sources, problems);
  const starting = new Set(members.filter((member) => member.startsOut === null).map((member) => member.id));
  const resolved = { analysis: record, measure: record.measure, members, published, alongside, baselineRisk, problems };
  return { ...resolved, input: inputOf(resolved, starting, ['leave-one-out', 'cumulative']) };
}

function baselineOf({ id, baseline }: Analysis, sources: Sources, problems: string[]): number | null {
  if (baseline === null) return null;
  const found = find(sources, baseline.source, baseline.finding);
  const arm = typeof found === 'string' ? undefined : armsOf(found, [])[baseline.arm];
  if (typeof found === 'string' || arm?.events == null || arm.n === null || arm.n === 0 || arm.isMagnesium) {
    problems.push(
      `Analysis ${id}: the baseline ${baseline.source} / ${baseline.finding} has no control arm ${baseline.arm} with counts.`,
    );
    return null;
  }
  return arm.events / arm.n;
}
