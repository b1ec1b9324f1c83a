/** The command line: the third door of the router. What a pharmacist scripts is what the ward sees. */
import { z } from 'zod';
import { pumpChart as pumpChartMade, pumpChartAsked } from '#domain/dosing/pump-chart/records.ts';
import { contract, type Api } from '#ipc/contract.ts';
import type { Failure, Result } from '#ipc/result.ts';
import { RequestError } from '#ipc/result.ts';
import type { PrintJob } from '#ipc/views.ts';
import type { BackCheckResult } from '#domain/dosing/back-check.ts';
import type { Router } from '../ipc/router.ts';
import { typedApi } from '../ipc/router.ts';
import type { PrintJobs } from '../print/jobs.ts';
import type { DosingService } from '../services/dosing.ts';
import type { EvidenceService } from '../services/evidence.ts';
import { help, InputError, parseArguments, UsageError, type Parsed } from './arguments.ts';
import { readJson } from './input.ts';
import { printCommand } from './print.ts';
import { calculationText, claimsText, conditionsText, conditionText, infoText, searchText } from './text.ts';

export { commandArguments } from './arguments.ts';

export const exitCode = { ok: 0, refused: 1, badInput: 2, fault: 3 } as const;
type ExitCode = (typeof exitCode)[keyof typeof exitCode];

export interface Shell {
  readonly router: Router;
  readonly jobs: PrintJobs;
  /** Functions, because both throw a sentence when the store cannot be used. */
  readonly evidence: () => EvidenceService;
  readonly dosing: () => DosingService;
  readonly drawPdf: (job: PrintJob) => Promise<Buffer>;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
}

function codeOf(failure: Failure): ExitCode {
  if (failure.code === 'refused') return exitCode.refused;
  return failure.code === 'bad-request' || failure.code === 'not-found' || failure.code === 'unknown-channel'
    ? exitCode.badInput
    : exitCode.fault;
}

/** As for `calculate`: what was not read off the pump is bad input, a stop is a refusal, a soft warning is neither. */
function backCheckCode({ status, checks }: BackCheckResult): ExitCode {
  if (status === 'incomplete') return exitCode.badInput;
  return checks.some((check) => check.value === 'problem' && check.tier === 'hard') ? exitCode.refused : exitCode.ok;
}

const isHelp = (word: string): boolean => ['help', '--help', '-h'].includes(word);

const unknownCommand = (name: string): UsageError => new UsageError(`There is no command "${name.slice(0, 40)}".`);

/** The commands that read a file of a form. */
function hasSchema({ command, words }: Parsed): boolean {
  return command === 'print'
    ? words[0] === 'worksheet' || words[0] === 'pump-chart'
    : ['calculate', 'back-check', 'pool'].includes(command);
}

class Command {
  readonly #shell: Shell;
  readonly #parsed: Parsed;
  readonly #api: Api;

  constructor(shell: Shell, parsed: Parsed) {
    this.#shell = shell;
    this.#parsed = parsed;
    this.#api = typedApi(shell.router);
  }

  #fail(failure: Failure): ExitCode {
    if (this.#parsed.json) this.#shell.write(`${JSON.stringify({ error: failure }, null, 2)}\n`);
    this.#shell.complain(`${failure.message}\n`);
    return codeOf(failure);
  }

