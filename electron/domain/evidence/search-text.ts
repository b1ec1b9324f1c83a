/**
 * Makes text comparable for search: case, accents and British or American spelling no longer matter.
 * Used on both sides, when the index is built and when a query is read, so the two can only agree.
 */

/** Spelling pairs folded to one form. Order matters: longer stems first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/sulph/g, 'sulf'],
  [/ae/g, 'e'],
  [/oe/g, 'e'],
  [/colour/g, 'color'],
  [/tumour/g, 'tumor'],
  [/labour/g, 'labor'],
  [/favour/g, 'favor'],
  [/behaviour/g, 'behavior'],
  [/fibre/g, 'fiber'],
  [/litre/g, 'liter'],
  [/centre/g, 'center'],
  [/isation/g, 'ization'],
  [/ising\b/g, 'izing'],
  [/ised\b/g, 'ized'],
];

/** Most words hold none of the spellings above; one look saves fourteen. */
const mayBeSpeltTwoWays = /sulph|[ao]e|our|re|is[ae]|ising/;

function foldLetters(text: string): string {
  // Plain ASCII has no accents or small digits to fold, and almost all text here is plain.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[\u2080-\u2089]/g, (digit) => String(digit.charCodeAt(0) - 0x2080))
      .toLowerCase()
      // The only letter whose small form depends on its neighbours: a sigma is one letter wherever it stands.
      .replaceAll('ς', 'σ')
  );
}

export function normaliseForSearch(text: string): string {
  let folded = foldLetters(text);
  if (!mayBeSpeltTwoWays.test(folded)) return folded;
  for (const [pattern, replacement] of spellings) folded = folded.replace(pattern, replacement);
  return folded;
}

/** Letters-and-digits words of a normalised text, in order. */
export function words(text: string): string[] {
  return normaliseForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
