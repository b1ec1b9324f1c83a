/** Named checks that are counted: one that throws has failed, the rest still run, and the last line says how many. */

export interface Outcome {
  readonly name: string;
  readonly problem: string | null;
  readonly ms: number;
}

export class Checks {
  readonly outcomes: Outcome[] = [];

  async check(name: string, body: () => Promise<void> | void): Promise<void> {
    const started = performance.now();
    const problem = await Promise.resolve()
      .then(body)
      .then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    const ms = Math.round(performance.now() - started);
    this.outcomes.push({ name, problem, ms });
    process.stdout.write(
      `${problem === null ? '✔' : '✘'} ${name} (${ms} ms)${problem === null ? '' : `\n${problem.replaceAll(/^/gm, '    ')}`}\n`,
    );
  }

  get failed(): number {
    return this.outcomes.filter(({ problem }) => problem !== null).length;
  }

  close(): void {
    process.stdout.write(`\n${this.outcomes.length - this.failed} passed, ${this.failed} failed\n`);
    process.exitCode = this.failed === 0 && this.outcomes.length > 0 ? 0 : 1;
  }
}

export function equal(found: unknown, wanted: unknown, what: string): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`${what}: found ${left}, wanted ${right}`);
}

export function contains(text: string, wanted: RegExp, what: string): void {
  if (!wanted.test(text)) throw new Error(`${what}: ${String(wanted)} is not in\n${text.slice(0, 800)}`);
}
