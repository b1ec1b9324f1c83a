/** Records of the Safety screen and the toxicity card. Every row carries the places it was read. */
import { z } from 'zod';
import { decimalString, market } from '../dosing/records.ts';
import { placeRead, recordId, secondReading, verificationStatus } from './records.ts';

const sentence = z.string().trim().min(1);
const traced = {
  places: z.array(placeRead).min(1),
  status: verificationStatus,
  secondReading: secondReading.nullable(),
};

/** One line of the emergency card, in the order hands do it. */
export const emergencyStep = z.strictObject({
  id: recordId,
  order: z.int().positive(),
  icon: z.enum(['hand', 'wind', 'syringe', 'test-tube', 'droplets', 'phone']),
  title: sentence,
  text: sentence,
  /** The words in `text` that must be read first. */
  strong: sentence.nullable(),
  ...traced,
});

/** Calcium as one authority gives it; rows that differ stand side by side. */
export const antidoteRow = z.strictObject({
  id: recordId,
  authority: sentence,
  salt: z.enum(['calcium gluconate', 'calcium chloride', 'calcium, salt not stated']),
  amount: sentence,
  over: sentence,
  /** Own arithmetic from amount and time, mg of the calcium salt per minute; null when either is missing. */
  mgPerMin: z.strictObject({ low: decimalString, high: decimalString }).nullable(),
  situation: z.enum(['toxicity', 'arrest', 'child']),
  note: sentence.nullable(),
  differs: z.boolean(),
  ...traced,
});

/** A clinical sign against serum magnesium, in mmol per L; the other units are computed. */
export const ladderRow = z.strictObject({
  id: recordId,
  sign: sentence,
  pattern: z.enum(['wanted', 'reflexes', 'loss']),
  lowMmolPerL: decimalString,
  highMmolPerL: decimalString.nullable(),
  asPrinted: sentence,
  authority: sentence,
  note: sentence.nullable(),
  ...traced,
});

/** One question on which authorities were compared: rows side by side, never averaged. */
export const comparison = z.strictObject({
  id: recordId,
  topic: z.enum([
    'monitoring',
    'contraindications',
    'renal',
    'target-level',
    'limits',
    'first-regimen',
    'pregnancy',
    'breastfeeding',
    'interactions',
    'incompatibilities',
    'stability',
    'pharmacokinetics',
  ]),
  title: sentence,
  question: sentence,
  rows: z
    .array(
      z.strictObject({
        authority: sentence,
        market: market.nullable(),
        says: sentence,
        normalised: z.strictObject({ value: decimalString, unit: sentence }).nullable(),
        differs: z.boolean(),
        ...traced,
      }),
    )
    .min(1),
  note: sentence.nullable(),
});

/** A published error told as a short lesson, with the check that stops it. */
export const lesson = z.strictObject({
  id: recordId,
  title: sentence,
  story: sentence,
  numbers: sentence,
  lesson: sentence,
  /** Ids of the checks or limits in the dosing engine that block or flag it. */
  stoppedBy: z.array(z.string()).min(1),
  ...traced,
});

export type EmergencyStep = z.infer<typeof emergencyStep>;
export type AntidoteRow = z.infer<typeof antidoteRow>;
export type LadderRow = z.infer<typeof ladderRow>;
export type Comparison = z.infer<typeof comparison>;
export type Lesson = z.infer<typeof lesson>;
