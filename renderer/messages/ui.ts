import { catalogue, counted } from './catalogue.ts';

/** Words of the shared parts: marks, fields, figures, and what a part says of itself. */
export const ui = catalogue({
  close: 'Close',
  dose: 'Dose',
  confirm: 'Confirm',
  choose: 'Choose',
  tryAgain: 'Try again',
  notWorkedOut: 'not worked out',
  whereThisIs: 'Where this page is',
  read: 'Read:',
  worksStill: 'The toxicity card (F9) and the other screens are not affected by this.',
  noAnswer: 'The program did not answer. Try again; if it stays so, start the program again.',
  noData:
    'Bedside Magnesium could not reach its own data. Start the program again, or call the person who looks after this computer.',
  rate: 'RATE',
  mlPerHour: 'mL per hour',
  shownWhenValid: 'Shown when every entry is valid',
  volumeToInfuse: 'Volume to infuse',
  lockedTitle: (passed: number, total: number) =>
    `Locked. Self-test: ${passed} of ${total} reference calculations passed`,
  lockedFailures: (count: number) =>
    `What failed: ${counted(count, 'reference calculation', 'reference calculations')}`,
  locked:
    'No dose is worked out on this computer. Every other screen stays readable. Tell the person who looks after this computer, and use another one.',
  certaintyIs: 'Certainty:',
  notGraded: 'Not graded',
  certain: (level: string) => `${level} certainty`,
});
