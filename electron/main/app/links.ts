/**
 * What another program may ask by link or by file: show a page, or look into a file of worksheets. Anything may stand in a link, so it is
 * parsed, matched against the list below, and built anew; nothing of the text itself goes on. Without Electron.
 */
import { recordIdForm } from '#domain/evidence/record-id.ts';

export const worksheetsExtension = '.bedside-order';

/** Screens without a record, and screens that show one. */
const screens: ReadonlySet<string> = new Set([
  'conditions',
  'calculator',
  'evidence',
  'claims',
  'safety',
  'worksheets',
  'about',
]);
const screensOfRecords: ReadonlySet<string> = new Set(['condition', 'source']);
const longestLink = 300;

export type OpenRequest =
  { readonly kind: 'page'; readonly hash: string } | { readonly kind: 'worksheets'; readonly file: string };

/** The whole of a link; what does not look exactly like this is nothing, so no parser's leniency matters. */
const linkForm = /^bedside-magnesium:\/\/([a-z]+)(?:\/([^/?#]+))?\/?$/i;

/** `bedside-magnesium://condition/crps` as the address of a page inside the app; null for anything else. */
export function pageOfLink(link: string): string | null {
  const [, name = '', id] = link.length > longestLink ? [] : (linkForm.exec(link) ?? []);
  const screen = name.toLowerCase();
  if (id === undefined) return screens.has(screen) ? `#/${screen}` : null;
  return screensOfRecords.has(screen) && recordIdForm.test(id) ? `#/${screen}/${id}` : null;
}

/** The one request among the arguments of a start; a link that says nothing known is nothing. */
export function openRequest(args: readonly string[]): OpenRequest | null {
  for (const argument of args.slice(1)) {
    if (argument.startsWith('-')) continue;
    const hash = pageOfLink(argument);
    if (hash !== null) return { kind: 'page', hash };
    if (argument.toLowerCase().endsWith(worksheetsExtension) && !argument.includes('\0'))
      return { kind: 'worksheets', file: argument };
  }
  return null;
}
