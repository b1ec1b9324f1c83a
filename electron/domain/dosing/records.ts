/**
 * Records of how magnesium sulfate is given: regimens, products and limits.
 * Every quantity is a decimal string with its unit beside it: a bare number is never a dose.
 */
import { z } from 'zod';
import { placeRead, recordId, secondReading, verificationStatus } from '../evidence/records.ts';

const sentence = z.string().trim().min(1);

/** A plain decimal without sign, exponent or group separators, as a person would key it: "0.5", "92". */
export const decimalString = z.string().regex(/^(?:0|[1-9]\d*)(?:\.\d+)?$/, 'a plain decimal such as "4" or "0.5"');

export const market = z.enum(['US', 'UK', 'IE', 'AU', 'NZ', 'CA', 'DE', 'CH', 'BE', 'IT', 'PL', 'MY', 'INT']);
export type Market = z.infer<typeof market>;

/** What magnesium is given for. Limits are scoped by these, so the list is closed. */
export const indication = z.enum([
  'pre-eclampsia',
  'eclampsia',
  'recurrent-seizure',
  'fetal-neuroprotection',
  'hypomagnesaemia',
  'parenteral-nutrition',
  'torsades-pulse',
  'torsades-arrest',
  'atrial-fibrillation',
  'arrhythmia-other',
  'asthma',
  'perioperative-analgesia',
  'crps',
  'back-pain',
  'migraine',
  'tetanus',
  'neonatal',
  'irukandji',
  'nephritis-seizures',
  'barium-poisoning',
  'cerebral-oedema',
  'seizures-other',
  'other',
]);
export type Indication = z.infer<typeof indication>;

export const population = z.enum(['adult', 'adult-obstetric', 'child', 'neonate']);
export type Population = z.infer<typeof population>;

export const massUnit = z.enum(['g', 'mg', 'mmol', 'mEq']);
export type MassUnit = z.infer<typeof massUnit>;

/** `low` equals `high` when the source prints one figure; else the person chooses inside the range. */
export const range = z.strictObject({ low: decimalString, high: decimalString });
export const amountRange = z.strictObject({
  low: decimalString,
  high: decimalString,
  unit: massUnit,
  perKg: z.boolean(),
});
export type AmountRange = z.infer<typeof amountRange>;

export const phaseKind = z.enum(['loading', 'maintenance', 'repeat-bolus', 'im']);

/**
 * One phase of a regimen. `amount` null: the source leaves it to the prescriber.
 * `everyHours` is the interval the amount is given per: "1" for an hourly infusion, "4" for a four-hourly IM dose.
 */
export const regimenPhase = z.strictObject({
  kind: phaseKind,
  amount: amountRange.nullable(),
  /** Most for one dose whatever the weight. */
  cap: z.strictObject({ amount: decimalString, unit: massUnit }).nullable(),
  overMin: range.nullable(),
  everyHours: decimalString.nullable(),
  durationH: range.nullable(),
  /** IM only: number of sites the dose is split over. */
  sites: z.int().min(1).max(4).nullable(),
  /** True when no minutes, or no rate, were seen in any source: the person must give them, and the page says so. */
  timeNotStated: z.boolean(),
  note: sentence.nullable(),
});
export type RegimenPhase = z.infer<typeof regimenPhase>;

export const watchSign = z.enum([
  'reflexes',
  'breathing',
  'urine',
  'oxygen',
  'blood-pressure',
  'ecg',
  'serum-magnesium',
]);
export type WatchSign = z.infer<typeof watchSign>;

/** Minutes count from the anchor. `every`: first at `fromMin` (null: one interval after the anchor), up to `untilMin`. */
export const watchStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('before') }),
  z.strictObject({ kind: z.literal('continuous') }),
  z.strictObject({ kind: z.literal('once'), afterMin: decimalString }),
  z.strictObject({
    kind: z.literal('every'),
    low: decimalString,
    high: decimalString,
    fromMin: decimalString.nullable(),
    untilMin: decimalString.nullable(),
  }),
]);

/** How often one source looks at one sign: only intervals that were read, with the place they were read at. */
export const watchInterval = z.strictObject({
  sign: watchSign,
  /** As the source says it, short. */
  says: sentence,
  /** From when the minutes count: the start of the order, the end of the loading dose, or the end of everything given. */
  anchor: z.enum(['start', 'load-end', 'end']),
  steps: z.array(watchStep).min(1),
  place: placeRead,
});
export type WatchInterval = z.infer<typeof watchInterval>;

export const regimen = z.strictObject({
  id: recordId,
  name: sentence,
  indications: z.array(indication).min(1),
  /** Evidence conditions this regimen belongs to. */
  conditions: z.array(recordId),
  authority: sentence,
  authorityKind: z.enum(['label', 'guideline', 'hospital-protocol', 'trial', 'handbook']),
  market,
  population: z.strictObject({ group: population, text: sentence }),
  route: z.enum(['iv', 'im', 'iv+im', 'iv-or-io', 'im-or-iv']),
  /** `offered`: can be calculated. `trial-only`: can be calculated, said to be no recommendation. `reference-only`: text only, with the reason. */
  use: z.enum(['offered', 'trial-only', 'reference-only']),
  useReason: sentence.nullable(),
  phases: z.array(regimenPhase),
  weightBasis: z.enum(['actual', 'ideal', 'adjusted', 'lean', 'not-stated', 'not-needed']),
  diluents: z.array(sentence),
  maximum: z.strictObject({
    rate: sentence.nullable(),
    concentration: sentence.nullable(),
    total: sentence.nullable(),
  }),
  monitoring: z.array(sentence),
  /** Empty: no interval was read in this source, and the plan says so. */
  watchIntervals: z.array(watchInterval).default([]),
  stopWhen: z.array(sentence),
  renal: sentence.nullable(),
  contraindications: z.array(sentence),
  notes: sentence.nullable(),
  places: z.array(placeRead).min(1),
  status: verificationStatus,
  notSeen: z.array(sentence),
  secondReading: secondReading.nullable(),
});
export type Regimen = z.infer<typeof regimen>;

