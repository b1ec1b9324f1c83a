/** The sources a worksheet stands on, numbered where they are first used. */
import type { Calculation } from '#domain/dosing/order.ts';
import { ANTIDOTE_CARD, SEE_REGIMEN } from '#domain/dosing/monitoring-marks.ts';
import type { Regimen } from '#domain/dosing/records.ts';
import { wholeChecks } from './paper-words.ts';

export interface SourceBook {
  readonly numberOf: (title: string) => string;
  readonly list: readonly { readonly number: number; readonly title: string }[];
}

export function sourceBook(calculation: Calculation, regimen: Regimen | null, antidote: readonly string[]): SourceBook {
  const titles = new Set<string>();
  for (const place of regimen?.places ?? []) if (place.title !== null) titles.add(place.title);
  for (const item of calculation.monitoring)
    if (item.threshold !== SEE_REGIMEN && item.authority !== ANTIDOTE_CARD) titles.add(item.authority);
  for (const title of antidote) titles.add(title);
  const places = calculation.watch.lines.map(
    ({ authority, place }) => [authority, whoPrints(authority, place.title, titles)] as const,
  );
  for (const [, title] of places) titles.add(title);
  for (const check of wholeChecks(calculation))
    if (check.places.length > 0 && check.places[0] !== undefined) titles.add(check.places[0].title);
  const list = [...titles].map((title, index) => ({ number: index + 1, title }));
  const numbers = new Map(list.map(({ number, title }) => [title, number]));
  const meant = new Map(places);
  return {
    list,
    numberOf: (title) => {
      const number = numbers.get(title) ?? numbers.get(meant.get(title) ?? '');
      return number === undefined ? '' : `[${String(number)}]`;
    },
  };
}

/** The source of a monitoring time where the page names it already, under its title or its authority; else the authority. */
function whoPrints(authority: string, title: string, named: ReadonlySet<string>): string {
  const [lowTitle, lowAuthority] = [title.toLowerCase(), `${authority.toLowerCase()}:`];
  const is = (other: string): boolean =>
    other.toLowerCase() === lowTitle || other.toLowerCase().startsWith(lowAuthority);
  return [...named].find(is) ?? authority;
}

/** A title up to its first natural break when room is short, and up to its first comma when it is very short. */
export function briefly(title: string, tight: number): string {
  const end = tight >= 4 ? /\s*[:(;,]/ : tight >= 2 ? /\s*[:(]/ : null;
  return end === null ? title.replace(/\.$/, '') : (title.split(end)[0] ?? title).replace(/\.$/, '');
}
