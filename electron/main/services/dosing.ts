/**
 * The calculator as a service. The golden set runs once at start; while any case fails the calculator is locked and
 * says why, and everything that is only text stays readable.
 */
import type { EvidenceQueries } from '#db/queries/evidence.ts';
import type { DosingCatalogue } from '#domain/evidence/views.ts';
import { backCheck, type BackCheckInput, type BackCheckResult } from '#domain/dosing/back-check.ts';
import { calculate, type DosingStore } from '#domain/dosing/calculate.ts';
import { convert, type Conversion, type ConversionInput } from '#domain/dosing/convert.ts';
import type { Calculation, Order } from '#domain/dosing/order.ts';
import { secondCheck, type SecondCheckResult } from '#domain/dosing/second-check.ts';
import { runSelfTest, runSelfTestInTurns, type SelfTestResult } from '#domain/dosing/self-test.ts';
import { RequestError } from '#ipc/result.ts';

export function lockedCalculation(evidence: Calculation['evidence'], failures: readonly string[]): Calculation {
  const text = `The calculator is locked: ${failures.length} of its reference calculations failed at start (${failures[0] ?? 'unknown'}). No dose is given. The evidence stays readable. Tell your pharmacist or IT department.`;
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
      },
    ],
    working: [],
    monitoring: [],
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

  return {
    selfTest: proven,
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
    }),
    calculate(order: Order): Calculation {
      const { failures } = proven();
      if (failures.length > 0) return lockedCalculation(evidence, failures);
      const stepMlPerH = order.pump.stepMlPerH ?? ward.pumpStepMlPerH;
      return calculate({ ...order, pump: { stepMlPerH } }, store, evidence);
    },
    backCheck(input: BackCheckInput): BackCheckResult {
      refuseWhenLocked();
      return backCheck(input, store);
    },
    secondCheck(first: Order, second: Order): SecondCheckResult {
      refuseWhenLocked();
      return secondCheck(first, second, store);
    },
    convert(input: ConversionInput): Conversion {
      refuseWhenLocked();
      return convert(input, store);
    },
  };
}

export type DosingService = ReturnType<typeof dosingService>;
