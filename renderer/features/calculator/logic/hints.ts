/** What stands under a field: the engine's sentence, shortened by what the place already says. */
import type { EntryProblem } from '#domain/dosing/order.ts';

export type FieldState = 'unusual' | 'impossible';

export function stateOf(problem: EntryProblem | null): FieldState | null {
  if (problem === null || problem.kind === 'missing') return null;
  return problem.kind === 'unusual' ? 'unusual' : 'impossible';
}

const said = /\s*(?:Confirm that it is right before a result is shown\.)\s*$/;

export function hintOf(problem: EntryProblem | null, label: string): string | null {
  // What is only missing is listed above the cards: under the field it would move the page at every step.
  if (problem === null || problem.kind === 'missing') return null;
  const start = `${label}: `;
  const text = (problem.text.startsWith(start) ? problem.text.slice(start.length) : problem.text).replace(said, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
