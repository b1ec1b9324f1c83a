/**
 * Checks that no schema can make: references between records and sense within a figure.
 * Each problem is one sentence naming the record, the place in it, and the two values that disagree.
 */
import {
  gradeDomains,
  type Claim,
  type Condition,
  type Finding,
  type FindingRef,
  type Source,
} from '#domain/evidence/records.ts';
import type { AmountRange, Limit, Product, Regimen } from '#domain/dosing/records.ts';
import { resolveAnalysis } from '#domain/pooling/resolve-analysis.ts';
import type { Records } from './load.ts';
import { numberProblems } from './number-rules.ts';

/** Abbreviations that have killed: never in a text that is shown. */
const forbiddenNames = /(?<![\p{L}\p{N}])(?:MgSO4|MgSO₄|MSO4|MSO₄)(?![\p{L}\p{N}])/u;
/** Effect measures that must be above zero. */
const ratios = new Set(['RR', 'OR', 'HR']);

function* sourceProblems(source: Source): Generator<string> {
  const at = (finding: Finding, index: number) => `${source.id}, outcome ${index + 1} (${finding.id})`;
  const seen = new Set<string>();
  for (const [index, finding] of source.findings.entries()) {
    const where = at(finding, index);
    if (seen.has(finding.id)) yield `${where}: the finding id is used twice in this source`;
    seen.add(finding.id);
    if (finding.place >= source.places.length) {
      yield `${where}: says it was read at place ${finding.place + 1}, but the source lists ${source.places.length}`;
    }
    yield* figureProblems(finding, where);
  }
}

function* figureProblems(finding: Finding, where: string): Generator<string> {
  const unread = new Set(finding.unread);
  const { estimate, interval } = finding;
  if (interval !== null && interval.low > interval.high)
    yield `${where}: lower limit ${interval.low} is above upper limit ${interval.high}`;
  if (interval !== null && estimate !== null && !unread.has('estimate') && !unread.has('interval')) {
    if (interval.low > estimate) yield `${where}: lower limit ${interval.low} is above the estimate ${estimate}`;
    if (interval.high < estimate) yield `${where}: upper limit ${interval.high} is below the estimate ${estimate}`;
  }
  if (ratios.has(finding.measure)) {
    if (estimate !== null && estimate <= 0) yield `${where}: a ratio of ${estimate} is impossible; ratios are above 0`;
    if (interval !== null && interval.low < 0)
      yield `${where}: lower limit ${interval.low} of a ratio is impossible; ratios are above 0`;
  }
  if (finding.measure === 'proportion' && estimate !== null && (estimate < 0 || estimate > 100))
    yield `${where}: a proportion of ${estimate} is not between 0 and 100`;
  for (const [index, arm] of finding.arms.entries()) {
    if (arm.events !== null && arm.n !== null && arm.events > arm.n)
      yield `${where}, arm ${index + 1}: ${arm.events} events in ${arm.n} people`;
    if (arm.sd !== null && arm.sd === 0) yield `${where}, arm ${index + 1}: a standard deviation of 0`;
  }
  const fields = new Set([
    'estimate',
    'interval',
    'p',
    'i2',
    'studies',
    'people',
    'arms',
    'unit',
    'measure',
    'when',
    'direction',
    'outcome',
    'text',
  ]);
  for (const name of unread) {
    const arm = /^arms\.(\d+)(?:\.(?:n|events|mean|sd))?$/.exec(name);
    if (!fields.has(name) && arm === null) yield `${where}: "${name}" in unread is not a field of a finding`;
    if (arm !== null && Number(arm[1]) >= finding.arms.length) {
      yield `${where}: "${name}" in unread names arm ${Number(arm[1]) + 1}, but the finding has ${finding.arms.length}`;
    }
  }
}

/** Resolves references of conditions and claims against the sources. */
class References {
  readonly #findings = new Map<string, Set<string>>();

  constructor(sources: readonly Source[]) {
    for (const source of sources) this.#findings.set(source.id, new Set(source.findings.map((finding) => finding.id)));
  }

  *check(where: string, refs: readonly FindingRef[]): Generator<string> {
    for (const ref of refs) {
      const findings = this.#findings.get(ref.source);
      if (findings === undefined) yield `${where}: there is no source ${ref.source}`;
      else if (ref.finding !== null && !findings.has(ref.finding)) {
        yield `${where}: source ${ref.source} has no finding ${ref.finding}; it has ${[...findings].join(', ') || 'none'}`;
      }
    }
  }
}

const levels = ['very-low', 'low', 'moderate', 'high'] as const;

