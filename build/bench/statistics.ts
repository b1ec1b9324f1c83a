/** Order statistics for timings. */

export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly p95: number;
  readonly bareMedian: number | null;
  readonly ratio: number | null;
  readonly budget: string;
  readonly runs: number;
}

/** Nearest-rank percentile; NaN for no values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}
