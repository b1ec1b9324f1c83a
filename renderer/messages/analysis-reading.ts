/** What a pooled analysis says in words: where the models differ, how far the trials differ, what it means in people. */
import { catalogue, counted } from './catalogue.ts';

const changed = (change: string | null): string => (change === null ? '' : ` (${change})`);

export const readingWords = catalogue({
  disagree: 'The two models disagree.',
  neither: 'Neither model shows a clear difference.',
  sameWay: 'Here both models lean the same way.',
  both: (side: string) => `Both models say: ${side}.`,
  noClearDifference: 'no clear difference',
  /** @param change "42 % lower odds" */
  fixedSays: (estimate: string, change: string | null, side: string) =>
    `Fixed effect gives **${estimate}**${changed(change)}: ${side}.`,
  carries: (trial: string, share: string) => `**${trial} carries ${share}\u00a0%** of its weight.`,
  randomSays: (estimate: string, change: string | null, side: string) =>
    `Random effects gives **${estimate}**${changed(change)}: ${side}.`,
  sharesOut: (trial: string, share: string) =>
    `This model gives ${trial} ${share}\u00a0% of the weight and shares out the rest among the other trials.`,
  by: (estimate: string, method: string) => `${estimate} by ${method}`,
  notOneAnswer: (answers: string) => `Even random effects is not one answer: ${answers}.`,
  twoSums: (fixed: string, fixedRange: string, random: string, randomRange: string) =>
    `Fixed effect gives **${fixed}**, from ${fixedRange}. Random effects gives ${random}, from ${randomRange}.`,
  newTrial: (range: string) => `In a new trial the effect would be expected from **${range}**.`,
  bothSides: 'That reaches to both sides of no difference.',
  sumWithout: (out: string) => `This is the sum without ${out}, not what the trials say together.`,
  sumWith: (added: string) => `This is the sum with ${added}, not what the trials say together.`,
  sumWithoutAndWith: (out: string, added: string) =>
    `This is the sum without ${out} and with ${added}, not what the trials say together.`,
  trials: (count: number) => counted(count, 'trial', 'trials'),
  whatIf: (title: string) => `What if: ${title}`,
  forItself: 'Each result stands for itself.',
  none: 'No trial is counted.',
  tickOne: 'Tick at least one trial to see a sum.',
  one: 'One trial is counted.',
  notPooled: 'What is drawn is that trial, not a pooled result.',
  noAnswer: 'One of the models has no answer.',
  reasonInRow: 'The reason stands in its row of the plot.',
  spread: {
    one: 'One trial has nothing to differ from.',
    far: 'The trials differ far more than chance explains. One number does not fit them all.',
    more: 'The trials differ by more than chance usually explains.',
    little: 'The trials differ a little more than chance explains.',
    none: 'The trials differ no more than chance explains.',
    few: (trials: number) => `With ${counted(trials, 'trial', 'trials')} this can hardly be told.`,
  },
});
