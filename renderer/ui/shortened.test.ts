import { expect, test } from 'vitest';
import { shortened } from './shortened.ts';

test('a text that fits stays as it is', () => {
  expect(shortened('Nine of 22 people had relief.', 40)).toBe('Nine of 22 people had relief.');
});

test('a longer one ends between words and says so', () => {
  expect(shortened('Pain fell a little in the first day after surgery', 22)).toBe('Pain fell a little…');
});

test('no figure is cut, parted from its unit or left as the last word', () => {
  const text = 'Two trials disagree: an odds ratio of 0.23 for pain at 15 to 45 minutes, and 4 g over 20 min.';
  for (let most = 12; most < text.length; most += 1) {
    const cut = shortened(text, most);
    expect(cut.endsWith('…')).toBe(true);
    expect(cut, `at ${most}`).not.toMatch(/\d[^ \u00a0\p{L}]*…$/u);
    const figures = (words: string): string[] => words.match(/\d[\d.]*(?=[\s\u00a0.,]|$)/g) ?? [];
    expect(figures(text).slice(0, figures(cut.slice(0, -1)).length)).toEqual(figures(cut.slice(0, -1)));
  }
});
