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
  const titles = new Map<string, string>();
  /** Written once, however it is capitalised where it is quoted. */
  const add = (title: string): void => {
    if (!titles.has(title.toLowerCase())) titles.set(title.toLowerCase(), title);
  };
  const own = (regimen?.places ?? []).flatMap(({ title }) => title ?? []);
  own.forEach(add);
  /** What stands for an authority in the list: the regimen's own is its first source. */
  const meant = new Map<string, string>();
  if (regimen !== null && own[0] !== undefined) meant.set(regimen.authority, own[0]);
  for (const { threshold, authority } of calculation.monitoring)
    if (threshold !== SEE_REGIMEN && authority !== ANTIDOTE_CARD) add(meant.get(authority) ?? authority);
  antidote.forEach(add);
  for (const { authority, place } of calculation.watch.lines) {
    const title = meant.get(authority) ?? whoPrints(authority, place.title, [...titles.values()]);
    meant.set(authority, title);
    add(title);
  }
  for (const { places } of wholeChecks(calculation)) if (places[0] !== undefined) add(places[0].title);
  const list = [...titles.values()].map((title, index) => ({ number: index + 1, title }));
  const numbers = new Map(list.map(({ number, title }) => [title.toLowerCase(), number]));
  return {
    list,
    numberOf: (title) => {
      const number = numbers.get((meant.get(title) ?? title).toLowerCase());
      return number === undefined ? '' : `[${String(number)}]`;
    },
  };
}

/** The source of a monitoring time where the page names it already, under its title or its authority; else the authority. */
function whoPrints(authority: string, title: string, named: readonly string[]): string {
  const [lowTitle, lowAuthority] = [title.toLowerCase(), `${authority.toLowerCase()}:`];
  const is = (other: string): boolean =>
    other.toLowerCase() === lowTitle || other.toLowerCase().startsWith(lowAuthority);
  return named.find(is) ?? authority;
}

/** A title up to its first natural break when room is short, and up to its first comma when it is very short. */
export function briefly(title: string, tight: number): string {
  const end = tight >= 4 ? /\s*[:(;,]/ : tight >= 2 ? /\s*[:(]/ : null;
  return end === null ? title.replace(/\.$/, '') : (title.split(end)[0] ?? title).replace(/\.$/, '');
}
