import { catalogue } from './catalogue.ts';

/** The word beside each mark, by the code of the record. */
export const markWords = catalogue(
  {
    verdicts: {
      established: 'Established',
      'may-help': 'May help',
      unproven: 'Unproven',
      'not-better-than-placebo': 'Tested, not better than placebo',
      'do-not-use': 'Do not use',
    },
    claims: {
      supported: 'Supported',
      'partly-supported': 'Partly supported',
      misquoted: 'Misquoted',
      superseded: 'Superseded',
      unverifiable: 'Unverifiable',
    },
    directions: {
      'favours-magnesium': 'Favours magnesium sulfate',
      'no-difference': 'No difference',
      'favours-comparator': 'Favours the comparator',
      mixed: 'Mixed',
    },
    statuses: { verified: 'Verified', 'partly-verified': 'Partly verified', 'recall-only': 'Not verified' },
    checks: { stop: 'Stop', soft: 'Soft', 'cannot-tell': 'Cannot tell', info: 'Note', ok: 'OK' },
    certainties: { high: 'High', moderate: 'Moderate', low: 'Low', 'very-low': 'Very low' },
  },
  { directions: { 'favours-magnesium': 'Favors magnesium sulfate', 'favours-comparator': 'Favors the comparator' } },
);
