/** Local notes on conditions. Every version stays in the file; the newest one that nothing replaces is the note. */
import type { WardDb } from '../open.ts';
import { auditQueries } from './audit.ts';

export interface NoteRow {
  readonly id: string;
  readonly conditionId: string;
  readonly madeAt: string;
  /** Empty: the note was taken away by this version. */
  readonly text: string;
  readonly supersedes: string | null;
}

const columns = 'id, condition_id AS conditionId, made_at AS madeAt, text, supersedes';

export function noteQueries(db: WardDb, now: () => Date) {
  const current = db.prepare<[string], NoteRow>(
    `SELECT ${columns} FROM condition_note WHERE condition_id = ? ORDER BY number DESC LIMIT 1`,
  );
  const history = db.prepare<[string], NoteRow>(
    `SELECT ${columns} FROM condition_note WHERE condition_id = ? ORDER BY number DESC`,
  );
  const noted = db.prepare<[], { conditionId: string }>(
    "SELECT condition_id AS conditionId FROM condition_note WHERE text <> '' AND id NOT IN (SELECT supersedes FROM condition_note WHERE supersedes IS NOT NULL) ORDER BY condition_id",
  );
  const insert = db.prepare<[NoteRow]>(
    'INSERT INTO condition_note (id, condition_id, made_at, text, supersedes) VALUES (@id, @conditionId, @madeAt, @text, @supersedes)',
  );
  const audit = auditQueries(db, now);
  const save = db.transaction((id: string, conditionId: string, text: string): NoteRow => {
    const row = {
      id,
      conditionId,
      madeAt: now().toISOString(),
      text,
      supersedes: current.get(conditionId)?.id ?? null,
    };
    insert.run(row);
    audit.note(text === '' ? 'note-removed' : 'note-saved', 'condition-note', id, { condition: conditionId });
    return row;
  });
  return {
    /** Null: no note, or the last version took it away. */
    current(conditionId: string): NoteRow | null {
      const row = current.get(conditionId);
      return row === undefined || row.text === '' ? null : row;
    },
    history: (conditionId: string): NoteRow[] => history.all(conditionId),
    conditionsWithNotes: (): string[] => noted.all().map((row) => row.conditionId),
    /** @param text empty takes the note away */
    save: (id: string, conditionId: string, text: string): NoteRow => save.immediate(id, conditionId, text),
  };
}

export type NoteQueries = ReturnType<typeof noteQueries>;
