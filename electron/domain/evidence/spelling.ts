/** Spelling help: the known word nearest to a typed one, by letters added, lost, changed or swapped. */

/**
 * Damerau–Levenshtein distance (optimal string alignment), cut off above `most`.
 * Source: Damerau 1964, doi:10.1145/363958.363994.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    // Nothing below can come back under the limit; two rows, because a swap reaches over one.
    if (Math.min(...row) > most && Math.min(...last) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** Mistakes allowed in a word of this length: short words are too easily turned into others. */
export function allowedMistakes(length: number): number {
  if (length < 4) return 0;
  return length < 7 ? 1 : 2;
}

/** @returns the nearest known word (ties: the more used one), or null when none is near enough */
export function closestWord(typed: string, vocabulary: readonly { word: string; uses: number }[]): string | null {
  const most = allowedMistakes(typed.length);
  let best: { word: string; distance: number; uses: number } | null = null;
  for (const entry of vocabulary) {
    const distance = editDistance(typed, entry.word, most);
    if (distance > most) continue;
    if (best === null || distance < best.distance || (distance === best.distance && entry.uses > best.uses))
      best = { ...entry, distance };
  }
  return best?.word ?? null;
}
