/** What goes out for a keyed field: exactly what was keyed; null when nothing was. */

const longest = 40;

/**
 * The engine takes short texts only. A longer one is cut with a mark that is no digit, so that what is left can never be
 * read as a number and the engine says what is wrong at the field.
 */
export function asKeyed(text: string): string | null {
  if (text === '') return null;
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
