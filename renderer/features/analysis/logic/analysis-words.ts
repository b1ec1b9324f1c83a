/** What an analysis says, in words: where the models differ, how far the trials differ, and what that means in people. */
import type { ShownModel } from '#domain/evidence/analysis-records.ts';
import { absoluteEffect, absoluteSentence } from '#domain/pooling/absolute.ts';
import { fitOf, predictionOf } from '#domain/pooling/forest-rows.ts';
import type { Heterogeneity, OkFit, OkPool } from '#domain/pooling/pool-records.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import { readingWords as words } from '../../../messages/analysis-reading.ts';
import { fixedModel, randomModel, type Choice } from './choice.ts';
import { changeOf, estimateOf, noDifferenceOf, rangeOf, weightOf } from './pooled-text.ts';
import { lowerFirst, RANDOM_WORDS } from './words.ts';

export interface Paragraph {
  readonly text: string;
  /** The same with `**bold**`, for `ui/Rich.svelte`. */
  readonly rich: string;
}

function paragraph(...sentences: readonly string[]): Paragraph {
  const rich = sentences.join(' ');
  return { text: rich.replaceAll('**', ''), rich };
}

export interface Reading {
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

type Side = 'below' | 'above' | 'unclear';

function sideOf(fit: OkFit): Side {
  if (fit.high < 0) return 'below';
  return fit.low > 0 ? 'above' : 'unclear';
}

function okFit(result: OkPool, model: ShownModel): OkFit | null {
  const fit = fitOf(result, model);
  return fit.status === 'ok' ? fit : null;
}

/** "42 % lower odds": only where the interval lies on one side. */
function changeIn(result: OkPool, fit: OkFit): string | null {
  return sideOf(fit) === 'unclear' ? null : changeOf(result.measure, fit.shown.estimate);
}

function heaviest(result: OkPool, model: ShownModel['model']): { id: string; share: number } | null {
  const [first] = [...result.studies].sort((a, b) => (b.weights[model] ?? 0) - (a.weights[model] ?? 0));
  const share = first?.weights[model];
  return first === undefined || share == null ? null : { id: first.id, share };
}

/** The random estimate by every method that settled, the chosen one first: one answer more is one doubt more. */
function randomEstimates(result: OkPool, choice: Choice): string {
  const methods = [choice.random, ...(['REML', 'DL'] as const).filter((method) => method !== choice.random)];
  return methods
    .flatMap((method) => {
      const fit = okFit(result, randomModel({ random: method, interval: choice.interval }));
      return fit === null ? [] : [words.by(estimateOf(fit.shown.estimate, result.measure), RANDOM_WORDS[method])];
    })
    .join(', ');
}

function sideWords(side: Side, { directions }: ResolvedAnalysis['analysis']): string {
  return side === 'unclear' ? words.noClearDifference : lowerFirst(directions[side]);
}

function disagreement(
  resolved: ResolvedAnalysis,
  result: OkPool,
  choice: Choice,
  fixed: OkFit,
  random: OkFit,
): Reading {
  const big = heaviest(result, choice.fixed);
  const same =
    big === null ? null : (result.studies.find((study) => study.id === big.id)?.weights[choice.random] ?? null);
  const say = (fit: OkFit) => sideWords(sideOf(fit), resolved.analysis);
  const estimate = (fit: OkFit) => estimateOf(fit.shown.estimate, result.measure);
  return {
    title: words.disagree,
    paragraphs: [
      paragraph(
        words.fixedSays(estimate(fixed), changeIn(result, fixed), say(fixed)),
        ...(big === null ? [] : [words.carries(big.id, weightOf(big.share))]),
      ),
      paragraph(
        words.randomSays(estimate(random), changeIn(result, random), say(random)),
        ...(big === null || same === null ? [] : [words.sharesOut(big.id, weightOf(same))]),
      ),
      paragraph(words.notOneAnswer(randomEstimates(result, choice))),
    ],
  };
}

function agreement(resolved: ResolvedAnalysis, result: OkPool, fixed: OkFit, random: OkFit): Reading {
  const side = sideOf(fixed);
  const { measure } = result;
  const title =
    side === 'unclear'
      ? words.neither
      : resolved.analysis.standing === 'illustration'
        ? words.sameWay
        : words.both(sideWords(side, resolved.analysis));
  const said = ({ shown }: OkFit) => [estimateOf(shown.estimate, measure), rangeOf(shown, measure)] as const;
  return { title, paragraphs: [paragraph(words.twoSums(...said(fixed), ...said(random)))] };
}

/** Where a new trial is expected, and whether that reaches to the other side. */
function prediction(result: OkPool, choice: Choice): Paragraph[] {
  const expected = predictionOf(result, randomModel(choice));
  if (expected === null) return [];
  const none = noDifferenceOf(result.measure);
  const { low, high } = expected.shown;
  const crosses = low < none && high > none ? [words.bothSides] : [];
  return [paragraph(words.newTrial(rangeOf(expected.shown, result.measure)), ...crosses)];
}

/** Says that what is shown is not the record's own sum, whenever other trials are counted than the record counts. */
export function whatIf(resolved: ResolvedAnalysis, { included }: Pick<Choice, 'included'>): string | null {
  const own = new Set(resolved.members.filter((member) => member.startsOut === null).map(({ id }) => id));
  const now = new Set(included);
  const out = [...own].filter((id) => !now.has(id));
  const added = [...now].filter((id) => !own.has(id));
  if (out.length + added.length === 0) return null;
  const named = (ids: readonly string[]) => (ids.length > 3 ? words.trials(ids.length) : ids.join(', '));
  if (added.length === 0) return words.sumWithout(named(out));
  return out.length === 0 ? words.sumWith(named(added)) : words.sumWithoutAndWith(named(out), named(added));
}

/** What to read before the plot. */
export function readingOf(resolved: ResolvedAnalysis, result: OkPool | null, choice: Choice): Reading {
  if (resolved.members.length === 0) return { title: words.forItself, paragraphs: [] };
  if (result === null) return { title: words.none, paragraphs: [paragraph(words.tickOne)] };
  if (result.k === 1) return { title: words.one, paragraphs: [paragraph(words.notPooled)] };
  const fixed = okFit(result, fixedModel(choice));
  const random = okFit(result, randomModel(choice));
  if (fixed === null || random === null) return { title: words.noAnswer, paragraphs: [paragraph(words.reasonInRow)] };
  const changed = whatIf(resolved, choice);
  const reading =
    sideOf(fixed) === sideOf(random)
      ? agreement(resolved, result, fixed, random)
      : disagreement(resolved, result, choice, fixed, random);
  const paragraphs = [...reading.paragraphs, ...prediction(result, choice)];
  return changed === null
    ? { ...reading, paragraphs }
    : { title: words.whatIf(reading.title), paragraphs: [paragraph(`**${changed}**`), ...paragraphs] };
}

/** How far the trials differ, in one or two sentences. Bounds after the Cochrane Handbook, 10.10.2. */
export function spreadWords({ I2, p }: Heterogeneity, k: number): string {
  const { spread } = words;
  if (k < 2) return spread.one;
  const said = ((): string => {
    if (I2 >= 75) return spread.far;
    if (I2 >= 40) return spread.more;
    return p < 0.1 ? spread.little : spread.none;
  })();
  return k < 5 ? `${said} ${spread.few(k)}` : said;
}

/** "Of 1,000 people with a heart attack, about 72 would die early without magnesium sulfate …" for one model; null where it cannot be said. */
export function peopleSentence(resolved: ResolvedAnalysis, result: OkPool | null, model: ShownModel): string | null {
  const { baseline } = resolved.analysis;
  if (baseline === null || resolved.baselineRisk === null || result === null) return null;
  const fit = okFit(result, model);
  if (fit === null) return null;
  const effect = absoluteEffect(result.measure, fit, resolved.baselineRisk);
  return effect === null ? null : absoluteSentence(effect, baseline.people, baseline.happen);
}