/** The level is where the evidence starts minus what was taken off; anything else needs its reason in words. */
function* certaintyProblems({ certainty }: Condition, where: string): Generator<string> {
  const down = gradeDomains.reduce((sum, domain) => sum + (certainty[domain].down ?? 0), 0);
  const sum = levels[Math.max(0, (certainty.startsAt === 'high' ? 3 : 1) - down)];
  if (sum !== certainty.level && certainty.other === null) {
    yield `${where}, certainty: ${certainty.startsAt} with ${down} taken off is ${sum ?? 'very-low'}, but the level is ${certainty.level}; say why in "other"`;
  }
}

function* conditionProblems(
  condition: Condition,
  references: References,
  regimens: ReadonlySet<string>,
  shownSources: ReadonlyMap<string, Source>,
): Generator<string> {
  const where = `condition ${condition.id}`;
  yield* certaintyProblems(condition, where);
  for (const effect of condition.absolute) {
    const at = `${where}, absolute effect "${effect.outcome}"`;
    if (effect.low > effect.difference)
      yield `${at}: lower limit ${effect.low} is above the difference ${effect.difference}`;
    if (effect.high < effect.difference)
      yield `${at}: upper limit ${effect.high} is below the difference ${effect.difference}`;
    if (effect.without + effect.difference < 0)
      yield `${at}: ${effect.without} in ${effect.per} with a difference of ${effect.difference} is fewer than none`;
  }
  const sentences = condition.bottomLine.split(/(?<=[.?])\s+(?=[A-Z])/).length;
  if (sentences > 2) yield `${where}: the bottom line has ${sentences} sentences; two at most`;
  yield* references.check(`${where}, label status`, condition.labelStatus.refs);
  yield* references.check(
    `${where}, key numbers`,
    condition.keyNumbers.map((key) => key.ref),
  );
  yield* references.check(
    `${where}, absolute effects`,
    condition.absolute.map((effect) => effect.ref),
  );
  for (const part of [...condition.harms, ...condition.cautions])
    yield* references.check(`${where}, "${part.text.slice(0, 40)}"`, part.refs);
  if (condition.explanation !== null) yield* references.check(`${where}, explanation`, condition.explanation.refs);
  for (const id of condition.regimens) if (!regimens.has(id)) yield `${where}: there is no regimen ${id}`;
  for (const key of condition.keyNumbers) {
    const finding = shownSources.get(key.ref.source)?.findings.find((candidate) => candidate.id === key.ref.finding);
    if (
      key.show === 'estimate' &&
      finding !== undefined &&
      (finding.estimate === null || finding.unread.includes('estimate'))
    ) {
      yield `${where}: key number "${key.label}" shows an estimate that was not read in ${key.ref.source}`;
    }
  }
}

function* claimProblems(claim: Claim, references: References, conditions: ReadonlySet<string>): Generator<string> {
  const where = `claim ${claim.id}`;
  yield* references.check(where, [...claim.refsFor, ...claim.refsAgainst]);
  for (const id of claim.conditions) if (!conditions.has(id)) yield `${where}: there is no condition ${id}`;
  for (const words of claim.disputed)
    if (!claim.restatement.includes(words)) yield `${where}: the disputed words "${words}" are not in the restatement`;
  for (const words of claim.correction)
    if (!claim.answer.includes(words)) yield `${where}: the correcting words "${words}" are not in the answer`;
}

/** An analysis repeats no figure: each of its members must resolve to findings that may be pooled. */
function* analysisProblems(
  records: Records,
  sources: ReadonlyMap<string, Source>,
  conditions: ReadonlySet<string>,
): Generator<string> {
  for (const analysis of records.analyses) {
    if (!conditions.has(analysis.condition))
      yield `analysis ${analysis.id}: there is no condition ${analysis.condition}`;
    yield* resolveAnalysis(analysis, sources).problems;
  }
}

function rangeProblem(where: string, range: { low: string; high: string } | AmountRange | null): string | null {
  return range !== null && Number(range.low) > Number(range.high)
    ? `${where}: from ${range.low} to ${range.high} runs backwards`
    : null;
}