  #give<T>(
    result: Result<T>,
    asText: (value: T) => string,
    code: (value: T) => ExitCode = () => exitCode.ok,
  ): ExitCode {
    if (!result.ok) return this.#fail(result.error);
    this.#shell.write(this.#parsed.json ? `${JSON.stringify(result.value, null, 2)}\n` : asText(result.value));
    return code(result.value);
  }

  #word(index: number, what: string): string {
    const word = this.#parsed.words[index];
    if (word === undefined) throw new UsageError(`${what} is missing.`);
    return word;
  }

  #onlyWord(what: string): string {
    const extra = this.#parsed.words[1];
    if (extra !== undefined) throw new UsageError(`One at a time: "${extra.slice(0, 40)}" is one too many.`);
    return this.#word(0, what);
  }

  async #calculate(): Promise<ExitCode> {
    if (this.#parsed.schema) return this.#schema(contract['dosing:calculate']);
    // Parsed by the router; whatever is wrong comes back as a sentence.
    const input = readJson(this.#parsed.input) as Parameters<Api['dosing:calculate']>[0];
    const codes = {
      ok: exitCode.ok,
      refused: exitCode.refused,
      incomplete: exitCode.badInput,
      locked: exitCode.fault,
    } as const;
    return this.#give(await this.#api['dosing:calculate'](input), calculationText, (value) => codes[value.status]);
  }

  async #backCheck(): Promise<ExitCode> {
    if (this.#parsed.schema) return this.#schema(contract['dosing:back-check']);
    const input = readJson(this.#parsed.input) as Parameters<Api['dosing:back-check']>[0];
    return this.#give(
      await this.#api['dosing:back-check'](input),
      (value) => `${JSON.stringify(value, null, 2)}\n`,
      backCheckCode,
    );
  }

  async #pool(): Promise<ExitCode> {
    if (this.#parsed.schema) return this.#schema(contract['pool:run']);
    const input = readJson(this.#parsed.input) as Parameters<Api['pool:run']>[0];
    return this.#give(
      await this.#api['pool:run'](input),
      (value) => `${JSON.stringify(value, null, 2)}\n`,
      (value) => (value.status === 'refused' ? exitCode.refused : exitCode.ok),
    );
  }

  /** `--schema` is the form of what goes in, `--schema result` of what comes out. */
  #schema({ args, result }: Readonly<{ args: z.ZodType; result: z.ZodType }>): ExitCode {
    const which = this.#parsed.words.at(-1);
    const schema =
      which === 'result' ? z.toJSONSchema(result, { io: 'output' }) : z.toJSONSchema(args, { io: 'input' });
    this.#shell.write(`${JSON.stringify(schema, null, 2)}\n`);
    return exitCode.ok;
  }

  async #verify(): Promise<ExitCode> {
    return this.#give(await this.#api['app:info']({}), infoText, (info) =>
      info.evidence.usable && info.selfTest.failures.length === 0 ? exitCode.ok : exitCode.fault,
    );
  }

  async run(): Promise<ExitCode> {
    const { command, words } = this.#parsed;
    if (isHelp(command) || this.#parsed.help) {
      const about = isHelp(command) ? words[0] : command;
      if (about !== undefined && !isHelp(about) && help(about) === help()) throw unknownCommand(about);
      this.#shell.write(help(about));
      return exitCode.ok;
    }
    if (this.#parsed.schema && !hasSchema(this.#parsed))
      throw new UsageError(
        '--schema goes with calculate, back-check, pool, print worksheet and print pump-chart: they read a file.',
      );
    switch (this.#parsed.command) {
      case 'conditions':
        return this.#give(await this.#api['conditions:list']({}), conditionsText);
      case 'show':
        return this.#give(await this.#api['conditions:get']({ id: this.#onlyWord('The condition id') }), conditionText);
      case 'claims':
        return this.#give(await this.#api['claims:list']({}), claimsText);
      case 'search':
        this.#word(0, 'What to search for');
        return this.#give(await this.#api['search:query']({ query: this.#parsed.words.join(' ') }), searchText);
      case 'calculate':
        return this.#calculate();
      case 'back-check':
        return this.#backCheck();
      case 'pool':
        return this.#pool();
      case 'print':
        if (this.#parsed.schema && this.#parsed.words[0] === 'pump-chart')
          return this.#schema({ args: pumpChartAsked, result: pumpChartMade });
        if (this.#parsed.schema) return this.#schema(contract['dosing:calculate']);
        return printCommand(this.#parsed, {
          ...this.#shell,
          calculate: (asked) => this.#shell.dosing().calculate(asked),
        });
      case 'verify':
        return this.#verify();
      default:
        throw unknownCommand(command);
    }
  }

  async guarded(): Promise<ExitCode> {
    try {
      return await this.run();
    } catch (error) {
      if (error instanceof RequestError) return this.#fail({ code: error.code, message: error.message });
      throw error;
    }
  }
}

/** @returns the exit code */
export async function runCommand(args: readonly string[], shell: Shell): Promise<number> {
  try {
    return await new Command(shell, parseArguments(args)).guarded();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    shell.complain(error instanceof InputError ? `${error.message}\n` : `${error.message}\n\n${help(args[0])}`);
    return exitCode.badInput;
  }
}
