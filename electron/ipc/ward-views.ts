/** What crosses the bridge of the ward's own file: worksheets, the audit log, notes and backups. Shapes only. */
import { z } from 'zod';

export * from '#domain/worksheet/records.ts';

export const auditPage = z.strictObject({
  entries: z.array(
    z.strictObject({
      seq: z.int(),
      at: z.string(),
      clock: z.enum(['forward', 'set-back']),
      action: z.string(),
      subject: z.string(),
      key: z.string(),
      hash: z.string(),
    }),
  ),
  total: z.int().nonnegative(),
});

/** `broken` null: every link holds. `sentence` is shown as it is. */
export const auditProof = z.strictObject({
  entries: z.int().nonnegative(),
  head: z.string().nullable(),
  broken: z.strictObject({ seq: z.int().nullable(), sentence: z.string() }).nullable(),
  sentence: z.string(),
});

const note = z.strictObject({ conditionId: z.string(), text: z.string(), madeAt: z.string() });
export const conditionNotes = z.strictObject({ note: note.nullable(), history: z.array(note) });

export const backup = z.strictObject({
  name: z.string(),
  number: z.int(),
  takenAt: z.string(),
  reason: z.enum(['daily', 'before-update', 'asked']),
  bytes: z.int().nonnegative(),
});

/** The copy is put in place when the ward's file is opened again. */
export const restoreStaged = z.strictObject({ name: z.string(), restart: z.literal(true), sentence: z.string() });

/** Where an export was saved; null when the person closed the dialog. */
export const exportSaved = z.strictObject({ path: z.string().nullable(), records: z.int().nonnegative() });

/** A file of worksheets that was opened with the app and waits for a yes or no. `refusal`: why nothing of it can come in. */
export const offeredWorksheets = z.strictObject({
  name: z.string(),
  refusal: z.string().nullable(),
  worksheets: z.int().nonnegative(),
  alreadyHere: z.int().nonnegative(),
});
export type OfferedWorksheets = z.infer<typeof offeredWorksheets>;
