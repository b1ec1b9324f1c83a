/**
 * The command line as a pharmacist's script meets it: the built file, started anew for every case, on plain Node.
 * Hazards H-DOSE-1 (wrong number), H-EV-1 (damaged evidence), H-CLI-1 (an error that looks like success).
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backCheckResult } from '#domain/dosing/back-check.ts';
import { calculation, type Calculation, type DosePhase } from '#domain/dosing/order.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const built = path.join(root, 'out/cli/node.cjs');
const scratch = mkdtempSync(path.join(tmpdir(), 'bedside-cli-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = '', program = built): Run {
  const done = spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8', input });
  return { code: done.status, out: done.stdout.replaceAll('\u00a0', ' '), err: done.stderr.replaceAll('\u00a0', ' ') };
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

const example = JSON.parse(readFileSync(path.join(root, 'examples/zuspan.json'), 'utf8')) as Record<string, unknown>;

function calculateJson(order: unknown): Run & { readonly result: Calculation } {
  const done = run(['calculate', '--input', '-', '--json'], JSON.stringify(order));
  return { ...done, result: calculation.parse(parsed(done.out)) };
}

function dosePhase(result: Calculation, kind: string): DosePhase {
  const found = result.phases.find((phase) => phase.kind === kind);
  if (found === undefined || found.kind === 'rate-change') throw new Error(`no phase ${kind}`);
  return found;
}

/** A copy of the built command line and its evidence, to be damaged. */
function copyOfOut(name: string): { readonly program: string; readonly evidence: string } {
  const out = path.join(scratch, name, 'out');
  for (const part of ['cli', 'evidence.sqlite', 'runtime.json'])
    cpSync(path.join(root, 'out', part), path.join(out, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(scratch, name, 'node_modules'));
  return { program: path.join(out, 'cli/node.cjs'), evidence: path.join(out, 'evidence.sqlite') };
}

describe('reading', () => {
  it('lists the conditions with their verdicts', () => {
    const { code, out } = run(['conditions']);
    expect(code).toBe(0);
    expect(out).toMatch(/^pre-eclampsia +established, certainty high: Pre-eclampsia/m);
    const all = parsed(run(['conditions', '--json']).out) as { id: string }[];
    expect(out.trim().split('\n')).toHaveLength(all.length);
  });

  it('shows one condition, and answers an unknown one with a sentence and 2', () => {
    expect(run(['show', 'pre-eclampsia']).out).toContain('Pre-eclampsia');
    const unknown = run(['show', 'pre-eclampsya']);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain('There is no condition called "pre-eclampsya".');
    const asData = run(['show', 'pre-eclampsya', '--json']);
    expect(asData.code).toBe(2);
    expect(parsed(asData.out)).toMatchObject({ error: { code: 'not-found' } });
    expect(run(['show']).err).toContain('The condition id is missing.');
  });

  it('lists the claims', () => {
    const { code, out } = run(['claims']);
    expect(code).toBe(0);
    expect(out).toMatch(/^claim-01 {2}/);
  });

  it('searches, and says when nothing matches', () => {
    expect(run(['search', 'torsades']).out).toMatch(/^condition torsades: /m);
    const nothing = run(['search', 'qqqzzz']);
    expect(nothing.code).toBe(0);
    expect(nothing.out).toContain('Nothing matches "qqqzzz".');
  });

  it('verifies the evidence and the reference calculations', () => {
    const { code, out } = run(['verify']);
    expect(code).toBe(0);
    expect(out).toContain(': intact');
    expect(out).toMatch(/Self-test (\d+) of \1 reference calculations passed/);
    expect(parsed(run(['verify', '--json']).out)).toMatchObject({
      evidence: { usable: true },
      selfTest: { failures: [] },
    });
  });
});

describe('calculate', () => {
  it('gives the numbers of the contract for the example, exactly', () => {
    const { code, result } = calculateJson(example);
    expect(code).toBe(0);
    expect(result.status).toBe('ok');
    expect(dosePhase(result, 'loading')).toMatchObject({
      dose: { mg: '4000', g: '4', mmol: '16.23', mEq: '32.46', elementalMg: '394.4' },
      productMl: '8',
      containers: { whole: 0, part: '0.8' },
      diluentMl: '92',
      finalMl: '100',
      mgPerMl: '40',
      percent: '4',
      minutes: '20',
      mgPerMin: '200',
      rateMlPerH: '300',
      volumeToInfuseMl: '100',
    });
    expect(dosePhase(result, 'maintenance')).toMatchObject({
      dose: { mg: '1000', g: '1', mmol: '4.06', mEq: '8.11', elementalMg: '98.61' },
      rateMlPerH: '25',
    });
    expect(result.totals.g24h).toBe('27.67');
    expect(result.checks.every((check) => check.text !== '' && check.source !== '')).toBe(true);
    expect(result.working.length).toBeGreaterThan(5);
  });

  it('the answered example has no open warning, so that the page of the README prints', () => {
    const { out } = run(['calculate', '--input', 'examples/zuspan-answered.json', '--json']);
    const { checks } = JSON.parse(out) as { checks: { value: string; tier: string; answered: unknown }[] };
    const asked = checks.filter(({ value, tier }) => value === 'problem' && tier === 'soft');
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter(({ answered }) => answered === null)).toEqual([]);
  });

  it('says the same in words', () => {
    const { code, out } = run(['calculate', '--input', 'examples/zuspan.json']);
    expect(code).toBe(0);
    expect(out).toContain('DOSE 4 g = 16.23 mmol = 32.46 mEq = 394.4 mg elemental magnesium = 8 mL of the product');
    expect(out).toContain('RATE 300 mL per hour for 20 min; volume to infuse 100 mL');
    expect(out).toContain('RATE CHANGE after 20 min: from 300 to 25 mL per hour, two people');
  });

  it('refuses with 1, names the limit, and gives no number', () => {
    const { code, result } = calculateJson({
      ...example,
      choice: { loadingG: '16', loadingMin: '20', maintenanceGPerH: '1' },
    });
    expect(code).toBe(1);
    expect(result).toMatchObject({ status: 'refused', phases: [] });
    expect(result.checks).toContainEqual(
      expect.objectContaining({ id: 'bolus-ob-max', value: 'problem', tier: 'hard' }),
    );
  });

  it.each([
    ['7O', 'Only digits and one point are accepted'],
    ['7..0', 'There are two decimal points.'],
    ['7 0', 'There is a blank inside the number.'],
    ['-70', 'A minus sign is not accepted'],
    ['0', 'zero is not possible here'],
    ['700', '700 kg is not possible'],
    ['70,5', 'A comma is not accepted'],
  ])('a weight of "%s" is bad input, with a sentence at its field', (weightKg, sentence) => {
    const { code, result } = calculateJson({ ...example, patient: { weightKg } });
    expect(code).toBe(2);
    expect(result).toMatchObject({ status: 'incomplete', phases: [] });
    const said = result.entries.find((entry) => entry.field === 'patient.weightKg');
    expect(said?.keyed).toBe(weightKg);
    expect(said?.text.replaceAll('\u00a0', ' ')).toContain(sentence);
  });

  it('an unknown regimen or product is bad input, named in the answer', () => {
    const regimen = calculateJson({ ...example, regimen: 'zuspann' });
    expect(regimen.code).toBe(2);
    expect(regimen.result.entries).toContainEqual(
      expect.objectContaining({ field: 'regimen', kind: 'unknown-record', keyed: 'zuspann' }),
    );
    const product = calculateJson({ ...example, product: 'us-vial-51' });
    expect(product.code).toBe(2);
    expect(product.result.entries).toContainEqual(
      expect.objectContaining({ field: 'product', kind: 'unknown-record' }),
    );
  });

  it('a field that the contract does not know, or a number instead of text, is bad input', () => {
    const extra = run(['calculate', '--input', '-'], JSON.stringify({ ...example, dose: '4' }));
    expect(extra.code).toBe(2);
    expect(extra.err).toContain('dose');
    const number = run(['calculate', '--input', '-'], JSON.stringify({ ...example, patient: { weightKg: 70 } }));
    expect(number.code).toBe(2);
    expect(number.err).toContain('weightKg');
  });
});

