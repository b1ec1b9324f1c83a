/** REML settles, and on the highest point: not only where full steps lead there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restrictedMaximumLikelihood } from './tau2.ts';
import type { Effects } from './weighted.ts';

/** Restricted log-likelihood, written apart from the engine: Viechtbauer 2005, equation 13 without its constants. */
function likelihood({ effects, variances }: Effects, tau2: number): number {
  const weights = Array.from(variances, (variance) => 1 / (variance + tau2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = weights.reduce((sum, weight, i) => sum + weight * (effects[i] ?? 0), 0) / total;
  const q = weights.reduce((sum, weight, i) => sum + weight * ((effects[i] ?? 0) - mean) ** 2, 0);
  return weights.reduce((sum, weight) => sum + Math.log(weight), 0) / 2 - Math.log(total) / 2 - q / 2;
}

function settled(data: Effects): number {
  const found = restrictedMaximumLikelihood(data);
  return found.status === 'ok' ? found.tau2 : expect.fail(found.reason);
}

const data = (effects: readonly number[], variances: readonly number[]): Effects => ({
  effects: Float64Array.from(effects),
  variances: Float64Array.from(variances),
});

describe('REML', () => {
  it('settles where full steps would go to and fro between two values', () => {
    // Found among 20,000 random sets. One large precise trial among many small ones that agree does the same.
    const some = data(
      [0.06, -0.09, -0.32, -0.34, 0.13, -0.03, 0.12, -0.08, 0.08, 0.23],
      [10, 0.073, 0.011, 1.1, 0.16, 0.051, 0.1, 7.1, 0.32, 0.032],
    );
    const tau2 = settled(some);
    const beside = [0, 1e-4, 0.01, 0.03, 0.04, 0.0803, 0.5, tau2 * 0.99, tau2 * 1.01];
    expect(Math.max(...beside.map((at) => likelihood(some, at)))).toBeLessThan(likelihood(some, tau2));
  });

  it('settles for any studies, and no value close by is more likely', () => {
    const study = fc.record({
      effect: fc.integer({ min: -200, max: 200 }).map((hundredths) => hundredths / 100),
      variance: fc.integer({ min: -30, max: 10 }).map((power) => 10 ** (power / 10)),
    });
    fc.assert(
      fc.property(fc.array(study, { minLength: 2, maxLength: 30 }), (studies) => {
        const some = data(
          studies.map(({ effect }) => effect),
          studies.map(({ variance }) => variance),
        );
        const tau2 = settled(some);
        const highest = likelihood(some, tau2);
        // A lower summit than the one at 0 is never taken; where 0 is, it may lie just beside a summit (as in metafor).
        expect(likelihood(some, 0)).toBeLessThanOrEqual(highest + 2e-4);
        if (tau2 === 0) return;
        const near = 1e-3 * (tau2 + Math.min(...some.variances));
        for (const at of [tau2 + near, Math.max(0, tau2 - near)])
          expect(likelihood(some, at)).toBeLessThanOrEqual(highest + 1e-9);
      }),
      { numRuns: 1000 },
    );
  });
});
