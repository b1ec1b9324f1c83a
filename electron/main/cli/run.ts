/** The command line: the third door of the router. What a pharmacist scripts is what the ward sees. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { contract, type Api } from '#ipc/contract.ts';
import type { Failure, Result } from '#ipc/result.ts';
import { RequestError } from '#ipc/result.ts';
import type { PrintJob } from '#ipc/views.ts';
import { order } from '#domain/dosing/order.ts';
import type { Router } from '../ipc/router.ts';
import { typedApi } from '../ipc/router.ts';
import type { PrintJobs } from '../print/jobs.ts';
import { savePdf } from '../print/save.ts';
import { parseArguments, usage, UsageError, type Parsed } from './arguments.ts';
import { calculationText, claimsText, conditionsText, conditionText, infoText, searchText } from './text.ts';

export { commandArguments } from './arguments.ts';

export const exitCode = { ok: 0, refused: 1, badInput: 2, fault: 3 } as const;
type ExitCode = (typeof exitCode)[keyof typeof exitCode];

export interface Shell {
  readonly router: Router;
  readonly jobs: PrintJobs;
  readonly drawPdf: (job: PrintJob) => Promise<Buffer>;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
}

const largestInputBytes = 1024 * 1024;

function readJson(file: string | null): unknown {
  if (file === null) throw new UsageError('--input FILE is missing; FILE is JSON, or - for standard input.');
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new UsageError(`The file ${file} cannot be read.`);
  }
  if (text.length > largestInputBytes)
    throw new UsageError(`The file ${file} is larger than 1 MB; an order is a few lines.`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError(`The file ${file} is not JSON.`);
  }
}

function codeOf(failure: Failure): ExitCode {
  if (failure.code === 'refused') return exitCode.refused;
  return failure.code === 'bad-request' || failure.code === 'not-found' || failure.code === 'unknown-channel'
    ? exitCode.badInput
    : exitCode.fault;
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

  async #calculate(): Promise<ExitCode> {
    if (this.#parsed.schema) return this.#schema(contract['dosing:calculate'].args);
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
    if (this.#parsed.schema) return this.#schema(contract['dosing:back-check'].args);
    const input = readJson(this.#parsed.input) as Parameters<Api['dosing:back-check']>[0];
    return this.#give(await this.#api['dosing:back-check'](input), (value) => `${JSON.stringify(value, null, 2)}\n`);
  }

  async #pool(): Promise<ExitCode> {
    if (this.#parsed.schema) return this.#schema(contract['pool:run'].args);
    const input = readJson(this.#parsed.input) as Parameters<Api['pool:run']>[0];
    return this.#give(
      await this.#api['pool:run'](input),
      (value) => `${JSON.stringify(value, null, 2)}\n`,
      (value) => (value.status === 'refused' ? exitCode.refused : exitCode.ok),
    );
  }

  #schema(schema: z.ZodType): ExitCode {
    this.#shell.write(`${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`);
    return exitCode.ok;
  }

  #job(kind: string): PrintJob {
    const { paper } = this.#parsed;
    if (kind === 'condition') return this.#shell.jobs.condition(this.#word(1, 'The condition id'), paper);
    if (kind === 'toxicity') return this.#shell.jobs.toxicity(paper);
    if (kind === 'worksheet') {
      const parsed = order.safeParse(readJson(this.#word(1, 'The order file')));
      if (!parsed.success)
        throw new UsageError(
          `The order is not of the expected form: ${parsed.error.issues[0]?.path.map(String).join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}.`,
        );
      return this.#shell.jobs.worksheet(parsed.data, paper);
    }
    throw new UsageError(`"print ${kind}" is not known; print condition, toxicity or worksheet.`);
  }

  async #print(): Promise<ExitCode> {
    const { out, json } = this.#parsed;
    if (out === null) throw new UsageError('--out FILE.pdf is missing.');
    const bytes = await this.#shell.drawPdf(this.#job(this.#word(0, 'What to print')));
    await savePdf(out, bytes);
    this.#shell.write(json ? `${JSON.stringify({ path: out, bytes: bytes.length })}\n` : `saved ${out}\n`);
    return exitCode.ok;
  }

  async #verify(): Promise<ExitCode> {
    return this.#give(await this.#api['app:info']({}), infoText, (info) =>
      info.evidence.usable && info.selfTest.failures.length === 0 ? exitCode.ok : exitCode.fault,
    );
  }

  async run(): Promise<ExitCode> {
    switch (this.#parsed.command) {
      case 'conditions':
        return this.#give(await this.#api['conditions:list']({}), conditionsText);
      case 'show':
        return this.#give(await this.#api['conditions:get']({ id: this.#word(0, 'The condition id') }), conditionText);
      case 'claims':
        return this.#give(await this.#api['claims:list']({}), claimsText);
      case 'search':
        return this.#give(await this.#api['search:query']({ query: this.#parsed.words.join(' ') }), searchText);
      case 'calculate':
        return this.#calculate();
      case 'back-check':
        return this.#backCheck();
      case 'pool':
        return this.#pool();
      case 'print':
        return this.#print();
      case 'verify':
        return this.#verify();
      case 'help':
      case '--help':
        this.#shell.write(usage);
        return exitCode.ok;
      default:
        throw new UsageError(`There is no command "${this.#parsed.command.slice(0, 40)}".`);
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
    shell.complain(`${error.message}\n\n${usage}`);
    return exitCode.badInput;
  }
}
