/** What is printed, as data. The page that draws it asks for nothing else, so paper and screen show the same numbers. */
import type { Calculation, Order } from '#domain/dosing/order.ts';
import type { PumpChartAsked } from '#domain/dosing/pump-chart/records.ts';
import type { FindingRow } from '#domain/evidence/finding-list.ts';
import { RequestError } from '#ipc/result.ts';
import type { AnalysisChoice, AppInfo, EvidenceTableAsked, Paper, PrintAsked, PrintJob } from '#ipc/views.ts';
import type { WorksheetPage } from '#ipc/ward-views.ts';
import type { DosingService } from '../services/dosing.ts';
import type { EvidenceService } from '../services/evidence.ts';
import { stampOf, stampTime } from './stamp.ts';

type Page = PrintJob['page'];
type PageOf<K extends Page['kind']> = Extract<Page, { kind: K }>;
type SavedWorksheet = Pick<WorksheetPage, 'order' | 'calculation' | 'summary' | 'ended'>;

/** More rows than this is a file to be searched, not a page to be read. */
const mostTableRows = 400;
const rowsAtOnce = 200;

export interface JobInputs {
  /** Functions, because both throw a sentence when the store cannot be used. */
  readonly evidence: () => EvidenceService;
  readonly dosing: () => DosingService;
  readonly info: () => AppInfo;
  readonly now: () => Date;
  /** A worksheet of the ward file; without one a saved worksheet cannot be printed. */
  readonly saved: (id: string) => SavedWorksheet;
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

/** " on 22 Nov 2026, 09:52 (reason: wrong product)"; nothing when it is not known. */
function whenAndWhy(ended: WorksheetPage['ended']): string {
  if (ended === null) return '';
  return ` on ${stampTime(new Date(ended.at))}${ended.reason === null ? '' : ` (reason: ${ended.reason})`}`;
}

export function printJobs({ evidence, dosing, info, now, saved }: JobInputs) {
  function job(paper: Paper, page: Page): PrintJob {
    return { paper, page, stamp: stampOf(page, info(), now()) };
  }

  function recordsOf(order: Order): Pick<PageOf<'worksheet'>, 'regimen' | 'product'> {
    // Hidden ones too: a worksheet of before a regimen was hidden still names it.
    const { regimens, products } = dosing().everything();
    return {
      regimen: regimens.find((item) => item.id === order.regimen) ?? null,
      product: products.find((item) => item.id === order.product) ?? null,
    };
  }

  function worksheetPage(order: Order, calculation: Calculation): Page {
    return { kind: 'worksheet', order, calculation, ...recordsOf(order), safety: evidence().safety() };
  }

  function worksheet(order: Order, paper: Paper): PrintJob {
    const calculation = dosing().calculate(order);
    const why = whyNotPrintable(calculation);
    if (why !== null) throw new RequestError('refused', why);
    return job(paper, worksheetPage(order, calculation));
  }

  /** As it was calculated then, never worked out anew: the stamp names the evidence of that day. */
  function savedWorksheet({ order, calculation, summary, ended }: SavedWorksheet, paper: Paper): PrintJob {
    if (order === null || calculation === null) {
      throw new RequestError(
        'refused',
        'This worksheet is of an older form that can be read but not printed. Calculate it again to print it.',
      );
    }
    if (summary.status !== 'current') {
      throw new RequestError(
        'refused',
        `This worksheet was ${summary.status === 'withdrawn' ? 'withdrawn' : 'replaced'}${whenAndWhy(ended)}, so it is not printed: nobody should run an infusion from it.`,
      );
    }
    const fresh = job(paper, worksheetPage(order, calculation));
    const { version, hash } = summary.evidence;
    return { ...fresh, stamp: { ...fresh.stamp, evidenceVersion: version, evidenceHash: hash.slice(0, 12) } };
  }

  function everyRow(asked: EvidenceTableAsked): FindingRow[] {
    const rows: FindingRow[] = [];
    for (let total = 1; rows.length < total;) {
      const page = evidence().findings({ ...asked, offset: rows.length, limit: rowsAtOnce });
      if (page.total > mostTableRows) {
        throw new RequestError(
          'refused',
          `That is ${String(page.total)} findings; a table on paper has at most ${String(mostTableRows)}. Choose a condition, or narrow the list.`,
        );
      }
      rows.push(...page.rows);
      total = page.total;
    }
    return rows;
  }

  function evidenceTable(asked: EvidenceTableAsked, paper: Paper): PrintJob {
    const condition = asked.condition === undefined ? null : evidence().conditionPage(asked.condition).condition;
    const rows = everyRow(asked);
    if (rows.length === 0) throw new RequestError('refused', 'No finding matches, so there is no table to print.');
    const sources = new Set(rows.map(({ sourceId }) => sourceId));
    const conditions = new Set(rows.flatMap((row) => row.conditions));
    return job(paper, {
      kind: 'evidence-table',
      asked,
      condition,
      rows,
      conditions: evidence()
        .conditions()
        .filter(({ id }) => conditions.has(id)),
      sources: evidence()
        .sources()
        .filter(({ id }) => sources.has(id)),
    });
  }

  function pumpChart(asked: PumpChartAsked, paper: Paper): PrintJob {
    const result = dosing().pumpChart(asked);
    if (result.status === 'refused') throw new RequestError('refused', `No chart: ${result.text}`);
    return job(paper, { kind: 'pump-chart', order: asked.order, chart: result.chart, ...recordsOf(asked.order) });
  }

  const condition = (id: string, paper: Paper): PrintJob =>
    job(paper, { kind: 'condition', data: evidence().conditionPage(id) });
  const analysis = (id: string, choice: AnalysisChoice, paper: Paper): PrintJob =>
    job(paper, { kind: 'analysis', resolved: evidence().analysis(id), choice });
  const toxicity = (paper: Paper): PrintJob => job(paper, { kind: 'toxicity', safety: evidence().safety() });

  return {
    condition,
    analysis,
    toxicity,
    worksheet,
    savedWorksheet,
    evidenceTable,
    pumpChart,
    /** A page that was looked at, stamped at the moment it leaves; it stays what it was, evidence included. */
    again({ page, stamp }: PrintJob, paper: Paper): PrintJob {
      const { printedAt, validUntil } = stampOf(page, info(), now());
      return { paper, page, stamp: { ...stamp, printedAt, validUntil } };
    },
    /** The job of a page as it is asked for. @throws RequestError with a sentence when it may not be printed */
    of(asked: PrintAsked, paper: Paper): PrintJob {
      switch (asked.kind) {
        case 'condition':
          return condition(asked.id, paper);
        case 'toxicity':
          return toxicity(paper);
        case 'analysis':
          return analysis(asked.id, asked.choice, paper);
        case 'evidence-table':
          return evidenceTable(asked.asked, paper);
        case 'worksheet':
          return worksheet(asked.order, paper);
        case 'saved-worksheet':
          return savedWorksheet(saved(asked.id), paper);
        case 'pump-chart':
          return pumpChart(asked.asked, paper);
      }
    },
  };
}

export type PrintJobs = ReturnType<typeof printJobs>;
