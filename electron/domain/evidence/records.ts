/**
 * The shape of every evidence record: what a condition, a source, a finding and a claim are.
 * One definition serves the record files in `db/evidence/`, the compiler, the store and the screens.
 * Figures printed by a source are kept as numbers; doses are decimal strings (see `dosing/records.ts`).
 */
import { z } from 'zod';
import { recordIdForm } from './record-id.ts';

export const recordId = z.string().regex(recordIdForm, 'an id is lower-case words joined by hyphens');
const sentence = z.string().trim().min(1);

/** How much of a document stood before the reader's eyes when a figure was taken from it. */
export const readLevel = z.enum(['primary-fulltext', 'primary-abstract', 'secondary', 'label', 'guideline']);
export type ReadLevel = z.infer<typeof readLevel>;

/** `recall-only` is stored and never shown as fact. */
export const verificationStatus = z.enum(['verified', 'partly-verified', 'recall-only']);
export type VerificationStatus = z.infer<typeof verificationStatus>;

/** One place where something was read. `url` may be a copy; the citation names the original. */
export const placeRead = z.strictObject({
  title: sentence.nullable(),
  year: z.int().nullable(),
  url: z.string().nullable(),
  where: sentence,
  level: readLevel,
});
export type PlaceRead = z.infer<typeof placeRead>;

/** What a second reader found on reading the same thing independently. Disagreement stays on the record. */
export const secondReading = z.strictObject({
  agrees: z.enum(['yes', 'same-page-only', 'partly', 'no', 'not-found']),
  note: sentence,
});

/** A bibliographic record in CSL-JSON, the fields this store uses. Unknown parts are null, never invented. */
export const cslItem = z.strictObject({
  type: z.enum(['article-journal', 'webpage', 'report', 'book', 'chapter', 'document']),
  title: sentence,
  author: z.array(
    z.union([z.strictObject({ family: sentence, given: z.string() }), z.strictObject({ literal: sentence })]),
  ),
  year: z.int().min(1850).max(2100).nullable(),
  containerTitle: sentence.nullable(),
  volume: sentence.nullable(),
  issue: sentence.nullable(),
  page: sentence.nullable(),
  publisher: sentence.nullable(),
  DOI: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/)
    .nullable(),
  PMID: z
    .string()
    .regex(/^\d{4,9}$/)
    .nullable(),
  PMCID: z
    .string()
    .regex(/^PMC\d+$/)
    .nullable(),
  URL: z.string().nullable(),
});
export type CslItem = z.infer<typeof cslItem>;

export const design = z.enum([
  'rct',
  'meta-analysis',
  'systematic-review',
  'cohort',
  'case-series',
  'guideline',
  'label',
  'narrative-review',
  'pk-study',
  'news',
]);
export type Design = z.infer<typeof design>;

export const direction = z.enum(['favours-magnesium', 'no-difference', 'favours-comparator', 'mixed']);
export type Direction = z.infer<typeof direction>;

/** `narrative`: the source says a direction in words and prints no estimate. `within-group`: against own baseline. */
export const measure = z.enum([
  'MD',
  'SMD',
  'RR',
  'OR',
  'RD',
  'HR',
  'median-difference',
  'proportion',
  'mean',
  'count',
  'NNT',
  'p-only',
  'narrative',
]);
export type Measure = z.infer<typeof measure>;

export const arm = z.strictObject({
  name: sentence,
  isMagnesium: z.boolean(),
  n: z.int().nonnegative().nullable(),
  events: z.int().nonnegative().nullable(),
  mean: z.number().nullable(),
  sd: z.number().nonnegative().nullable(),
});
export type Arm = z.infer<typeof arm>;

/** Confidence interval; `level` in per cent (95 unless the source prints another). */
export const interval = z.strictObject({ low: z.number(), high: z.number(), level: z.number().min(50).max(99.9) });

/**
 * One result of one source. `unread` lists the fields of this finding that were not seen in any source:
 * they are stored for the next reader and never shown as fact.
 */
export const finding = z.strictObject({
  id: recordId,
  outcome: sentence,
  when: sentence,
  comparison: z.enum(['between-arms', 'own-baseline', 'single-group']),
  measure,
  unit: sentence.nullable(),
  estimate: z.number().nullable(),
  interval: interval.nullable(),
  p: sentence.nullable(),
  i2: z.number().min(0).max(100).nullable(),
  studies: z.int().positive().nullable(),
  people: z.int().positive().nullable(),
  arms: z.array(arm),
  direction,
  text: sentence,
  /** Index into the source's `places`: where this very figure stood. */
  place: z.int().nonnegative(),
  unread: z.array(z.string()),
});
export type Finding = z.infer<typeof finding>;

export const source = z.strictObject({
  id: recordId,
  shortName: sentence,
  design,
  citation: cslItem,
  conditions: z.array(recordId),
  population: sentence.nullable(),
  people: z.strictObject({
    randomised: z.int().positive().nullable(),
    analysed: z.int().positive().nullable(),
    magnesium: z.int().nonnegative().nullable(),
    comparator: z.int().nonnegative().nullable(),
  }),
  intervention: z.strictObject({
    route: sentence.nullable(),
    salt: sentence.nullable(),
    dose: sentence.nullable(),
    over: sentence.nullable(),
    frequency: sentence.nullable(),
    course: sentence.nullable(),
    other: sentence.nullable(),
  }),
  comparator: sentence.nullable(),
  findings: z.array(finding),
  harms: sentence.nullable(),
  conclusion: sentence,
  places: z.array(placeRead).min(1),
  status: verificationStatus,
  /** In words a clinician understands: what was not seen in any source. */
  notSeen: z.array(sentence),
  notes: sentence.nullable(),
  secondReading: secondReading.nullable(),
});
export type Source = z.infer<typeof source>;

