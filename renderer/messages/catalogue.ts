/**
 * The catalogue of interface text: one file per part of the program in this folder, typed, British first.
 * A book is a plain object of texts and of functions that make a text from values; what an American reader sees
 * otherwise stands beside it. Clinical content never comes this way: it lives in the evidence records.
 */
export type Locale = 'en-GB' | 'en-US';
/** `pseudo` lengthens and brackets every text: what stays bare on the screen is not in the catalogue. Tests only. */
export type Reading = Locale | 'pseudo';

type Text = string;
type Sentence = (...values: never[]) => string;
export interface Book {
  readonly [key: string]: Text | Sentence | Book;
}
/** The same keys with any wording. */
type Wording<B> = {
  readonly [K in keyof B]: B[K] extends string ? string : B[K] extends Sentence ? B[K] : Wording<B[K]>;
};
/** What one locale says otherwise; a key left out is said as in British English. */
type Changes<B> = {
  readonly [K in keyof B]?: B[K] extends string ? string : B[K] extends Sentence ? B[K] : Changes<B[K]>;
};

let reading: () => Reading = () => 'en-GB';

/** Tells the catalogue where the present locale is kept. A reactive reader makes every text follow a change at once. */
export function followLocale(reader: () => Reading): void {
  reading = reader;
}

export function presentLocale(): Locale {
  const now = reading();
  return now === 'pseudo' ? 'en-GB' : now;
}

const LENGTHENED = 0.4;

/** `Dose` as `⟦Dose··⟧`: 40 % longer, and its two ends seen, so that a clipped or hard-coded text shows. */
export function pseudo(text: string): string {
  return text.trim() === '' ? text : `⟦${text}${'·'.repeat(Math.ceil(text.length * LENGTHENED))}⟧`;
}

function chosen(british: Text | Sentence, american: Text | Sentence | undefined): Text | Sentence {
  const now = reading();
  if (now === 'en-US') return american ?? british;
  if (now === 'en-GB') return british;
  if (typeof british === 'string') return pseudo(british);
  return (...values: never[]) => pseudo(british(...values));
}

function isBook(entry: Text | Sentence | Book | undefined): entry is Book {
  return typeof entry === 'object';
}

/**
 * A book whose every entry is read in the locale of the moment. Read entries where they are shown (in markup, in a
 * `$derived`, in a function), never into a constant of a module: that would keep the locale of the start.
 */
export function catalogue<const B extends Book>(british: B, american: Changes<B> = {}): Wording<B> {
  const book = {};
  for (const [key, entry] of Object.entries(british)) {
    const other = (american as Book)[key];
    const nested = isBook(entry) ? catalogue(entry, isBook(other) ? other : {}) : null;
    Object.defineProperty(book, key, {
      enumerable: true,
      get:
        nested === null ? () => chosen(entry as Text | Sentence, other as Text | Sentence | undefined) : () => nested,
    });
  }
  return book as Wording<B>;
}

interface Counting {
  readonly rules: Intl.PluralRules;
  readonly figures: Intl.NumberFormat;
}

/** Made once for each locale: they cost more to make than all the texts that one press changes. */
const counting = new Map<Locale, Counting>();

function countingIn(locale: Locale): Counting {
  const known = counting.get(locale);
  if (known !== undefined) return known;
  const made = { rules: new Intl.PluralRules(locale), figures: new Intl.NumberFormat(locale) };
  counting.set(locale, made);
  return made;
}

/** `1 trial`, `3 trials`, `1,250 trials`: the count in the project's way of writing, the word by the language's rule. */
export function counted(count: number, one: string, other: string): string {
  const { rules, figures } = countingIn(presentLocale());
  return `${figures.format(count)}\u00a0${rules.select(count) === 'one' ? one : other}`;
}
