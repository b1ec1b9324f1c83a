/** How far the calculation has come, for the row of steps at the head. */
import type { EntryProblem } from '#domain/dosing/order.ts';
import { partOf as numberOf, type PartNumber } from './parts.ts';

export type StepState = 'todo' | 'current' | 'done' | 'bad';
/** Parts of the calculation, in the order they are done; their names are words of the catalogue. */
export type StepName = 'regimen' | 'patient' | 'product' | 'cards' | 'secondCheck' | 'print';
export interface Step {
  readonly name: StepName;
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

type Part = 'regimen' | 'patient' | 'product';
/** Clock and devices belong to how it is made: they have no step of their own. */
const names: Readonly<Record<PartNumber, Part>> = { 1: 'regimen', 2: 'patient', 3: 'product', 4: 'product' };
const partOf = (field: string): Part => names[numberOf(field)];

export function stepsOf(progress: Progress): readonly Step[] {
  const wrong = new Set([
    ...progress.entries.filter((entry) => entry.kind !== 'missing').map((entry) => partOf(entry.field)),
    ...progress.stopFields.map(partOf),
  ]);
  const missing = new Set(
    progress.entries.filter((entry) => entry.kind === 'missing').map((entry) => partOf(entry.field)),
  );
  const shown = progress.standing === 'ok';
  const parts: readonly (readonly [Part, boolean])[] = [
    ['regimen', progress.regimenChosen],
    ['patient', progress.patientKeyed || shown || progress.standing === 'to-answer'],
    ['product', progress.productChosen],
  ];
  const done: (readonly [StepName, boolean, boolean])[] = [
    ...parts.map(([name, begun]) => [name, begun && !missing.has(name) && !wrong.has(name), wrong.has(name)] as const),
    ['cards', shown, false],
    ['secondCheck', progress.agreed, false],
    ['print', false, false],
  ];
  const next = done.findIndex(([, finished]) => !finished);
  return done.map(([name, finished, bad], index) => ({
    name,
    state: bad ? 'bad' : finished ? 'done' : index === next ? 'current' : 'todo',
  }));
}
