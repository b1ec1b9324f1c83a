/**
 * Hazard H-SEC-2: a random or crafted message crashes the app or changes what it keeps. The router and the command line
 * stand on the real evidence and a real ward file. `FUZZ=full` sends 100,000; every run says how many of each were sent.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#db/open.ts';
import type { Result } from '#ipc/result.ts';
import { RequestError } from '#ipc/result.ts';
import { compileEvidence } from '../../../build/evidence/compile.ts';
import { loadRecords } from '../../../build/evidence/load.ts';
import { commandArguments, parseArguments, UsageError } from '../cli/arguments.ts';
import { runCommand } from '../cli/run.ts';
import { createCore, type Core } from '../core.ts';
import { createHandlers, withoutDesk } from '../handlers.ts';
import { createRouter, type Router } from '../ipc/router.ts';
import { printJobs, type PrintJobs } from '../print/jobs.ts';
import { anyMessage, rightMessages } from './fuzz-messages.ts';

const full = process.env['FUZZ'] === 'full';
const total = full ? 100_000 : 10_000;
const sent = { router: total * 0.7, argumentLists: total * 0.2, commands: total * 0.1 } as const;
/** The short run is the same every time; the long one looks somewhere new and says where. */
const seed = full ? Date.now() % 2 ** 31 : 20261122;
const roomForAll = full ? 3_600_000 : 180_000;

const folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
const dataFolder = path.join(folder, 'data');
const inputs = path.join(folder, 'inputs');
const faults: string[] = [];
const rejections: string[] = [];
const noteRejection = (reason: unknown): void => void rejections.push(String(reason));

let core: Core;
let jobs: PrintJobs;
let router: Router;
let watcher: Database.Database;
let right: ReturnType<typeof rightMessages>;

/** Changes with every committed change of the ward file and with every file that comes, goes or grows beside it. */
function state(): string {
  const version = watcher.prepare<[], { data_version: number }>('PRAGMA data_version').get()?.data_version ?? -1;
  const files = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('-shm'))
    .map((name) => {
      const facts = statSync(path.join(dataFolder, name), { bigint: true });
      // Of a folder only its name: a copy that was begun and taken back leaves its time and nothing else.
      return facts.isFile() ? `${name} ${facts.size} ${facts.mtimeNs}` : name;
    });
  return `${version}\n${files.join('\n')}`;
}

/** What the ward file holds, row by row: slower, and deaf to everything but content. */
function rows(): string {
  const tables = watcher
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all();
  const held = tables.map(({ name }) => [name, watcher.prepare(`SELECT * FROM "${name}"`).all()]);
  return createHash('sha256').update(JSON.stringify(held)).digest('hex');
}

function unwrap(result: Result<unknown>): unknown {
  expect(result).toMatchObject({ ok: true });
  return result.ok ? result.value : null;
}

beforeAll(async () => {
  process.on('unhandledRejection', noteRejection);
  mkdirSync(inputs);
  const bytes = compileEvidence(loadRecords(path.resolve(import.meta.dirname, '../../../db/evidence')).records);
  const evidenceFile = path.join(folder, 'evidence.sqlite');
  writeFileSync(evidenceFile, bytes);
  const now = (): Date => new Date('2026-11-22T10:00:00.000Z');
  const runtime = { electron: '', chromium: '', node: '', sqlite: '', origin: 'test', testBuild: true };
  core = createCore({
    evidenceFile,
    evidenceHash: sha256(bytes),
    dataFolder,
    nativeBinding: null,
    now,
    facts: () => ({ name: 'Bedside Magnesium', version: '0', runtime, licences: [] }),
  });
  jobs = printJobs({
    evidence: core.evidence,
    dosing: core.dosing,
    info: core.info,
    now,
    saved: (id) => core.ward.worksheets.open(id),
  });
  const exportFile = path.join(folder, 'export.json');
  const desk = {
    ...withoutDesk,
    saveFile(content: Buffer | string): Promise<string> {
      writeFileSync(exportFile, content);
      return Promise.resolve(exportFile);
    },
  };
  const report = (channel: string, error: unknown): void => void faults.push(`${channel}: ${String(error)}`);
  const setUp = createRouter(createHandlers(core, jobs, desk), report);
  router = createRouter(createHandlers(core, jobs, withoutDesk), report);
  const empty = rightMessages('00000000-0000-4000-8000-000000000000', '');
  const saved = unwrap(await setUp.dispatch('worksheets:save', empty['worksheets:save'][0])) as {
    summary: { id: string };
  };
  unwrap(await setUp.dispatch('worksheets:export', { ids: [saved.summary.id], format: 'json' }));
  right = rightMessages(saved.summary.id, readFileSync(exportFile, 'utf8'));
  watcher = new Database(path.join(dataFolder, 'ward.sqlite'), { readonly: true });
}, roomForAll);

afterAll(() => {
  watcher.close();
  core.close();
  process.off('unhandledRejection', noteRejection);
  rmSync(folder, { recursive: true, force: true });
});

