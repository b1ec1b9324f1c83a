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
import { runSelfTest, type SelfTestResult } from '#domain/dosing/self-test.ts';
import { RequestError } from '#ipc/result.ts';

export function lockedCalculation(evidence: Calculation['evidence'], failures: readonly string[]): Calculation {
  const text = `The calculator is locked: ${failures.length} of its reference calculations failed at start (${failures[0] ?? 'unknown'}). No dose is given. The evidence stays readable. Tell your pharmacist or IT department.`;
  return {
    status: 'locked', entries: [], phases: [], totals: { g1h: null, g24h: null, g48h: null, mmol24h: null },
    checks: [{ id: 'self-test', value: 'problem', tier: 'hard', text, source: 'self-test', places: [], proposal: false, phase: null, answered: null, field: null, reasons: [] }],
    working: [], monitoring: [], saferProducts: [], secondMethod: { agrees: false, compared: 0, text: 'Not run: the calculator is locked.' }, evidence,
  };
}

export function dosingService(queries: EvidenceQueries, evidence: { version: string; hash: string }, selfTest: (store: DosingStore) => SelfTestResult = runSelfTest) {
  const store: DosingStore = { regimens: queries.regimens(), products: queries.products(), limits: queries.limits() };
  const proof = selfTest(store);
  const locked = proof.failures.length > 0;

  function refuseWhenLocked(): void {
    if (locked) throw new RequestError('refused', `The calculator is locked: ${proof.failures.length} of ${proof.total} reference calculations failed at start.`);
  }

  return {
    selfTest: proof,
    catalogue: (): DosingCatalogue => ({ regimens: [...store.regimens], products: [...store.products], limits: [...store.limits] }),
    calculate: (order: Order): Calculation => (locked ? lockedCalculation(evidence, proof.failures) : calculate(order, store, evidence)),
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