export const conditionGroup = z.enum([
  'labelled-use',
  'acute-pain',
  'headache',
  'chronic-pain',
  'other-use',
  'tested-not-supported',
]);
export type ConditionGroup = z.infer<typeof conditionGroup>;

export const verdict = z.enum(['established', 'may-help', 'unproven', 'not-better-than-placebo', 'do-not-use']);
export type Verdict = z.infer<typeof verdict>;

export const certaintyLevel = z.enum(['high', 'moderate', 'low', 'very-low']);
export type CertaintyLevel = z.infer<typeof certaintyLevel>;

export const gradeDomains = ['riskOfBias', 'inconsistency', 'indirectness', 'imprecision', 'publicationBias'] as const;
const gradeDomain = z.strictObject({
  /** Levels taken off: 0, 1 or 2; null when it could not be judged from what was read. */
  down: z.union([z.literal(0), z.literal(1), z.literal(2)]).nullable(),
  reason: sentence,
});

/** GRADE certainty with a reason for every domain. Trials start high, observational studies low. */
export const certainty = z.strictObject({
  level: certaintyLevel,
  startsAt: z.enum(['high', 'low']),
  riskOfBias: gradeDomain,
  inconsistency: gradeDomain,
  indirectness: gradeDomain,
  imprecision: gradeDomain,
  publicationBias: gradeDomain,
  /** Large effect or dose response (GRADE rating up), or a limit of this reading such as abstracts only. */
  other: sentence.nullable(),
});
export type Certainty = z.infer<typeof certainty>;

/** Points at one finding of one source: the two-click trace starts here. */
export const findingRef = z.strictObject({ source: recordId, finding: recordId.nullable() });
export type FindingRef = z.infer<typeof findingRef>;

/** What an effect means in people, at a stated baseline. */
export const absoluteEffect = z.strictObject({
  outcome: sentence,
  per: z.literal(1000),
  without: z.number().nonnegative(),
  /** Difference with magnesium: negative is fewer. */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  basis: sentence,
  ref: findingRef,
});

export const keyNumber = z.strictObject({
  label: sentence,
  when: sentence.nullable(),
  ref: z.strictObject({ source: recordId, finding: recordId }),
  /** Which face of the finding is shown: its estimate, its direction in words, its arms, or its sentence. */
  show: z.enum(['estimate', 'direction', 'arms', 'text']),
  main: z.boolean(),
});

export const condition = z.strictObject({
  id: recordId,
  name: sentence,
  group: conditionGroup,
  synonyms: z.array(sentence),
  /** Only codes that were checked against a published list. */
  icd10: z.array(z.strictObject({ code: z.string(), checkedAt: sentence })),
  mesh: z.array(z.strictObject({ heading: z.string(), checkedAt: sentence })),
  labelStatus: z.strictObject({
    kind: z.enum(['labelled', 'off-label', 'label-dosing-only', 'not-for-injection']),
    text: sentence,
    refs: z.array(findingRef),
  }),
  verdict,
  certainty,
  /** At most two sentences; read first, at arm's length. */
  bottomLine: sentence,
  keyNumbers: z.array(keyNumber),
  absolute: z.array(absoluteEffect),
  harms: z.array(z.strictObject({ text: sentence, refs: z.array(findingRef) })),
  unknowns: z.array(sentence),
  cautions: z.array(z.strictObject({ text: sentence, refs: z.array(findingRef) })),
  /** Why a pilot and a larger trial differ, where they do. */
  explanation: z.strictObject({ title: sentence, text: sentence, refs: z.array(findingRef) }).nullable(),
  regimens: z.array(recordId),
  lastSearched: z.string().regex(/^\d{4}-\d{2}$/),
  nextReview: z.string().regex(/^\d{4}-\d{2}$/),
});
export type Condition = z.infer<typeof condition>;

export const claimVerdict = z.enum(['supported', 'partly-supported', 'misquoted', 'superseded', 'unverifiable']);
export type ClaimVerdict = z.infer<typeof claimVerdict>;

/** A statement in circulation, restated in our own words, held against its sources. */
export const claim = z.strictObject({
  id: recordId,
  /** Sentence number in the digest this store was started from; null for claims met elsewhere. */
  sentenceNumber: z.int().positive().nullable(),
  restatement: sentence,
  /** Substrings of `restatement` that are disputed: underlined on screen. */
  disputed: z.array(sentence),
  verdict: claimVerdict,
  answer: sentence,
  /** Substrings of `answer` that correct the claim: bold on screen. */
  correction: z.array(sentence),
  conditions: z.array(recordId).min(1),
  refsFor: z.array(findingRef),
  refsAgainst: z.array(findingRef),
  takeaway: sentence,
  whereErrorArose: sentence.nullable(),
  confidence: z.enum(['high', 'moderate', 'low']),
});
export type Claim = z.infer<typeof claim>;
