/** The language the interface is read in: one reactive value, so that every text follows a change without a reload. */
import { followLocale, type Reading } from './catalogue.ts';

let reading = $state<Reading>('en-GB');

followLocale(() => reading);

/** The page says its language too, so that a screen reader pronounces it. */
export function setLocale(next: Reading): void {
  reading = next;
  document.documentElement.lang = next === 'pseudo' ? 'en-GB' : next;
}

const PSEUDO_KEY = 'bedside-magnesium:pseudo-locale';

/** Tests set this key before the page starts; nothing in the program does. */
export function followTestLocale(): void {
  if (sessionStorage.getItem(PSEUDO_KEY) !== null) setLocale('pseudo');
}
