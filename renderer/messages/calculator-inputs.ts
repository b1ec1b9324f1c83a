/** Words of the calculator's fields. */
import { catalogue } from './catalogue.ts';

export const inputs = catalogue({
  form: { title: 'Inputs', newCalculation: 'New calculation', clearsAll: 'clears all' },
  clock: {
    title: 'Clock and devices',
    date: 'Start date',
    time: 'Start time',
    startsAt: (time: string, date: string) => `Starts at **${time}** on **${date}**.`,
    timeMissing: (date: string) => `On **${date}**. Enter the time too: clock times need both.`,
    dateMissing: 'Enter the date too: clock times need both.',
    without: 'Without them clock times are left out.',
    now: 'Use this computer’s clock',
    pumpStep: 'Pump step',
    perHour: 'mL per h',
    syringeStep: 'Syringe step',
  },
  ask: { yes: 'Yes', no: 'No', notAsked: 'Not asked' },
  cupboard: {
    /** Read by a screen reader as a button that is pressed or not. */
    mark: (product: string) => `In this ward’s cupboard: ${product}`,
    marked: 'In this ward’s cupboard: stands first',
    unmarked: 'Mark as in this ward’s cupboard',
    problem: (why: string) => `The mark was not kept. ${why}`,
  },
  pumpStepEmpty: (step: string) => (step === '' ? '' : `Empty: ${step} is used.`),
  syringeStepEmpty: 'Empty: not rounded.',
});
