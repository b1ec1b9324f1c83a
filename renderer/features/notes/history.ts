/** The older versions of a note, newest first: what stands now is not among them. */
import type { ValueOf } from '../../api.ts';

export type ConditionNotes = ValueOf<'notes:get'>;
export type Note = ConditionNotes['history'][number];

export function earlier({ note, history }: ConditionNotes): readonly Note[] {
  return note === null ? history : history.filter((older) => older.madeAt !== note.madeAt || older.text !== note.text);
}
