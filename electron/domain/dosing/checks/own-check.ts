/** The form of a check that the program makes of itself, without a limit record. */
import type { Check } from '../order.ts';

type Tier = Check['tier'];

/** A check of the program itself; `source` names the record or rule it follows. */
export function ownCheck(
  id: string,
  tier: Tier,
  value: Check['value'],
  text: string,
  source: string,
  more: Partial<Check> = {},
): Check {
  return {
    id,
    value,
    tier,
    text,
    source,
    places: [],
    proposal: false,
    phase: null,
    answered: null,
    field: null,
    reasons: [],
    unsettled: null,
    ...more,
  };
}

export const rule = (number: string): string => `Safety rule ${number} of this program`;
