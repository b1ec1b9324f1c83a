/** Worked-out figures of an analysis as a person reads them: no trailing zero, and never rounded onto "no difference". */
import type { PoolMeasure } from '#domain/pooling/pool-records.ts';
import { formatNumber } from '#domain/quantity/format.ts';
import { plotWords } from '../../../messages/analysis-plot.ts';

const RATIO_MEASURES: readonly PoolMeasure[] = ['OR', 'RR', 'HR'];

export function isRatioMeasure(measure: PoolMeasure): boolean {
  return RATIO_MEASURES.includes(measure);
}

export function noDifferenceOf(measure: PoolMeasure): 0 | 1 {
  return isRatioMeasure(measure) ? 1 : 0;
}

/**
 * Decimals for a value: two below 10, one below 100, none above. Small differences keep two figures that count, below
 * 0.1; small ratios only below 0.01, where two decimals would say nothing.
 */
function decimals(value: number, isRatio: boolean): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 100) return 0;
  if (size >= 10) return 1;
  if (size >= (isRatio ? 0.01 : 0.1)) return 2;
  return Math.min(6, 1 - Math.floor(Math.log10(size)));
}

function written(value: number, places: number): string {
  const text = formatNumber(value.toFixed(places));
  return text === '\u22120' ? '0' : text;
}

/** An estimate: "0.99", "15.8", "−3.2"; as a ratio "0.04", as anything else "0.044". */
export function estimateOf(value: number, measure: PoolMeasure | null = null): string {
  return written(value, decimals(value, measure !== null && isRatioMeasure(measure)));
}

/** A limit of an interval. One that lies close to no difference keeps enough decimals to say on which side. */
export function limitOf(value: number, noDifference: number): string {
  let places = decimals(value, noDifference === 1);
  const lands = (): boolean => Number(value.toFixed(places)) === noDifference && value !== noDifference;
  while (lands() && places < 4) places += 1;
  return written(value, places);
}

export interface ShownInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** "0.94 to 1.05". */
export function rangeOf({ low, high }: Pick<ShownInterval, 'low' | 'high'>, measure: PoolMeasure): string {
  const none = noDifferenceOf(measure);
  return plotWords.figures.range(limitOf(low, none), limitOf(high, none));
}

/** A share of one as per cent without its sign: "74.9", "0.02"; "0" only below a hundredth of a per cent. */
export function weightOf(share: number): string {
  const percent = 100 * share;
  return written(percent, percent >= 0.1 ? 1 : 2);
}

export function percentOf(value: number): string {
  return `${written(value, 1)}\u00a0%`;
}

/** "0.03", "less than 0.001", never a bare 0 or 1: where its head already says that it is a p. */
export function pValueOf(p: number): string {
  if (p < 0.001) return plotWords.figures.lessThan('0.001');
  return p >= 0.995 && p < 1 ? plotWords.figures.moreThan('0.99') : written(p, p < 0.1 ? 3 : 2);
}

/** "p 0.03", "p less than 0.001". */
export function pOf(p: number): string {
  return plotWords.figures.p(pValueOf(p));
}

/** "42 % lower odds", "12 % higher risk"; null where the measure is no ratio, and where it would be 0 %. */
export function changeOf(measure: PoolMeasure, ratio: number): string | null {
  if (measure !== 'OR' && measure !== 'RR' && measure !== 'HR') return null;
  const percent = Math.round(100 * Math.abs(1 - ratio));
  if (percent === 0) return null;
  const { lower, higher } = plotWords.figures;
  return (ratio < 1 ? lower : higher)[measure](formatNumber(String(percent)));
}
