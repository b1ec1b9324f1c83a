/** Words of the list of conditions. */
import { catalogue, counted } from './catalogue.ts';

export const conditionsWords = catalogue({
  title: 'Does magnesium sulfate work for this?',
  loading: 'Loading the conditions',
  unread: 'The list of conditions could not be read.',
  lead: (count: number) =>
    `${counted(count, 'condition', 'conditions')}. Each verdict opens to its trials, its certainty and the line it was read from.`,
  filter: 'Filter conditions by name',
  typing: 'Filter by name',
  shown: (count: number) => `${counted(count, 'condition', 'conditions')} shown`,
  none: 'No condition matches',
  noneText: 'Take away a word or the verdict, or search everything with Ctrl K.',
  all: 'Show all conditions',
  condition: 'Condition',
  verdict: 'Verdict',
  certainty: 'Certainty',
  bottomLine: 'Bottom line',
});
