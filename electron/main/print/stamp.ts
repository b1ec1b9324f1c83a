/** The stamp of every printed page: what it was made from, when, and until when it may be used. */
import { createHash } from 'node:crypto';
import type { AppInfo, PrintJob, PrintStamp } from '#ipc/views.ts';

/** A worksheet is good for one day: rates and checks age with the patient. */
const worksheetHours = 24;

/** "22 Nov 2026, 09:52" in the PC's own time. */
export function stampTime(date: Date): string {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
  return `${stampDay(date)}, ${time}`;
}

function stampDay(date: Date): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

/** Eight characters that change when anything on the page changes: lets two sheets be compared by eye. */
export function checkCode(content: unknown): string {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8).toUpperCase();
  return `${hex.slice(0, 4)} ${hex.slice(4)}`;
}

/**
 * What holds no patient may be used until the evidence is due for review: the last day of that month.
 * @param reviewDue "2027-05"
 */
function untilReview(reviewDue: string, printedAt: Date): string {
  const [year = 0, month = 0] = reviewDue.split('-').map(Number);
  const lastDay = new Date(year, month, 0, 23, 59);
  return lastDay < printedAt ? `${stampDay(lastDay)}, which has passed` : stampDay(lastDay);
}

export function validUntil(kind: PrintJob['page']['kind'], printedAt: Date, reviewDue: string): string {
  return kind === 'worksheet'
    ? stampTime(new Date(printedAt.getTime() + worksheetHours * 3_600_000))
    : untilReview(reviewDue, printedAt);
}

/** @param facts version and runtime of the app, version and hash of the evidence */
export function stampOf(page: PrintJob['page'], facts: AppInfo, printedAt: Date): PrintStamp {
  const { name, version, runtime, evidence, selfTest } = facts;
  return {
    app: `${name} ${version}${runtime.testBuild ? ', test build' : ''}`,
    evidenceVersion: evidence.version,
    evidenceHash: evidence.hash.slice(0, 12),
    reviewDue: evidence.reviewDue,
    printedAt: stampTime(printedAt),
    validUntil: validUntil(page.kind, printedAt, evidence.reviewDue),
    selfTest: `${selfTest.passed} of ${selfTest.total}`,
    checkCode: checkCode([page, evidence.hash]),
  };
}
