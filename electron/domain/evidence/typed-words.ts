/** What a person typed, word by word, with where each stood: so that an answer can name the very letters that were typed. */
import { words } from './search-text.ts';

export interface TypedWord {
  /** As it is searched. */
  readonly word: string;
  /** Where the letters it came from stand in what was typed. */
  readonly start: number;
  readonly end: number;
}

export interface ShortForm {
  /** Normalised words, joined by single spaces. */
  readonly typed: string;
  readonly meaning: string;
  /** Normalised words that are looked for instead. */
  readonly finds: string;
}

export interface Reading {
  readonly typed: string;
  readonly meaning: string;
}

/** A word that is looked for, and the letters it was typed as; null for a word that stands for others. */
export interface WantedWord {
  readonly word: string;
  readonly typed: string | null;
}

export interface ReadQuery {
  readonly wanted: readonly WantedWord[];
  readonly readings: readonly Reading[];
}

export function typedWords(query: string): TypedWord[] {
  // Signs are kept with the letters beside them: folding turns some of them into letters or digits.
  return [...query.matchAll(/[\p{L}\p{M}\p{N}\p{S}]+/gu)].flatMap((match) =>
    words(match[0]).map((word) => ({ word, start: match.index, end: match.index + match[0].length })),
  );
}

/** Reads the longest short forms first; each word is read once. */
export function readShortForms(query: string, longestFirst: readonly ShortForm[]): ReadQuery {
  const typed = typedWords(query);
  const text = ` ${typed.map(({ word }) => word).join(' ')} `;
  const readBy: (ShortForm | null)[] = typed.map(() => null);
  const starts = new Map<number, ShortForm>();
  const readings = new Map<string, Reading>();
  for (const form of longestFirst) {
    if (!text.includes(` ${form.typed} `)) continue;
    const parts = form.typed.split(' ');
    const at = typed.findIndex((_word, index) =>
      parts.every((part, offset) => typed[index + offset]?.word === part && readBy[index + offset] === null),
    );
    if (at === -1) continue;
    readBy.fill(form, at, at + parts.length);
    starts.set(at, form);
    if (form.typed === form.finds) continue;
    const letters = query.slice(typed[at]?.start, typed[at + parts.length - 1]?.end);
    readings.set(letters, { typed: letters, meaning: form.meaning });
  }
  const wanted = typed.flatMap(({ word, start, end }, index): WantedWord[] => {
    if (readBy[index] === null) return [{ word, typed: query.slice(start, end) }];
    const form = starts.get(index);
    return form === undefined ? [] : form.finds.split(' ').map((found) => ({ word: found, typed: null }));
  });
  return { wanted, readings: [...readings.values()] };
}
