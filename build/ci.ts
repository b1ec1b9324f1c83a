/**
 * Everything CI runs, in order, on one machine: format, lint, types, imports, evidence, unit tests, bundles, e2e.
 * Every step is run even when one fails, so that one run tells all; the last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const reports = path.join(root, 'reports');
const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);

interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Tests that passed only at the second start, named at the end: each is a race to be found. */
  readonly unsteady?: readonly string[];
}

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly onDisplay?: boolean;
  /** A report that counts tests; without one the step itself is the one test. */
  readonly tally?: () => Tally;
}

function readReport(name: string): unknown {
  const file = path.join(reports, name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : null;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

function vitestTally(): Tally {
  const report = readReport('vitest.json') as VitestReport | null;
  if (report === null) return { passed: 0, failed: 1 };
  // A skipped or unfinished test, or a file that could not be loaded, counts as a failure: nothing passes silently.
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests + unloaded.length };
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly { readonly status: string }[];
  }[];
}

interface PlaywrightReport extends PlaywrightSuite {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

function unsteadySpecs(suite: PlaywrightSuite): readonly string[] {
  const here = (suite.specs ?? []).filter((spec) => spec.tests.some((test) => test.status === 'flaky'));
  return [...here.map((spec) => `${spec.file}: ${spec.title}`), ...(suite.suites ?? []).flatMap(unsteadySpecs)];
}

function playwrightTally(name: string): Tally {
  const report = readReport(name) as PlaywrightReport | null;
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + skipped, unsteady: unsteadySpecs(report) };
}

const types = (project: string): Step => ({
  name: `types ${project}`,
  command: [bin('tsc'), '-p', `${project}/tsconfig.json`],
});

const steps: readonly Step[] = [
  { name: 'evidence', command: [process.execPath, 'build/evidence/main.ts', '--check-only'] },
  { name: 'bundles', command: [process.execPath, 'build/bundle.ts'] },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: [bin('eslint'), '--max-warnings', '0', '.'] },
  {
    name: 'imports',
    command: [bin('depcruise'), '--config', 'build/dependency-rules.cjs', 'electron', 'db', 'renderer', 'build', 'e2e'],
  },
  types('electron/domain'),
  types('electron/main'),
  types('electron/preload'),
  types('build'),
  {
    name: 'types renderer',
    command: [bin('svelte-check'), '--tsconfig', './renderer/tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  {
    name: 'unit and property tests',
    command: [
      bin('vitest'),
      'run',
      '--config',
      'build/vitest.config.ts',
      '--reporter',
      'dot',
      '--reporter',
      'json',
      '--outputFile.json',
      'reports/vitest.json',
    ],
    tally: vitestTally,
  },
  {
    name: 'e2e on Electron',
    command: [bin('playwright'), 'test', '--config', 'e2e/playwright.config.ts'],
    onDisplay: true,
    tally: () => playwrightTally('playwright.json'),
  },
  {
    name: 'the ward journey where no network exists',
    command: [
      process.execPath,
      'build/offline/run.mjs',
      bin('playwright'),
      'test',
      '--config',
      'e2e/playwright.config.ts',
      'journey',
    ],
    onDisplay: true,
    tally: () => playwrightTally('offline-network.json'),
  },
];

function run(step: Step): Tally {
  const started = performance.now();
  console.log(`\n▶ ${step.name}`);
  const command = step.onDisplay ? [process.execPath, 'build/on-display.mjs', ...step.command] : [...step.command];
  const [program = '', ...args] = command;
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } });
  const ended = result.status === 0;
  const counted = step.tally?.() ?? { passed: ended ? 1 : 0, failed: ended ? 0 : 1 };
  // A runner that ended badly has failed even when its report counts no failure.
  const tally = ended || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  console.log(
    `${tally.failed === 0 ? '✔' : '✘'} ${step.name}: ${tally.passed} passed, ${tally.failed} failed, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  return tally;
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const chosen = process.argv.includes('--without-e2e') ? steps.filter((step) => step.onDisplay !== true) : steps;
const tallies = chosen.map(run);
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
const unsteady = tallies.flatMap((tally) => tally.unsteady ?? []);
if (unsteady.length > 0)
  console.log(`\nPassed only at the second start:\n${unsteady.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
