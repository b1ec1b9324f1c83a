import { stopNames } from '../../messages/safety-stops.ts';

const NAMES: Readonly<Record<string, string>> = stopNames;

/** A check or limit named by a lesson, as words. An id without an entry is shown with its hyphens as spaces. */
export function stopWords(id: string): string {
  return NAMES[id] ?? id.replace(/[-.]/g, ' ');
}
