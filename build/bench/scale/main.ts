/**
 * Speed at 100,000 findings and 20,000 sources: compile, search and one page of the findings table.
 *   node build/bench/scale/main.ts            figures and budgets, for people
 *   node build/bench/scale/main.ts --json     the same as JSON; also written to reports/scale.json
 * Budgets are held against processor time, which another busy program does not change; the clock is printed beside it.
 * The made-up records are compiled from memory: reading 20,000 YAML files would be measured apart (about 4 ms each).
 * Ends with 1 when a budget is missed.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { findingsAsked, findingSort, type FindingsAsked } from '#domain/evidence/finding-list.ts';
import { design, direction } from '#domain/evidence/records.ts';
import { openEvidence, sha256 } from '#db/open.ts';
import { findingQueries } from '#db/queries/findings.ts';
import { searchQueries } from '#db/queries/search.ts';
import { compileEvidence } from '../../evidence/compile.ts';
import { findProblems } from '../../evidence/invariants.ts';
import { loadRecords, type Records } from '../../evidence/load.ts';
import { atScale, repeatable } from './generate.ts';
import { searchQueriesFor } from './queries.ts';

const root = path.resolve(import.meta.dirname, '../../..');

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number | null;
  readonly met: boolean;
}

/** `milliseconds` is processor time: the work itself, the same on a busy machine. `elapsed` is what the clock said. */
interface Timed {
  readonly milliseconds: number;
  readonly elapsed: number;
  readonly what: string;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function figure(name: string, value: number, unit: string, budget: number | null): Figure {
  return { name, value: round(value), unit, budget, met: budget === null || value <= budget };
}

function percentile(times: readonly Timed[], share: number, of: 'milliseconds' | 'elapsed' = 'milliseconds'): number {
  const sorted = times.map((time) => time[of]).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed<T>(what: string, run: () => T): { result: T; time: Timed } {
  const started = performance.now();
  const worked = processorTime();
  const result = run();
  return { result, time: { what, milliseconds: processorTime() - worked, elapsed: performance.now() - started } };
}

/** Everything is asked in three rounds and each thing's middle time counts: another program's busy moment decides nothing. */
function timeAll<T>(items: readonly T[], name: (item: T) => string, start: () => (item: T) => unknown): Timed[] {
  const rounds = [0, 1, 2].map(() => {
    const run = start();
    return items.map((item) => timed(name(item), () => run(item)).time);
  });
  return items.map((item, index) => {
    const times = rounds.flatMap((round) => round.slice(index, index + 1));
    const middle = (of: 'milliseconds' | 'elapsed'): number =>
      times.map((time) => time[of]).sort((a, b) => a - b)[1] ?? 0;
    return { what: name(item), milliseconds: middle('milliseconds'), elapsed: middle('elapsed') };
  });
}

/** Pages of all filters and orders, from the first to the last page of each, more of them near the top. */
function findingPages(records: Records, count: number, total: (asked: FindingsAsked) => number): FindingsAsked[] {
  const next = repeatable(5);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  return Array.from({ length: count }, (_unused, index) => {
    const first = findingsAsked.parse({
      sort: pick(findingSort.options),
      descending: next() < 0.5,
      ...(index % 3 === 1 ? { condition: pick(records.conditions)?.id } : {}),
      ...(index % 4 === 2 ? { design: pick(design.options) } : {}),
      ...(index % 5 === 3 ? { direction: pick(direction.options) } : {}),
      ...(index % 7 === 4 ? { yearFrom: 1990 + Math.floor(next() * 30) } : {}),
      ...(index % 6 === 5
        ? { words: pick(['pain', 'opioid use', 'children', 'ketamine', 'lab', 'recovery intensive care']) }
        : {}),
    });
    return { ...first, offset: Math.floor((next() * next() * total(first)) / 50) * 50 };
  });
}

function main(): number {
  const log = process.argv.includes('--json') ? () => undefined : console.log;
  const small = loadRecords(path.join(root, 'db/evidence')).records;
  const made = timed('make', () => atScale(small, { sources: 20_000, findings: 100_000 }));
  const records = made.result;
  const findings = records.sources.reduce((sum, record) => sum + record.findings.length, 0);
  log(`${records.sources.length} sources, ${findings} findings, made in ${round(made.time.milliseconds / 1000)} s`);

  const checked = timed('check', () => findProblems(records));
  if (checked.result.length > 0) throw new Error(`the made-up records break a rule: ${checked.result[0]}`);
  const compiled = timed('compile', () => compileEvidence(records));
  const bytes = compiled.result;

  const folder = mkdtempSync(path.join(tmpdir(), 'scale-'));
  const file = path.join(folder, 'evidence.sqlite');
  writeFileSync(file, bytes);
  const opened = timed('open', () => openEvidence(file, sha256(bytes), null));
  if (opened.result.kind === 'refused') throw new Error(opened.result.sentence);
  const { db } = opened.result;
  const ready = timed('prepare search', () => searchQueries(db));
  const search = ready.result;
  const table = findingQueries(db);

  const searches = timeAll(
    searchQueriesFor(records, 200),
    (query) => query,
    () => (query) => search.search(query, 30),
  );
  // New queries for each round, so that totals kept from the round before do not count.
  const asked = findingPages(records, 200, (first) => table.findings(first).total);
  const pages = timeAll(
    asked,
    (page) => JSON.stringify(page),
    () => {
      const fresh = findingQueries(db);
      return (page) => fresh.findings(page);
    },
  );
  db.close();
  rmSync(folder, { recursive: true });

  const figures = [
    figure('check and compile', (checked.time.milliseconds + compiled.time.milliseconds) / 1000, 's', 20),
    figure('check and compile by the clock', (checked.time.elapsed + compiled.time.elapsed) / 1000, 's', null),
    figure('search, p95 of 200', percentile(searches, 0.95), 'ms', 5),
    figure('search, p95 by the clock', percentile(searches, 0.95, 'elapsed'), 'ms', null),
    figure('search, median', percentile(searches, 0.5), 'ms', null),
    figure('findings page, p95 of 200', percentile(pages, 0.95), 'ms', 16),
    figure('findings page, p95 by the clock', percentile(pages, 0.95, 'elapsed'), 'ms', null),
    figure('findings page, median', percentile(pages, 0.5), 'ms', null),
    figure('open and prepare', opened.time.milliseconds + ready.time.milliseconds, 'ms', null),
    figure('size', bytes.length / 1024 / 1024, 'MB', null),
  ];
  const slowest = (times: readonly Timed[]) =>
    [...times]
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, 8)
      .map((time) => ({ ...time, milliseconds: round(time.milliseconds), elapsed: round(time.elapsed) }));
  const report = {
    sources: records.sources.length,
    findings,
    node: process.version,
    processors: cpus().length,
    load: round(loadavg()[0] ?? 0),
    figures,
    slowestSearches: slowest(searches),
    slowestPages: slowest(pages),
  };
  mkdirSync(path.join(root, 'reports'), { recursive: true });
  writeFileSync(path.join(root, 'reports/scale.json'), `${JSON.stringify(report, null, 2)}\n`);
  if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2));
  for (const { name, value, unit, budget, met } of figures)
    log(
      `${budget === null ? '·' : met ? '✔' : '✘'} ${name}: ${value} ${unit}${budget === null ? '' : `, budget ${budget} ${unit}`}`,
    );
  for (const time of [...report.slowestSearches, ...report.slowestPages])
    log(`   ${time.milliseconds} ms  ${time.what}`);
  return figures.every((entry) => entry.met) ? 0 : 1;
}

process.exitCode = main();
