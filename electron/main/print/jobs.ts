/** What is printed, as data. The page that draws it asks for nothing else, so paper and screen show the same numbers. */
import { createHash } from 'node:crypto';
import type { Calculation, Order } from '#domain/dosing/order.ts';
import { RequestError } from '#ipc/result.ts';
import type { AnalysisChoice, AppInfo, PrintJob } from '#ipc/views.ts';
import type { WorksheetPage } from '#ipc/ward-views.ts';
import type { DosingService } from '../services/dosing.ts';
import type { EvidenceService } from '../services/evidence.ts';

export type Paper = PrintJob['paper'];
/** A printed page is good for one day: rates and checks age with the patient. */
const validHours = 24;

export interface JobInputs {
  /** Functions, because both throw a sentence when the store cannot be used. */
  readonly evidence: () => EvidenceService;
  readonly dosing: () => DosingService;
  readonly info: () => AppInfo;
  readonly now: () => Date;
}

/** "22 Nov 2026, 09:52" in the PC's own time. */
export function stampTime(date: Date): string {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
  return `${day}, ${time}`;
}

/** Eight characters that change when anything on the page changes: lets two sheets be compared by eye. */
export function checkCode(content: unknown): string {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8).toUpperCase();
  return `${hex.slice(0, 4)} ${hex.slice(4)}`;
}

function whyNotPrintable(calculation: Calculation): string | null {
  if (calculation.status === 'incomplete')
    return `The page is not printed: ${calculation.entries[0]?.text ?? 'an entry is missing.'}`;
  if (calculation.status !== 'ok') {
    const stop = calculation.checks.find((check) => check.tier === 'hard' && check.value === 'problem');
    return `The page is not printed: ${stop?.text ?? 'a check does not allow it.'}`;
  }
  const open = calculation.checks.find(
    (check) => check.tier === 'soft' && check.value === 'problem' && check.answered === null,
  );
  return open === undefined ? null : `The page is not printed until this is answered with a reason: ${open.text}`;
}

export function printJobs({ evidence, dosing, info, now }: JobInputs) {
  function job(paper: Paper, page: PrintJob['page']): PrintJob {
    const facts = info();
    const printedAt = now();
    const validUntil = new Date(printedAt.getTime() + validHours * 3_600_000);
    return {
      paper,
      page,
      stamp: {
        app: `${facts.name} ${facts.version}${facts.runtime.testBuild ? ', test build' : ''}`,
        evidenceVersion: facts.evidence.version,
        evidenceHash: facts.evidence.hash.slice(0, 12),
        reviewDue: facts.evidence.reviewDue,
        printedAt: stampTime(printedAt),
        validUntil: stampTime(validUntil),
        selfTest: `${facts.selfTest.passed} of ${facts.selfTest.total}`,
        checkCode: checkCode([page, facts.evidence.hash]),
      },
    };
  }

  function worksheetPage(order: Order, calculation: Calculation): PrintJob['page'] {
    const { regimens, products } = dosing().catalogue();
    const regimen = regimens.find((item) => item.id === order.regimen) ?? null;
    const product = products.find((item) => item.id === order.product) ?? null;
    return { kind: 'worksheet', order, calculation, regimen, product, safety: evidence().safety() };
  }

  return {
    condition: (id: string, paper: Paper): PrintJob =>
      job(paper, { kind: 'condition', data: evidence().conditionPage(id) }),
    analysis: (id: string, choice: AnalysisChoice, paper: Paper): PrintJob =>
      job(paper, { kind: 'analysis', resolved: evidence().analysis(id), choice }),
    toxicity: (paper: Paper): PrintJob => job(paper, { kind: 'toxicity', safety: evidence().safety() }),
    worksheet(order: Order, paper: Paper): PrintJob {
      const calculation = dosing().calculate(order);
      const why = whyNotPrintable(calculation);
      if (why !== null) throw new RequestError('refused', why);
      return job(paper, worksheetPage(order, calculation));
    },
    /** As it was calculated then, never worked out anew: the stamp names the evidence of that day. */
    savedWorksheet(
      { order, calculation, summary }: Pick<WorksheetPage, 'order' | 'calculation' | 'summary'>,
      paper: Paper,
    ): PrintJob {
      if (order === null || calculation === null) {
        throw new RequestError(
          'refused',
          'This worksheet is of an older form that can be read but not printed. Calculate it again to print it.',
        );
      }
      if (summary.status !== 'current') {
        throw new RequestError(
          'refused',
          `This worksheet was ${summary.status}, so it is not printed: nobody should run an infusion from it.`,
        );
      }
      const fresh = job(paper, worksheetPage(order, calculation));
      const { version, hash } = summary.evidence;
      return { ...fresh, stamp: { ...fresh.stamp, evidenceVersion: version, evidenceHash: hash.slice(0, 12) } };
    },
  };
}

export type PrintJobs = ReturnType<typeof printJobs>;
