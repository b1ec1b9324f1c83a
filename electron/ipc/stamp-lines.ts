/** The stamp as it stands at the foot of every page: the same words in the PDF, in the preview and at a printer. */
import type { PrintStamp } from './print-views.ts';

export interface StampLines {
  /** What the page was made from. */
  readonly made: string;
  /** When, until when, and the code to compare two sheets by. */
  readonly when: string;
  readonly copy: string;
}

export function stampLines(stamp: PrintStamp): StampLines {
  return {
    made: [
      stamp.app,
      `evidence ${stamp.evidenceVersion} (${stamp.evidenceHash})`,
      `review due ${stamp.reviewDue}`,
      `self-test ${stamp.selfTest}`,
    ].join(' · '),
    when: [`Printed ${stamp.printedAt}`, `valid until ${stamp.validUntil}`, `check ${stamp.checkCode}`].join(' · '),
    copy: 'UNCONTROLLED COPY',
  };
}
