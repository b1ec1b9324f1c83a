/**
 * A day as people write it, read only where it can mean one day: "22 Nov 2026", "Nov 22 2026" or "2026-11-22".
 * "03/04/2026" is March to one reader and April to the next, so it is asked for again and never guessed.
 */
export type TypedDay =
  | { readonly kind: 'any' }
  /** As "2026-11-22". */
  | { readonly kind: 'day'; readonly iso: string }
  | { readonly kind: 'two-ways' }
  | { readonly kind: 'not-a-day' };

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

function monthOf(word: string): number | null {
  const name = word.toLowerCase();
  // "Sept" is common; fewer than three letters may be two months.
  const at = name.length < 3 ? -1 : MONTHS.findIndex((month) => month.startsWith(name));
  return at < 0 ? null : at + 1;
}

/** 30 February is no day, though a Date would make one of it. */
function dayOf(year: number, month: number, day: number): TypedDay {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? { kind: 'day', iso: date.toISOString().slice(0, 10) } : { kind: 'not-a-day' };
}

export function typedDay(text: string): TypedDay {
  const said = text.replace(/[\s\u00a0]+/g, ' ').trim();
  if (said === '') return { kind: 'any' };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = /^(\d{1,2})\.? ?([a-z]+)\.?,? ?(\d{4})$/i.exec(said);
  const monthFirst = /^([a-z]+)\.? ?(\d{1,2}),? (\d{4})$/i.exec(said);
  const [month, day, year] =
    dayFirst === null ? [monthFirst?.[1], monthFirst?.[2], monthFirst?.[3]] : [dayFirst[2], dayFirst[1], dayFirst[3]];
  const number = month === undefined ? null : monthOf(month);
  if (number !== null) return dayOf(Number(year), number, Number(day));
  return /^\d{1,4}[/. -]\d{1,2}[/. -]\d{1,4}$/.test(said) ? { kind: 'two-ways' } : { kind: 'not-a-day' };
}
