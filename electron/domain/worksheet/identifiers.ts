/**
 * Refuses text that looks as if it names a patient (design rule 9: no patient identifiers are stored).
 * It errs on the side of refusing: the words can be written another way, and a name once stored is stored.
 */
import { familyNames, firstNames, wardWords } from './names.ts';

export type IdentifierKind =
  'name' | 'nhs-number' | 'hospital-number' | 'date-of-birth' | 'phone' | 'e-mail' | 'postcode' | 'label';

export interface Identifier {
  readonly kind: IdentifierKind;
  readonly found: string;
  /** What it looks like and what to write instead. */
  readonly sentence: string;
}

export interface IdentifierContext {
  /** "2026-11-22": a date near it is a treatment date, any other may be a date of birth. */
  readonly today: string;
  /** Words of the evidence store (regimens, products, authorities), lower case: "Zuspan" is not a patient. */
  readonly knownWords: ReadonlySet<string>;
}

const says: Readonly<Record<IdentifierKind, string>> = {
  name: 'looks like a person\'s name. Leave the name out; a place such as "bay 2" is enough. A capital letter inside a sentence reads as a name',
  'nhs-number': 'is a valid NHS number. Leave it out; the printed page has a box for the patient label',
  'hospital-number':
    'looks like a hospital or case number. Leave it out; the printed page has a box for the patient label',
  'date-of-birth': 'looks like a date of birth. Leave it out; the age is entered in the calculator',
  phone: 'looks like a telephone number. Leave it out',
  'e-mail': 'looks like an e-mail address. Leave it out',
  postcode: 'looks like a postcode. Leave it out',
  label: "introduces a patient's details. Leave them out; the printed page has a box for the patient label",
};

/** Full-width and Arabic digits become plain ones, invisible characters go, runs of space become one. */
function readable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\s+/g, ' ');
}

/** What a citation carries: its numbers name a paper. */
function withoutCitations(text: string): string {
  return text
    .replace(/\bPMID:? ?\d{4,9}\b/gi, ' ')
    .replace(/\bPMC\d{4,9}\b/gi, ' ')
    .replace(/\b(?:doi:? ?|https:\/\/doi\.org\/)?10\.\d{4,9}\/[^\s,;]+/gi, ' ');
}

/** Ten digits with the check digit of an NHS number. */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

