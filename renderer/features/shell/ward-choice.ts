/** What a computer is fitted to its ward by: an order of lists, a page size, a spelling. Never a dose, never a field. */
import type { Settings } from '#ipc/views.ts';
import { markets } from '../../messages/markets.ts';
import { settingsWords as words } from '../../messages/settings.ts';

export type WardChoice = Pick<Settings, 'market' | 'serumUnit' | 'paper' | 'locale'>;
type Companions = Omit<WardChoice, 'market'>;

/** What stands when nobody chooses. */
export const UNASKED: WardChoice = { market: null, serumUnit: 'mmol', paper: 'A4', locale: 'en-GB' };

/** What usually goes with a market: how its laboratories print serum magnesium, its paper, its spelling. */
export function companionsOf(market: Settings['market']): Companions {
  const { serumUnit, paper, locale } = UNASKED;
  if (market === 'US') return { serumUnit: 'mgdl', paper: 'Letter', locale: 'en-US' };
  if (market === 'CA') return { serumUnit, paper: 'Letter', locale };
  return { serumUnit, paper, locale };
}

/**
 * The choices after one of them was changed. A country brings its companions, except what a person has already chosen
 * or the hospital has fixed.
 */
export function chosenNext(
  now: WardChoice,
  part: Partial<WardChoice>,
  untouchable: ReadonlySet<keyof Settings>,
): WardChoice {
  if (part.market === undefined) return { ...now, ...part };
  const companions = companionsOf(part.market);
  const kept = Object.entries(now).filter(([name]) => untouchable.has(name as keyof Settings));
  return { ...now, ...companions, ...(Object.fromEntries(kept) as Partial<WardChoice>), ...part };
}

export function marketName(market: Settings['market']): string {
  return market === null ? words.noMarket : markets[market];
}

/** A book of names as the options of a control, in the order of the book. */
export function optionsOf<K extends string>(names: Readonly<Record<K, string>>): { value: K; label: string }[] {
  return (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }));
}