describe('back-check and pool', () => {
  const pump = { bagG: '8', bagMl: '100', rateMlPerH: '150', minutesRunning: '20' };

  it('reads a pump', () => {
    const { code, out } = run(['back-check', '--input', '-', '--json'], JSON.stringify(pump));
    // Four grams in twenty minutes are read whole, and the hourly rate they run at passes a hard limit.
    expect(code).toBe(1);
    expect(backCheckResult.parse(parsed(out))).toMatchObject({
      status: 'ok',
      gPerH: '12',
      mmolPerH: '48.69',
      givenG: '4',
      leftG: '4',
      minutesToEmpty: '20',
    });
  });

  it.each([
    ['nothing passed', { rateMlPerH: '12.5' }, 0],
    ['a soft limit passed', { rateMlPerH: '30', phase: 'maintenance' }, 0],
    ['a hard limit passed', { rateMlPerH: '150', phase: 'maintenance' }, 1],
    ['a rate that is no number', { rateMlPerH: '1O' }, 2],
    ['no rate', {}, 2],
  ])('H-CLI-1: ends with the code of what it found: %s', (_what, read, expected) => {
    const order = { bagG: '8', bagMl: '100', indication: 'pre-eclampsia', population: 'adult-obstetric', ...read };
    const { code, out } = run(['back-check', '--input', '-', '--json'], JSON.stringify(order));
    const hard = backCheckResult
      .parse(parsed(out))
      .checks.filter((check) => check.value === 'problem' && check.tier === 'hard');
    expect([code, hard.length > 0], hard.map((check) => check.text).join(' ')).toEqual([expected, expected === 1]);
  });

  it('says what is missing', () => {
    const { code, out } = run(['back-check', '--input', '-', '--json'], JSON.stringify({ bagG: '8', bagMl: '100' }));
    expect(code).toBe(2);
    expect(backCheckResult.parse(parsed(out))).toMatchObject({
      status: 'incomplete',
      gPerH: null,
      entries: [{ field: 'rateMlPerH', kind: 'missing' }],
    });
  });

  it('pools trials', () => {
    const studies = [
      { id: 'Morton 1984', events1: 1, n1: 40, events2: 2, n2: 36 },
      { id: 'Smith 1986', events1: 2, n1: 200, events2: 7, n2: 200 },
    ];
    const { code, out } = run(['pool', '--input', '-', '--json'], JSON.stringify({ measure: 'OR', studies }));
    expect(code).toBe(0);
    expect(JSON.stringify(parsed(out))).toContain('Morton 1984');
  });

  it.each([
    ['a count in quotation marks', { id: 'Woods 1992', events1: '90' }, /^In study 2 \(Woods 1992\), "events1" is not/],
    ['a field that does not exist', { id: 'Woods 1992', event1: 90 }, /^Study 2 \(Woods 1992\) is not .*"event1"/],
    ['no name', { events1: 90 }, /^In study 2, "id" is not/],
    ['no study at all', 'Woods 1992', /^Study 2 is not/],
  ])('names the study that cannot be read, counted from one: %s', (_what, second, sentence) => {
    const studies = [{ id: 'Morton 1984', events1: 1, n1: 40, events2: 2, n2: 36 }, second];
    const { code, out, err } = run(['pool', '--input', '-'], JSON.stringify({ measure: 'OR', studies }));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err).not.toContain('studies.');
  });
});

