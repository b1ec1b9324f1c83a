/**
 * How figures are written in the sentences of the store (safety rules 3, 5, 6 and 7): a space before the per cent sign
 * and before a unit, a comma from 1,000, a leading zero, no trailing zero, a true minus. Words between quotation marks are a source's
 * own and stay as printed, and so does everything that only carries what was printed: citations, places and addresses.
 */

/** Fields that carry what a document printed, names of things, or text that the program writes out itself. */
const AS_PRINTED: ReadonlySet<string> = new Set([
  'asPrinted',
  'checkedAt',
  'citation',
  'code',
  'finding',
  'heading',
  'id',
  'places',
  'refs',
  'refsAgainst',
  'refsFor',
  'source',
  'stoppedBy',
  'synonyms',
  'unread',
  'url',
]);

/** A quotation loses its figures but keeps its length, so that words around it still stand apart. */
const QUOTED = /“[^”]*”|"[^"]*"|‘[^’]*’/g;

const UNITS = 'microgram|micromol|mmol|mEq|mL|mg|kg|min|mm|g|L|h';
/** What is counted: a bare 1990 before one of these is no year. */
const COUNTED =
  'people|patients|women|men|children|adults|babies|births|trials|studies|participants|infants|events|mg|mL|g|mmol|mEq|microgram|micromol|units';

interface Rule {
  readonly pattern: RegExp;
  readonly wanted: (found: string) => string;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

const RULES: readonly Rule[] = [
  { pattern: /\d+(?:\.\d+)?%/g, wanted: (found) => found.replace('%', ' %') },
  {
    pattern: new RegExp(`\\d+(?:[.,]\\d+)?(?:${UNITS})(?![\\p{L}\\d])`, 'gu'),
    wanted: (found) => found.replace(/(?=\p{L})/u, ' '),
  },
  {
    pattern: /(?<![\d.,\p{L}-])\d[\d,]*\.\d*0(?!\d|\.\d)/gu,
    wanted: (found) => found.replace(/\.?0+$/, ''),
  },
  { pattern: /(?<![\d\p{L}.)])\.\d+/gu, wanted: (found) => `0${found}` },
  {
    // Register numbers and places in a volume ("588:4205", "346(8969)") are names; a number of four digits may be a year.
    pattern:
      /(?<!(?:PMID|NCT|ISRCTN|number|article) ?)(?<![\p{L}\d.,:-]|\d\()(?!(?:19[4-9]|20[0-3])\d(?!\d))\d{4,}(?![\p{L}\d])/gu,
    wanted: grouped,
  },
  {
    pattern: new RegExp(`(?<![\\p{L}\\d.,:-])(?:19|20)\\d\\d(?= (?:${COUNTED})(?!\\p{L}))`, 'gu'),
    wanted: grouped,
  },
  { pattern: /(?<=^|[\s(])-\d+(?:\.\d+)?/gu, wanted: (found) => found.replace('-', '\u2212') },
  { pattern: /(?<![\d.,\p{L}-])\d{1,3} \d{3}(?![\d.,\p{L}])/gu, wanted: (found) => found.replace(' ', ',') },
];

/** @returns what is written and how it should be, for every figure of a sentence that breaks a rule */
export function badFigures(text: string): { found: string; wanted: string }[] {
  if (!/\d/.test(text)) return [];
  const own = text.replace(QUOTED, (quoted) => '“'.padEnd(quoted.length, '”'));
  return RULES.flatMap(({ pattern, wanted }) =>
    [...own.matchAll(pattern)].map(([found]) => ({ found, wanted: wanted(found) })),
  );
}

/** A bare figure, which the program writes out by these rules itself; an address; an id. */
const NO_SENTENCE = /^(?:\d+(?:\.\d+)?|https?:.*|[a-z0-9]+(?:[-.][a-z0-9]+)+)$/;

/** Every sentence below a record. */
export function* numberProblems(value: unknown, where: string): Generator<string> {
  if (typeof value === 'string') {
    if (NO_SENTENCE.test(value)) return;
    for (const { found, wanted } of badFigures(value)) yield `${where}: writes ${found}; write ${wanted}`;
  } else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) yield* numberProblems(entry, `${where} ${index + 1}`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value))
      if (!AS_PRINTED.has(key)) yield* numberProblems(entry, `${where}, ${key}`);
  }
}
