/** Words of the ward's own notes on a condition. */
import { catalogue, counted } from './catalogue.ts';

export const notes = catalogue({
  earlier: (count: number) => counted(count, 'earlier version', 'earlier versions'),
  takenAway: 'note taken away',
});
