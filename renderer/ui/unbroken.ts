/** Keeps a number and its unit on one line in sentences that come from the store ("10 mL", "94 %", "30 min"). */
const UNITS =
  '%|mL|L|g|kg|mg|microgram|micromol|mmol|mEq|min|minutes|h|hours?|days?|weeks?|months?|years?|mm|people|women|trials?';
const PAIR = new RegExp(`(\\d) (?=(?:${UNITS})(?![A-Za-z0-9]))`, 'g');

export function unbroken(text: string): string {
  return text.replace(PAIR, '$1\u00a0');
}
