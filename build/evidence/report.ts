/**
 * npm run evidence:report            coverage of the evidence store, for people
 * npm run evidence:report -- --json  the same figures for a program
 * Ends with 1 when a dossier record is neither in the store nor listed with the reason it is not.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { bestLevel } from './compile.ts';
import { claimsWithoutPrimary, countBy, dossierRecords, figureCounts, gradeLines, leftOut } from './coverage.ts';
import { loadRecords, type Records } from './load.ts';

const root = path.resolve(import.meta.dirname, '../..');
const evidence = path.join(root, 'db/evidence');

const dossierFile = z.record(z.string(), z.strictObject({ kind: z.string(), ids: z.array(z.string()) }));

function reasonsOf(folder: string): Map<string, { becameOf: string; reason: string }> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => path.basename(name) === 'LEFT-OUT.md',
  );
  return new Map(files.sort().flatMap((name) => [...leftOut(readFileSync(path.join(folder, name), 'utf8'))]));
}

/** The golden examples are read by the dosing tests, not by the loader, so their ids are taken from the file itself. */
function goldenIds(): Set<string> {
  const file = path.join(evidence, 'golden/worked-examples.yaml');
  const rows: unknown = existsSync(file) ? parseYaml(readFileSync(file, 'utf8')) : [];
  return new Set(
    z
      .array(z.looseObject({ id: z.string() }))
      .parse(rows)
      .map((row) => row.id),
  );
}

export function buildReport(records: Records) {
  const dossiers = dossierFile.parse(
    JSON.parse(readFileSync(path.join(import.meta.dirname, 'dossier-records.json'), 'utf8')),
  );
  const ids = (list: readonly { id: string }[]): Set<string> => new Set(list.map((record) => record.id));
  const stored = new Map([
    ['source', ids(records.sources)],
    ['condition', ids(records.conditions)],
    ['claim', ids(records.claims)],
    ['regimen', ids(records.regimens)],
    ['product', ids(records.products)],
    ['limit', ids(records.limits)],
    ['golden example', goldenIds()],
  ]);
  const findings = records.sources.flatMap((source) => source.findings.map((finding) => ({ source, finding })));
  return {
    version: records.pack.version,
    totals: {
      conditions: records.conditions.length,
      sources: records.sources.length,
      findings: findings.length,
      claims: records.claims.length,
      regimens: records.regimens.length,
      products: records.products.length,
      limits: records.limits.length,
    },
    figures: figureCounts(records.sources),
    findings: {
      byStatusOfSource: countBy(findings, ({ source }) => source.status),
      withUnreadParts: findings.filter(
        ({ source, finding }) => source.status === 'recall-only' || finding.unread.length > 0,
      ).length,
    },
    sources: {
      byBestLevelRead: countBy(records.sources, bestLevel),
      byStatus: countBy(records.sources, (source) => source.status),
      byDesign: countBy(records.sources, (source) => source.design),
      bySecondReading: countBy(records.sources, (source) => source.secondReading?.agrees ?? 'not read a second time'),
    },
    claims: {
      byVerdict: countBy(records.claims, (claim) => claim.verdict),
      withoutPrimarySource: claimsWithoutPrimary(records),
    },
    certainty: gradeLines(records),
    regimens: {
      byUse: countBy(records.regimens, (regimen) => regimen.use),
      byStatus: countBy(records.regimens, (regimen) => regimen.status),
      byUseAndStatus: countBy(records.regimens, (regimen) => `${regimen.use}, ${regimen.status}`),
    },
    dossiers: dossierRecords(dossiers, stored, reasonsOf(evidence)),
  };
}
export type Report = ReturnType<typeof buildReport>;

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [header, ...rows].map((row) => row.map(String));
  const widths = header.map((_name, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const isNumber = header.map(
    (_name, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  );
  return cells
    .map((row) =>
      `  ${row.map((cell, column) => (isNumber[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ')}`.trimEnd(),
    )
    .join('\n');
}

function counts(name: string, record: Readonly<Record<string, number>>): string {
  return table([name, 'number'], Object.entries(record));
}

function dossierTable(report: Report): string {
  const names = [...new Set(report.dossiers.map((record) => record.dossier))];
  const number = (dossier: string, state: string): number =>
    report.dossiers.filter((record) => record.dossier === dossier && record.state === state).length;
  const rows = names.map((name) => [
    name,
    number(name, 'in the store'),
    number(name, 'listed with a reason'),
    number(name, 'missing'),
  ]);
  const notUnderOwnId = report.dossiers.filter((record) => record.state !== 'in the store');
  return [
    table(['dossier', 'in the store', 'listed with a reason', 'missing'], rows),
    table(
      ['record', 'what became of it', 'why'],
      notUnderOwnId.map((record) => [
        record.id,
        record.becameOf ?? 'MISSING',
        record.reason ?? 'no reason is written down',
      ]),
    ),
  ].join('\n\n');
}

export function reportText(report: Report): string {
  const down = (value: number | null): string => (value === null ? 'not judged' : value === 0 ? '0' : `-${value}`);
  const section = (title: string, ...body: string[]): string => [title, ...body].join('\n');
  return [
    `Evidence ${report.version}: ${Object.entries(report.totals)
      .map(([name, number]) => `${number} ${name}`)
      .join(', ')}`,
    section(
      'Figures',
      table(
        ['figure', 'read', 'not read'],
        report.figures.map((row) => [row.figure, row.read, row.notRead]),
      ),
      `  ${report.findings.withUnreadParts} of ${report.totals.findings} findings hold something that was not read; it is stored and never shown as fact.`,
    ),
    section('Findings by status of their source', counts('status', report.findings.byStatusOfSource)),
    section('Sources by best level read', counts('level', report.sources.byBestLevelRead)),
    section('Sources by status', counts('status', report.sources.byStatus)),
    section('Sources by second reading', counts('second reader agrees', report.sources.bySecondReading)),
    section(
      'Claims without a source read in the primary document',
      report.claims.withoutPrimarySource.length === 0
        ? '  none'
        : table(
            ['claim', 'verdict', 'rests on'],
            report.claims.withoutPrimarySource.map((row) => [row.id, row.verdict, row.refs.join(', ') || 'no source']),
          ),
    ),
    section(
      'Certainty by condition',
      table(
        [
          'condition',
          'verdict',
          'level',
          'starts',
          'bias',
          'inconsist.',
          'indirect',
          'imprecise',
          'publication',
          'level by sum',
        ],
        report.certainty.map((row) => [
          row.id,
          row.verdict,
          row.level,
          row.startsAt,
          down(row.downs.riskOfBias),
          down(row.downs.inconsistency),
          down(row.downs.indirectness),
          down(row.downs.imprecision),
          down(row.downs.publicationBias),
          row.fromDowns === row.level
            ? 'same'
            : `${row.fromDowns}${row.other === null ? ', no reason given' : ', reason given'}`,
        ]),
      ),
    ),
    section('Regimens by use and status', counts('use, status', report.regimens.byUseAndStatus)),
    section('Records of the dossiers', dossierTable(report)),
  ].join('\n\n');
}

function main(): number {
  const { records, problems } = loadRecords(evidence);
  for (const problem of problems) console.error(problem);
  const report = buildReport(records);
  console.log(process.argv.includes('--json') ? JSON.stringify(report, null, 2) : reportText(report));
  return problems.length > 0 || report.dossiers.some((record) => record.state === 'missing') ? 1 : 0;
}

if (import.meta.main) process.exitCode = main();
