/** Ids of the checks and limits named by the lessons, as words. An id without an entry is shown with its hyphens as spaces. */
const WORDS: Readonly<Record<string, string>> = {
  'volume-typed-as-rate': 'a volume keyed as a rate',
  'maint-hard': 'the limit on the maintenance rate',
  'iv-15min-max': 'the limit on any 15 minutes',
  'first-hour-ob-iv-hard': 'the limit on the first hour in pregnancy',
  'unit-slip-meq-as-ml': 'milliequivalents taken for millilitres',
  'unit-slip-meq-as-g': 'milliequivalents taken for grams',
  'unit-slip-mmol-as-g': 'millimoles taken for grams',
  'unit-mg-for-g': 'milligrams keyed for grams',
  'unit-meq-for-g': 'milliequivalents keyed for grams',
  'bolus-non-ob-soft': 'a large single dose outside pregnancy',
  'bolus-non-ob-hard': 'the limit on a single dose outside pregnancy',
  'bolus-ob-max': 'the limit on a single dose in pregnancy',
  'child-single-max': 'the limit on a single dose for a child',
  'child-mgkg-hard': 'the limit per kg for a child',
  'serum-unit-slip': 'a serum level in the wrong unit',
  'level-hold': 'the serum level at which the infusion is held',
  'level-antidote': 'the serum level at which calcium is given',
  'rate-does-not-match-dose-and-time': 'a rate that does not match dose and time',
  'rate-iv-general': 'the general limit on the rate into a vein',
  'conc-iv-max': 'the limit on the concentration into a vein',
  'loading-rate-left-running': 'the loading rate left running',
  'bag-vtbi': 'a bag that holds more than the phase needs',
  'im-maint-4h-max': 'the limit on one dose into muscle every 4 hours',
  'im-site-max': 'the limit on one site in muscle',
  'drug-volume-ignored': 'the volume of the drug left out of the bag',
  'drug-name-abbreviated': 'a shortened drug name',
  'container-size-slip': 'the wrong size of container',
  'total-24h-ob-hard': 'the limit on 24 hours in pregnancy',
  'concentrate-chosen': 'the 50 % concentrate chosen',
};

export function stopWords(id: string): string {
  return WORDS[id] ?? id.replace(/[-.]/g, ' ');
}
