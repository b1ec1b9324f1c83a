/**
 * `print` on the command line, with the drawing itself left out: what is asked, refused, named, saved and reported.
 * Hazards H-BATCH-1 (a refused order printed all the same), H-BATCH-2 (a file lost or written elsewhere), H-CLI-1.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compileEvidence } from '../../../build/evidence/compile.ts';
import { loadRecords } from '../../../build/evidence/load.ts';
import { sha256 } from '#db/open.ts';
import { zuspan } from '#domain/dosing/golden-orders.ts';
import type { PrintJob } from '#ipc/views.ts';
import { runCommand, type Shell } from '../cli/run.ts';
import { createCore, type Core } from '../core.ts';
import { createHandlers, withoutDesk } from '../handlers.ts';
import { createRouter } from '../ipc/router.ts';
import { printJobs } from '../print/jobs.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'bedside-batch-'));
let core: Core;
let out = '';
let err = '';
let drawn: PrintJob[] = [];
let shell: Shell;

beforeAll(() => {
  const bytes = compileEvidence(loadRecords(path.resolve(import.meta.dirname, '../../../db/evidence')).records);
  const evidenceFile = path.join(folder, 'evidence.sqlite');
  writeFileSync(evidenceFile, bytes);
  const now = (): Date => new Date('2026-11-22T10:00:00.000Z');
  const runtime = { electron: '', chromium: '', node: '', sqlite: '', origin: 'test', testBuild: true };
  core = createCore({
    evidenceFile,
    evidenceHash: sha256(bytes),
    dataFolder: null,
    nativeBinding: null,
    now,
    facts: () => ({ name: 'Bedside Magnesium', version: '0', runtime, licences: [] }),
  });
  const jobs = printJobs({
    evidence: core.evidence,
    dosing: core.dosing,
    info: core.info,
    now,
    saved: (id) => core.ward.worksheets.open(id),
  });
  shell = {
    router: createRouter(createHandlers(core, jobs, withoutDesk), () => undefined),
    jobs,
    evidence: core.evidence,
    dosing: core.dosing,
    drawPdf: (job) => {
      drawn.push(job);
      return Promise.resolve(Buffer.from(`%PDF-1.7 ${job.stamp.checkCode} /Type /Page `));
    },
    write: (text) => void (out += text),
    complain: (text) => void (err += text),
  };
}, 60_000);
beforeEach(() => {
  out = err = '';
  drawn = [];
});
afterAll(() => {
  core.close();
  rmSync(folder, { recursive: true, force: true });
});

const answered = {
  ...zuspan,
  confirmations: [{ check: 'rate-iv-general', reason: 'The regimen or local protocol prints this figure', text: '' }],
};

function write(name: string, lines: readonly unknown[]): string {
  const file = path.join(folder, name);
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
}

function run(...args: readonly string[]): Promise<number> {
  return runCommand(['print', ...args], shell);
}

describe('one page', { timeout: 30_000 }, () => {
  it.each([
    ['condition', ['condition', 'crps'], 'condition'],
    ['evidence-table', ['evidence-table', 'crps'], 'evidence-table'],
    ['analysis', ['analysis', 'asthma-adult-admission'], 'analysis'],
    ['toxicity', ['toxicity'], 'toxicity'],
  ] as const)('of the kind %s on the paper asked for', async (name, words, kind) => {
    const file = path.join(folder, `${name}.pdf`);
    expect(await run(...words, '--paper', 'Letter', '--out', file)).toBe(0);
    expect(drawn.map(({ page, paper }) => [page.kind, paper])).toEqual([[kind, 'Letter']]);
    expect(out).toBe(`saved ${file}\n`);
    expect(await run(...words, '--out', file)).toBe(0);
    expect(out).toContain(`replaced ${file}`);
  });

  it('of a worksheet and of a pump chart from their files', async () => {
    const sheet = write('order.json', [answered]);
    expect(await run('worksheet', sheet, '--out', path.join(folder, 'w.pdf'))).toBe(0);
    const chart = path.resolve(import.meta.dirname, '../../../examples/pump-chart.json');
    expect(await run('pump-chart', chart, '--out', path.join(folder, 'c.pdf'), '--json')).toBe(0);
    expect(drawn.map(({ page }) => page.kind)).toEqual(['worksheet', 'pump-chart']);
    expect(JSON.parse(out.slice(out.indexOf('{')))).toMatchObject({ pages: 1, replaced: false });
  });

  it('a patient prints for a day, a reference until its review', async () => {
    await run('worksheet', write('order.json', [answered]), '--out', path.join(folder, 'w.pdf'));
    await run('toxicity', '--out', path.join(folder, 't.pdf'));
    expect(drawn.map(({ stamp }) => stamp.validUntil)).toEqual([
      expect.stringMatching(/^23 Nov 2026, \d\d:00$/),
      '31 May 2027',
    ]);
  });

  it.each([
    [[], 2, /What to print is missing/],
    [['poster'], 2, /"print poster" is not known; print condition, worksheet,.* or pump-chart/],
    [['condition'], 2, /--out FILE\.pdf is missing/],
    [['condition', '--out', 'x.pdf'], 2, /condition id is missing/],
    [['condition', 'nothing-such', '--out', 'x.pdf'], 2, /no condition called/],
    [['analysis', 'nothing-such', '--out', 'x.pdf'], 2, /no analysis called/],
    [['toxicity', '--out', 'x.txt'], 2, /must end in \.pdf/],
    [['toxicity', 'a', 'b', '--out', 'x.pdf'], 2, /one too many/],
    [['toxicity', '--input', 'x', '--out', 'x.pdf'], 2, /--input prints many worksheets/],
    [['toxicity', '--paper', 'A3', '--out', 'x.pdf'], 2, /A4 or Letter/],
  ] as const)('refuses %j with %i and a sentence', async (words, code, text) => {
    expect(await run(...words)).toBe(code);
    expect(err).toMatch(text);
    expect(existsSync('x.pdf')).toBe(false);
  });

  it('an order with an open question or a stop, and a chart without a row, are refused with 1', async () => {
    expect(await run('worksheet', write('open.json', [zuspan]), '--out', path.join(folder, 'open.pdf'))).toBe(1);
    expect(err).toMatch(/not printed until this is answered/);
    const chart = write('none.json', [{ order: zuspan, over: 'maintenanceGPerH', from: '5', to: '9', step: '1' }]);
    expect(await run('pump-chart', chart, '--out', path.join(folder, 'none.pdf'))).toBe(1);
    expect(err).toMatch(/No chart: No row has a result/);
    const wrong = write('wrong.json', [{ order: zuspan, over: 'weight', from: '5', to: '9', step: '1' }]);
    expect(await run('pump-chart', wrong, '--out', path.join(folder, 'none.pdf'))).toBe(2);
    expect(err).toMatch(/The chart is not of the expected form: over/);
    expect(existsSync(path.join(folder, 'none.pdf'))).toBe(false);
  });
});

describe('a batch', { timeout: 60_000 }, () => {
  const stop = { ...answered, choice: { ...answered.choice, loadingG: '40' } };
  const bad: readonly (readonly [unknown, string, RegExp, RegExp])[] = [
    [stop, 'refused', /passes/, /stop cannot be answered/],
    [zuspan, 'refused', /150.mg.per.min/, /"confirmations".*rate-iv-general/],
    [{ ...answered, product: null }, 'bad-input', /product: Choose the product/, /product/],
    [{ ...answered, choice: { ...answered.choice, loadingG: '4,0' } }, 'bad-input', /comma/, /choice\.loadingG: 4\.0/],
    ['{"regimen": "zuspan",', 'bad-input', /not JSON/, /one line/],
    ['[]', 'bad-input', /not of the expected form/, /--schema/],
    [{ ...answered, dose: 4 }, 'bad-input', /not of the expected form/, /--schema/],
    [{ name: '../../etc/passwd', order: answered }, 'bad-input', /not a plain file name/, /no folder/],
    [{ name: 'C:\\ward\\x', order: answered }, 'bad-input', /not a plain file name/, /no folder/],
    [{ name: 'con', order: answered }, 'bad-input', /Windows/, /another name/],
    [{ name: 'Mrs Jones', order: answered }, 'bad-input', /person's name/, /patient label/],
  ];

  it('of 200 rows prints every good one and reports every bad one with its line and what would be right', async () => {
    const rows = Array.from({ length: 200 }, (_unused, index): unknown => {
      const wrong = index % 10 === 7 ? bad[Math.floor(index / 10) % bad.length] : undefined;
      return wrong === undefined ? { name: `bay-${String(index + 1)}`, order: answered } : wrong[0];
    });
    const target = path.join(folder, 'many');
    const code = await run('worksheet', '--input', write('many.jsonl', rows), '--out', target, '--json');
    expect(code).toBe(2);
    const report = JSON.parse(out) as {
      saved: number;
      refused: number;
      rows: { line: number; status: string; reason?: string; fix?: string }[];
    };
    expect(report).toMatchObject({ saved: 180, refused: 20 });
    expect(readdirSync(target)).toHaveLength(180);
    expect(drawn).toHaveLength(180);
    for (const row of report.rows) {
      if ((row.line - 1) % 10 !== 7) expect(row.status).toBe('saved');
      else {
        const [, status, reason, fix] = bad[Math.floor((row.line - 1) / 10) % bad.length] ?? [];
        expect(row).toMatchObject({
          status,
          reason: expect.stringMatching(reason ?? ''),
          fix: expect.stringMatching(fix ?? ''),
        });
      }
    }
    expect(err.trim().split('\n')).toHaveLength(200);
    expect(err).toMatch(/^200 of 200, line 200: bay-200\.pdf$/m);
  });

  it('says in text what was refused, and never replaces a file unless told', async () => {
    const target = path.join(folder, 'twice');
    const file = write('twice.jsonl', [{ name: 'bay 1', order: answered }, '', stop]);
    expect(await run('worksheet', '--input', file, '--out', target)).toBe(1);
    expect(out).toContain('1 of 2 worksheets saved');
    expect(out).toMatch(/line 3, refused by a check: .*\n {4}What would be right: A stop cannot be answered/);
    const before = path.join(target, 'bay 1.pdf');
    writeFileSync(before, 'signed by hand');
    expect(await run('worksheet', '--input', file, '--out', target)).toBe(2);
    expect(readFileSync(before, 'utf8')).toBe('signed by hand');
    out = '';
    expect(await run('worksheet', '--input', file, '--out', target, '--replace')).toBe(1);
    expect(out).toContain('line 1: an older bay 1.pdf was replaced');
    expect(readFileSync(before, 'utf8')).toContain('%PDF');
  });

  it('names rows by their line, reads Windows line ends, and refuses a name used twice', async () => {
    const target = path.join(folder, 'named');
    const lines = [answered, { name: 'BAY', order: answered }, { name: 'bay', order: answered }];
    const file = path.join(folder, 'named.jsonl');
    writeFileSync(file, `\uFEFF${lines.map((line) => JSON.stringify(line)).join('\r\n')}\r\n`);
    expect(await run('worksheet', '--input', file, '--out', target)).toBe(2);
    expect(readdirSync(target).sort()).toEqual(['0001 magnesium sulfate zuspan.pdf', 'BAY.pdf']);
    expect(out).toContain('used by an earlier row');
  });

  it('is refused as a whole when there is nothing to read or nowhere to write', async () => {
    expect(await run('worksheet', '--input', path.join(folder, 'none.jsonl'), '--out', folder)).toBe(2);
    expect(err).toContain('cannot be read');
    expect(await run('worksheet', '--input', write('empty.jsonl', ['']), '--out', folder)).toBe(2);
    expect(err).toContain('holds no order');
    const one = write('one.jsonl', [answered]);
    expect(await run('worksheet', '--input', one, '--out', one)).toBe(2);
    expect(err).toContain('a batch needs a folder');
    expect(await run('worksheet', '--input', one)).toBe(2);
    expect(err).toContain('--out FOLDER is missing');
  });
});
