import { catalogue } from './catalogue.ts';

/** The choices for one computer: the card of the first start and the Display menu. */
export const settingsWords = catalogue({
  display: 'Display',
  theme: 'Theme',
  themes: { system: 'As system', light: 'Light', dark: 'Dark', night: 'Night ward' },
  density: 'Density',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  paper: 'Paper for printing',
  papers: { A4: 'A4', Letter: 'Letter' },
  market: 'Labels and products first from',
  noMarket: 'No country first',
  serumUnit: 'Serum magnesium first in',
  serumUnits: { mmol: 'mmol per L', meq: 'mEq per L', mgdl: 'mg per dL' },
  locale: 'Spelling',
  locales: { 'en-GB': 'British English', 'en-US': 'American English' },
  locked: 'Set for this computer by your IT department',
  lockedValue: (label: string, value: string) => `${label}: ${value}`,
  notStored: (why: string) => `The choice holds until the program closes. ${why}`,
  wardFileShut: 'The ward file cannot be written, so choices hold only until the program closes.',

  welcome: 'Set up this computer, once',
  welcomeLead:
    'Four choices decide what stands first in lists and how pages are printed. None changes a dose or fills in a field.',
  change: 'All can be changed later under Display.',
  start: 'Use these choices',
  skip: 'Skip',
  skipMeans: (market: string, unit: string, paper: string, locale: string) =>
    `Skip uses: ${market}, ${unit}, ${paper}, ${locale}.`,
  settled: 'The choices are stored. They stand under Display at the top.',
  settledForNow: 'The choices hold until the program closes: the ward file cannot be written.',
});
