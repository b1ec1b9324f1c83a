/** The start-up proof: every reference calculation is worked out again before the calculator may be used (safety rule 31). */
import { goldenCases } from './golden-orders.ts';
import { goldenConversions, goldenKidneys, goldenRefusals } from './golden.ts';
import { calculate, type DosingStore } from './calculate.ts';
import { convert } from './convert.ts';
import { goldenStore } from './golden-store.ts';
import type { GoldenCase, GoldenConversion, GoldenKidney, GoldenRefusal } from './golden-types.ts';
import { order } from './order.ts';
import { dec } from '../quantity/decimal.ts';
import { printed } from '../quantity/format.ts';
import { ckdEpi2021, cockcroftGault } from './renal.ts';

export type SelfTestResult = Readonly<{ passed: number; total: number; failures: readonly string[] }>;

/** The reference cases; tests give damaged ones to prove that a damage is found. */
export type GoldenSet = Readonly<{
  cases: readonly GoldenCase[];
  refusals: readonly GoldenRefusal[];
  conversions: readonly GoldenConversion[];
  kidneys: readonly GoldenKidney[];
}>;
export const goldenSet: GoldenSet = {
  cases: goldenCases,
  refusals: goldenRefusals,
  conversions: goldenConversions,
  kidneys: goldenKidneys,
};

const stamp = { version: 'self-test', hash: 'self-test' };

/** Runs the golden set in one go. Each failure is one sentence. Never throws. */
export function runSelfTest(store: DosingStore, golden: GoldenSet = goldenSet): SelfTestResult {
  return summarise([...outcomes(store, golden)]);
}

/**
 * The same, case by case with a pause after each, so that a window stays quick while it runs.
 * @param pause resolves when the next case may run
 */
export async function runSelfTestInTurns(
  store: DosingStore,
  pause: () => Promise<void>,
  golden: GoldenSet = goldenSet,
): Promise<SelfTestResult> {
  const results: Outcome[] = [];
  for (const outcome of outcomes(store, golden)) {
    results.push(outcome);
    await pause();
  }
  return summarise(results);
}

function summarise(results: readonly Outcome[]): SelfTestResult {
  const failures = results.filter((result) => result !== null);
  return { passed: results.length - failures.length, total: results.length, failures };
}

/**
 * The golden set on its own small records, and the orders that name records of `store` on these too, so that a damaged
 * record is found as well as damaged code.
 */
function* outcomes(store: DosingStore, golden: GoldenSet): Generator<Outcome> {
  yield* orders(goldenStore, golden.cases, '');
  yield* orders(store, golden.cases, ' with the records of the store');
  yield* refusals(golden.refusals);
  yield* conversions(golden.conversions);
  yield* kidneys(golden.kidneys);
}

/** Null for a case that passed, else what went wrong. */
type Outcome = string | null;

/** One case at a time: the next is worked out only when it is asked for. */
function* each<T>(cases: readonly T[], run: (golden: T) => Outcome): Generator<Outcome> {
  for (const golden of cases) yield run(golden);
}

function* orders(store: DosingStore, cases: readonly GoldenCase[], where: string): Generator<Outcome> {
  const known = cases.filter(
    ({ input }) =>
      (input.regimen === null || store.regimens.some((record) => record.id === input.regimen)) &&
      store.products.some((record) => record.id === input.product),
  );
  yield* each(known, (golden) => {
    const result = calculate(order.parse(golden.input), store, stamp);
    const name = `${golden.id}${where} (${golden.source})`;
    if (result.status !== 'ok') return `${name}: expected a result, found ${result.status}.`;
    if (!result.secondMethod.agrees) return `${name}: the second method does not agree.`;
    const found: Record<string, unknown> = { ...result.totals };
    for (const phase of result.phases) {
      for (const [key, value] of Object.entries(phase)) found[`${phase.kind}.${key}`] = value;
      if (phase.kind === 'rate-change')
        for (const [key, value] of Object.entries(phase.ifNobodyChanges)) found[`rate-change.${key}`] = value;
      else for (const [key, value] of Object.entries(phase.dose)) found[`${phase.kind}.${key}`] = value;
    }
    const wrong = Object.entries(golden.expected).find(([key, value]) => String(found[key]) !== value);
    return wrong ? `${name}: ${wrong[0]} should be ${wrong[1]}, found ${String(found[wrong[0]])}.` : null;
  });
}

function* refusals(cases: readonly GoldenRefusal[]): Generator<Outcome> {
  yield* each(cases, (golden) => {
    const result = calculate(order.parse(golden.input), goldenStore, stamp);
    const stopped =
      golden.check === null
        ? result.status === 'incomplete'
        : result.status === 'refused' &&
          result.checks.some(
            (check) => check.id === golden.check && check.tier === 'hard' && check.value === 'problem',
          );
    return stopped && result.phases.length === 0
      ? null
      : `${golden.id} (${golden.source}): this order must be stopped by ${golden.check ?? 'an entry problem'}, found ${result.status}.`;
  });
}

function* conversions(cases: readonly GoldenConversion[]): Generator<Outcome> {
  yield* each(cases, (golden) => {
    const result = convert({ value: golden.value, unit: golden.unit, product: null }, goldenStore);
    const found: Record<string, unknown> = result.kind === 'mass' ? { ...result.mass } : { ...result };
    const wrong = Object.entries(golden.expected).find(([key, value]) => found[key] !== value);
    return wrong
      ? `${golden.value} ${golden.unit} (${golden.source}): ${wrong[0]} should be ${wrong[1]}, found ${String(found[wrong[0]])}.`
      : null;
  });
}

function* kidneys(cases: readonly GoldenKidney[]): Generator<Outcome> {
  yield* each(cases, (golden) => {
    const creatinineUmolPerL = dec(golden.creatinineUmolPerL);
    const value =
      golden.formula === 'ckd-epi-2021'
        ? ckdEpi2021({ ageYears: dec(golden.ageYears), creatinineUmolPerL, sex: golden.sex })
        : cockcroftGault({
            ageYears: dec(golden.ageYears),
            weightKg: dec(golden.weightKg),
            creatinineUmolPerL,
            sex: golden.sex,
          });
    const found = value === null ? 'nothing' : printed(value);
    return found === golden.expected
      ? null
      : `${golden.formula} (${golden.source}): should be ${golden.expected}, found ${found}.`;
  });
}
