/** The rows of the ladder as they are drawn: where a bar begins and ends, and its range in the three units. */
import type { LadderRow } from '#domain/evidence/safety-records.ts';
import { dec } from '#domain/quantity/decimal.ts';
import { formatNumber, printed } from '#domain/quantity/format.ts';
import { quantity } from '#domain/quantity/quantity.ts';
import { serumInAllUnits } from '#domain/quantity/serum.ts';
import type { Settings } from '#ipc/views.ts';

/** The bars are drawn from 0 to this many mmol per L. */
const LADDER_TOP = '15';
/** A bar narrower than this share of the axis, in per cent, would not be seen. */
const LEAST = 0.8;

export interface SerumText {
  readonly mmolPerL: string;
  readonly mEqPerL: string;
  readonly mgPerDl: string;
}

const UNITS = ['mmolPerL', 'mEqPerL', 'mgPerDl'] as const;
const WARD: Readonly<Record<Settings['serumUnit'], keyof SerumText>> = {
  mmol: 'mmolPerL',
  meq: 'mEqPerL',
  mgdl: 'mgPerDl',
};
const STEP: Readonly<Record<keyof SerumText, number>> = { mmolPerL: 5, mEqPerL: 10, mgPerDl: 10 };

/** The unit this ward reads its levels in, then the other two in their standing order. */
export function unitsFrom(first: Settings['serumUnit']): readonly [keyof SerumText, keyof SerumText, keyof SerumText] {
  const [second, third] = UNITS.filter((unit) => unit !== WARD[first]);
  return [WARD[first], second ?? 'mEqPerL', third ?? 'mgPerDl'];
}

export interface LadderAxis {
  /** The end of the axis in its unit. */
  readonly top: string;
  /** Per cent of the axis from one mark to the next. */
  readonly step: number;
  readonly ticks: readonly { readonly text: string; readonly left: number }[];
}

/** The marks of the axis in one unit: an axis in another unit than the first column would be read as that column's. */
export function axisIn(unit: keyof SerumText): LadderAxis {
  const top = inUnits(LADDER_TOP)[unit];
  const step = (STEP[unit] / Number(top)) * 100;
  const count = Math.floor(Number(top) / STEP[unit]);
  return {
    top,
    step,
    ticks: Array.from({ length: count + 1 }, (_, index) => ({ text: String(index * STEP[unit]), left: index * step })),
  };
}

export interface LadderLine {
  readonly row: LadderRow;
  readonly low: SerumText;
  /** Null: the range has no upper end. */
  readonly high: SerumText | null;
  /** Per cent of the axis. */
  readonly left: number;
  readonly width: number;
  /** Rows that the sign before this one stands for; 0 where it was named above. */
  readonly span: number;
}

/** A level in the three units, as the ladder prints it. */
export function inUnits(mmolPerL: string): SerumText {
  const all = serumInAllUnits(quantity(dec(mmolPerL), 'mmol per L'));
  return {
    mmolPerL: formatNumber(mmolPerL),
    mEqPerL: formatNumber(printed(all.mEqPerL, 1)),
    mgPerDl: formatNumber(printed(all.mgPerDl, 1)),
  };
}

function percent(mmolPerL: string): number {
  return Math.min(100, (Number(mmolPerL) / Number(LADDER_TOP)) * 100);
}

/** Rows of one sign stand together, in the order the signs first appear, and the sign is named once. */
export function ladderLines(rows: readonly LadderRow[]): LadderLine[] {
  const first = (sign: string) => rows.findIndex((row) => row.sign === sign);
  const grouped = [...rows].sort((left, right) => first(left.sign) - first(right.sign));
  return grouped.map((row, index) => {
    const left = percent(row.lowMmolPerL);
    const right = row.highMmolPerL === null ? 100 : percent(row.highMmolPerL);
    return {
      row,
      low: inUnits(row.lowMmolPerL),
      high: row.highMmolPerL === null ? null : inUnits(row.highMmolPerL),
      left,
      width: Math.max(LEAST, right - left),
      span: grouped[index - 1]?.sign === row.sign ? 0 : grouped.filter((other) => other.sign === row.sign).length,
    };
  });
}
