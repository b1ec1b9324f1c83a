/** Sentences a reader should see beside the figures: what was done to the data, and where the figures mislead. */
import { isLogScale } from './effect-size.ts';
import type { Fit, OkPool, PoolInput, PoolNote } from './pool-records.ts';

function listed(names: readonly string[]): string {
  if (names.length <= 3) return names.join(', ');
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

function excludesNoDifference(fit: Fit): boolean {
  return fit.status === 'ok' && (fit.low > 0 || fit.high < 0);
}

/** Share of the half-width by which a printed estimate may lie off the middle of its interval before it is named. */
const asymmetry = 0.2;

function* dataNotes(input: PoolInput, result: OkPool): Generator<PoolNote> {
  const half = result.studies.filter((study) => study.halfAdded).map((study) => study.id);
  if (half.length > 0) {
    yield {
      code: 'half-added',
      text: `One half was added to every cell of ${listed(half)}, where a cell is zero. Mantel–Haenszel and Peto use the counts as they are.`,
    };
  }
  const double = result.studies.filter((study) => study.doubleZero).map((study) => study.id);
  if (double.length > 0) {
    yield {
      code: 'double-zero',
      text: `In ${listed(double)} nobody, or everybody, had the event in both arms. Such a study says little about a ratio.`,
    };
  }
  const on = isLogScale(input.measure) ? Math.log : (value: number) => value;
  const lopsided = input.studies.filter(({ estimate, low, high }) => {
    if (estimate === undefined || low === undefined || high === undefined) return false;
    const middle = (on(low) + on(high)) / 2;
    return Math.abs(on(estimate) - middle) > (asymmetry * (on(high) - on(low))) / 2;
  });
  if (lopsided.length > 0) {
    yield {
      code: 'interval-not-symmetric',
      text: `The printed estimate of ${listed(lopsided.map(({ id }) => id))} is not in the middle of its interval. Its weight comes from the width of the interval.`,
    };
  }
  if (input.studies.some(({ year }) => year == null))
    yield { code: 'no-year', text: 'A study has no year, so there is no cumulative view.' };
  if (result.subgroups === null && input.studies.some(({ group }) => group != null)) {
    yield { code: 'no-group', text: 'A study names no group, so there is no comparison of groups.' };
  }
}

function* modelNotes(result: OkPool): Generator<PoolNote> {
  const { REML: reml } = result.random;
  if (result.k >= 2 && result.k < 5) {
    yield {
      code: 'few-studies',
      text: `With ${result.k} studies the spread between studies cannot be estimated well, and every random-effects result is uncertain.`,
    };
  }
  if (reml.status !== 'ok') return;
  const { z, knappHartung } = reml;
  if (z.status === 'ok' && knappHartung.status === 'ok' && knappHartung.high - knappHartung.low < z.high - z.low) {
    yield {
      code: 'knapp-hartung-narrower',
      text: 'The Knapp–Hartung interval is narrower than the plain one here. That happens when the studies lie closer to their mean than the model expects; read the wider one.',
    };
  }
  if (result.k >= 2 && excludesNoDifference(result.fixed) !== excludesNoDifference(z)) {
    yield {
      code: 'models-disagree',
      text: 'Fixed and random effects disagree on whether there is a difference. The fixed model follows the large studies, the random model gives small studies more say.',
    };
  }
}

export function poolNotes(input: PoolInput, result: OkPool): PoolNote[] {
  return [...dataNotes(input, result), ...modelNotes(result)];
}
