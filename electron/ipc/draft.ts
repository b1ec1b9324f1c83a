/**
 * What was being typed in the calculator, as typed. Kept in the memory of main while the app runs and never on a disk,
 * so that a page that crashed or was loaded anew can offer it back. It has no place for anything that names a patient:
 * free text is left out, and the reasons given for warnings with it, so that each warning is asked again.
 */
import { z } from 'zod';
import { patientFlag } from '#domain/dosing/records.ts';

const key = z.string().min(1).max(60);

export const draft = z.strictObject({
  fields: z.record(key, z.string().max(40)),
  chosen: z.record(key, z.string().max(120)),
  flags: z.partialRecord(patientFlag, z.enum(['yes', 'no'])),
  taken: z.array(key).max(20),
});
export type Draft = z.infer<typeof draft>;
