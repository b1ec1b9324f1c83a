/** Commands by what a person types: every word typed must begin a word of the command's name or of its other words. */
import { commandWords as words } from '../../messages/commands.ts';
import type { Command } from '../shell/commands.ts';

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** How well a command fits: 2 by its name alone, 1 with its other words, 0 not at all. */
function fit(typed: readonly string[], command: Command): number {
  const begins = (known: readonly string[]): boolean =>
    typed.every((part) => known.some((word) => word.startsWith(part)));
  const name = wordsOf(words.names[command.id]);
  if (begins(name)) return 2;
  const also = command.id in words.also ? words.also[command.id as keyof typeof words.also] : '';
  return begins([...name, ...wordsOf(also), ...wordsOf(words.groups[command.group])]) ? 1 : 0;
}

export interface FoundCommands {
  /** Named by what was typed: stand before the search results. */
  readonly named: readonly Command[];
  /** Meant by other words: stand after them. */
  readonly meant: readonly Command[];
}

const SHORTEST = 2;

/** Nothing typed finds every command, in the order of the list; a single letter finds none. */
export function foundCommands(typed: string, all: readonly Command[]): FoundCommands {
  const parts = wordsOf(typed);
  if (parts.length === 0) return { named: all, meant: [] };
  if (parts.join('').length < SHORTEST) return { named: [], meant: [] };
  return {
    named: all.filter((command) => fit(parts, command) === 2),
    meant: all.filter((command) => fit(parts, command) === 1),
  };
}
