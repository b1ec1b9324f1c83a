/** Words of the evidence table on paper. The findings and their sentences come from the evidence records. */
import { catalogue, counted } from './catalogue.ts';

export const evidenceTableWords = catalogue({
  kind: 'Bedside Magnesium · magnesium sulfate, intravenous · evidence table',
  titleAll: 'Findings',
  title: (condition: string) => `${condition}: evidence table`,
  counts: (findings: number, sources: number) =>
    `${counted(findings, 'finding', 'findings')} from ${counted(sources, 'source', 'sources')}`,
  evidence: (version: string) => `Evidence ${version}`,
  reviewDue: (month: string) => `Review due ${month}`,
  searched: (month: string) => `Searched ${month}`,
  filtered: (parts: readonly string[]) => `Only ${parts.join('; ')}.`,
  filters: {
    design: (design: string) => `of the kind: ${design}`,
    direction: (direction: string) => `direction: ${direction}`,
    status: (status: string) => `${status}`,
    certainty: (certainty: string) => `of conditions with ${certainty} certainty`,
    from: (year: string) => `from ${year}`,
    to: (year: string) => `to ${year}`,
    words: (text: string) => `with the words “${text}”`,
  },
  certaintyByCondition: 'Certainty of each condition named',
  notPooled: 'Rows are single results as their source prints them; nothing is pooled here.',
  findings: 'Findings',
  columns: {
    source: 'Source, kind',
    outcome: 'Outcome, when',
    result: 'Result (95\u00a0% interval)',
    people: 'People',
    direction: 'Direction',
    read: 'Where it was read',
  },
  notStated: 'not stated',
  sources: 'Sources',
});
