/** Names of the files of a batch: safe in any folder of any system, each once, and never the name of a patient. */
import { findIdentifier } from '#domain/worksheet/identifiers.ts';

/** One name, no folder: letters, digits, spaces, dots, hyphens and underscores. */
const plainName = /^[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,58}[A-Za-z0-9])?$/;
/** Windows keeps these for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

export type NameAnswer =
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly reason: string; readonly fix: string };

const rule =
  'Up to 60 letters, digits, spaces, dots, hyphens or underscores, beginning and ending with a letter or digit; no folder.';

/**
 * @param given the name in the row, or null to be named by its line
 * @param taken lower-case names that are used already; the new one is added
 */
export function nameFor(
  given: string | null,
  { line, regimen, today }: { readonly line: number; readonly regimen: string | null; readonly today: string },
  taken: Set<string>,
): NameAnswer {
  const name = given ?? `${String(line).padStart(4, '0')} magnesium sulfate ${regimen ?? 'free order'}`.slice(0, 60);
  if (given !== null) {
    const wrong = whyNotName(given, today);
    if (wrong !== null) return { ok: false, ...wrong };
  }
  const key = name.toLowerCase();
  if (taken.has(key))
    return {
      ok: false,
      reason: `The name "${name}" was used by an earlier row.`,
      fix: 'Give each row a name of its own, or none.',
    };
  taken.add(key);
  return { ok: true, name: `${name}.pdf` };
}

function whyNotName(given: string, today: string): { reason: string; fix: string } | null {
  const shown = JSON.stringify(given.slice(0, 60));
  if (!plainName.test(given)) return { reason: `The name ${shown} is not a plain file name.`, fix: rule };
  if (reserved.test(given))
    return { reason: `The name ${shown} is kept by Windows for a device.`, fix: 'Choose another name.' };
  const identifier = findIdentifier(given, { today, knownWords: new Set() });
  return identifier === null
    ? null
    : {
        reason: identifier.sentence,
        fix: 'A place such as "bay 2" is enough; the page has a box for the patient label.',
      };
}
