/** How far the calculation has come, for the row of steps at the head. */
import type { EntryProblem } from '#domain/dosing/order.ts';

export type StepState = 'todo' | 'current' | 'done' | 'bad';
export interface Step {
  readonly name: string;
  readonly state: StepState;
}

export interface Progress {
  readonly regimenChosen: boolean;
  readonly patientKeyed: boolean;
  readonly productChosen: boolean;
  readonly standing: 'untouched' | 'waiting' | 'incomplete' | 'stopped' | 'to-answer' | 'ok' | 'locked';
  readonly entries: readonly EntryProblem[];
  readonly stopFields: readonly string[];
  readonly agreed: boolean;
}

function partOf(field: string): 'Regimen' | 'Patient' | 'Product' {
  if (field.startsWith('patient.')) return 'Patient';
  return field === 'product' ||
    field.startsWith('diluent') ||
    field.startsWith('pump') ||
    field.startsWith('syringe') ||
    field.startsWith('choice.bag')
    ? 'Product'
    : 'Regimen';
}

export function stepsOf(progress: Progress): readonly Step[] {
  const wrong = new Set([
    ...progress.entries.filter((entry) => entry.kind !== 'missing').map((entry) => partOf(entry.field)),
    ...progress.stopFields.map(partOf),
  ]);
  const missing = new Set(
    progress.entries.filter((entry) => entry.kind === 'missing').map((entry) => partOf(entry.field)),
  );
  const shown = progress.standing === 'ok';
  const parts: readonly (readonly ['Regimen' | 'Patient' | 'Product', boolean])[] = [
    ['Regimen', progress.regimenChosen],
    ['Patient', progress.patientKeyed || shown || progress.standing === 'to-answer'],
    ['Product', progress.productChosen],
  ];
  const done: (readonly [string, boolean, boolean])[] = [
    ...parts.map(([name, begun]) => [name, begun && !missing.has(name) && !wrong.has(name), wrong.has(name)] as const),
    ['Cards', shown, false],
    ['Second check', progress.agreed, false],
    ['Print', false, false],
  ];
  const next = done.findIndex(([, finished]) => !finished);
  return done.map(([name, finished, bad], index) => ({
    name,
    state: bad ? 'bad' : finished ? 'done' : index === next ? 'current' : 'todo',
  }));
}
