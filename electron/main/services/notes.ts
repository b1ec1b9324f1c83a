/** Local notes on conditions and the ward's own product list. */
import type { NoteQueries } from '#db/queries/notes.ts';
import type { StarredQueries } from '#db/queries/starred.ts';
import { findIdentifier, type IdentifierContext } from '#domain/worksheet/identifiers.ts';
import { RequestError } from '#ipc/result.ts';
import { needWard, writing } from './ward-writing.ts';

export interface ConditionNote {
  readonly conditionId: string;
  readonly text: string;
  readonly madeAt: string;
}

export interface NotesInputs {
  readonly notes: NoteQueries | null;
  readonly starred: StarredQueries | null;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly knownWords: () => IdentifierContext['knownWords'];
  readonly isCondition: (id: string) => boolean;
  readonly isProduct: (id: string) => boolean;
}

export function notesService({ notes, starred, now, newId, knownWords, isCondition, isProduct }: NotesInputs) {
  return {
    note(conditionId: string): ConditionNote | null {
      const row = notes?.current(conditionId) ?? null;
      return row === null ? null : { conditionId, text: row.text, madeAt: row.madeAt };
    },
    history: (conditionId: string): ConditionNote[] =>
      (notes?.history(conditionId) ?? []).map(({ text, madeAt }) => ({ conditionId, text, madeAt })),
    conditionsWithNotes: (): string[] => notes?.conditionsWithNotes() ?? [],
    /** @param given empty takes the note away; its history stays */
    saveNote(conditionId: string, given: string): ConditionNote | null {
      const queries = needWard(notes, 'Notes');
      const text = given.trim();
      if (!isCondition(conditionId))
        throw new RequestError('not-found', `There is no condition called "${conditionId.slice(0, 60)}".`);
      const identifier = findIdentifier(text, { today: now().toISOString().slice(0, 10), knownWords: knownWords() });
      if (identifier !== null) throw new RequestError('refused', `The note was not saved: ${identifier.sentence}`);
      if (text === (queries.current(conditionId)?.text ?? '')) return this.note(conditionId);
      writing('The note', () => queries.save(newId(), conditionId, text));
      return this.note(conditionId);
    },
    starred: (): string[] => starred?.all().map((item) => item.productId) ?? [],
    star(productId: string, on: boolean): string[] {
      const queries = needWard(starred, 'The product list of the ward');
      if (on && !isProduct(productId))
        throw new RequestError('not-found', `There is no product called "${productId.slice(0, 60)}".`);
      writing('The product list', () => queries.set(productId, on));
      return queries.all().map((item) => item.productId);
    },
  };
}

export type NotesService = ReturnType<typeof notesService>;
