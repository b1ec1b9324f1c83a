/** Several arms of one trial made into one, so that its people are counted once. Arms are checked to be complete before. */

export interface CountArm {
  readonly events: number;
  readonly n: number;
}

export interface MeanArm {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

/** Events and people of all arms together; whole numbers, events within n. */
export function combineCounts(arms: readonly CountArm[]): CountArm {
  return { events: arms.reduce((sum, arm) => sum + arm.events, 0), n: arms.reduce((sum, arm) => sum + arm.n, 0) };
}

/**
 * Mean and standard deviation of all people together (Cochrane Handbook table 6.5.a, for any number of arms):
 * (N − 1) sd² = Σ (n − 1) sd² + Σ n (mean − common mean)². Each arm has n of 1 or more.
 */
export function combineMeans(arms: readonly MeanArm[]): MeanArm {
  const [only] = arms;
  if (arms.length === 1 && only !== undefined) return only;
  const n = arms.reduce((sum, arm) => sum + arm.n, 0);
  const mean = arms.reduce((sum, arm) => sum + arm.n * arm.mean, 0) / n;
  const squares = arms.reduce((sum, arm) => sum + (arm.n - 1) * arm.sd ** 2 + arm.n * (arm.mean - mean) ** 2, 0);
  return { n, mean, sd: Math.sqrt(squares / (n - 1)) };
}
