/**
 * A local pump chart: one order worked out for a range of weights or of doses, from one product and one bag.
 * Numbers travel as decimal strings. A row that may not be given carries words and no figure.
 */
import { z } from 'zod';
import { massInAllUnits, order } from '../order.ts';
import { decimalString } from '../records.ts';

/** What changes from row to row: the weight, or one keyed figure of the order. */
export const chartOver = z.enum([
  'weightKg',
  'loadingG',
  'loadingMmol',
  'loadingPerKgMg',
  'loadingPerKgMmol',
  'maintenanceGPerH',
  'maintenanceMmolPerH',
  'maintenanceMgPerKgPerH',
  'doseG',
  'doseMg',
  'doseMmol',
  'doseMEq',
  'dosePerKgMg',
  'dosePerKgMmol',
  'ratePerH',
]);
export type ChartOver = z.infer<typeof chartOver>;

/** More rows than this would make the figures too small to be read from a pump. */
export const mostChartRows = 14;

/** `from`, `to` and `step` as keyed, in the unit of what changes. */
export const pumpChartAsked = z.strictObject({
  order,
  over: chartOver,
  from: z.string().max(40),
  to: z.string().max(40),
  step: z.string().max(40),
});
export type PumpChartAsked = z.infer<typeof pumpChartAsked>;
export type PumpChartAskedInput = z.input<typeof pumpChartAsked>;

/** What is in the container: product and diluent in mL, grams, final volume, strength. */
const chartBag = z.strictObject({
  productMl: decimalString,
  diluentMl: decimalString,
  diluent: z.string().nullable(),
  finalMl: decimalString,
  grams: decimalString,
  mgPerMl: decimalString,
  percent: decimalString,
});
export type ChartBag = z.infer<typeof chartBag>;

const chartCell = z.strictObject({
  rateMlPerH: decimalString,
  dose: massInAllUnits,
  /** mL of the product in this dose, or in each hour. */
  productMl: decimalString,
  minutes: decimalString.nullable(),
  volumeToInfuseMl: decimalString.nullable(),
  bag: chartBag,
  /** Letters of the notes that hold for this cell. */
  notes: z.array(z.string()),
});
export type ChartCell = z.infer<typeof chartCell>;

const chartRow = z.strictObject({
  value: decimalString,
  /** One for each column; empty when the row has no figure. */
  cells: z.array(chartCell),
  /** Why there is no figure: a hard limit stands, or an entry is missing, impossible or unusual. */
  withheld: z.enum(['stop', 'no-result']).nullable(),
  notes: z.array(z.string()),
});
export type ChartRow = z.infer<typeof chartRow>;

const chartNote = z.strictObject({
  letter: z.string(),
  kind: z.enum(['stop', 'ask', 'no-result', 'capped']),
  /** The sentence as the first row with this note has it. */
  text: z.string(),
  source: z.string(),
  proposal: z.boolean(),
  /** Values of the rows it holds for. */
  rows: z.array(decimalString),
});
export type ChartNote = z.infer<typeof chartNote>;

export const pumpChart = z.strictObject({
  over: chartOver,
  /** "Weight", "Maintenance"; and the unit of the rows. */
  label: z.string(),
  unit: z.string(),
  pumpStepMlPerH: decimalString,
  columns: z
    .array(
      z.strictObject({
        kind: z.enum(['loading', 'maintenance', 'bolus']),
        title: z.string(),
        per: z.string(),
        /** The same container in every row; null when each row is made up on its own. */
        bag: chartBag.nullable(),
      }),
    )
    .min(1),
  rows: z.array(chartRow).min(1).max(mostChartRows),
  notes: z.array(chartNote),
  /** Limits that every row was held against. */
  limits: z.array(z.strictObject({ text: z.string(), tier: z.enum(['hard', 'soft']), source: z.string() })),
  /** What limits ask about a patient and a chart cannot know. */
  notKnown: z.array(z.string()),
  /** Said of the whole chart. */
  remarks: z.array(z.string()),
  /** Phases of the order that no pump runs. */
  leftOut: z.array(z.string()),
});
export type PumpChart = z.infer<typeof pumpChart>;

export type PumpChartResult =
  | Readonly<{ status: 'ok'; chart: PumpChart }>
  /** `field`: the part of the question to change. */
  | Readonly<{ status: 'refused'; field: 'over' | 'from' | 'to' | 'step' | 'order'; text: string }>;
