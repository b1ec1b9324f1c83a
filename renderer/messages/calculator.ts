/** Words of the calculator's screen: its modes, its steps, and what stands there before anything is worked out. */
import { catalogue } from './catalogue.ts';

export const screen = catalogue({
  title: 'Calculator',
  mode: 'Mode',
  modes: {
    prepare: 'Prepare',
    'second-check': 'Second check',
    'back-check': 'Pump back-check',
    units: 'Units',
  },
  steps: {
    title: 'Steps',
    names: {
      regimen: 'Regimen',
      patient: 'Patient',
      product: 'Product',
      cards: 'Cards',
      secondCheck: 'Second check',
      print: 'Print',
    },
    states: { todo: 'to do', current: 'now', done: 'done', bad: 'needs attention' },
  },
  unread: 'The regimens and products could not be read.',
  unknownRegimen: (name: string) => `There is no regimen called “${name}”.`,
  unknownWhy: 'The link may be old or mistyped. Choose the regimen from the list. What was entered is as it was.',
});
