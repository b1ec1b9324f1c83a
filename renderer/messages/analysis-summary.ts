/** Words of the analyses in their small form, on the page of a condition. */
import { catalogue, counted } from './catalogue.ts';

export const summaryWords = catalogue({
  title: 'Trials pooled, and reviews side by side',
  note: 'Open one to see what moves it',
  further: (count: number) => `${counted(count, 'further analysis', 'further analyses')} of this condition`,
  unread: 'The analyses of this condition could not be read.',
  listSaysWhy: 'The list of analyses says why.',
  whenAndMeasure: (when: string, measure: string) => `${when}, ${measure}`,
  trials: (count: number) => counted(count, 'trial', 'trials'),
  more: (count: number) => `and ${count} more`,
  byModel: (model: string, said: string) => `${model}: ${said}`,
  basis: (basis: string) => `Risk without magnesium sulfate: ${basis}`,
  why: 'See why the small trials and the large ones differ:',
  yearByYear: 'the sum year by year',
  without: (trial: string) => `the sum without ${trial}`,
  funnel: 'the funnel plot',
});
