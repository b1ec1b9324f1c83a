/**
 * Spelling help over a large vocabulary. Before the distance is worked out, words are set aside that cannot be near: by
 * length, and by the letters they hold, because one mistake adds at most one letter to a word and takes at most one away.
 */
import { allowedMistakes, closestWord, editDistance } from './spelling.ts';

export interface KnownWord {
  readonly word: string;
  /** The word as the records spell it. */
  readonly shown: string;
  readonly uses: number;
}

/** Words of one length, with the letters of each in a list of plain numbers: thousands are looked through for one slip. */
interface SameLength {
  readonly words: readonly KnownWord[];
  readonly letters: Int32Array;
}

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
  readonly #byLength = new Map<number, SameLength>();
  readonly #known: ReadonlyMap<string, KnownWord>;

  constructor(vocabulary: readonly KnownWord[]) {
    this.#known = new Map(vocabulary.map((entry) => [entry.word, entry]));
    const sameLength = new Map<number, KnownWord[]>();
    for (const entry of vocabulary) {
      const same = sameLength.get(entry.word.length);
      if (same === undefined) sameLength.set(entry.word.length, [entry]);
      else same.push(entry);
    }
    for (const [length, same] of sameLength)
      this.#byLength.set(length, { words: same, letters: Int32Array.from(same, (entry) => letterSet(entry.word)) });
  }

  has(word: string): boolean {
    return this.#known.has(word);
  }

  shown(word: string): string {
    return this.#known.get(word)?.shown ?? word;
  }

  /** The nearest known word, or null: the same answer as looking through the whole vocabulary. */
  closest(typed: string): string | null {
    const most = allowedMistakes(typed.length);
    if (most === 0) return this.has(typed) ? typed : null;
    // Most slips are one letter, and few words are that near; only when none is, the wider circle is looked through.
    const near = closestWord(typed, this.#within(1, typed));
    if (most === 1 || (near !== null && editDistance(typed, near, 1) <= 1)) return near;
    return closestWord(typed, this.#within(most, typed));
  }

  #within(most: number, typed: string): KnownWord[] {
    const wanted = letterSet(typed);
    const near: KnownWord[] = [];
    for (let length = typed.length - most; length <= typed.length + most; length += 1) {
      const same = this.#byLength.get(length);
      if (same === undefined) continue;
      // By number, not by iterator: this is the one loop over the whole vocabulary.
      for (let index = 0; index < same.letters.length; index += 1) {
        const letters = same.letters[index] ?? 0;
        if (bitCount(letters & ~wanted) > most || bitCount(wanted & ~letters) > most) continue;
        const entry = same.words[index];
        if (entry !== undefined) near.push(entry);
      }
    }
    // In the order of the vocabulary, so that ties fall as they would without the index.
    return near.sort((a, b) => (a.word < b.word ? -1 : 1));
  }
}
