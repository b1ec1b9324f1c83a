/** Times of findings as places on an axis. Only words that name a time are placed; "during the trials" is not. */
const HOURS: Readonly<Record<string, number>> = { min: 1 / 60, h: 1, day: 24, week: 168, month: 730, year: 8760 };
const UNIT = '(?:minutes?|min|hours?|h|days?|weeks?|months?|years?)';
/** "weeks 9 to 12", "day 1 to day 3", "week 1": the end of a span is where its result stands. */
const UNIT_FIRST = new RegExp(`\\b(${UNIT})\\s(\\d+(?:\\.\\d+)?)(?:\\sto\\s(?:${UNIT}\\s)?(\\d+(?:\\.\\d+)?))?`, 'gi');
/** "1, 3, 6 and 12 weeks", "4 to 6 h", "24 h". */
const UNIT_LAST = new RegExp(
  `(\\d+(?:\\.\\d+)?(?:(?:,\\s*|\\s+and\\s+|\\s+to\\s+)\\d+(?:\\.\\d+)?)*)\\s+(${UNIT})\\b`,
  'gi',
);

export interface Moment {
  readonly hours: number;
  /** As it stands at the head of a column: "12 weeks". */
  readonly label: string;
}

/** Every time named in a phrase, or none. */
export function momentsOf(when: string): Moment[] {
  const last = [...when.matchAll(UNIT_LAST)].flatMap(([, figures = '', word = '']) => {
    const numbers = figures.match(/\d+(?:\.\d+)?/g) ?? [];
    return (/\sto\s/.test(figures) ? numbers.slice(-1) : numbers).flatMap((number) => moment(number, word));
  });
  if (last.length > 0) return last;
  return [...when.matchAll(UNIT_FIRST)].flatMap(([, word = '', from = '', to]) => moment(to ?? from, word));
}

function moment(number: string, word: string): Moment[] {
  const whole = word.toLowerCase();
  const short = whole.startsWith('min') ? 'min' : whole.startsWith('h') ? 'h' : whole.replace(/s$/, '');
  const hours = HOURS[short];
  if (hours === undefined) return [];
  const plural = number === '1' || short === 'min' || short === 'h' ? '' : 's';
  return [{ hours: Number(number) * hours, label: `${number} ${short}${plural}` }];
}
