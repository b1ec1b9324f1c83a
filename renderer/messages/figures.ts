/** Words around the figures of the evidence store. Doses never come this way: the dosing engine writes them. */
import { catalogue } from './catalogue.ts';

export const figureWords = catalogue(
  {
    notRead: 'not read',
    measures: {
      MD: 'Mean difference',
      SMD: 'Standardised mean difference',
      RR: 'Risk ratio',
      OR: 'Odds ratio',
      RD: 'Risk difference',
      HR: 'Hazard ratio',
      'median-difference': 'Median difference',
      proportion: 'Proportion',
      mean: 'Mean',
      count: 'Count',
      NNT: 'Number needed to treat',
      'p-only': 'P value only',
      narrative: 'In words',
    },
    interval: (level: string, low: string, high: string) => `${level}\u00a0% interval ${low} to ${high}`,
    intervalNotRead: 'interval not read',
    pNotRead: 'p not read',
    /** A field of a finding that was not read. */
    fields: {
      estimate: 'the estimate',
      interval: 'the interval',
      p: 'the p value',
      i2: 'I-squared',
      studies: 'the number of trials',
      people: 'the number of people',
      arms: 'the arms',
      direction: 'the direction',
      measure: 'the measure',
      unit: 'the unit',
      n: 'people',
      events: 'events',
      mean: 'mean',
      sd: 'spread',
    },
    inArm: (field: string, arm: string) => `${field} in ${arm}`,
    arm: (number: number) => `arm ${String(number)}`,
    eventsOf: (events: string, people: string) => `${events} of ${people}`,
    eventsOfUnread: (events: string) => `${events}, of how many not read`,
    noDifference: 'no difference',
    fewer: (people: string) => `${people} fewer`,
    more: (people: string) => `${people} more`,
    /** "from 19 fewer to 11 fewer" */
    between: (far: string, near: string) => `from ${far} to ${near}`,
  },
  { measures: { SMD: 'Standardized mean difference' } },
);