function tally(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function say(what: string, counts: Map<string, number>): void {
  const parts = [...counts].sort().map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`fuzz, ${what}, seed ${seed}: ${parts.join(', ')}\n`);
}

describe('hostile messages', () => {
  it('every right message is right, so that its changed copies go deep', async () => {
    // These need the window, which the fuzz test has not: refused by the desk and not by their form.
    for (const [channel, messages] of Object.entries(right)) {
      for (const args of messages) {
        const result = await router.dispatch(channel, structuredClone(args));
        expect([channel, result.ok || ['refused', 'not-found'].includes(result.error.code)]).toEqual([channel, true]);
      }
    }
  });

  it(
    `${sent.router} to the router: no crash, no fault inside, nothing changed by a refusal`,
    async () => {
      const counts = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(anyMessage(right), async ({ channel, args }) => {
          const before = state();
          const result = await router.dispatch(channel, args);
          const code = result.ok ? 'answered' : result.error.code;
          tally(counts, code);
          const after = state();
          if (!result.ok) {
            expect(after).toBe(before);
            expect(result.error.message).toMatch(/\S/);
          } else if (after !== before) tally(counts, 'answered with a change');
          expect(faults.splice(0)).toEqual([]);
        }),
        {
          numRuns: sent.router,
          seed,
          endOnFailure: true,
          // Found by an earlier run, and kept.
          examples: [[{ channel: 'settings:set', args: { theme: undefined, paper: 'Letter' } }]],
        },
      );
      say('router', counts);
      expect(rejections).toEqual([]);
      expect(unwrap(await router.dispatch('audit:verify', {}))).toMatchObject({ broken: null });
    },
    roomForAll,
  );

  it(
    `${sent.argumentLists} argument lists: read, or told in a sentence`,
    async () => {
      const counts = new Map<string, number>();
      await fc.assert(
        fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (args) => {
          const command = commandArguments(['app', ...args]);
          expect(command === null || command.length <= args.length).toBe(true);
          const outcome = await readArguments(args);
          tally(counts, outcome);
          expect(outcome).toMatch(/^(?:read|refused)$/);
        }),
        { numRuns: sent.argumentLists, seed, endOnFailure: true },
      );
      say('argument lists', counts);
    },
    roomForAll,
  );

  it(
    `${sent.commands} commands: an exit code each, and the ward file as before`,
    async () => {
      const counts = new Map<string, number>();
      const before = rows();
      const files = state();
      await fc.assert(
        fc.asyncProperty(fc.array(word, { maxLength: 5 }), orderText, async (words, text) => {
          const file = path.join(inputs, 'order.json');
          writeFileSync(file, text);
          let said = '';
          const code = await runCommand(
            words.map((each) => (each === 'ORDER' ? file : each)),
            {
              router,
              jobs,
              evidence: core.evidence,
              dosing: core.dosing,
              // Refused before a file is written: a random name must never become a file of this machine.
              drawPdf: () => Promise.reject(new RequestError('refused', 'not drawn in this test')),
              write: (more) => (said += more),
              complain: (more) => (said += more),
            },
          );
          tally(counts, `exit ${code}`);
          expect([0, 1, 2]).toContain(code);
          expect(said).not.toBe('');
          expect(faults.splice(0)).toEqual([]);
        }),
        { numRuns: sent.commands, seed, endOnFailure: true, examples: [[['pool', '--input', '\u0000'], '{}']] },
      );
      say('commands', counts);
      expect(rejections).toEqual([]);
      expect(state()).toBe(files);
      expect(rows()).toBe(before);
    },
    roomForAll,
  );
});

/** Anything but the one expected error is handed back as it is, and fails the property. */
function readArguments(args: readonly string[]): Promise<string> {
  return Promise.resolve()
    .then(() => parseArguments(args))
    .then(
      () => 'read',
      (error: unknown) => (error instanceof UsageError && error.message.endsWith('.') ? 'refused' : String(error)),
    );
}

const commandWords = ['conditions', 'show', 'claims', 'search', 'calculate', 'back-check', 'pool', 'print', 'verify'];
const options = ['--json', '--schema', '--input', '--out', '--paper', '--', '--no-such', '-', '--input=ORDER'];
const things = [
  'crps',
  'condition',
  'toxicity',
  'worksheet',
  'ORDER',
  'A4',
  'Letter',
  'A5',
  'x.pdf',
  '../x',
  '',
  '\u0000',
];
const word = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...commandWords) },
    { weight: 3, arbitrary: fc.constantFrom(...options) },
    { weight: 3, arbitrary: fc.constantFrom(...things) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  )
  // A lone dash as a file is standard input, which here never ends; devices neither.
  .filter((text) => text !== '-' && !text.startsWith('/'));
const orderText = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc
    .record({ regimen: fc.constantFrom('zuspan', 'x', ''), product: fc.string(), choice: fc.object() })
    .map((value) => JSON.stringify(value)),
);
