/**
 * npm run safety:export [-- FOLDER]: the hazard log with the columns a DCB0129 hazard log has, as CSV and JSON, for the
 * safety file of a hospital. Scores are left open: they belong to the clinical safety officer, not to a program.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readHazards, type Hazard } from './log.ts';

const root = path.resolve(import.meta.dirname, '../..');
const unscored = { severity: null, likelihood: null, rating: null } as const;

const kinds = {
  Design: 'inherent safety by design',
  Protection: 'protective measure',
  Information: 'information for safety',
};

/** "Design: a. Protection: b" as two controls, each with its kind. */
function controlsOf({ control }: Hazard): { kind: string; text: string }[] {
  return [
    ...control.matchAll(/(Design|Protection|Information): (.+?)(?=\. (?:Design|Protection|Information): |$)/g),
  ].map(([, kind, text = '']) => ({ kind: kinds[kind as keyof typeof kinds], text }));
}

/** Quoted always, and never the beginning of a formula in a spreadsheet. */
function cell(text: string): string {
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

const columns = [
  'Hazard number',
  'Area',
  'Possible cause',
  'Potential clinical impact',
  'Initial severity',
  'Initial likelihood',
  'Initial risk rating',
  'Existing controls',
  'Evidence of effectiveness (test)',
  'Residual severity',
  'Residual likelihood',
  'Residual risk rating',
  'Residual risk in words',
  'Hazard owner',
  'Status',
];

export function exported(hazards: readonly Hazard[], version: string): { csv: string; json: string } {
  const rows = hazards.map((hazard) => [
    hazard.id,
    hazard.area,
    hazard.cause,
    hazard.harm,
    '',
    '',
    '',
    hazard.control,
    hazard.tests.map(({ file, phrase }) => `${file}: ${phrase}`).join('; '),
    '',
    '',
    '',
    hazard.residual,
    '',
    'open: not scored by a clinical safety officer',
  ]);
  const csv = [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  const log = {
    title: 'Hazard log of Bedside Magnesium',
    shape: 'DCB0129',
    version,
    note: 'Severity, likelihood and rating are left open for a clinical safety officer. Controls and tests are as the project has them.',
    hazards: hazards.map((hazard) => ({
      id: hazard.id,
      area: hazard.area,
      cause: hazard.cause,
      clinicalImpact: hazard.harm,
      initialRisk: unscored,
      controls: controlsOf(hazard),
      tests: hazard.tests,
      residualRisk: { ...unscored, words: hazard.residual },
      owner: null,
      status: 'open',
    })),
  };
  return { csv, json: `${JSON.stringify(log, null, 2)}\n` };
}

function main(folder: string): void {
  const hazards = readHazards(readFileSync(path.join(root, 'SAFETY.md'), 'utf8'));
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const { csv, json } = exported(hazards, version);
  mkdirSync(folder, { recursive: true });
  // The mark at the start tells spreadsheets that the text is UTF-8.
  writeFileSync(path.join(folder, 'hazard-log.csv'), `\ufeff${csv}`);
  writeFileSync(path.join(folder, 'hazard-log.json'), json);
  console.log(`${hazards.length} hazards written to hazard-log.csv and hazard-log.json in ${folder}`);
}

if (process.argv[1]?.endsWith('export.ts') === true)
  main(path.resolve(process.argv[2] ?? path.join(root, 'reports/safety')));
