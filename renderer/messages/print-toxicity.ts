/** Words of the toxicity card on paper. What to do, and what each source gives, is evidence and stands in the records. */
import { catalogue } from './catalogue.ts';

const more = (count: number): string => (count === 0 ? '' : `; ${String(count)} more in the app`);

export const toxicityPaper = catalogue(
  {
    kind: 'Bedside Magnesium · what sources say, not an order',
    title: 'Too much magnesium sulfate',
    evidence: (version: string) => `Evidence ${version}`,
    reviewDue: (month: string) => `Review due ${month}`,
    /** Lines for the ward’s own numbers. */
    lines: {
      team: 'Emergency team',
      anaesthetist: 'Anaesthetist',
      laboratory: 'Laboratory',
      dialysis: 'Dialysis',
      calcium: 'Calcium is kept',
    },
    calcium: {
      title: 'Calcium, sources side by side',
      note: (leftOut: number) => `rate is own arithmetic, bold where it differs${more(leftOut)}`,
      source: 'Source',
      salt: 'Calcium salt and amount, IV',
      over: 'Over',
      noteHead: 'Note',
      situations: { toxicity: 'Toxicity', arrest: 'Cardiac arrest', child: 'Child' },
      notKnown: 'not known',
      range: (low: string, high: string) => `${low} to ${high}`,
    },
    ladder: {
      title: 'Signs against serum magnesium',
      note: (leftOut: number) => `ranges overlap and sources differ${more(leftOut)}`,
      patterns: { wanted: 'usual or wanted', reflexes: 'reflexes fall', loss: 'loss and worse' },
      sign: 'Sign',
      scale: (top: string) => `0 to ${top}`,
      source: 'Source',
      from: (low: string) => `from ${low}`,
      range: (low: string, high: string) => `${low} to ${high}`,
    },
  },
  { lines: { anaesthetist: 'Anesthetist' } },
);
