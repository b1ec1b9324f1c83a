/**
 * Egger's regression test for small-study effects (Egger and others 1997), in the form of R metafor
 * `regtest(x, model = "lm", predictor = "sei")`: effects on their standard errors, weighted by 1/variance, with a free
 * residual variance. The slope is Egger's intercept, tested by t with k − 2 degrees of freedom; the line's value at a
 * standard error of 0 is the "limit" estimate. This form, the original one, was chosen over the random-effects form
 * because it is what published Egger tests report.
 *
 * Effects and variances as in `weighted.ts`. `p` is two-sided. Not available below three studies, or when all standard
 * errors are the same.
 */
import { tUpperTail } from './distributions.ts';
import type { EggerTest } from './pool-records.ts';
import { criticalValue, notAvailable } from './summary.ts';
import type { Effects } from './weighted.ts';

/** As above. `level` is that of the limit's interval, in per cent; `bias` is in effect per unit of standard error. */
export function egger({ effects, variances }: Effects, level: number): EggerTest {
  const k = effects.length;
  if (k < 3) return notAvailable('Egger’s test needs at least three studies.');
  let w1 = 0;
  let sumY = 0;
  let sumS = 0;
  for (let i = 0; i < k; i += 1) {
    const v = variances[i] ?? 0;
    w1 += 1 / v;
    sumY += (effects[i] ?? 0) / v;
    sumS += 1 / Math.sqrt(v);
  }
  const meanY = sumY / w1;
  const meanS = sumS / w1;
  let ss = 0;
  let sy = 0;
  for (let i = 0; i < k; i += 1) {
    const v = variances[i] ?? 0;
    const gap = Math.sqrt(v) - meanS;
    ss += (gap * gap) / v;
    sy += (gap * ((effects[i] ?? 0) - meanY)) / v;
  }
  if (!(ss > 1e-12 * w1 * meanS ** 2))
    return notAvailable('All studies have the same standard error, so Egger’s test has nothing to compare.');
  const bias = sy / ss;
  let residual = 0;
  for (let i = 0; i < k; i += 1) {
    const v = variances[i] ?? 0;
    residual += ((effects[i] ?? 0) - meanY - bias * (Math.sqrt(v) - meanS)) ** 2 / v;
  }
  const df = k - 2;
  const dispersion = residual / df;
  const se = Math.sqrt(dispersion / ss);
  if (!(dispersion > 1e-20))
    return notAvailable('The studies lie on one line, so Egger’s test has no spread to work with.');
  const limit = meanY - bias * meanS;
  const reach = criticalValue(level, df) * Math.sqrt(dispersion * (1 / w1 + meanS ** 2 / ss));
  return {
    status: 'ok',
    bias,
    se,
    t: bias / se,
    df,
    p: Math.min(1, 2 * tUpperTail(Math.abs(bias / se), df)),
    limit: { estimate: limit, low: limit - reach, high: limit + reach },
    fewStudies: k < 10,
  };
}
