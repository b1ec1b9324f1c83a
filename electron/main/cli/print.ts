/** `print …`: one page as PDF, or a batch of worksheets. The page is the one the screen prints. */
import { existsSync } from 'node:fs';
import { firstChoice } from '#domain/pooling/first-choice.ts';
import { pumpChartAsked } from '#domain/dosing/pump-chart/records.ts';
import { order, type Calculation, type Order } from '#domain/dosing/order.ts';
import { evidenceTableAsked, type PrintJob } from '#ipc/views.ts';
import type { z } from 'zod';
import { countPages } from '../print/pdf-pages.ts';
import type { PrintJobs } from '../print/jobs.ts';
import { savePdf } from '../print/save.ts';
import type { EvidenceService } from '../services/evidence.ts';
import { InputError, UsageError, type Parsed } from './arguments.ts';
import { printBatch } from './batch.ts';
import { batchData, batchExitCode, batchText } from './batch-report.ts';
import { formProblem, readJson } from './input.ts';

export interface PrintTools {
  readonly jobs: PrintJobs;
  readonly evidence: () => EvidenceService;
  readonly calculate: (asked: Order) => Calculation;
  readonly drawPdf: (job: PrintJob) => Promise<Buffer>;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
}

const kinds = ['condition', 'worksheet', 'toxicity', 'analysis', 'evidence-table', 'pump-chart'] as const;
type Kind = (typeof kinds)[number];

/** @returns the exit code */
export async function printCommand(parsed: Parsed, tools: PrintTools): Promise<0 | 1 | 2 | 3> {
  const kind = kindOf(parsed.words[0]);
  if (parsed.input !== null) return batch(kind, parsed, parsed.input, tools);
  const { out } = parsed;
  if (out === null) throw new UsageError('--out FILE.pdf is missing.');
  if (parsed.words.length > 2) throw new UsageError(`One page at a time: "${parsed.words[2] ?? ''}" is one too many.`);
  const job = jobOf(kind, parsed, tools);
  const bytes = await tools.drawPdf(job);
  const replaced = existsSync(out);
  await savePdf(out, bytes);
  tools.write(
    parsed.json
      ? `${JSON.stringify({ path: out, bytes: bytes.length, pages: countPages(bytes), replaced, stamp: job.stamp })}\n`
      : `${replaced ? 'replaced' : 'saved'} ${out}\n`,
  );
  return 0;
}

function kindOf(word: string | undefined): Kind {
  if (word === undefined) throw new UsageError('What to print is missing.');
  const kind = kinds.find((one) => one === word);
  if (kind === undefined)
    throw new UsageError(
      `"print ${word.slice(0, 40)}" is not known; print ${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1) ?? ''}.`,
    );
  return kind;
}

function jobOf(kind: Kind, { words, paper }: Parsed, { jobs, evidence }: PrintTools): PrintJob {
  const named = (what: string): string => {
    const word = words[1];
    if (word === undefined) throw new UsageError(`${what} is missing.`);
    return word;
  };
  switch (kind) {
    case 'condition':
      return jobs.condition(named('The condition id'), paper);
    case 'toxicity':
      return jobs.toxicity(paper);
    case 'analysis': {
      const id = named('The analysis id');
      const choice = firstChoice(evidence().analysis(id));
      return jobs.analysis(id, { ...choice, included: [...choice.included] }, paper);
    }
    case 'evidence-table':
      return jobs.evidenceTable(evidenceTableAsked.parse({ condition: named('The condition id') }), paper);
    case 'worksheet':
      return jobs.worksheet(formOf(order, named('The order file'), 'order'), paper);
    case 'pump-chart':
      return jobs.pumpChart(formOf(pumpChartAsked, named('The chart file'), 'chart'), paper);
  }
}

function formOf<S extends z.ZodType>(schema: S, file: string, what: string): z.output<S> {
  const parsed = schema.safeParse(readJson(file));
  if (!parsed.success) throw new InputError(`The ${what} is not of the expected form: ${formProblem(parsed.error)}.`);
  return parsed.data;
}

async function batch(kind: Kind, parsed: Parsed, input: string, tools: PrintTools): Promise<0 | 1 | 2 | 3> {
  if (kind !== 'worksheet')
    throw new UsageError(`--input prints many worksheets; "print ${kind}" makes one page. Leave --input out.`);
  if (parsed.words.length > 1) throw new UsageError('With --input the orders come from its file; name no other.');
  const folder = parsed.out;
  if (folder === null) throw new UsageError('--out FOLDER is missing.');
  const rows = await printBatch(
    { input, folder, paper: parsed.paper, replace: parsed.replace },
    {
      calculate: tools.calculate,
      worksheet: (asked, paper) => tools.jobs.worksheet(asked, paper),
      drawPdf: tools.drawPdf,
      today: new Date().toISOString().slice(0, 10),
      progress: tools.complain,
    },
  );
  tools.write(parsed.json ? `${JSON.stringify(batchData(rows, folder), null, 2)}\n` : batchText(rows, folder));
  return batchExitCode(rows);
}
