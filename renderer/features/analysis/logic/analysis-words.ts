/** What an analysis says, in words: where the models differ, how far the trials differ, and what that means in people. */
import type { ShownModel } from '#domain/evidence/analysis-records.ts';
import { absoluteEffect, absoluteSentence } from '#domain/pooling/absolute.ts';
import { fitOf, predictionOf } from '#domain/pooling/forest-rows.ts';
import type { Heterogeneity, OkFit, OkPool } from '#domain/pooling/pool-records.ts';
import type { ResolvedAnalysis } from '#domain/pooling/resolved-records.ts';
import { counted } from '../../../ui/figures.ts';
import { fixedModel, randomModel, type Choice } from './choice.ts';
import { changeOf, estimateOf, limitOf, noDifferenceOf, rangeOf, weightOf } from './pooled-text.ts';
import { RANDOM_WORDS } from './words.ts';

export interface Paragraph {
  readonly text: string;
  /** Parts of the text that stand in bold. */
  readonly strong: readonly string[];
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

/** "0.58 (42 % lower odds)", "−3.2". */
function inWords(result: OkPool, fit: OkFit): string {
  if (sideOf(fit) === 'unclear') return estimateOf(fit.shown.estimate, result.measure);
  const change = changeOf(result.measure, fit.shown.estimate);
  const estimate = estimateOf(fit.shown.estimate, result.measure);
  return change === null || change.startsWith('no difference') ? estimate : `${estimate} (${change})`;
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
      return fit === null ? [] : [`${estimateOf(fit.shown.estimate, result.measure)} by ${RANDOM_WORDS[method]}`];
    })
    .join(', ');
}

function sideWords(side: Side, { directions }: ResolvedAnalysis['analysis']): string {
  if (side === 'unclear') return 'no clear difference';
  const words = directions[side];
  return words.charAt(0).toLowerCase() + words.slice(1);
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
  const fixedShare = big === null ? '' : ` ${big.id} carries ${weightOf(big.share)}\u00a0% of its weight.`;
  const randomShare =
    big === null || same === null
      ? ''
      : ` This model gives ${big.id} ${weightOf(same)}\u00a0% of the weight and shares out the rest among the other trials.`;
  const say = (fit: OkFit) => sideWords(sideOf(fit), resolved.analysis);
  return {
    title: 'The two models disagree.',
    paragraphs: [
      {
        text: `Fixed effect gives ${inWords(result, fixed)}: ${say(fixed)}.${fixedShare}`,
        strong: [
          estimateOf(fixed.shown.estimate, result.measure),
          ...(big === null ? [] : [`${big.id} carries ${weightOf(big.share)}\u00a0%`]),
        ],
      },
      {
        text: `Random effects gives ${inWords(result, random)}: ${say(random)}.${randomShare}`,
        strong: [estimateOf(random.shown.estimate, result.measure)],
      },
      { text: `Even random effects is not one answer: ${randomEstimates(result, choice)}.`, strong: [] },
    ],
  };
}

function agreement(resolved: ResolvedAnalysis, result: OkPool, fixed: OkFit, random: OkFit): Reading {
  const side = sideOf(fixed);
  const { measure } = result;
  const title =
    side === 'unclear'
      ? 'Neither model shows a clear difference.'
      : resolved.analysis.standing === 'illustration'
        ? 'Here both models lean the same way.'
        : `Both models say: ${sideWords(side, resolved.analysis)}.`;
  return {
    title,
    paragraphs: [
      {
        text: `Fixed effect gives ${estimateOf(fixed.shown.estimate, result.measure)}, from ${rangeOf(fixed.shown, measure)}. Random effects gives ${estimateOf(random.shown.estimate, result.measure)}, from ${rangeOf(random.shown, measure)}.`,
        strong: [estimateOf(fixed.shown.estimate, result.measure)],
      },
    ],
  };
}

/** Where a new trial is expected, and whether that reaches to the other side. */
function prediction(result: OkPool, choice: Choice): Paragraph[] {
  const expected = predictionOf(result, randomModel(choice));
  if (expected === null) return [];
  const none = noDifferenceOf(result.measure);
  const { low, high } = expected.shown;
  const range = `${limitOf(low, none)} to ${limitOf(high, none)}`;
  const crosses = low < none && high > none ? ' That reaches to both sides of no difference.' : '';
  return [{ text: `In a new trial the effect would be expected from ${range}.${crosses}`, strong: [range] }];
}

/** Says that what is shown is not the record's own sum, whenever other trials are counted than the record counts. */
export function whatIf(resolved: ResolvedAnalysis, { included }: Pick<Choice, 'included'>): string | null {
  const own = new Set(resolved.members.filter((member) => member.startsOut === null).map(({ id }) => id));
  const now = new Set(included);
  const out = [...own].filter((id) => !now.has(id));
  const added = [...now].filter((id) => !own.has(id));
  if (out.length + added.length === 0) return null;
  const named = (ids: readonly string[]) => (ids.length > 3 ? counted(ids.length, 'trial', 'trials') : ids.join(', '));
  const parts = [
    out.length === 0 ? null : `without ${named(out)}`,
    added.length === 0 ? null : `with ${named(added)}`,
  ].filter((part) => part !== null);
  return `This is the sum ${parts.join(' and ')}, not what the trials say together.`;
}

/** What to read before the plot. */
export function readingOf(resolved: ResolvedAnalysis, result: OkPool | null, choice: Choice): Reading {
  if (resolved.members.length === 0) {
    return {
      title: 'Each result stands for itself.',
      paragraphs: [],
    };
  }
  if (result === null)
    return {
      title: 'No trial is counted.',
      paragraphs: [{ text: 'Tick at least one trial to see a sum.', strong: [] }],
    };
  if (result.k === 1) {
    return {
      title: 'One trial is counted.',
      paragraphs: [{ text: 'What is drawn is that trial, not a pooled result.', strong: [] }],
    };
  }
  const fixed = okFit(result, fixedModel(choice));
  const random = okFit(result, randomModel(choice));
  if (fixed === null || random === null)
    return {
      title: 'One of the models has no answer.',
      paragraphs: [{ text: 'The reason stands in its row of the plot.', strong: [] }],
    };
  const changed = whatIf(resolved, choice);
  const reading =
    sideOf(fixed) === sideOf(random)
      ? agreement(resolved, result, fixed, random)
      : disagreement(resolved, result, choice, fixed, random);
  const paragraphs = [...reading.paragraphs, ...prediction(result, choice)];
  return changed === null
    ? { ...reading, paragraphs }
    : { title: `What if: ${reading.title}`, paragraphs: [{ text: changed, strong: [changed] }, ...paragraphs] };
}

/** How far the trials differ, in one or two sentences. Bounds after the Cochrane Handbook, 10.10.2. */
export function spreadWords({ I2, p }: Heterogeneity, k: number): string {
  if (k < 2) return 'One trial has nothing to differ from.';
  const few = k < 5 ? ` With ${counted(k, 'trial', 'trials')} this can hardly be told.` : '';
  if (I2 >= 75) return `The trials differ far more than chance explains. One number does not fit them all.${few}`;
  if (I2 >= 40) return `The trials differ by more than chance usually explains.${few}`;
  if (p < 0.1) return `The trials differ a little more than chance explains.${few}`;
  return `The trials differ no more than chance explains.${few}`;
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
