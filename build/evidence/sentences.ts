/**
 * Turns what the schema found into sentences for a clinician who edits a record: which field, what it must be, and what
 * stands there now. No word of the schema library comes through.
 */
import type { z } from 'zod';
import { closestWord } from '#domain/evidence/spelling.ts';

type Issue = z.core.$ZodIssue;
type FieldPath = readonly PropertyKey[];

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  null: 'null',
};

/** What the form of a text must be, for the fields whose schema gives a pattern without words. */
const forms: Readonly<Record<string, string>> = {
  DOI: 'a DOI such as 10.1111/j.1526-4637.2009.00639.x',
  PMID: 'a PubMed number of 4 to 9 digits',
  PMCID: 'a PubMed Central number such as PMC1234567',
  lastSearched: 'a month such as "2026-11"',
  nextReview: 'a month such as "2027-05"',
  searched: 'a month such as "2026-11"',
};

const plural: Readonly<Record<string, string>> = {
  findings: 'outcome',
  arms: 'arm',
  places: 'place',
  phases: 'phase',
  author: 'author',
  rows: 'row',
  keyNumbers: 'key number',
};
const names: Readonly<Record<string, string>> = {
  low: 'lower limit',
  high: 'upper limit',
  i2: 'I2',
  sd: 'standard deviation',
  n: 'number of people',
};

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(value: unknown, path: FieldPath): unknown {
  let here = value;
  for (const step of path) {
    if (Array.isArray(here) && typeof step === 'number') here = here[step];
    else if (isGroup(here) && typeof step === 'string' && Object.hasOwn(here, step)) here = here[step];
    else return undefined;
  }
  return here;
}

/** "outcome 2 (pain-12-weeks), interval, lower limit" */
function fieldName(path: FieldPath, input: unknown): string {
  if (path.length === 0) return 'the record';
  const parts: string[] = [];
  for (const [index, step] of path.entries()) {
    const name = String(step);
    if (typeof step !== 'number') {
      parts.push(typeof path[index + 1] === 'number' ? (plural[name] ?? name) : (names[name] ?? name));
      continue;
    }
    const entry = at(input, path.slice(0, index + 1));
    const id = isGroup(entry) && typeof entry['id'] === 'string' ? ` (${shorten(entry['id'])})` : '';
    parts.push(`${index > 0 ? `${parts.pop() ?? ''} ` : 'entry '}${step + 1}${id}`);
  }
  return parts.join(', ');
}

function shorten(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function described(value: unknown): string {
  if (value === null) return 'empty (null)';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'string') return value.trim() === '' ? 'an empty text' : `"${shorten(value)}"`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  return 'a group of fields';
}

function orList(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`;
}

/** Quotes around figures are the commonest slip in YAML: a PubMed number is text, a count is not. */
function quoteHint(expected: string, value: unknown): string {
  if (expected === 'string' && typeof value === 'number') return '; put it in quotes';
  if ((expected === 'number' || expected === 'int') && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value))
    return '; take the quotes away';
  return '';
}

function wanted(issue: Issue, path: FieldPath): string {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? 'of another kind';
    case 'invalid_value':
      return issue.values.length > 1 ? `one of: ${issue.values.map(String).join(', ')}` : String(issue.values[0]);
    case 'too_small':
    case 'too_big':
      return sizeWanted(issue);
    case 'invalid_format':
      return (
        forms[String(path.at(-1))] ??
        (issue.message.startsWith('Invalid') ? 'written in the form that this field has elsewhere' : issue.message)
      );
    default:
      return 'of the form that this field has elsewhere';
  }
}

function sizeWanted(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const small = issue.code === 'too_small';
  const bound = Number(small ? issue.minimum : issue.maximum);
  if (issue.origin === 'string')
    return small && bound === 1
      ? 'a text that is not empty'
      : `a text of at ${small ? 'least' : 'most'} ${bound} letters`;
  if (issue.origin === 'array')
    return `a list of at ${small ? 'least' : 'most'} ${bound} ${bound === 1 ? 'entry' : 'entries'}`;
  if (issue.inclusive === false) return `${small ? 'above' : 'below'} ${bound}`;
  return `${bound} or ${small ? 'more' : 'less'}`;
}

/** Fields of the group at `path` that are missing, so that a misspelt name can be told which one it was meant to be. */
function missingFields(issues: readonly Issue[], path: FieldPath, input: unknown): string[] {
  return issues.flatMap((issue) => {
    const name = issue.path.at(-1);
    const sameGroup = issue.path.length === path.length + 1 && path.every((step, index) => step === issue.path[index]);
    return sameGroup && typeof name === 'string' && at(input, issue.path) === undefined ? [name] : [];
  });
}

function unknownFields(issue: z.core.$ZodIssueUnrecognizedKeys, where: string, missing: readonly string[]): string[] {
  return issue.keys.map((key) => {
    const meant = closestWord(
      key,
      missing.map((word) => ({ word, uses: 1 })),
    );
    return `${where}: there is no field "${shorten(key)}" here${meant === null ? '; take it out or correct its name' : `; did you mean "${meant}"?`}`;
  });
}

/** One branch of several forms: the one that fits best speaks; when none fits at all, all are named. */
function unionSentences(errors: readonly (readonly Issue[])[], path: FieldPath, input: unknown): string[] {
  const inside = errors.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  );
  const [best] = [...inside].sort((a, b) => a.length - b.length);
  if (best !== undefined)
    return sentences(
      best.map((issue) => ({ ...issue, path: [...path, ...issue.path] })),
      input,
    );
  const forms = [...new Set(errors.flatMap((issues) => issues.slice(0, 1).map((issue) => wanted(issue, path))))];
  return [mustBe(path, input, orList(forms), '')];
}

function mustBe(path: FieldPath, input: unknown, what: string, hint: string): string {
  const value = at(input, path);
  const where = fieldName(path, input);
  if (value === undefined && path.length > 0) return `${where}: is missing; it must be ${what}`;
  return `${where}: must be ${what}, but is ${value === undefined ? 'empty' : described(value)}${hint}`;
}

function sentences(issues: readonly Issue[], input: unknown): string[] {
  return issues.flatMap((issue): string[] => {
    if (issue.code === 'unrecognized_keys')
      return unknownFields(issue, fieldName(issue.path, input), missingFields(issues, issue.path, input));
    if (issue.code === 'invalid_union') return unionSentences(issue.errors, issue.path, input);
    // A message of our own that is a whole sentence already.
    if (issue.code === 'invalid_format' && /^an id is /.test(issue.message))
      return [`${fieldName(issue.path, input)}: ${issue.message}, but this one is ${described(at(input, issue.path))}`];
    if (issue.code === 'custom') return [`${fieldName(issue.path, input)}: ${issue.message}`];
    return [
      mustBe(
        issue.path,
        input,
        wanted(issue, issue.path),
        issue.code === 'invalid_type' ? quoteHint(issue.expected, at(input, issue.path)) : '',
      ),
    ];
  });
}

/** @param input the value that was checked, as it was read from the file */
export function problemSentences(error: z.ZodError, input: unknown): string[] {
  return sentences(error.issues, input);
}
