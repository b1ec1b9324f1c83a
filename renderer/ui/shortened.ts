import { unbroken } from './unbroken.ts';

/** What must not be the last thing before a cut: a figure without what it counts, or a word that announces one. */
const DANGLING = /(?:\d|^(?:to|of|p|and|than|by|about|interval|at|in|under|over|from|between|or|per)$)/i;

/**
 * The start of a sentence for a list. Layout would cut inside a word, and half of a figure is another figure: this cuts
 * between words, never between a figure and its unit and never behind a figure, and says that it did.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const words = unbroken(text)
    .slice(0, most + 1)
    .split(' ')
    .slice(0, -1);
  while (words.length > 1 && DANGLING.test((words.at(-1) ?? '').replace(/[^\p{L}\p{N}\u00a0]/gu, ''))) words.pop();
  return `${words.join(' ').replace(/[.,;:(\u2013-]+$/, '')}…`;
}
