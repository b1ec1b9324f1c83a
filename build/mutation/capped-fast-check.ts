/**
 * Stands in for `fast-check` while mutants are run: every mutant meets the same examples (one seed), fewer of them than in
 * `npm test`, and the first failure is enough.
 */
import fc from 'fast-check';

const runsForOneMutant = 12;

function assert<Ts>(property: fc.IRawProperty<Ts>, parameters?: fc.Parameters<Ts>): void | Promise<void> {
  return fc.assert(property, {
    ...parameters,
    seed: 20261122,
    numRuns: Math.min(parameters?.numRuns ?? 100, runsForOneMutant),
    endOnFailure: true,
  });
}

export default { ...fc, assert };
