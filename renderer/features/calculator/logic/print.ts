/** The worksheet may be printed only for a result that stands; otherwise the reason is said in words. */
import type { Calculation, OrderInput } from '#domain/dosing/order.ts';
import { preview } from '../../../state/print.ts';
import { toAnswer } from './checks.ts';

export function whyNoPrint(standing: string, result: Calculation | null): string | null {
  switch (standing) {
    case 'ok':
      return null;
    case 'to-answer': {
      const open = result === null ? 0 : toAnswer(result.checks).length;
      return open === 1 ? 'One warning is not answered.' : `${String(open)} warnings are not answered.`;
    }
    case 'stopped':
      return 'A stop stands: there is no result.';
    case 'locked':
      return 'The calculator is locked.';
    case 'waiting':
      return 'Being worked out.';
    default:
      return 'No result yet.';
  }
}

/** Shows the page before it is printed. @returns once that is closed: what came of it, in one sentence */
export function printWorksheet(order: OrderInput): Promise<string> {
  return preview({ kind: 'worksheet', order });
}
