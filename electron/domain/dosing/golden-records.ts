/**
 * Published calculations with their answers: the reference set that the dosing engine must reproduce at start-up.
 * The answers are recomputed exactly and the source's own printed figures stand beside them, rounded or wrong as they are.
 */
import { z } from 'zod';
import { decimalString } from './records.ts';
import { placeRead, recordId, verificationStatus } from '../evidence/records.ts';

const sentence = z.string().trim().min(1);

/** Which sum is worked: decides which inputs must be there and which answers are given. */
export const goldenSum = z.enum([
  'dose-with-diluent',
  'dose-from-bag',
  'rate-from-bag',
  'rate-from-product',
  'dose-from-product',
  'mmol-into-bag',
  'rate-from-bag-back',
  'mmol-from-product',
  'mmol-rate-from-product',
  'mmol-per-kg-with-cap',
  'mmol-per-kg-rate',
  'strength-after-dilution',
  'least-diluent',
  'strength-of-mmol',
  'dose-into-bag',
  'mg-per-kg-im',
  'iv-and-im-volumes',
  'mg-per-kg-infusion',
  'volume-from-bag',
  'pump-error',
  'mg-taken-for-meq',
  'container-taken-for-ampoule',
  'egfr-ckd-epi-2021',
]);
export type GoldenSum = z.infer<typeof goldenSum>;

/** Names end in their unit. `product...` is the concentrate or ready-made product, `bag...` the container it is run from. */
export const goldenInput = z.enum([
  'doseG',
  'doseMg',
  'doseMmol',
  'doseMgPerKg',
  'doseMmolPerKg',
  'doseMmolPerKgPerH',
  'capMmol',
  'weightKg',
  'weightUnderKg',
  'productMgPerMl',
  'productLabelMmolPerMl',
  'productMl',
  'intendedMl',
  'givenMl',
  'diluentMl',
  'finalMl',
  'maxPercent',
  'bagG',
  'bagMmol',
  'bagMl',
  'volumeToInfuseMl',
  'overMin',
  'rateGPerH',
  'rateMmolPerHLow',
  'rateMmolPerHHigh',
  'rateMlPerH',
  'orderedRateMlPerH',
  'programmedRateMlPerH',
  'ivG',
  'ivProductMgPerMl',
  'imGPerSite',
  'imProductMgPerMl',
  'imMaintenanceG',
  'ageYears',
  'creatinineMgPerDl',
]);
export type GoldenInput = z.infer<typeof goldenInput>;

export const goldenAnswer = z.enum([
  'productMl',
  'diluentMl',
  'diluentMlLeast',
  'diluentPerProduct',
  'finalMl',
  'mgPerMl',
  'percent',
  'mmol',
  'mEq',
  'doseG',
  'rateMlPerH',
  'rateMlPerHLow',
  'rateMlPerHHigh',
  'rateMlPerHIfDrugVolumeIgnored',
  'rateGPerH',
  'rateMgPerH',
  'rateMmolPerH',
  'mgPerMin',
  'volumeToInfuseMl',
  'mlPerKg',
  'mlPerKgPerH',
  'capMl',
  'mlBeforeCap',
  'mlGiven',
  'mEqPerKg',
  'ivMl',
  'imMlPerSite',
  'imMaintenanceMl',
  'totalG',
  'totalMl',
  'deliveredG',
  'deliveredGIfDrugVolumeIgnored',
  'orderedRateGPerH',
  'wrongG',
  'intendedMEq',
  'givenMEq',
  'givenMmol',
  'givenG',
  'egfrMlPerMin',
]);
export type GoldenAnswer = z.infer<typeof goldenAnswer>;

export const goldenExample = z.strictObject({
  id: recordId,
  kind: sentence,
  sum: goldenSum,
  inputs: z.partialRecord(goldenInput, decimalString),
  /** Sex for the kidney formula only. */
  sex: z.enum(['female', 'male']).nullable(),
  /** Exact answers, rounded half up to at most four decimals; molar mass 246.47, valence 2. */
  expected: z
    .partialRecord(goldenAnswer, decimalString)
    .refine((answers) => Object.keys(answers).length > 0, 'at least one answer'),
  /** The source's own figures as printed; empty when it prints no answer. */
  printed: z.partialRecord(goldenAnswer, decimalString),
  sourceRounding: sentence,
  tolerancePercent: decimalString,
  /** Whether the printed figures lie within the tolerance; null when nothing is printed. */
  agrees: z.boolean().nullable(),
  /** True: the printed figure is wrong, and an engine that reproduces it has failed. */
  trap: z.boolean(),
  /** Limits whose figure is met or passed (their scope may still exempt the case), and checks of the dosing engine. */
  flags: z.array(recordId),
  note: sentence.nullable(),
  places: z.array(placeRead).min(1),
  status: verificationStatus,
});
export type GoldenExample = z.infer<typeof goldenExample>;
