/** Words of the panel that stands in the place of a result when a hard limit is passed. */
import { catalogue } from './catalogue.ts';

export const stop = catalogue({
  title: 'Stop. No result is given.',
  proposal: 'This limit is a proposal: no clinical owner has approved it yet.',
  keyed: 'You keyed',
  printed: 'The regimen prints',
  /** How a value must stand to the limit, by the sign that would be a problem. */
  limit: {
    '>': 'Limit: at most',
    '>=': 'Limit: less than',
    '<': 'Limit: at least',
    '<=': 'Limit: more than',
    '=': 'Limit: not',
  },
  goTo: (field: string) => `Go to ${field}`,
  time: 'the time',
});
