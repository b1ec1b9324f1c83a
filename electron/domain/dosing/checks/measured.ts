/** What was measured for a limit. */
import type { Decimal } from '../../quantity/decimal.ts';

export type Measured =
  | Readonly<{ kind: 'value'; value: Decimal; phase: string | null; field: string | null; extra: string }>
  /** `passed`: as entered so far the order does pass the limit, and only an entry that is missing could say otherwise. */
  | Readonly<{ kind: 'unknown'; text: string; field: string | null; passed: boolean }>
  | Readonly<{ kind: 'flag'; present: boolean | null; field: string }>;

export function measured(
  value: Decimal,
  phase: string | null = null,
  field: string | null = null,
  extra = '',
): Measured {
  return { kind: 'value', value, phase, field, extra };
}

export function unknown(text: string, field: string | null = null, passed = false): Measured {
  return { kind: 'unknown', text, field, passed };
}
