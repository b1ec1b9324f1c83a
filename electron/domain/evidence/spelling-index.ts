/**
 * Spelling help over a large vocabulary. Before the distance is worked out, words are set aside that cannot be near: by
 * length, and by the letters they hold, because one mistake adds at most one letter to a word and takes at most one away.
 */
import { closestWord, editDistance } from './spelling.ts';

export interface KnownWord {
  readonly word: string;
  /** The word as the records spell it. */
  readonly shown: string;
  readonly uses: number;
}

interface Indexed extends KnownWord {
  readonly letters: number;
}

/** No word is further from a typed one than this and still offered: a bound on what spelling.ts allows. */
const mostMistakes = 2;

/** One bit per letter a to z; digits and other letters share the remaining bits. */
function letterSet(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index += 1) {
    const code = word.charCodeAt(index);
    const bit = code >= 97 && code <= 122 ? code - 97 : 26 + (code % 6);
    letters |= 1 << bit;
  }
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

export class SpellingIndex {
  readonly #byLength = new Map<number, Indexed[]>();
  readonly #known = new Map<string, KnownWord>();

  constructor(vocabulary: readonly KnownWord[]) {
    for (const entry of vocabulary) {
      const { word } = entry;
      this.#known.set(word, entry);
      const same = this.#byLength.get(word.length);
      const indexed = { ...entry, letters: letterSet(word) };
      if (same === undefined) this.#byLength.set(word.length, [indexed]);
      else same.push(indexed);
    }
  }

  has(word: string): boolean {
    return this.#known.has(word);
  }

  shown(word: string): string {
    return this.#known.get(word)?.shown ?? word;
  }

  /** The nearest known word, or null: the same answer as looking through the whole vocabulary. */
  closest(typed: string): string | null {
    // Most slips are one letter, and few words are that near; only when none is, the wider circle is looked through.
    const near = closestWord(typed, this.#within(1, typed));
    if (near !== null && editDistance(typed, near, 1) <= 1) return near;
    return closestWord(typed, this.#within(mostMistakes, typed));
  }

  #within(most: number, typed: string): Indexed[] {
    const letters = letterSet(typed);
    const near: Indexed[] = [];
    for (let length = typed.length - most; length <= typed.length + most; length += 1) {
      for (const entry of this.#byLength.get(length) ?? []) {
        if (bitCount(entry.letters & ~letters) <= most && bitCount(letters & ~entry.letters) <= most) near.push(entry);
      }
    }
    // In the order of the vocabulary, so that ties fall as they would without the index.
    return near.sort((a, b) => (a.word < b.word ? -1 : 1));
  }
}
