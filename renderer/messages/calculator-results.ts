/** Words of the calculator's cards and of what stands around them. Figures arrive written by the engine. */
import { catalogue } from './catalogue.ts';

export const results = catalogue({
  finish: {
    afterResult: 'After a result.',
    beingMade: 'The page is being made.',
    secondCheck: 'Second check',
    print: 'Print worksheet',
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
  repeatTag: 'REPEAT DOSE',
  units: {
    eachHour: 'each hour',
    salt: 'heptahydrate',
    mmol: 'millimoles',
    mEq: 'milliequivalents',
    elemental: 'elemental Mg',
    elementalHeard: 'elemental magnesium',
    of: (percent: string) => `of ${percent} %`,
    ofTheProduct: 'of the product',
    holds: (amount: string, volume: string, each: boolean) => `${amount}\u00a0in\u00a0${volume}${each ? ' each' : ''}`,
    /** As a screen reader says it. */
    volumeOf: (percent: string | null) => `volume of the ${percent === null ? '' : `${percent} % `}product`,
  },
  totals: {
    all: 'In all',
    firstHour: (amount: string) => `${amount} in the first hour`,
    day: (amount: string, mmol: string | null) => `${amount}${mmol === null ? '' : ` (${mmol})`} in 24 h`,
    twoDays: (amount: string) => `${amount} in 48 h`,
  },
  rateChange: {
    /** Stands before the engine's own sentence. */
    twoPeople: '**Two people at the pump**, new bag and new rate together.',
    sameBag: '**Two people at the pump**, same bag, only the rate changes.',
  },
  sites: { title: 'Sites', site: (number: number) => `Site ${String(number)}` },
  screen: {
    nothingEntered: 'No check has been made: nothing is entered.',
    asSoonAs: 'Checks are made as soon as enough is entered.',
    aside: 'Checks and bedside',
  },
});
