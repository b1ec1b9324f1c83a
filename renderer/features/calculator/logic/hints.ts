/** What stands under a field: the engine's sentence, shortened by what the place already says. */
import type { EntryProblem } from '#domain/dosing/order.ts';
import { inputs as words } from '../../../messages/calculator-inputs.ts';

export type FieldState = 'unusual' | 'impossible';

export function stateOf(problem: EntryProblem | null): FieldState | null {
  if (problem === null || problem.kind === 'missing') return null;
  return problem.kind === 'unusual' ? 'unusual' : 'impossible';
}

const unusual = /^.+ is unusual; (.+) is usual\..*$/;
const impossible = /^.+ is not possible; (.+) can be entered\..*$/;
const said = /\s*(?:Confirm that it is right before a result is shown\.)\s*$/;

/** @param name the engine's own name of the field, with which its sentence may begin; null: whatever stands before its colon */
export function hintOf(problem: EntryProblem | null, name: string | null): string | null {
  // What is only missing is listed above the cards: under the field it would move the page at every step.
  if (problem === null || problem.kind === 'missing') return null;
  const start = name === null ? (/^[^:.]+: /.exec(problem.text)?.[0] ?? '') : `${name}: `;
  const text = (problem.text.startsWith(start) ? problem.text.slice(start.length) : problem.text).replace(said, '');
  // The field shows what was keyed: one line is enough for what would be right. The whole sentence stands above the cards.
  const band = unusual.exec(text)?.[1];
  if (band !== undefined) return words.field.unusual(band);
  const possible = impossible.exec(text)?.[1];
  if (possible !== undefined) return words.field.impossible(possible);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
