/** Words of the monitoring plan: what is watched, when, and what to do. Thresholds and intervals are records of the store. */
import { catalogue } from './catalogue.ts';

export const watch = catalogue({
  title: 'When to look',
  countedFrom: (clock: string) => `counted from ${clock}`,
  noStart: 'No start time is entered: minutes are counted from the start.',
  signs: {
    reflexes: 'Reflexes',
    breathing: 'Breathing',
    urine: 'Urine',
    oxygen: 'Oxygen saturation',
    'blood-pressure': 'Blood pressure',
    ecg: 'ECG',
    'serum-magnesium': 'Serum magnesium',
  },
  /** Where the regimen's own source prints no interval. */
  notRead: (signs: string, authority: string) => `${signs}: no interval read in ${authority}.`,
  nothingRead: 'No interval was read in any source for this use: the ward’s own protocol says how often.',
  thisRegimen: 'this regimen',
  columns: { sign: 'Sign', who: 'Who prints it', looks: 'First four hours' },
  before: 'before the start',
  continuous: 'all the time',
  range: (from: string, to: string) => `${from} to ${to}`,
  andOn: (interval: string) => `then every ${interval}`,
  hourly: 'then every hour',
  notKnown: 'no end is entered, so the time cannot be told',
  axis: 'start',
  stop: {
    title: 'Hold or stop, by authority',
    regimen: 'This regimen',
  },
  antidote: (what: string, how: string) => `**Before the start: the antidote at the bedside.** ${what}. ${how}`,
  children:
    'No monitoring thresholds for children are in the store, and those for adults are not shown for a child. Reflexes, breathing and urine are judged by the protocol of the children’s ward.',
  /** In the strip of a narrow window, where the rate would stand. */
  locked: 'Locked. No dose.',
  childrenShort: 'No thresholds for children are in the store: act by the protocol of the children’s ward.',
  beforeResult: 'Reflexes, breathing and urine stand here with their limits when a result is shown.',
  bedside: {
    title: 'At the bedside',
    caption: 'Signs to watch, when to act, and how often to look',
    sign: 'Sign',
    act: 'Act when',
    more: 'Who says so, and what else',
    stopWhen: 'Stop when',
    antidote: 'Antidote in the room',
    /** The card's amount is an adult's. */
    antidoteForChild: 'calcium gluconate 10 %, the amount for a child on the antidote card, not the 10 mL of an adult',
    antidoteForChildShort: 'Calcium gluconate 10 %: a child’s amount, on the antidote card',
    differ: 'Sources differ: who says what',
    /** Shorter than the name of the sign. */
    oxygen: 'Oxygen',
    /** Thresholds that differ by their number only: "less than 12 or 16 breaths per min". */
    numbers: (compared: string, numbers: readonly string[], unit: string) =>
      `${compared} ${numbers.join(' or ')}\u00a0${unit}`,
    anyOf: (thresholds: readonly string[]) => thresholds.join(', or '),
    then: (when: string, what: string) => `${when}: ${what}`,
    calcium: (name: string, amount: string) => `${name}, ${amount}`,
    actWhen: (when: string) => `act when ${when}`,
  },
});
