/** What the command line reads: whole files of text and of JSON, with a sentence for everything that can be wrong. */
import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { wrongWith } from '../ipc/form.ts';
import { InputError, UsageError } from './arguments.ts';

const oneMegabyte = 1024 * 1024;
const largestOrderBytes = oneMegabyte;
const largestBatchBytes = 20 * oneMegabyte;

/** @param file a path, or - for standard input */
function readText(file: string, most: number, what: string): string {
  const tooLarge = new InputError(`The file ${file} is larger than ${String(most / oneMegabyte)} MB; ${what}.`);
  let text: string;
  try {
    if (file !== '-' && (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > most) throw tooLarge;
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw error === tooLarge ? tooLarge : new InputError(`The file ${file} cannot be read.`);
  }
  if (text.length > most) throw tooLarge;
  return text.replace(/^\uFEFF/, '');
}

export function readJson(file: string | null): unknown {
  if (file === null) throw new UsageError('--input FILE is missing; FILE is JSON, or - for standard input.');
  const text = readText(file, largestOrderBytes, 'an order is a few lines');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new InputError(`The file ${file} is not JSON.`);
  }
}

/** Lines with their number in the file, blank ones left out. */
export function readLines(file: string): readonly { readonly line: number; readonly text: string }[] {
  return readText(file, largestBatchBytes, 'print it in parts')
    .split(/\r?\n/)
    .map((text, index) => ({ line: index + 1, text: text.trim() }))
    .filter(({ text }) => text !== '');
}

/** "choice.loadingG: expected text": the first thing that is wrong with the form, and where. */
export function formProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  const place = issue?.path.map(String).join('.') ?? '';
  return `${place === '' ? '' : `${place}: `}${issue === undefined ? 'not of the expected form' : wrongWith(issue)}`;
}
