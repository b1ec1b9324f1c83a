/**
 * The contract of `calculate`: what goes in and what comes out, the same by screen, command line and print.
 * Numbers travel as decimal strings in both directions. Null means "not entered", which is never zero.
 */
import { z } from 'zod';
import { decimalString, indication, patientFlag, population, watchSign } from './records.ts';
import { recordId } from '../evidence/records.ts';

/** What was keyed, kept as keyed: the engine says what is wrong with it, so this accepts any short text. */
const keyed = z.string().max(40).nullable().default(null);

/**
 * The phases of an order. With a regimen: `loadingG` (or `loadingMmol`, `loadingPerKgMg`…) picks inside its ranges.
 * Free order (`regimen: null`): exactly one of `doseG`, `doseMg`, `doseMmol`, `doseMEq`, `dosePerKgMg`, `dosePerKgMmol`
 * is the (only or first) dose, given over `overMin`; `ratePerH` with `rateUnit` is the continuing infusion.
 */
export const choice = z.strictObject({
  loadingG: keyed,
  loadingMmol: keyed,
  loadingPerKgMg: keyed,
  loadingPerKgMmol: keyed,
  loadingMin: keyed,
  maintenanceGPerH: keyed,
  maintenanceMmolPerH: keyed,
  maintenanceMgPerKgPerH: keyed,
  maintenanceH: keyed,
  doseG: keyed,
  doseMg: keyed,
  doseMmol: keyed,
  doseMEq: keyed,
  dosePerKgMg: keyed,
  dosePerKgMmol: keyed,
  capG: keyed,
  overMin: keyed,
  ratePerH: keyed,
  rateUnit: z.enum(['g', 'mg', 'mmol', 'mEq', 'mg/kg']).nullable().default(null),
  rateH: keyed,
  imG: keyed,
  imEveryH: keyed,
  imSites: keyed,
  /** The repeated IM dose where a regimen has an IM load and repeated IM doses; `imG` is then the load. */
  imMaintenanceG: keyed,
  /** The maintenance bag: grams in it and its final volume. Null: made up at the loading concentration. */
  bagG: keyed,
  bagMl: keyed,
  /** `same-bag`: maintenance continues from the loading bag, and only the rate changes. */
  bags: z.enum(['two-bags', 'same-bag']).nullable().default(null),
});

export const patient = z.strictObject({
  weightKg: keyed,
  weightBasis: z.enum(['actual', 'ideal', 'adjusted', 'lean']).nullable().default(null),
  heightCm: keyed,
  ageYears: keyed,
  ageMonths: keyed,
  sex: z.enum(['female', 'male']).nullable().default(null),
  pregnant: z.boolean().nullable().default(null),
  daysOnTreatment: keyed,
  hoursToBirth: keyed,
  creatinineUmolPerL: keyed,
  creatinineMgPerDl: keyed,
  urineMlPerH: keyed,
  serumMagnesiumMmolPerL: keyed,
  serumMagnesiumMEqPerL: keyed,
  serumMagnesiumMgPerDl: keyed,
  respiratoryRate: keyed,
  reflexes: z.enum(['present', 'absent']).nullable().default(null),
  spo2Percent: keyed,
  /** Conditions and drugs that were asked about: true present, false asked and absent, missing not asked. */
  flags: z.partialRecord(patientFlag, z.boolean()).default({}),
  /** Magnesium sulfate already given in the last 24 h and 48 h, g; null: not known. */
  alreadyGiven24hG: keyed,
  alreadyGiven48hG: keyed,
});

/** An answer to a soft check or to an unusual entry: its id, a reason from the list, and free text. */
export const confirmation = z.strictObject({
  check: z.string().max(120),
  reason: z.string().min(1).max(120),
  text: z.string().max(300).default(''),
});

export const order = z
  .strictObject({
    regimen: recordId.nullable(),
    /** Needed for a free order; for a regimen with several indications it picks one. */
    indication: indication.nullable().default(null),
    population: population.nullable().default(null),
    route: z.enum(['iv', 'im']).nullable().default(null),
    /** True when the prescriber says this is an emergency; null: not asked, and the limits for non-emergencies apply. */
    emergency: z.boolean().nullable().default(null),
    choice: choice.default(() => choice.parse({})),
    patient: patient.default(() => patient.parse({})),
    product: recordId.nullable(),
    /** Diluent for the loading (or only) dose. Null for a ready-made product or for IM. */
    diluentMl: keyed,
    diluent: z.string().max(60).nullable().default(null),
    /** Local wall-clock start, "2026-11-22T10:00"; null: clock times are left out. */
    startAt: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
      .nullable()
      .default(null),
    pump: z.strictObject({ stepMlPerH: keyed }).default({ stepMlPerH: null }),
    syringe: z.strictObject({ stepMl: keyed }).default({ stepMl: null }),
    confirmations: z.array(confirmation).max(40).default([]),
  })
  .describe(
    'An order. Exit codes: 0 calculated (soft warnings stand in the checks), 1 refused by a hard limit, 2 something is missing or not possible, 3 the calculator is locked, or a store or runtime fault.',
  );
