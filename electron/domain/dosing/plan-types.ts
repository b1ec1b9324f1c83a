/** What is to be given, exact and before any rounding: the step between an order and its preparation. */
import type { Decimal } from '../quantity/decimal.ts';
import type { EntryProblem } from './order.ts';
import type { MassUnit, RegimenPhase } from './records.ts';
import type { z } from 'zod';
import type { phaseKind } from './records.ts';

export type PhaseKind = z.infer<typeof phaseKind>;

/** An amount as it was written: "70 mg per kg" or "4 g". `field` is where it was keyed; null when it is the one figure the regimen prints. */
export type Amount = Readonly<{ value: Decimal; unit: MassUnit; perKg: boolean; field: string | null }>;

export type PhasePlan = Readonly<{
  kind: 'loading' | 'maintenance' | 'bolus' | 'im';
  title: string;
  route: 'iv' | 'im';
  /** Phase names a limit may use for this phase. */
  limitPhases: readonly PhaseKind[];
  amount: Amount;
  /** mg of salt for one dose, or for one hour when `continuous`; exact, after a cap. */
  mg: Decimal;
  continuous: boolean;
  per: string;
  perKg: Readonly<{ value: Decimal; unit: string; weightKg: Decimal; basis: string }> | null;
  capped: Readonly<{ fromMg: Decimal; toMg: Decimal; unit: MassUnit; because: string }> | null;
  minutes: Decimal | null;
  /** How long a continuing or repeated phase lasts, h; null when nobody said. */
  durationH: Decimal | null;
  everyH: Decimal | null;
  sites: number | null;
  printed: RegimenPhase | null;
}>;

/** A keyed figure that lies outside what the regimen prints. */
export type RangeFinding = Readonly<{
  id: string;
  phase: string;
  field: string;
  what: string;
  keyed: string;
  printed: string;
  /** True when it gives more, or the same faster, than the regimen prints. */
  beyond: boolean;
}>;

export type Plans = Readonly<{
  phases: readonly PhasePlan[];
  problems: readonly EntryProblem[];
  ranges: readonly RangeFinding[];
  notes: readonly string[];
}>;
