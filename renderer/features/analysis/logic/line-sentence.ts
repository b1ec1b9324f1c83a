/** One line of the plot as one sentence: what a screen reader says, and what is written below the pointer. */
import type { PoolMeasure } from '#domain/pooling/pool-records.ts';
import { plotWords } from '../../../messages/analysis-plot.ts';
import { armInSentence } from './arms.ts';
import type { ForestLine } from './forest-line.ts';
import { estimateOf, rangeOf, weightOf, type ShownInterval } from './pooled-text.ts';
import { MEASURE_WORDS } from './words.ts';

const words = plotWords.said;

function effect(measure: PoolMeasure, interval: ShownInterval): string {
  return words.effect(MEASURE_WORDS[measure], estimateOf(interval.estimate, measure), rangeOf(interval, measure));
}

function weightSentence({ weights: { fixed, random } }: Pick<ForestLine, 'weights'>): string | null {
  if (fixed !== null && random !== null) return words.weights(weightOf(fixed), weightOf(random));
  if (fixed !== null) return words.fixedWeight(weightOf(fixed));
  return random === null ? null : words.randomWeight(weightOf(random));
}

function studySentence(line: Omit<ForestLine, 'sentence'>, measure: PoolMeasure, included: boolean): string {
  const { name, member, arms, interval } = line;
  const said = arms?.assumed === true ? words.armsAssumed : words.arms;
  const sentences = [
    words.name(name),
    arms === null ? null : said(armInSentence(arms.treated), armInSentence(arms.control)),
    interval === null ? null : effect(measure, interval),
    included ? weightSentence(line) : words.notCounted,
    included ? null : member?.startsOut,
    member?.note,
  ];
  return sentences.filter((sentence) => sentence != null && sentence !== '').join(' ');
}

/** @param k trials counted */
export function sentenceOf(line: Omit<ForestLine, 'sentence'>, measure: PoolMeasure, k: number): string {
  const { row, name, published } = line;
  switch (row.kind) {
    case 'study':
      return studySentence(line, measure, row.included);
    case 'step':
      return [
        words.name(name),
        effect(measure, row.interval),
        ...(line.second === null
          ? []
          : [words.otherModel(estimateOf(line.second.estimate, measure), rangeOf(line.second, measure))]),
      ].join(' ');
    case 'diamond':
      return `${words.sum(name, k)} ${effect(measure, row.interval)}`;
    case 'prediction':
      return words.prediction(name, rangeOf(row, measure));
    case 'published':
      return [words.published(name, effect(measure, row.interval)), published?.note].filter(Boolean).join(' ');
    case 'text':
      return words.published(name, row.text);
    case 'missing':
      return `${words.name(name)} ${row.reason}`;
    case 'gap':
      return '';
  }
}
