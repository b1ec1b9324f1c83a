/** Words about what the hospital's policy file sets on this computer. */
import { catalogue } from './catalogue.ts';

export const policy = catalogue({
  hiddenRegimen: 'Not offered here: hidden by the hospital’s policy',
  product: 'set by the hospital',
  cupboard: 'In this ward’s cupboard',
  title: 'Set by the hospital',
  file: 'Policy file',
  entries: {
    market: 'Country that comes first',
    starredProducts: 'Products in the cupboards',
    pumpStepMlPerH: 'Pump step, mL per hour',
    paper: 'Paper size',
    theme: 'Theme',
    hiddenRegimens: 'Regimens not offered',
    printer: 'Printer proposed first',
    dataFolder: 'Data folder',
  },
});
