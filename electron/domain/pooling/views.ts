/**
 * The estimates again for subsets: without each study, as the years pass, and by group.
 * Every subset is fitted afresh, tau² included (metafor `leave1out` and `cumul`; each group has a tau² of its own).
 */
import { chiSquareUpperTail } from './distributions.ts';
import type { Between, BriefPool, Fit, OkPool, PoolStudy, Subgroups, Tau2Method } from './pool-records.ts';
import { briefPool, subset, type StudySet } from './study-set.ts';
import { notAvailable } from './summary.ts';
import { weightedMean } from './weighted.ts';

/** In the order of the input; empty for a single study, which leaves nothing when it is left out. */
export function leaveOneOut(studies: readonly PoolStudy[], set: StudySet): OkPool['leaveOneOut'] {
  if (studies.length < 2) return [];
  const all = studies.map((_, i) => i);
  return studies.map((study, out) => ({
    without: study.id,
    pool: briefPool(
      subset(
        set,
        all.filter((i) => i !== out),
      ),
    ),
  }));
}

/** By year, studies of one year in the order of the input. Null when a study has no year. */
export function cumulative(studies: readonly PoolStudy[], set: StudySet): OkPool['cumulative'] {
  const dated = studies.flatMap((study, i) => (study.year == null ? [] : [{ i, id: study.id, year: study.year }]));
  if (dated.length < studies.length) return null;
  dated.sort((a, b) => a.year - b.year || a.i - b.i);
  const positions = dated.map(({ i }) => i);
  return dated.map(({ id, year }, end) => ({
    upTo: id,
    year,
    pool: briefPool(subset(set, positions.slice(0, end + 1))),
  }));
}

/** Q of the groups' estimates about their common mean, chi-squared with groups − 1 degrees of freedom. */
function betweenGroups(fits: readonly (Fit | null)[]): Between {
  const ok = fits.flatMap((fitted) => (fitted?.status === 'ok' ? [fitted] : []));
  if (ok.length < fits.length)
    return notAvailable('One of the groups has no estimate, so the groups cannot be compared.');
  if (ok.length < 2) return notAvailable('There is only one group.');
  const { q } = weightedMean(
    {
      effects: Float64Array.from(ok, ({ estimate }) => estimate),
      variances: Float64Array.from(ok, ({ se }) => se ** 2),
    },
    0,
  );
  const df = ok.length - 1;
  return { status: 'ok', Q: q, df, p: chiSquareUpperTail(q, df) };
}

function zOf(pool: BriefPool, method: Tau2Method): Fit | null {
  const random = pool.random[method];
  return random.status === 'ok' ? random.z : null;
}

/** Groups in the order in which they first appear. Null when a study names no group. */
export function subgroupPools(studies: readonly PoolStudy[], set: StudySet): Subgroups | null {
  const members = new Map<string, number[]>();
  for (const [i, { group }] of studies.entries()) {
    if (group == null) return null;
    members.set(group, [...(members.get(group) ?? []), i]);
  }
  const groups = [...members].map(([name, positions]) => ({ name, pool: briefPool(subset(set, positions)) }));
  const random = (method: Tau2Method) => betweenGroups(groups.map(({ pool }) => zOf(pool, method)));
  return {
    groups,
    between: {
      fixed: betweenGroups(groups.map(({ pool }) => pool.fixed)),
      DL: random('DL'),
      PM: random('PM'),
      REML: random('REML'),
    },
  };
}
