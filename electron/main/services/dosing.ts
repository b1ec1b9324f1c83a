/**
 * The calculator as a service. The golden set runs once at start; while any case fails the calculator is locked and
 * says why, and everything that is only text stays readable.
 */
import type { EvidenceQueries } from '#db/queries/evidence.ts';
import type { DosingCatalogue } from '#domain/evidence/views.ts';
import { backCheck, type BackCheckInput, type BackCheckResult } from '#domain/dosing/back-check.ts';
import { calculate, type DosingStore } from '#domain/dosing/calculate.ts';
import { usualPumpStep } from '#domain/dosing/entries.ts';
import { plain } from '#domain/quantity/decimal.ts';
import { convert, type Conversion, type ConversionInput } from '#domain/dosing/convert.ts';
import { noWatchPlan, type Calculation, type Order } from '#domain/dosing/order.ts';
import { pumpChartOf } from '#domain/dosing/pump-chart/chart.ts';
import type { PumpChartAsked, PumpChartResult } from '#domain/dosing/pump-chart/records.ts';
import { secondCheck, type SecondCheckResult } from '#domain/dosing/second-check.ts';
import { runSelfTest, runSelfTestInTurns, type SelfTestResult } from '#domain/dosing/self-test.ts';
import { RequestError } from '#ipc/result.ts';

/** A failure is a sentence of its own; inside another one it stands without its stop. */
function firstFailure(failures: readonly string[]): string {
  return (failures[0] ?? 'unknown').replace(/\.+$/, '');
}

export function lockedCalculation(evidence: Calculation['evidence'], failures: readonly string[]): Calculation {
  const text = `The calculator is locked: ${failures.length} of its reference calculations failed at start (${firstFailure(failures)}). No dose is given. The evidence stays readable. Tell your pharmacist or IT department.`;
  return {
    status: 'locked',
    entries: [],
    phases: [],
    totals: { g1h: null, g24h: null, g48h: null, mmol24h: null },
    checks: [
      {
        id: 'self-test',
        value: 'problem',
        tier: 'hard',
        text,
        source: 'self-test',
        places: [],
        proposal: false,
        phase: null,
        answered: null,
        field: null,
        reasons: [],
        unsettled: null,
      },
    ],
    working: [],
    monitoring: [],
    watch: noWatchPlan,
    saferProducts: [],
    secondMethod: { agrees: false, compared: 0, text: 'Not run: the calculator is locked.' },
    evidence,
  };
}

/** Lets everything that is waiting go first. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What the hospital's policy says about dosing. */
export interface WardRules {
  readonly hiddenRegimens: readonly string[];
  /** Taken where an order names no step of its own. */
  readonly pumpStepMlPerH: string | null;
}

const noRules: WardRules = { hiddenRegimens: [], pumpStepMlPerH: null };

export interface SelfTest {
  readonly atOnce: (store: DosingStore) => SelfTestResult;
  readonly inTurns: (store: DosingStore, pause: () => Promise<void>) => Promise<SelfTestResult>;
}

const goldenSet: SelfTest = { atOnce: runSelfTest, inTurns: runSelfTestInTurns };

export function dosingService(
  queries: EvidenceQueries,
  evidence: { version: string; hash: string },
  ward: WardRules = noRules,
  selfTest: SelfTest = goldenSet,
) {
  const store: DosingStore = { regimens: queries.regimens(), products: queries.products(), limits: queries.limits() };
  let proof: SelfTestResult | null = null;

  /** Nothing is calculated before the golden set has passed: who asks early waits for all of it. */
  function proven(): SelfTestResult {
    proof ??= selfTest.atOnce(store);
    return proof;
  }

  function refuseWhenLocked(): void {
    const { failures, total } = proven();
    if (failures.length > 0)
      throw new RequestError(
        'refused',
        `The calculator is locked: ${failures.length} of ${total} reference calculations failed at start.`,
      );
  }

  /** The order with the pump step of this hospital where it names none: what is calculated, compared and kept. */
  function asSetHere(order: Order): Order {
    return { ...order, pump: { stepMlPerH: order.pump.stepMlPerH ?? ward.pumpStepMlPerH } };
  }

  return {
    selfTest: proven,
    asSetHere,
    /** Runs the golden set a case at a time, so that the window stays quick meanwhile. */
    async prove(): Promise<void> {
      if (proof !== null) return;
      const result = await selfTest.inTurns(store, nextTurn);
      proof ??= result;
    },
    /** Every record, hidden ones too: for checks of names, never for a list to choose from. */
    everything: () => store,
    catalogue: (): DosingCatalogue => ({
      regimens: store.regimens.filter((regimen) => !ward.hiddenRegimens.includes(regimen.id)),
      products: [...store.products],
      limits: [...store.limits],
      pumpStepMlPerH: ward.pumpStepMlPerH ?? plain(usualPumpStep),
    }),
    calculate(order: Order): Calculation {
      const { failures } = proven();
      if (failures.length > 0) return lockedCalculation(evidence, failures);
      return calculate(asSetHere(order), store, evidence);
    },
    pumpChart(asked: PumpChartAsked): PumpChartResult {
      refuseWhenLocked();
      return pumpChartOf({ ...asked, order: asSetHere(asked.order) }, store, evidence);
    },
    backCheck(input: BackCheckInput): BackCheckResult {
      refuseWhenLocked();
      return backCheck(input, store);
    },
    secondCheck(first: Order, second: Order): SecondCheckResult {
      refuseWhenLocked();
      return secondCheck(asSetHere(first), asSetHere(second), store);
    },
    convert(input: ConversionInput): Conversion {
      refuseWhenLocked();
      return convert(input, store);
    },
  };
}

export type DosingService = ReturnType<typeof dosingService>;