export type Order = z.infer<typeof order>;
export type OrderInput = z.input<typeof order>;

/** A value rounded once for a device: what was exact, what is set, the step, and the difference. */
const rounding = z.strictObject({
  exact: z.string(),
  given: decimalString,
  step: decimalString,
  direction: z.enum(['none', 'up', 'down']),
  differencePercent: z.string(),
});
export type Rounding = z.infer<typeof rounding>;

/** The same mass in every unit, printed to the project's fixed precision. Always shown together. */
export const massInAllUnits = z.strictObject({
  mg: decimalString,
  g: decimalString,
  mmol: decimalString,
  mEq: decimalString,
  elementalMg: decimalString,
});
export type MassInAllUnits = z.infer<typeof massInAllUnits>;

const containers = z.strictObject({
  whole: z.int().nonnegative(),
  part: decimalString,
  open: z.int().nonnegative(),
  discardMl: decimalString,
});

export const dosePhase = z.strictObject({
  kind: z.enum(['loading', 'maintenance', 'bolus', 'im']),
  title: z.string(),
  dose: massInAllUnits,
  /** `per`: 'dose' for one dose; 'h' for an hourly amount; 'n h' for a repeated IM dose. */
  per: z.string(),
  perKg: z
    .strictObject({ value: decimalString, unit: z.string(), weightKg: decimalString, basis: z.string() })
    .nullable(),
  capped: z.strictObject({ from: decimalString, to: decimalString, unit: z.string(), because: z.string() }).nullable(),
  /** mL of the chosen product for this dose (or each hour). */
  productMl: decimalString,
  /** What goes into this phase's container: for maintenance the whole bag. */
  preparation: z
    .strictObject({
      productMl: decimalString,
      productRounding: rounding,
      containers,
      diluentMl: decimalString,
      diluent: z.string().nullable(),
      finalMl: decimalString,
      grams: decimalString,
      mgPerMl: decimalString,
      percent: decimalString,
      sameBagAsLoading: z.boolean(),
      steps: z.array(z.string()),
      ifDrugVolumeIgnored: z
        .strictObject({ finalMl: decimalString, rateMlPerH: decimalString, differencePercent: z.string() })
        .nullable(),
    })
    .nullable(),
  containers: containers.pick({ whole: true, part: true }),
  diluentMl: decimalString.nullable(),
  finalMl: decimalString.nullable(),
  mgPerMl: decimalString.nullable(),
  percent: decimalString.nullable(),
  minutes: decimalString.nullable(),
  mgPerMin: decimalString.nullable(),
  rateMlPerH: decimalString.nullable(),
  rateRounding: rounding.nullable(),
  volumeToInfuseMl: decimalString.nullable(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  nextBagAt: z.string().nullable(),
  /** Minutes from the start of this phase to its next bag; null when one bag lasts. Worksheets saved before it was known hold none. */
  nextBagAfterMinutes: decimalString.nullable().default(null),
  durationH: decimalString.nullable(),
  sites: z.array(z.strictObject({ grams: decimalString, ml: decimalString })).nullable(),
});
export type DosePhase = z.infer<typeof dosePhase>;

/** The step where people are harmed: loading rate to maintenance rate. */
export const rateChangePhase = z.strictObject({
  kind: z.literal('rate-change'),
  title: z.string(),
  at: z.string().nullable(),
  afterMinutes: decimalString,
  fromMlPerH: decimalString,
  toMlPerH: decimalString,
  newBag: z.boolean(),
  twoPeople: z.literal(true),
  ifNobodyChanges: z.strictObject({
    gPerH: decimalString,
    sentence: z.string(),
    gramsAfterOneHour: decimalString,
    overLimitAfterMinutes: decimalString.nullable(),
    overLimitAt: z.string().nullable(),
    overLimit: z.string().nullable(),
    bagEmptyAfterMinutes: decimalString.nullable(),
    bagEmptyAt: z.string().nullable(),
  }),
});
export type RateChangePhase = z.infer<typeof rateChangePhase>;

export const phaseResult = z.discriminatedUnion('kind', [dosePhase, rateChangePhase]);
export type PhaseResult = z.infer<typeof phaseResult>;

/** Three values, always with a sentence. `answered` once a soft problem has a reason. */
export const check = z.strictObject({
  id: z.string(),
  value: z.enum(['ok', 'problem', 'cannot-tell']),
  tier: z.enum(['hard', 'soft', 'info']),
  text: z.string(),
  source: z.string(),
  /** Where the limit was read, for the trace. */
  places: z.array(z.strictObject({ title: z.string(), where: z.string(), url: z.string().nullable() })),
  proposal: z.boolean(),
  phase: z.string().nullable(),
  answered: confirmation.nullable(),
  /** Field of the order this check is about, as a path: "choice.loadingMin". */
  field: z.string().nullable(),
  reasons: z.array(z.string()),
  /**
   * Only with `cannot-tell`: the fields of the order that would settle it, and whether the order's own figures already
   * pass the limit, so that nothing but a condition of the patient keeps it from being a problem. Null: nothing that can
   * be entered settles it, because a source is silent.
   */
  unsettled: z
    .strictObject({ by: z.array(z.string()), passed: z.boolean() })
    .nullable()
    .default(null),
});
export type Check = z.infer<typeof check>;

export const workingStep = z.strictObject({
  step: z.string(),
  formula: z.string(),
  substituted: z.string(),
  result: z.string(),
  rounding: z.string(),
  source: z.string(),
});
export type WorkingStep = z.infer<typeof workingStep>;

/** A problem with one entry. `unusual` is hidden behind a confirmation; `impossible` and `missing` give no result. */
export const entryProblem = z.strictObject({
  field: z.string(),
  kind: z.enum(['missing', 'not-a-number', 'impossible', 'unusual', 'conflict', 'unknown-record']),
  keyed: z.string().nullable(),
  text: z.string(),
  check: z.string(),
  fix: z.string().nullable(),
});
export type EntryProblem = z.infer<typeof entryProblem>;

export const monitoringItem = z.strictObject({
  what: z.string(),
  when: z.string(),
  threshold: z.string(),
  authority: z.string(),
  ifNot: z.string().nullable(),
});

export type MonitoringItem = z.infer<typeof monitoringItem>;

/** One moment to look, in minutes after the start; `toMin` where the source prints a range of hours. Clocks are null without a start time. */
const look = z.strictObject({
  fromMin: decimalString,
  toMin: decimalString.nullable(),
  at: z.string().nullable(),
  toAt: z.string().nullable(),
});

/** How often one authority looks at one sign, laid on the clock of this order. */
export const watchLine = z.strictObject({
  sign: watchSign,
  authority: z.string(),
  /** True when the regimen of this order prints it; false when another authority does, for the same use. */
  own: z.boolean(),
  says: z.string(),
  before: z.boolean(),
  continuous: z.boolean(),
  looks: z.array(look),
  /** The interval that goes on after the looks listed; null when nothing does, or when it is a range that `says` names. */
  thenEveryMin: decimalString.nullable(),
  place: z.strictObject({ title: z.string(), where: z.string(), url: z.string().nullable() }),
});
export type WatchLine = z.infer<typeof watchLine>;

/** The monitoring plan in time. `notRead`: signs for which no interval was read in the authority of this order. */
export const watchPlan = z.strictObject({
  lines: z.array(watchLine),
  notRead: z.strictObject({ authority: z.string(), signs: z.array(watchSign) }).nullable(),
});
export type WatchPlan = z.infer<typeof watchPlan>;
export const noWatchPlan: WatchPlan = { lines: [], notRead: null };

export const calculation = z.strictObject({
  /**
   * `ok`: every entry is valid and no hard problem stands; numbers are given. Soft problems without an answer stand in `checks` with
   * `answered: null`, and the screen holds the rates back until each has one.
   */
  status: z.enum(['ok', 'refused', 'incomplete', 'locked']),
  entries: z.array(entryProblem),
  phases: z.array(phaseResult),
  totals: z.strictObject({
    g1h: decimalString.nullable(),
    g24h: decimalString.nullable(),
    g48h: decimalString.nullable(),
    mmol24h: decimalString.nullable(),
  }),
  checks: z.array(check),
  working: z.array(workingStep),
  monitoring: z.array(monitoringItem),
  watch: watchPlan.default(noWatchPlan),
  saferProducts: z.array(z.strictObject({ id: z.string(), name: z.string(), why: z.string() })),
  secondMethod: z.strictObject({ agrees: z.boolean(), compared: z.int().nonnegative(), text: z.string() }),
  evidence: z.strictObject({ version: z.string(), hash: z.string() }),
});
export type Calculation = z.infer<typeof calculation>;
