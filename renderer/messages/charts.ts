/** Words of the small plots on the pages of conditions and sources: printed ratios, and what each trial found. */
import { catalogue, counted } from './catalogue.ts';

export const chartWords = catalogue({
  result: 'Result',
  logScale: 'Drawn on a log scale',
  ratio: 'Ratio, interval',
  measuredBy: (source: string, measure: string) => `${source}, ${measure.toLowerCase()}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  oneIsNone: '1 means no difference. Whether below or above 1 is better depends on the outcome named in the row.',
  afterTreatment: 'After treatment',
  /** Under the name of a source: what was measured, and in how many. */
  measuredIn: (labels: string, people: number | null) =>
    people === null ? labels : `${labels}, ${counted(people, 'person', 'people')}`,
  sides: {
    'favours-comparator': 'Comparator better',
    'no-difference': 'No difference',
    'favours-magnesium': 'Magnesium sulfate better',
    'no-control': 'No control group',
  },
  marksMean: 'What the marks mean',
  noControl: 'Without a control group',
  directionNotRead: 'Direction not read',
});
