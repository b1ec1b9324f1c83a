/** Words of the calculator's cards and of what stands around them. Figures arrive written by the engine. */
import { catalogue, counted } from './catalogue.ts';

export const results = catalogue({
  finish: {
    afterResult: 'After a result.',
    beingMade: 'The page is being made.',
    secondCheck: 'Second check',
    print: 'Print worksheet',
  },
  noPrint: {
    open: (count: number) =>
      count === 1 ? 'One warning is not answered.' : `${String(count)} warnings are not answered.`,
    stopped: 'A stop stands: there is no result.',
    locked: 'The calculator is locked.',
    waiting: 'Being worked out.',
    none: 'No result yet.',
  },
  needed: {
    title: 'What is needed for a result',
    marked: 'No result yet: look at what is marked',
    none: 'No result yet',
  },
  ghost: {
    at: 'At',
    from: 'From',
    to: 'To',
    dose: 'Dose',
    rate: 'Rate',
    volume: 'Volume',
    sites: 'Sites',
    volumeToInfuse: 'Volume to infuse',
    /** Stands for two dashes, for a screen reader. */
    notWorkedOut: 'not worked out',
  },
  soft: {
    word: 'Soft',
    title: 'Soft warning',
    proposal: 'A proposal: no clinical owner has approved it yet.',
    why: 'Why go on? The reason stands on the worksheet.',
    chooseFirst: 'Choose a reason first.',
    writeFirst: 'Write the reason first.',
    inWords: 'In words',
    needed: 'needed',
    ifMore: 'if more is to be said',
    goOn: 'Go on for this reason',
    reasonGiven: (reason: string) => `Reason given: ${reason}.`,
    change: 'Change',
    changeReasonFor: (warning: string) => `Change the reason for: ${warning}`,
  },
  totals: {
    all: 'In all',
    firstHour: (amount: string) => `${amount} in the first hour`,
    day: (amount: string, mmol: string | null) => `${amount}${mmol === null ? '' : ` (${mmol})`} in 24 h`,
    twoDays: (amount: string) => `${amount} in 48 h`,
  },
  sites: { title: 'Sites', site: (number: number) => `Site ${String(number)}` },
  cards: {
    problem: 'The calculator did not answer.',
    locked: 'Locked: two methods of calculation disagree',
    lockedText:
      'No dose is given for this order. Every other screen stays readable. Tell the person who looks after this computer, and use another one.',
    start: 'Choose what it is given for, then a regimen',
    startText:
      'Nothing is filled in beforehand. A result stands here when every entry is valid; each number shows its working and its source.',
    warnings: 'Warnings about the whole order',
    answered: 'Answered warnings about the whole order',
    afterWarnings: 'No result until the warnings are answered',
  },
  phase: {
    beingWorkedOut: (phase: string) => `${phase}, being worked out`,
    withheldIm: 'VOLUME AND PREPARATION',
    withheld: 'RATE, VOLUME AND PREPARATION',
    shownWhen: (warnings: number) => `Shown when the ${warnings === 1 ? 'warning is' : 'warnings are'} answered`,
    drugVolumeForgotten: (volume: string, rate: string, percent: string) =>
      `If the volume of the drug is forgotten, the final volume is ${volume} and the same dose would need ${rate}: ${percent} % apart.`,
  },
  strip: {
    title: 'Rates, checks and bedside in short',
    rate: 'RATE',
    stopped: 'Stop. No result.',
    none: 'None yet',
    moreStops: (count: number) => counted(count, 'more stop.', 'more stops.'),
    toEntry: 'Go to the entry',
    toAnswer: (count: number) => `${counted(count, 'warning', 'warnings')} to answer.`,
    withheld: 'The rate is shown then.',
    toWarning: 'Go to the warning',
    more: (count: number) => `and ${String(count)} more.`,
  },
  working: {
    title: 'Working',
    beingWorkedOut: 'being worked out',
    note: (steps: number) => `${String(steps)} steps, to be redone by hand or read aloud`,
    none: 'The steps stand here when a result is shown.',
    caption: 'Working, step by step',
    step: 'Step',
    formula: 'Formula',
    numbers: 'With your numbers',
    result: 'Result',
    rounding: 'Rounding',
    source: 'Source',
    /** The engine's own sentence about its second method follows the first words. */
    agrees: (text: string, version: string, hash: string) =>
      `**Second method agrees.** ${text} Evidence ${version}, ${hash}.`,
    disagrees: (text: string, version: string, hash: string) =>
      `**Second method does not agree.** ${text} Evidence ${version}, ${hash}.`,
  },
  screen: {
    nothingEntered: 'No check has been made: nothing is entered.',
    asSoonAs: 'Checks are made as soon as enough is entered.',
    aside: 'Checks and bedside',
  },
});
