/**
 * A Stryker test runner that loads the tests once and runs a mutant's tests in the same process, quickest first. A mutant of
 * pure code needs no fresh process, so it costs milliseconds instead of the second that starting Vitest takes.
 *
 * Mutants of module-level constants are only met while a module loads; for these Stryker asks for a new process
 * (`reloadEnvironment` is false) and the mutant is active from the first import on.
 */
import { readdirSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { collected, collectFrom, endLearning, runCollected, type CollectedTest } from './collected-tests.ts';

type Counts = Record<string, number>;
type Coverage = { static: Counts; perTest: Record<string, Counts> };

type Instrumented = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: Coverage | undefined;
};

type MutantRun = Readonly<{
  testFilter?: readonly string[];
  hitLimit?: number;
  activeMutant: Readonly<{ id: string }>;
  mutantActivation: 'runtime' | 'static';
}>;

/** Folders whose tests are run, and names of test files left out because they cost more than all others together. */
type Options = Readonly<{ oneProcess: Readonly<{ tests: readonly string[]; without: readonly string[] }> }>;

const standIns: Readonly<Record<string, string>> = {
  vitest: import.meta.resolve('./collected-tests.ts'),
  'fast-check': import.meta.resolve('./capped-fast-check.ts'),
};

/** Test files of the sandbox see the stand-ins; the stand-ins themselves see the real packages. */
function useStandIns(): void {
  const own = new Set(Object.values(standIns));
  registerHooks({
    resolve(specifier, context, next) {
      const standIn = standIns[specifier];
      const url = context.parentURL ?? '';
      if (standIn === undefined || own.has(url) || url.includes('/node_modules/')) return next(specifier, context);
      return { url: standIn, shortCircuit: true };
    },
  });
}

function instrumented(): Instrumented {
  const holder = globalThis as { __stryker__?: Instrumented };
  holder.__stryker__ ??= {};
  return holder.__stryker__;
}

/** A mutant that a test runs needs no new process, although code around the tests ran it while they were collected. */
function onlyTrulyStatic(coverage: Coverage | undefined): Coverage | undefined {
  if (coverage === undefined) return undefined;
  const inTests = new Set(Object.values(coverage.perTest).flatMap((counts) => Object.keys(counts)));
  const kept = Object.entries(coverage.static).filter(([mutant]) => !inTests.has(mutant));
  return { ...coverage, static: Object.fromEntries(kept) };
}

class OneProcessRunner {
  static readonly inject = ['options'] as const;
  private readonly chosenTests: Options['oneProcess'];
  private readonly durations = new Map<string, number>();
  private loaded = false;

  constructor(options: Options) {
    this.chosenTests = options.oneProcess;
  }

  capabilities(): Readonly<{ reloadEnvironment: boolean }> {
    return { reloadEnvironment: false };
  }

  init(): Promise<void> {
    useStandIns();
    return Promise.resolve();
  }

  async dryRun(): Promise<unknown> {
    await this.load();
    const tests: unknown[] = [];
    for (const test of collected) {
      const result = await this.one(test);
      tests.push({
        id: test.id,
        name: test.name,
        fileName: test.file,
        timeSpentMs: result.ms,
        ...(result.failure === null ? { status: 0 } : { status: 1, failureMessage: result.failure }),
      });
    }
    endLearning();
    return { status: 'complete', tests, mutantCoverage: onlyTrulyStatic(instrumented().mutantCoverage) };
  }

  async mutantRun(run: MutantRun): Promise<unknown> {
    const shared = instrumented();
    if (run.mutantActivation === 'static') shared.activeMutant = run.activeMutant.id;
    try {
      await this.prepared(run.mutantActivation === 'runtime');
    } catch (error) {
      return { status: 'killed', killedBy: ['loading the modules'], failureMessage: String(error), nrOfTests: 0 };
    }
    shared.activeMutant = run.activeMutant.id;
    shared.hitCount = 0;
    shared.hitLimit = run.hitLimit;
    const started = performance.now();
    let ran = 0;
    try {
      for (const test of this.chosen(run.testFilter)) {
        ran += 1;
        const { failure } = await this.one(test);
        const duration = performance.now() - started;
        if (run.hitLimit !== undefined && (shared.hitCount ?? 0) > run.hitLimit)
          return { status: 'timeout', reason: 'the mutated code ran far more often than before', duration };
        if (failure !== null)
          return { status: 'killed', killedBy: [test.id], failureMessage: failure, nrOfTests: ran, duration };
      }
      return { status: 'survived', nrOfTests: ran, duration: performance.now() - started };
    } finally {
      shared.activeMutant = undefined;
      shared.hitLimit = undefined;
    }
  }

  /** Snapshots of a process are learned from unmutated code; a process born with a mutant learns none and compares none. */
  private async prepared(unmutated: boolean): Promise<void> {
    if (this.loaded) return;
    await this.load();
    if (!unmutated) return;
    for (const test of collected) await this.one(test);
    endLearning();
  }

  private async load(): Promise<void> {
    this.loaded = true;
    for (const folder of this.chosenTests.tests) {
      const files = readdirSync(folder)
        .filter((name) => name.endsWith('.test.ts') && !this.chosenTests.without.includes(name))
        .sort();
      for (const name of files) {
        const file = path.resolve(folder, name);
        collectFrom(path.join(folder, name));
        await import(pathToFileURL(file).href);
      }
    }
  }

  private chosen(filter: readonly string[] | undefined): readonly CollectedTest[] {
    const wanted = filter === undefined ? null : new Set(filter);
    const cost = (test: CollectedTest): number => this.durations.get(test.id) ?? 0;
    return collected.filter((test) => wanted === null || wanted.has(test.id)).sort((a, b) => cost(a) - cost(b));
  }

  private async one(test: CollectedTest): Promise<Readonly<{ failure: string | null; ms: number }>> {
    const shared = instrumented();
    const started = performance.now();
    let failure: string | null = null;
    shared.currentTestId = test.id;
    try {
      await runCollected(test);
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
    }
    shared.currentTestId = undefined;
    const ms = performance.now() - started;
    if (!this.durations.has(test.id)) this.durations.set(test.id, ms);
    return { failure, ms };
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'one-process', injectableClass: OneProcessRunner }];

export const strykerValidationSchema = {
  properties: {
    oneProcess: {
      type: 'object',
      properties: {
        tests: { type: 'array', items: { type: 'string' } },
        without: { type: 'array', items: { type: 'string' } },
      },
      required: ['tests', 'without'],
      additionalProperties: false,
    },
  },
};
