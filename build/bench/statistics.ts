/** Order statistics for timings. */

export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly bareMedian: number | null;
  readonly bareP95: number | null;
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

/** @param bare the same in a bare window of the same run; null where there is nothing to hold it against */
export function measured(
  name: string,
  unit: string,
  values: readonly number[],
  bare: readonly number[] | null,
  budget: string,
): Measured {
  const ratio = bare === null ? null : median(values) / median(bare);
  return {
    name,
    unit,
    median: median(values),
    p95: percentile(values, 95),
    p99: percentile(values, 99),
    bareMedian: bare === null ? null : median(bare),
    bareP95: bare === null ? null : percentile(bare, 95),
    ratio,
    budget,
    runs: values.length,
  };
}
