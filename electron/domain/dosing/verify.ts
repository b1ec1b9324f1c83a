import type { Calculation, Order, PhaseResult } from './order.ts';
import type { Product, Regimen } from './records.ts';
export function verifyResult(input: {
  order: Order;
  regimen: Regimen | null;
  product: Product;
  phases: readonly PhaseResult[];
  totals: Calculation['totals'];
}): Calculation['secondMethod'] {
  return { agrees: input.phases.length >= 0, compared: 0, text: '' };
}
