/** What the dosing tests share: the golden records, one call, and finders that fail loudly. */
import { calculate } from './calculate.ts';
import { goldenStore } from './golden-store.ts';
import { order, type Calculation, type Check, type DosePhase, type OrderInput, type RateChangePhase } from './order.ts';
import type { DosingStore } from './setting.ts';

export const stamp = { version: 'test', hash: 'test' };

/** Works out an order as written, on the golden records unless told. */
export function run(input: OrderInput, store: DosingStore = goldenStore): Calculation {
  return calculate(order.parse(input), store, stamp);
}

/** The dose phase of a kind. @throws Error when the result holds none. */
export function phaseOf(result: Calculation, kind: DosePhase['kind']): DosePhase {
  for (const phase of result.phases) if (phase.kind === kind) return phase;
  throw new Error(
    `no ${kind} phase; status ${result.status}: ${result.entries.map((entry) => entry.text).join(' ')}${stops(result).join(' ')}`,
  );
}

/** The rate-change card. @throws Error when the result holds none. */
export function rateChangeOf(result: Calculation): RateChangePhase {
  for (const phase of result.phases) if (phase.kind === 'rate-change') return phase;
  throw new Error(`no rate change; status ${result.status}`);
}

/** The check with this id. @throws Error when there is none. */
export function checkOf(result: Pick<Calculation, 'checks'>, id: string): Check {
  const found = result.checks.find((check) => check.id === id);
  if (!found) throw new Error(`no check ${id} among ${result.checks.map((check) => check.id).join(', ')}`);
  return found;
}

/** What a check says and where it points, with plain blanks; null when there is no such check. */
export function findingOf(
  result: Pick<Calculation, 'checks'>,
  id: string,
): Pick<Check, 'tier' | 'value' | 'field' | 'phase' | 'source' | 'text'> | null {
  const found = result.checks.find((check) => check.id === id);
  if (!found) return null;
  const { tier, value, field, phase, source, text } = found;
  return { tier, value, field, phase, source, text: text.replaceAll('\u00a0', ' ') };
}

/** Ids of the hard checks that stop an order. */
export function stops(result: Pick<Calculation, 'checks'>): string[] {
  return result.checks.filter((check) => check.tier === 'hard' && check.value === 'problem').map((check) => check.id);
}

/** A store with other limits. */
export function withLimits(limits: DosingStore['limits'], store: DosingStore = goldenStore): DosingStore {
  return { ...store, limits };
}

/** Every text a result prints, for sweeps over all of it. */
export function everyText(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(everyText);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyText) : [];
}
