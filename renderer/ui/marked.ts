/** Cuts a sentence into plain and marked runs, so that a page can underline or embolden words without markup in the data. */
import { unbroken } from './unbroken.ts';

export interface Run {
  readonly text: string;
  readonly marked: boolean;
}

/** Runs of `text` where any of `parts` occurs (first occurrence of each, whatever the case). Overlaps join. */
export function runsOf(text: string, parts: readonly string[]): Run[] {
  const lower = text.toLowerCase();
  const spans = parts.flatMap((part) => {
    const at = part === '' ? -1 : lower.indexOf(part.toLowerCase());
    return at < 0 ? [] : [[at, part.length] as const];
  });
  return runsAt(text, spans);
}

/** Runs of `text` for spans of [start, length], in any order. */
export function runsAt(text: string, spans: readonly (readonly [number, number])[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const [start, length] of [...spans].sort((left, right) => left[0] - right[0])) {
    const end = Math.min(text.length, start + length);
    if (end <= at) continue;
    if (start > at) runs.push({ text: text.slice(at, start), marked: false });
    runs.push({ text: text.slice(Math.max(at, start), end), marked: true });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at), marked: false });
  return runs.map((run) => ({ ...run, text: unbroken(run.text) }));
}