describe('the form of the input', () => {
  it.each(['calculate', 'back-check'])('docs/%s.schema.json is what --schema prints', (command) => {
    const { code, out } = run([command, '--schema']);
    expect(code).toBe(0);
    // When this fails: node build/schemas.ts
    expect(parsed(readFileSync(path.join(root, `docs/${command}.schema.json`), 'utf8'))).toEqual(parsed(out));
  });

  it.each(['calculate', 'back-check'])('docs/%s-result.schema.json is what --schema result prints', (command) => {
    const { code, out } = run([command, '--schema', 'result']);
    expect(code).toBe(0);
    // When this fails: node build/schemas.ts
    expect(parsed(readFileSync(path.join(root, `docs/${command}-result.schema.json`), 'utf8'))).toEqual(parsed(out));
  });

  it('of an answer names every field that a calculation gives', () => {
    const schema = parsed(run(['calculate', '--schema', 'result']).out) as { properties: Record<string, unknown> };
    const answer = parsed(run(['calculate', '--input', '-', '--json'], JSON.stringify(example)).out) as object;
    expect(Object.keys(answer).sort()).toEqual(Object.keys(schema.properties).sort());
  });

  it('names every field of the example', () => {
    const schema = parsed(run(['calculate', '--schema']).out) as { properties: Record<string, unknown> };
    for (const field of Object.keys(example)) expect(schema.properties).toHaveProperty(field);
  });
});