export const product = z.strictObject({
  id: recordId,
  market,
  name: sentence,
  form: sentence,
  salt: z.enum(['magnesium sulfate heptahydrate', 'not magnesium sulfate']),
  /** Strength as labelled, per cent weight in volume of the heptahydrate. */
  percent: decimalString,
  mgPerMl: decimalString,
  volumeMl: decimalString.nullable(),
  totalG: decimalString.nullable(),
  /** The label's own equivalents, as printed; they may be rounded. */
  label: z.strictObject({
    mmolPerMl: decimalString.nullable(),
    mEqPerMl: decimalString.nullable(),
    mmolPerContainer: decimalString.nullable(),
    mEqPerContainer: decimalString.nullable(),
  }),
  mustDilute: z.boolean(),
  readyToUse: z.boolean(),
  /** The base fluid of a ready-made bag. */
  vehicle: sentence.nullable(),
  osmolarity: decimalString.nullable(),
  cautions: z.array(sentence),
  offered: z.boolean(),
  places: z.array(placeRead).min(1),
  status: verificationStatus,
  notSeen: z.array(sentence),
  secondReading: secondReading.nullable(),
});
export type Product = z.infer<typeof product>;

/** What a limit is about. The engine knows how to work out each of these; a limit on anything else cannot be written. */
export const limitQuantity = z.enum([
  'concentration-percent',
  'concentration-mg-per-ml',
  'rate-mg-per-min',
  'rate-mg-per-kg-per-min',
  'rate-g-per-h',
  'rate-mg-per-kg-per-h',
  'phase-minutes',
  'dose-g',
  'dose-mmol',
  'dose-mg-per-kg',
  'dose-per-site-g',
  'dose-per-4h-g',
  'dose-mg-per-kg-per-4h',
  'first-hour-g',
  'any-15-min-g',
  'total-24h-g',
  'total-24h-mmol',
  'total-48h-g',
  'total-5d-mmol',
  'duration-h',
  'treatment-days',
  'creatinine-umol-per-l',
  'clearance-ml-per-min',
  'urine-ml-per-h',
  'urine-ml-per-4h',
  'serum-mmol-per-l',
  'respiratory-rate',
  'reflex-grade',
  'spo2-percent',
  'hours-to-birth',
  'flag',
  'dose-too-small-mg',
  'antidote-calcium-gluconate-mg-per-min',
  'antidote-calcium-chloride-mg',
  'antidote-calcium-chloride-ml-per-min',
  'bag-exceeds-phase-g',
  'unit-slip',
  'salt-slip',
]);
export type LimitQuantity = z.infer<typeof limitQuantity>;

export const patientFlag = z.enum([
  'heart-block',
  'myocardial-damage',
  'diabetic-coma',
  'myasthenia-gravis',
  'hepatic-coma',
  'calcium-channel-blocker',
  'neuromuscular-blocker',
  'digoxin',
  'aminoglycoside',
  'cns-depressant',
]);
export type PatientFlag = z.infer<typeof patientFlag>;

/** When a limit applies beyond its scope. `renal-impairment`: clearance under 30 mL/min or urine under 0.5 mL/kg/h. */
export const limitWhen = z.enum([
  'always',
  'not-emergency',
  'renal-impairment',
  'given-under-4h',
  'weight-under-70kg',
  'pregnant',
]);

export const limit = z.strictObject({
  id: recordId,
  quantity: limitQuantity,
  op: z.enum(['>', '>=', '<', '<=', '=']),
  value: decimalString,
  unit: sentence,
  scope: z.strictObject({
    indications: z.union([z.literal('any'), z.array(indication).min(1)]),
    exceptIndications: z.array(indication),
    populations: z.union([z.literal('any'), z.array(population).min(1)]),
    routes: z.union([z.literal('any'), z.array(z.enum(['iv', 'im'])).min(1)]),
    phases: z.union([z.literal('any'), z.array(phaseKind).min(1)]),
    markets: z.union([z.literal('any'), z.array(market).min(1)]),
    products: z.union([z.literal('any'), z.array(recordId).min(1)]),
    /** Regimens whose own printed figure passes this limit: for them a hard limit becomes soft, and the sentence says why. */
    exceptRegimens: z.array(recordId),
  }),
  when: limitWhen,
  flag: patientFlag.nullable(),
  tier: z.enum(['hard', 'soft', 'info']),
  /** True while no clinical owner has approved it: said on screen and in SAFETY.md. */
  proposal: z.boolean(),
  /** What is said when it is passed; `{value}` and `{limit}` are filled in by the one formatting function. */
  sentence,
  why: sentence,
  /** Named exceptions, in words. */
  exceptions: z.array(sentence),
  /** Those of them that no entry of an order can state: said with the problem, never granted. */
  exceptionsNotAsked: z.array(sentence).default([]),
  places: z.array(placeRead).min(1),
  secondReading: secondReading.nullable(),
});
export type Limit = z.infer<typeof limit>;
