/** Words of the question for a pump chart: what changes from row to row, and from where to where. */
import { catalogue } from './catalogue.ts';

export const pumpChartAsk = catalogue({
  open: 'Pump chart',
  needsProduct: 'Choose a product first.',
  title: 'Pump chart: one page for a range',
  lead: 'The order as it stands here, worked out for each row. What was entered about a patient, and every answer to a warning, is left out.',
  over: 'What changes from row to row',
  choose: 'Choose',
  weight: 'Weight, kg',
  loading: 'Loading dose',
  dose: 'Dose',
  maintenance: 'Maintenance rate',
  inUnit: (what: string, unit: string) => `${what}, ${unit}`,
  from: 'First row',
  to: 'Last row',
  step: 'Step',
  cancel: 'Cancel',
  show: 'Show the page',
  chooseFirst: 'Choose what changes.',
});
