/** The worksheet may be printed only for a result that stands; otherwise the reason is said in words. */
import type { Calculation, OrderInput } from '#domain/dosing/order.ts';
import { call, messageOf } from '../../../api.ts';
import { settings } from '../../../state/settings.svelte.ts';
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

/** Prints and says what happened, in one sentence. */
export async function printWorksheet(order: OrderInput): Promise<string> {
  try {
    const { path, pages } = await call('print:worksheet', { order, paper: settings.values.paper });
    return path === null
      ? 'Not saved: the dialog was closed.'
      : `Saved as ${path}, ${String(pages)} ${pages === 1 ? 'page' : 'pages'}.`;
  } catch (error) {
    return `Not printed. ${messageOf(error)}`;
  }
}