describe('help', () => {
  it.each([['--help'], ['-h'], ['help'], []])('%s lists every command', (...args) => {
    const { code, out, err } = run(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const command of ['conditions', 'show ID', 'calculate --input', 'back-check', 'print pump-chart', 'verify'])
      expect(out).toContain(`\n  ${command}`);
    expect(out).toContain('Exit codes: 0 ok');
  });

  it.each(['conditions', 'show', 'claims', 'search', 'calculate', 'back-check', 'pool', 'print', 'verify'])(
    '%s answers with its own lines and 0, whichever way it is asked, and does nothing else',
    (command) => {
      const answer = run([command, '--help']);
      expect({ code: answer.code, err: answer.err }).toEqual({ code: 0, err: '' });
      expect(answer.out).toMatch(new RegExp(`^Bedside Magnesium, command line\\n  ${command}`));
      expect(answer.out).not.toContain(command === 'verify' ? '\n  conditions' : '\n  verify');
      for (const args of [
        [command, '-h'],
        ['help', command],
        ['--help', command],
        [command, '--json', '--help'],
      ])
        expect(run(args)).toEqual(answer);
    },
  );
});

describe('what goes wrong around it', () => {
  it.each([
    [['calculate'], '--input FILE is missing'],
    [['calculate', '--input'], '--input needs a value after it.'],
    [['calculate', '--input', 'no-such-file.json'], 'The file no-such-file.json cannot be read.'],
    [['calculate', '--frobnicate'], 'There is no option --frobnicate.'],
    [['conditions', '--paper', 'A3'], '--paper is A4 or Letter, not "A3".'],
  ])('%j is answered with a sentence and 2', (args, sentence) => {
    const { code, out, err } = run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\bat .+:\d+:\d+/);
  });

  it.each([
    [['show', 'torsades', 'eclampsia'], 'One at a time: "eclampsia" is one too many.'],
    [['search'], 'What to search for is missing.'],
    [['show', '--schema'], '--schema goes with calculate, back-check, pool, print worksheet and print pump-chart'],
    [['help', 'frobnicate'], 'There is no command "frobnicate".'],
  ])('%j is not taken for something else', (args, sentence) => {
    const { code, out, err } = run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });

  it.each([
    [{ ...example, dilluent: 'x' }, 'there is no entry "dilluent" in it.'],
    [{ ...example, patient: { ventilated: true } }, '"patient" is not of the expected form: there is no entry'],
    [{}, '"regimen" is not of the expected form: it is missing.'],
    [{ ...example, diluentMl: 92 }, '"diluentMl" is not of the expected form: a figure is written in quotes'],
  ])('a form that is wrong is told in words: %#', (order, sentence) => {
    const { code, out, err } = run(['calculate', '--input', '-'], JSON.stringify(order));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('text that is not JSON is answered with a sentence and 2', () => {
    const file = path.join(scratch, 'broken.json');
    writeFileSync(file, '{ "regimen": "zuspan", ');
    const { code, err } = run(['calculate', '--input', file]);
    expect(code).toBe(2);
    expect(err).toContain('is not JSON.');
  });

  it('a file of more than 1 MB is not read as an order', () => {
    const { code, err } = run(['calculate', '--input', '-'], ' '.repeat(1024 * 1024 + 1));
    expect(code).toBe(2);
    expect(err).toContain('larger than 1 MB');
  });

  it('a truncated evidence file gives 3 and no dose', () => {
    const { program, evidence } = copyOfOut('truncated');
    truncateSync(evidence, 100_000);
    const dose = run(['calculate', '--input', 'examples/zuspan.json'], '', program);
    expect(dose.code).toBe(3);
    expect(dose.out).not.toContain('DOSE');
    expect(dose.err).toMatch(/changed or cut short/);
    expect(run(['conditions'], '', program).code).toBe(3);
    const verify = run(['verify'], '', program);
    expect(verify.code).toBe(3);
    expect(verify.out).toContain('NOT USABLE');
  });

  it('a missing evidence file gives 3', () => {
    const { program, evidence } = copyOfOut('missing');
    rmSync(evidence);
    expect(run(['calculate', '--input', 'examples/zuspan.json'], '', program).code).toBe(3);
  });
});
