/** Reads the command line. Every mistake is a sentence with the right form beside it. */

/** What each command is for, in the order it is listed. */
const forms: readonly (readonly [command: string, form: string])[] = [
  ['conditions', 'conditions                              every condition with its verdict'],
  ['show', 'show ID                                 one condition'],
  ['claims', 'claims                                  every checked claim'],
  ['search', 'search WORDS                            search everything'],
  ['calculate', 'calculate --input FILE                  a dose with checks and working (FILE - reads standard input)'],
  ['back-check', 'back-check --input FILE                 what a running pump delivers'],
  ['pool', 'pool --input FILE                       trials pooled: effects, heterogeneity, intervals'],
  ['print', 'print condition ID --out FILE           condition summary as PDF'],
  ['print', 'print evidence-table ID --out FILE      every finding on a condition as PDF'],
  ['print', 'print analysis ID --out FILE            forest plot of a pooled analysis as PDF'],
  ['print', 'print toxicity --out FILE               toxicity card as PDF'],
  ['print', 'print worksheet ORDER.json --out FILE   infusion worksheet as PDF'],
  ['print', 'print pump-chart CHART.json --out FILE  rates for a range of weights or doses as PDF'],
  ['print', 'print worksheet --input ORDERS.jsonl --out FOLDER'],
  ['print', '                                        one worksheet a line, with a report of what was refused'],
  ['verify', 'verify                                  store hash, self-test, runtime'],
  ['help', 'help COMMAND, or COMMAND --help         what is written about that command here'],
];

const options = `Options: --json for data, --paper A4|Letter, --replace lets a batch replace files,
         --schema with calculate, back-check, pool, print worksheet or print pump-chart for the form of its input;
         --schema result with the same for the form of what it gives
Exit codes: 0 ok, 1 refused by a check, 2 bad input, 3 store or runtime fault
  calculate and back-check: 0 also with soft warnings, which stand in the checks; 1 when a hard limit is passed;
  2 also when something is missing
`;

/** @param command one command's lines, or everything when it is none of them */
export function help(command = ''): string {
  const own = forms.filter(([name]) => name === command);
  const lines = (own.length > 0 ? own : forms).map(([, form]) => `  ${form}\n`).join('');
  return `Bedside Magnesium, command line\n${lines}${options}`;
}

const commands = [...new Set(forms.map(([name]) => name)), '--help', '-h'];

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
  readonly help: boolean;
  readonly replace: boolean;
  readonly input: string | null;
  readonly out: string | null;
  readonly paper: 'A4' | 'Letter';
}

/** A command that is not of its form: said with the form beside it. */
export class UsageError extends Error {}

/** The command is right and its file is not: said alone, so that the sentence is not lost above a page of help. */
export class InputError extends UsageError {}

const onOff = new Set(['--json', '--schema', '--replace', '--help', '-h']);
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
    help: flags.has('--help') || flags.has('-h'),
    replace: flags.has('--replace'),
    input: values.get('--input') ?? null,
    out: values.get('--out') ?? null,
    paper,
  };
}
