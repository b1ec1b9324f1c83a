/** Words of the monitoring times on the printed worksheet. Signs, intervals and authorities are those of the screen. */
import { catalogue } from './catalogue.ts';

export const looksWords = catalogue({
  titleAt: (clock: string) => `When to look, by the clock from ${clock}`,
  title: 'When to look, counted from the start',
  sign: (sign: string) => `${sign}:`,
  /** Looks at equal distances, said once: "every 15 min from 10:15 to 12:00". */
  everyHour: (from: string) => `every hour from ${from}`,
  every: (interval: string, from: string) => `every ${interval} from ${from}`,
  everyTo: (interval: string, from: string, to: string) => `every ${interval} from ${from} to ${to}`,
});
