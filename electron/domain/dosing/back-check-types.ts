/** What goes into the pump back-check and what comes out, the same by screen and command line. Numbers travel as decimal strings. */
import { z } from 'zod';
import type { Decimal } from '../quantity/decimal.ts';
import { check, entryProblem } from './order.ts';
import type { Mixture } from './preparation.ts';
import { decimalString, indication, population } from './records.ts';

const keyed = z.string().max(40).nullable().default(null);

export const backCheckInput = z
  .strictObject({
    product: z.string().nullable().default(null),
    /** Grams in the bag; null for a ready-made product, whose record says it. */
    bagG: keyed,
    /** Final volume of the bag, the drug included. */
    bagMl: keyed,
    rateMlPerH: keyed,
    minutesRunning: keyed,
    /** What the pump shows as volume to be infused, and the rate that was ordered: both optional, both compared. */
    volumeToInfuseMl: keyed,
    orderedRateMlPerH: keyed,
    /** The dose and the minutes the pump was meant to give: optional, and compared with what it does give. */
    doseG: keyed,
    overMin: keyed,
    weightKg: keyed,
    indication: indication.nullable().default(null),
    population: population.nullable().default(null),
    phase: z.enum(['loading', 'maintenance']).nullable().default(null),
  })
  .describe(
    'What a running pump shows. Exit codes: 0 no hard limit is passed (soft warnings stand in the checks), 1 a hard limit is passed, 2 something is missing or not a number, 3 store or runtime fault.',
  );
export type BackCheckInput = z.infer<typeof backCheckInput>;

export const backCheckResult = z.strictObject({
  status: z.enum(['ok', 'incomplete']),
  entries: z.array(entryProblem),
  mgPerMl: decimalString.nullable(),
  percent: decimalString.nullable(),
  gPerH: decimalString.nullable(),
  mmolPerH: decimalString.nullable(),
  mEqPerH: decimalString.nullable(),
  mgPerMin: decimalString.nullable(),
  mgPerKgPerH: decimalString.nullable(),
  givenG: decimalString.nullable(),
  leftG: decimalString.nullable(),
  minutesToEmpty: decimalString.nullable(),
  /** If the drug was added to a bag of `bagMl` that was already full. */
  ifDrugVolumeIgnored: z
    .strictObject({ finalMl: decimalString, gPerH: decimalString, givenG: decimalString.nullable() })
    .nullable(),
  checks: z.array(check),
  matches: z.array(z.strictObject({ id: z.string(), name: z.string(), phase: z.string(), text: z.string() })),
  text: z.string(),
});
export type BackCheckResult = z.infer<typeof backCheckResult>;

/** The pump as read: every number valid. */
export type Pump = Readonly<{
  mixture: Mixture;
  rate: Decimal;
  running: Decimal | null;
  weightKg: Decimal | null;
  shown: Decimal | null;
  ordered: Decimal | null;
  doseG: Decimal | null;
  overMin: Decimal | null;
}>;
