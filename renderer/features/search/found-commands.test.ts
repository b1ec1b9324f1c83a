import { describe, expect, it } from 'vitest';
import { commands } from '../shell/commands.ts';
import { foundCommands } from './found-commands.ts';

const named = (typed: string): string[] => foundCommands(typed, commands()).named.map(({ id }) => id);
const meant = (typed: string): string[] => foundCommands(typed, commands()).meant.map(({ id }) => id);

describe('commands by words', () => {
  it('all are found when nothing is typed, none by one letter', () => {
    expect(named('')).toHaveLength(commands().length);
    expect([...named('c'), ...meant('c')]).toEqual([]);
  });

  it.each([
    ['tox', 'toxicity'],
    ['pump back', 'backCheck'],
    ['new calc', 'newCalculation'],
    ['night', 'night'],
    ['print this', 'print'],
  ])('%s names a command', (typed, id) => expect(named(typed)).toContain(id));

  it.each([
    ['pdf', 'print'],
    ['settings', 'display'],
    ['antidote', 'toxicity'],
    ['hotkeys', 'keys'],
  ])('%s means one by other words', (typed, id) => {
    expect(meant(typed)).toContain(id);
    expect(named(typed)).not.toContain(id);
  });

  it('a clinical word is no command', () => {
    for (const typed of ['pre eclampsia', 'mag sulph back pain', 'migraine', 'renal'])
      expect([...named(typed), ...meant(typed)]).toEqual([]);
  });

  it('no two commands answer the same keys', () => {
    const keys = commands().flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
