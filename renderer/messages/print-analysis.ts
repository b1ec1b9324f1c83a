/** Words of one analysis on paper, beside those of its plot and its reading. */
import { catalogue, counted } from './catalogue.ts';

export const analysisPaper = catalogue({
  kind: (standing: string) => `Bedside Magnesium · magnesium sulfate, intravenous · ${standing}`,
  evidence: (version: string) => `Evidence ${version}`,
  reviewDue: (month: string) => `Review due ${month}`,
  published: 'Published results',
  trialsOf: (shown: number, all: number) => `${String(shown)} of ${counted(all, 'trial', 'trials')}`,
  /** "12 of 13 trials, odds ratio, Mantel–Haenszel and REML. Death, at 35 days." */
  what: (counts: string, measure: string, outcome: string, when: string) =>
    `${counts}, ${measure}. ${outcome}, ${when}.`,
  whatPooled: (counts: string, measure: string, fixed: string, random: string, outcome: string, when: string) =>
    `${counts}, ${measure}, ${fixed} and ${random}. ${outcome}, ${when}.`,
  both: 'Both models',
  fixed: 'Fixed effect',
  random: 'Random effects',
  people: (model: string, text: string) => `**${model}.** ${text}`,
  readFirst: 'Read this first',
  believing: 'Before believing it',
  spread: (words: string, i2: string, p: string) => `${words} I-squared ${i2}, ${p}.`,
  alongside: 'Known, and not in the plot',
  alongsideLine: (label: string, why: string) => `**${label}.** ${why}`,
});