function* regimenProblems(regimen: Regimen, conditions: ReadonlySet<string>): Generator<string> {
  const where = `regimen ${regimen.id}`;
  for (const id of regimen.conditions) if (!conditions.has(id)) yield `${where}: there is no condition ${id}`;
  if (regimen.status === 'recall-only' && regimen.use !== 'reference-only')
    yield `${where}: rests on recall only, so it may not be offered`;
  if (regimen.use !== 'offered' && regimen.useReason === null) yield `${where}: is ${regimen.use} without a reason`;
  for (const [index, phase] of regimen.phases.entries()) {
    const at = `${where}, phase ${index + 1} (${phase.kind})`;
    for (const range of [phase.amount, phase.overMin, phase.durationH]) {
      const problem = rangeProblem(at, range);
      if (problem !== null) yield problem;
    }
    if (phase.kind === 'maintenance' && phase.amount !== null && phase.everyHours === null)
      yield `${at}: a maintenance amount needs the hours it is given per`;
    if (phase.kind === 'loading' && phase.overMin === null && !phase.timeNotStated)
      yield `${at}: has no minutes; give them or say timeNotStated: true`;
  }
}

function* productProblems(product: Product): Generator<string> {
  const where = `product ${product.id}`;
  if (Math.abs(Number(product.percent) * 10 - Number(product.mgPerMl)) > 1e-9)
    yield `${where}: ${product.percent} % is not ${product.mgPerMl} mg per mL`;
  if (product.volumeMl !== null && product.totalG !== null) {
    const grams = (Number(product.mgPerMl) * Number(product.volumeMl)) / 1000;
    if (Math.abs(grams - Number(product.totalG)) > 0.01 * grams)
      yield `${where}: ${product.volumeMl} mL of ${product.mgPerMl} mg per mL is ${grams} g, the record says ${product.totalG} g`;
  }
  if (product.offered && product.status === 'recall-only')
    yield `${where}: rests on recall only, so it may not be offered`;
}

function* limitProblems(limit: Limit, regimens: ReadonlySet<string>, products: ReadonlySet<string>): Generator<string> {
  const where = `limit ${limit.id}`;
  for (const id of limit.scope.exceptRegimens) if (!regimens.has(id)) yield `${where}: there is no regimen ${id}`;
  if (limit.scope.products !== 'any')
    for (const id of limit.scope.products) if (!products.has(id)) yield `${where}: there is no product ${id}`;
}

const kindNames: Readonly<Record<string, string>> = {
  conditions: 'condition',
  sources: 'source',
  claims: 'claim',
  regimens: 'regimen',
  products: 'product',
  limits: 'limit',
  emergency: 'emergency step',
  antidotes: 'antidote',
  ladder: 'ladder row',
  comparisons: 'comparison',
  lessons: 'lesson',
  analyses: 'analysis',
};

/** Citations are carried over as printed; addresses and synonyms are not sentences. */
const notSentences = new Set(['url', 'URL', 'synonyms', 'title', 'citation']);

function* wordProblems(value: unknown, where: string): Generator<string> {
  if (typeof value === 'string') {
    const found = /^https?:/.test(value) ? null : forbiddenNames.exec(value);
    if (found !== null) yield `${where}: writes the drug as ${found[0]}; write magnesium sulfate`;
  } else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) yield* wordProblems(entry, `${where} ${index + 1}`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value))
      if (!notSentences.has(key)) yield* wordProblems(entry, `${where}, ${key}`);
  }
}

/** Every problem in the whole store; empty when it may be compiled. */
export function findProblems(records: Records): string[] {
  const conditions = new Set(records.conditions.map((condition) => condition.id));
  const regimens = new Set(records.regimens.map((regimen) => regimen.id));
  const products = new Set(records.products.map((product) => product.id));
  const sources = new Map(records.sources.map((source) => [source.id, source]));
  const references = new References(records.sources);
  const problems: string[] = [];
  if (records.previous !== null && records.previous.version >= records.pack.version)
    problems.push(
      `pack.yaml: version ${records.pack.version} is not after ${records.previous.version}, which is closed; raise it with evidence:new-version`,
    );
  for (const source of records.sources) {
    problems.push(...sourceProblems(source));
    for (const id of source.conditions)
      if (!conditions.has(id)) problems.push(`${source.id}: there is no condition ${id}`);
  }
  for (const condition of records.conditions)
    problems.push(...conditionProblems(condition, references, regimens, sources));
  for (const claim of records.claims) problems.push(...claimProblems(claim, references, conditions));
  for (const regimen of records.regimens) problems.push(...regimenProblems(regimen, conditions));
  for (const product of records.products) problems.push(...productProblems(product));
  for (const limit of records.limits) problems.push(...limitProblems(limit, regimens, products));
  problems.push(...analysisProblems(records, sources, conditions));
  for (const [kind, list] of Object.entries(records)) {
    if (!Array.isArray(list) || kind === 'searchTerms') continue;
    for (const record of list as readonly { id: string }[]) {
      const where = `${kindNames[kind] ?? kind} ${record.id}`;
      problems.push(...wordProblems(record, where), ...numberProblems(record, where));
    }
  }
  return problems;
}
