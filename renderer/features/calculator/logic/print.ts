/** The worksheet may be printed only for a result that stands; otherwise the reason is said in words. */
import type { Calculation, OrderInput } from '#domain/dosing/order.ts';
import { results } from '../../../messages/calculator-results.ts';
import { preview } from '../../../state/print.ts';
import { toAnswer } from './checks.ts';

export function whyNoPrint(standing: string, result: Calculation | null): string | null {
  const words = results.noPrint;
  switch (standing) {
    case 'ok':
      return null;
    case 'to-answer': {
      const open = result === null ? 0 : toAnswer(result.checks).length;
      return words.open(open);
    }
    case 'stopped':
      return words.stopped;
    case 'locked':
      return words.locked;
    case 'waiting':
      return words.waiting;
    default:
      return words.none;
  }
}

/** Shows the page before it is printed. @returns once that is closed: what came of it, in one sentence */
export function printWorksheet(order: OrderInput): Promise<string> {
  return preview({ kind: 'worksheet', order });
}