function first(
  text: string,
  pattern: RegExp,
  kind: IdentifierKind,
  accept: (match: RegExpMatchArray) => boolean = () => true,
): { kind: IdentifierKind; found: string } | null {
  for (const match of text.matchAll(pattern)) if (accept(match)) return { kind, found: match[0].trim() };
  return null;
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const monthStarts = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const datePatterns: readonly RegExp[] = [
  /\b(?<year>\d{4})[-/. ](?<month>\d{1,2})[-/. ](?<day>\d{1,2})\b/g,
  /\b(?<day>\d{1,2})[-/. ](?<month>\d{1,2})[-/. ](?<year>\d{4}|\d{2})\b/g,
  new RegExp(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?(?<word>${months})[ ,-]+(?<year>\\d{4}|\\d{2})\\b`, 'gi'),
  new RegExp(`\\b(?<word>${months}) (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})\\b`, 'gi'),
];
const nearDays = 31;

/** True when the day is too far from today to be a treatment date. Day and month may be in either order. */
function maybeBirth(match: RegExpMatchArray, today: string): boolean {
  const { day = '', month, word, year = '' } = match.groups ?? {};
  const a = Number(day);
  const b = word === undefined ? Number(month) : monthStarts.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  const candidates = [[a, b], ...(word === undefined ? [[b, a]] : [])].filter(
    ([d = 0, m = 0]) => d >= 1 && d <= 31 && m >= 1 && m <= 12,
  );
  if (candidates.length === 0) return false;
  const now = Date.parse(`${today}T00:00:00Z`);
  const fullYear = year.length === 4 ? Number(year) : 2000 + Number(year);
  return candidates.every(([d = 1, m = 1]) => Math.abs(Date.UTC(fullYear, m - 1, d) - now) > nearDays * 86_400_000);
}

function birthDate(text: string, today: string): { kind: IdentifierKind; found: string } | null {
  const announced = first(
    text,
    /\b(?:d\.? ?o\.? ?b\.?|date of birth|birth ?date|born(?: on)?|geb(?:oren)?\.?|nata?\/?o? il|ur\.)[ :]*\d[\d./ -]*/gi,
    'date-of-birth',
  );
  if (announced !== null) return announced;
  for (const pattern of datePatterns) {
    const match = first(text, pattern, 'date-of-birth', (date) => maybeBirth(date, today));
    if (match !== null) return match;
  }
  return null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

function numbers(text: string): { kind: IdentifierKind; found: string } | null {
  return (
    first(text, /\b\d{3}[ .-]?\d{3}[ .-]?\d{4}\b/g, 'nhs-number', (match) => isNhsNumber(digitsOf(match[0]))) ??
    first(
      text,
      /\b(?:nhs|chi|mrn|urn|hosp(?:ital)?|unit|case|file|record|patient|pt|pesel|medicare|insurance|ssn|ihi|nric|ahv)\.? ?(?:no|nr|num(?:ber)?|id)?\.?[ :#]*[a-z]{0,3}-?\d[\d -]{3,}\b/gi,
      'hospital-number',
    ) ??
    first(
      text,
      /\b(?:mrn|urn|nhs|hosp(?:ital)?|case|patient|pt) ?(?:no|nr|num(?:ber)?|id)\b\.?[ :#]*[a-z]{0,3}-?\d+/gi,
      'hospital-number',
    ) ??
    first(text, /\b(?:mrn|urn)\b[ :#.]*[a-z]{0,3}-?\d+/gi, 'hospital-number') ??
    first(text, /(?:^|[^\d.,])(\+\d{1,3}[ .()-]*(?:\d[ .()-]*){7,12})/g, 'phone') ??
    first(text, /\b(?:tel|phone|mobile|mob|call)\b\.?[ :]*(?:\(?\d[\d ().-]{4,}\d)/gi, 'phone') ??
    first(text, /(?:^|[^\d.])\(?0\d{2,4}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}\b/g, 'phone') ??
    first(text, /\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b/g, 'phone') ??
    first(text, /\b\d{3}-\d{2}-\d{4}\b/g, 'hospital-number') ??
    first(text, /\b(?=[a-z]{1,4}-?\d)[a-z]{1,4}-?\d{5,}[a-z]?\b/gi, 'hospital-number') ??
    first(text, /(?:^|[^\d.,])\d{6,}(?![\d.])/g, 'hospital-number')
  );
}

const title = /\b(?:mr|mrs|mx|mme|frau|herr|signora|sig\.ra|pani)\b\.? ?(?!\b(?:and|or|is|was)\b)\p{L}[\p{L}'-]+/giu;
/** These are also ordinary words, so only before a capital letter. */
const softTitle = /\b(?:Ms|MS|Miss|Master|Baby|Babe|Bebe|Lady|Dame|Sr|Sra|Pan)\.? \p{Lu}[\p{L}'-]+/gu;
const introduced =
  /\b(?:patient|pt|name|surname|forename|called|named|mother|father|son of|daughter of|d\/o|s\/o|b\/o)\b ?(?:is|was|:|=|,|-)? ?(\p{Lu}\p{Ll}[\p{L}'-]*)/gu;
const explicitLabel =
  /\b(?:patient(?:'s)? name|surname|forename|first name|last name|family name|given name|maiden name|next of kin|nok|address)\b ?(?:is|:|=)/giu;
const initialAndName = /(?:\b\p{Lu}\.[ ]?){1,3}\p{Lu}\p{Ll}[\p{L}'-]+|\b\p{Lu}\p{L}{2,}, ?\p{Lu}\b\.?/gu;

const plainWord = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/'s$/, '')
    .replace(/[^a-z-]/g, '');

function names(text: string, known: ReadonlySet<string>): { kind: IdentifierKind; found: string } | null {
  const ordinary = (word: string): boolean => wardWords.has(plainWord(word)) || known.has(plainWord(word));
  const direct =
    first(text, explicitLabel, 'label') ??
    first(text, title, 'name') ??
    first(text, softTitle, 'name', (match) => !ordinary(match[0].split(' ').at(-1) ?? '')) ??
    first(text, introduced, 'name', (match) => !ordinary(match[1] ?? '')) ??
    first(text, initialAndName, 'name', (match) => !(match[0].match(/[\p{L}'-]{2,}/gu) ?? []).every(ordinary));
  if (direct !== null) return direct;

  const found = [...text.matchAll(/[\p{L}][\p{L}'-]*/gu)];
  const capital = (word: string): boolean => /^\p{Lu}[\p{Ll}'-]/u.test(word) || /^\p{Lu}{3,}$/u.test(word);
  const isFirst = (word: string): boolean => firstNames.has(plainWord(word));
  const isFamily = (word: string): boolean =>
    familyNames.has(plainWord(word)) || /^(?:O'|Mc|Mac)\p{Lu}\p{Ll}+/u.test(word);
  for (const [index, match] of found.entries()) {
    const word = match[0];
    const next = found[index + 1];
    const besides =
      next !== undefined && /^[ ,-]{1,2}$/.test(text.slice(match.index + word.length, next.index)) ? next[0] : null;
    const pair = besides !== null && ((isFirst(word) && isFamily(besides)) || (isFamily(word) && isFirst(besides)));
    const titleCase = (item: string): boolean => /^\p{Lu}[\p{Ll}'-]+(?:\p{Lu}\p{Ll}+)?$/u.test(item);
    const twoCapitals =
      besides !== null && titleCase(word) && titleCase(besides) && !ordinary(word) && !ordinary(besides);
    if (pair || twoCapitals) return { kind: 'name', found: `${word} ${besides}` };
    if (capital(word) && !ordinary(word) && (isFirst(word) || isFamily(word))) return { kind: 'name', found: word };
  }
  return null;
}

/** Null: nothing in the text looks like a patient. Else the first thing that does. */
export function findIdentifier(given: string, { today, knownWords }: IdentifierContext): Identifier | null {
  const text = withoutCitations(readable(given));
  const match =
    first(text, /[\p{L}\d._%+-]+ ?@ ?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu, 'e-mail') ??
    birthDate(text, today) ??
    numbers(text.replace(/\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?\b/g, ' ')) ??
    first(text, /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/g, 'postcode') ??
    names(text, knownWords);
  return match === null ? null : { ...match, sentence: `"${match.found.slice(0, 60)}" ${says[match.kind]}.` };
}
