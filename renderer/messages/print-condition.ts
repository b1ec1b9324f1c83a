/** Words of the page of one condition on paper. Verdict, figures and sentences are evidence and stand in the records. */
import { catalogue, counted } from './catalogue.ts';

export const conditionPaper = catalogue({
  kind: (group: string) => `Bedside Magnesium · magnesium sulfate, intravenous · ${group}`,
  evidence: (version: string) => `Evidence ${version}`,
  searched: (month: string) => `Searched ${month}`,
  nextReview: (month: string) => `Next review ${month}`,
  absolute: {
    title: 'In 1,000 people',
    outcome: 'Outcome',
    without: 'Without magnesium sulfate',
    with: 'With it',
    basis: 'Basis',
  },
  cautions: 'Cautions',
  harms: 'Harms seen',
  unknown: 'Not known',
  sources: {
    title: 'Sources, and what was read of each',
    read: (what: string) => `Read: ${what}.`,
    others: (count: number) => `${counted(count, 'more source', 'more sources')} on this condition in the app.`,
  },
  claims: {
    title: 'Heard and checked',
    said: 'What is said',
    verdict: 'Verdict',
    answer: 'What the sources say',
  },
  key: {
    title: 'Key numbers',
    outcome: 'Outcome',
    when: 'When',
    people: 'People',
    result: 'Result',
    source: 'Source, and where it was read',
    none: 'No figure is stored for this line.',
    notPrinted: 'not printed',
    measureNotRead: 'Measure not read',
    unitNotRead: 'unit not read',
  },
  regimens: {
    title: 'Regimens',
    note: 'what was given, not what to give',
    line: {
      offered: (name: string, authority: string) => `**${name}.** ${authority}.`,
      'trial-only': (name: string, authority: string) => `**${name}.** ${authority}. Studied; not a recommendation.`,
      'reference-only': (name: string, authority: string) =>
        `**${name}.** ${authority}. For reading only; not calculated.`,
    },
    others: (count: number) => `${counted(count, 'more regimen', 'more regimens')} in the app.`,
  },
  why: {
    starts: (level: string, startsAt: string) => `**Why ${level}:** starts ${startsAt}.`,
    down: (domain: string, levels: number, reason: string) =>
      `**${domain}, down ${levels === 1 ? 'one level' : 'two levels'}:** ${reason}`,
    cannotTell: (domain: string, reason: string) => `**${domain}, cannot tell:** ${reason}`,
    nothingOff: (domains: readonly string[]) => `Nothing taken off for ${domains.join(', ')}.`,
    also: (reason: string) => `**Also:** ${reason}`,
  },
});
