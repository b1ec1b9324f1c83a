/** What a schema refuses, as a sentence that a person can follow back into the file or form it came from. */
import type { z } from 'zod';
import { wrongWith } from './form.ts';

const longestName = 60;
const singular: Readonly<Record<string, string>> = { studies: 'study' };

function at(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
    : undefined;
}

/** An entry of a list by its place, counted from one as people do, and by its own name where it has one. */
function entryOf(list: string, index: number, entry: unknown): string {
  const kind = singular[list];
  const place = kind === undefined ? `entry ${index + 1} of "${list}"` : `${kind} ${index + 1}`;
  const id = at(entry, 'id');
  const name = typeof id === 'string' ? id.trim().slice(0, longestName) : '';
  return name === '' ? place : `${place} (${name})`;
}

/** The entries of lists on the way, and the field within the last of them ('' when it is the entry itself). */
function placeOf(path: readonly PropertyKey[], value: unknown): { readonly entries: readonly string[]; field: string } {
  const entries: string[] = [];
  let field: string[] = [];
  let here = value;
  for (const key of path) {
    here = at(here, key);
    if (typeof key === 'number') {
      entries.push(entryOf(field.join('.'), key, here));
      field = [];
    } else field.push(String(key));
  }
  return { entries, field: field.join('.') };
}

/** The first thing wrong: which field, and what it should be. @param value what was refused, for the names of its entries */
export function whatIsWrong(error: z.ZodError, value: unknown): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'The request is not of the expected form.';
  const { entries, field } = placeOf(issue.path, value);
  const wrong = `is not of the expected form: ${wrongWith(issue)}.`;
  if (entries.length === 0) return field === '' ? `The request ${wrong}` : `"${field}" ${wrong}`;
  const where = entries.join(', ');
  return field === ''
    ? `${where.charAt(0).toUpperCase()}${where.slice(1)} ${wrong}`
    : `In ${where}, "${field}" ${wrong}`;
}
