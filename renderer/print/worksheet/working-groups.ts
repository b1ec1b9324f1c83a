/** The steps of the working under the phase they belong to: "Loading dose: rate" is the step "rate" of the loading dose. */
import type { Calculation } from '#domain/dosing/order.ts';

export type WorkingStep = Calculation['working'][number];

export function byPhase(working: readonly WorkingStep[]): readonly (readonly [string, readonly WorkingStep[]])[] {
  const found = new Map<string, WorkingStep[]>();
  for (const step of working) {
    const at = step.step.indexOf(': ');
    const title = at < 0 ? '' : step.step.slice(0, at);
    const short = at < 0 ? step.step : step.step.slice(at + 2);
    found.set(title, [...(found.get(title) ?? []), { ...step, step: short }]);
  }
  return [...found];
}
