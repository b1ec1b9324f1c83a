/** Reads the command line. Every mistake is a sentence with the right form beside it. */

export const usage = `Bedside Magnesium, command line
  conditions                              every condition with its verdict
  show ID                                 one condition
  claims                                  every checked claim
  search WORDS                            search everything
  calculate --input FILE                  a dose with checks and working (FILE - reads standard input)
  back-check --input FILE                 what a running pump delivers
  pool --input FILE                       trials pooled: effects, heterogeneity, intervals
  print condition ID --out FILE           condition summary as PDF
  print evidence-table ID --out FILE      every finding on a condition as PDF
  print analysis ID --out FILE            forest plot of a pooled analysis as PDF
  print toxicity --out FILE               toxicity card as PDF
  print worksheet ORDER.json --out FILE   infusion worksheet as PDF
  print pump-chart CHART.json --out FILE  rates for a range of weights or doses as PDF
  print worksheet --input ORDERS.jsonl --out FOLDER
                                          one worksheet a line, with a report of what was refused
  verify                                  store hash, self-test, runtime
Options: --json for data, --paper A4|Letter, --replace lets a batch replace files,
         --schema with calculate, back-check, pool or print pump-chart for the form of its input;
         --schema result with the same for the form of what it gives
Exit codes: 0 ok, 1 refused by a check, 2 bad input, 3 store or runtime fault
  calculate and back-check: 0 also with soft warnings, which stand in the checks; 1 when a hard limit is passed;
  2 also when something is missing
`;

const commands = [
  'conditions',
  'show',
  'claims',
  'search',
  'calculate',
  'back-check',
  'pool',
  'print',
  'verify',
  'help',
  '--help',
];

/** The part of argv that is a command; null when the app is started as a window. */
export function commandArguments(argv: readonly string[]): string[] | null {
  const start = argv.findIndex((argument, index) => index > 0 && commands.includes(argument));
  return start === -1 ? null : argv.slice(start);
}

export interface Parsed {
  readonly command: string;
  readonly words: readonly string[];
  readonly json: boolean;
  readonly schema: boolean;
  readonly replace: boolean;
  readonly input: string | null;
  readonly out: string | null;
  readonly paper: 'A4' | 'Letter';
}

export class UsageError extends Error {}

const onOff = new Set(['--json', '--schema', '--replace']);
const withValue = new Set(['--input', '--out', '--paper']);

export function parseArguments(args: readonly string[]): Parsed {
  const [command = 'help', ...rest] = args;
  const words: string[] = [];
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (let index = 0; index < rest.length; index += 1) {
    const argument = rest[index] ?? '';
    if (withValue.has(argument)) {
      const value = rest[(index += 1)];
      if (value === undefined) throw new UsageError(`${argument} needs a value after it.`);
      values.set(argument, value);
    } else if (onOff.has(argument)) flags.add(argument);
    else if (argument.startsWith('--')) throw new UsageError(`There is no option ${argument}.`);
    else words.push(argument);
  }
  const paper = values.get('--paper') ?? 'A4';
  if (paper !== 'A4' && paper !== 'Letter') throw new UsageError(`--paper is A4 or Letter, not "${paper}".`);
  return {
    command,
    words,
    json: flags.has('--json'),
    schema: flags.has('--schema'),
    replace: flags.has('--replace'),
    input: values.get('--input') ?? null,
    out: values.get('--out') ?? null,
    paper,
  };
}
