/** One line of the plot as one sentence: what a screen reader says, and what is written below the pointer. */
import type { PoolMeasure } from '#domain/pooling/pool-records.ts';
import { counted } from '../../../ui/figures.ts';
import { armInSentence } from './arms.ts';
import type { ForestLine } from './forest-lines.ts';
import { estimateOf, rangeOf, weightOf, type ShownInterval } from './pooled-text.ts';
import { MEASURE_WORDS } from './words.ts';

function effect(measure: PoolMeasure, interval: ShownInterval): string {
  return `${MEASURE_WORDS[measure]} ${estimateOf(interval.estimate, measure)}, from ${rangeOf(interval, measure)}.`;
}

function studySentence(line: Omit<ForestLine, 'sentence'>, measure: PoolMeasure, included: boolean): string {
  const { name, member, arms, interval, weights } = line;
  const parts = [`${name}.`];
  if (arms !== null)
    parts.push(
      `With magnesium sulfate ${armInSentence(arms.treated)}; control ${armInSentence(arms.control)}${arms.assumed ? ', arm sizes assumed' : ''}.`,
    );
  if (interval !== null) parts.push(effect(measure, interval));
  if (!included) parts.push('Not counted.');
  if (!included && member?.startsOut) parts.push(member.startsOut);
  const shares = [
    weights.fixed === null ? null : `${weightOf(weights.fixed)}\u00a0% under fixed effect`,
    weights.random === null ? null : `${weightOf(weights.random)}\u00a0% under random effects`,
  ].filter((part) => part !== null);
  if (included && shares.length > 0) parts.push(`Weight ${shares.join(', ')}.`);
  if (member?.note) parts.push(member.note);
  return parts.join(' ');
}

/** @param k trials counted */
export function sentenceOf(line: Omit<ForestLine, 'sentence'>, measure: PoolMeasure, k: number): string {
  const { row, name, published } = line;
  switch (row.kind) {
    case 'study':
      return studySentence(line, measure, row.included);
    case 'step':
      return `${name}. ${effect(measure, row.interval)}${line.second === null ? '' : ` In the other model ${estimateOf(line.second.estimate, measure)}, from ${rangeOf(line.second, measure)}.`}`;
    case 'diamond':
      return `${name}, ${counted(k, 'trial', 'trials')}. ${effect(measure, row.interval)}`;
    case 'prediction':
      return `${name}. The effect in a new trial would be expected from ${rangeOf(row, measure)}.`;
    case 'published':
      return `Published, not part of the sum: ${name}. ${effect(measure, row.interval)}${published?.note ? ` ${published.note}` : ''}`;
    case 'text':
      return `Published, not part of the sum: ${name}. ${row.text}`;
    case 'missing':
      return `${name}. ${row.reason}`;
    case 'gap':
      return '';
  }
}
