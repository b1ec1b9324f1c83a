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
  sites: { title: 'Sites', site: (number: number) => `Site ${String(number)}` },
  screen: {
    nothingEntered: 'No check has been made: nothing is entered.',
    asSoonAs: 'Checks are made as soon as enough is entered.',
    aside: 'Checks and bedside',
  },
});
