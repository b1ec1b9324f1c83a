/**
 * Random effects: Σwy / Σw with w = 1/(v + tau²), se 1/√Σw, with the normal quantile (z) or by Knapp and Hartung 2003
 * (variance × Σw(y − mean)²/(k − 1), t with k − 1 degrees of freedom, not bounded below, as in metafor test="knha"; the
 * bounded form, test="adhoc", is not offered: where this interval is the narrower one a note says so).
 * I² = tau² / (tau² + typical variance), H² = tau² / typical variance + 1 (Higgins and Thompson 2002; metafor).
 * Effects and variances as in `weighted.ts`. One study returns itself, with tau² 0 and no Knapp–Hartung.
 */
import type { BriefRandom, Fit, NotConverged, OkRandom, RandomFit, Tau2Interval, Tau2Method } from './pool-records.ts';
import { notAvailable, predict, summarise, type Statement } from './summary.ts';
import { estimateTau2 } from './tau2.ts';
import { typicalVariance, weightedMean, type Effects } from './weighted.ts';

interface Core {
  readonly status: 'ok';
  readonly tau2: number;
  readonly typical: number | null;
  readonly z: Fit;
  readonly knappHartung: Fit;
}

function knappHartung(mean: number, w1: number, q: number, k: number, statement: Statement): Fit {
  if (k < 2) return notAvailable('Knapp–Hartung needs at least two studies.');
  // The limit metafor uses: below it the spread is rounding.
  if (q <= 2.220446049250313e-16)
    return notAvailable('All effects are the same, so Knapp–Hartung has no spread to work with.');
  return summarise(mean, Math.sqrt(q / (k - 1) / w1), k - 1, statement);
}

function core(method: Tau2Method, data: Effects, statement: Statement): Core | NotConverged {
  const k = data.effects.length;
  const estimated = k < 2 ? { status: 'ok' as const, tau2: 0 } : estimateTau2(method, data);
  if (estimated.status !== 'ok') return estimated;
  const { tau2 } = estimated;
  const { mean, w1, q } = weightedMean(data, tau2);
  return {
    status: 'ok',
    tau2,
    typical: k < 2 ? null : typicalVariance(data),
    z: summarise(mean, 1 / Math.sqrt(w1), null, statement),
    knappHartung: knappHartung(mean, w1, q, k, statement),
  };
}

function percentOf(tau2: number, typical: number | null): number {
  return typical === null ? 0 : (100 * tau2) / (tau2 + typical);
}

/** tau², its interval is the same for all three estimators and is passed in. */
export function randomEffects(
  method: Tau2Method,
  data: Effects,
  interval: Tau2Interval | null,
  statement: Statement,
): RandomFit {
  const fitted = core(method, data, statement);
  if (fitted.status !== 'ok') return fitted;
  const { tau2, typical, z, knappHartung: kh } = fitted;
  const k = data.effects.length;
  const ok: OkRandom = {
    status: 'ok',
    tau2,
    I2: percentOf(tau2, typical),
    H2: typical === null ? 1 : tau2 / typical + 1,
    tau2Interval: interval,
    z,
    knappHartung: kh,
    prediction: {
      z: z.status === 'ok' && k >= 2 ? predict(z.estimate, z.se, tau2, null, statement) : null,
      knappHartung: kh.status === 'ok' ? predict(kh.estimate, kh.se, tau2, k - 1, statement) : null,
      higgins: z.status === 'ok' && k >= 3 ? predict(z.estimate, z.se, tau2, k - 2, statement) : null,
    },
  };
  return ok;
}

/** The short form for the many subsets of leave-one-out, cumulative and subgroup views. */
export function briefRandomEffects(method: Tau2Method, data: Effects, statement: Statement): BriefRandom {
  const fitted = core(method, data, statement);
  if (fitted.status !== 'ok') return fitted;
  const { tau2, typical, z, knappHartung: kh } = fitted;
  return { status: 'ok', tau2, I2: percentOf(tau2, typical), z, knappHartung: kh };
}
