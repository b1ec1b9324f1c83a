/**
 * Refusals: what cannot be pooled, each as one sentence that names the study and what would be right. When this list is
 * empty, every study has been turned into one of three checked forms, and no later step has to ask again.
 */
import { isLogScale, type Counts, type Means } from './effect-size.ts';
import type { PoolInput, PoolKind, PoolMeasure, PoolStudy, Refusal } from './pool-records.ts';

/** A study that passed. `level` is filled in; an effect given with its variance is already on the scale of analysis. */
export type CheckedStudy =
  | { readonly kind: 'counts'; readonly table: Counts }
  | { readonly kind: 'means'; readonly arms: Means }
  | {
      readonly kind: 'printed';
      readonly estimate: number;
      readonly low: number;
      readonly high: number;
      readonly level: number;
    }
  | { readonly kind: 'known'; readonly effect: number; readonly variance: number };

export interface Checked {
  readonly kind: PoolKind | null;
  readonly studies: readonly CheckedStudy[];
  readonly refusals: readonly Refusal[];
}

const most = 1000;
/** Beyond these an effect is a slip of the keyboard, and its antilogarithm may be beyond what a number can hold. */
const largestLogRatio = 20;
const largestLogError = 10;
/** Whole numbers above this are no count of people, and sums of products would lose digits. */
const largestCount = 1e9;
/** Figures outside this range are no clinical measurement, and their squares would lose digits. */
const largestFigure = 1e12;
const smallestSpread = 1e-12;

const fieldsOf = {
  counts: ['events1', 'n1', 'events2', 'n2'],
  means: ['n1', 'mean1', 'sd1', 'n2', 'mean2', 'sd2'],
  printed: ['estimate', 'low', 'high'],
  known: ['effect', 'variance'],
} as const;
type Form = keyof typeof fieldsOf;
type NumberField = Exclude<keyof PoolStudy, 'id' | 'year' | 'group'>;

const formWords: Record<Form, string> = {
  counts: 'events and people in each arm',
  means: 'mean, standard deviation and people in each arm',
  printed: 'an effect with its confidence interval',
  known: 'an effect with its variance',
};
const kindOf: Record<Form, PoolKind> = { counts: 'counts', means: 'means', printed: 'effects', known: 'effects' };
const kindWords: Record<PoolKind, string> = { counts: 'counts', means: 'means', effects: 'published effects' };
/** A field that only this form has, and so decides it. */
const markers: readonly (readonly [NumberField, Form])[] = [
  ['events1', 'counts'],
  ['events2', 'counts'],
  ['mean1', 'means'],
  ['mean2', 'means'],
  ['sd1', 'means'],
  ['sd2', 'means'],
  ['estimate', 'printed'],
  ['low', 'printed'],
  ['high', 'printed'],
  ['level', 'printed'],
  ['effect', 'known'],
  ['variance', 'known'],
];
const fits: Record<PoolKind, readonly PoolMeasure[]> = {
  counts: ['OR', 'RR', 'RD'],
  means: ['MD', 'SMD'],
  effects: ['OR', 'RR', 'HR', 'RD', 'MD', 'SMD'],
};

function formOf(study: PoolStudy): Form | Refusal {
  const found = new Set(markers.filter(([field]) => study[field] !== undefined).map(([, form]) => form));
  const [form, other] = [...found];
  const refuse = (field: string | null, text: string): Refusal => ({ study: study.id, field, text });
  if (form === undefined) {
    return refuse(null, `${study.id}: no figures. Give ${Object.values(formWords).join(', or ')}.`);
  }
  if (other !== undefined) {
    return refuse(null, `${study.id}: gives ${formWords[form]} and also ${formWords[other]}. Give one of them.`);
  }
  const missing = fieldsOf[form].filter((field) => study[field] === undefined);
  if (missing.length > 0) {
    return refuse(
      missing[0] ?? null,
      `${study.id}: ${missing.join(', ')} missing. Give ${formWords[form]}, all of them.`,
    );
  }
  if (form === 'printed' || form === 'known') {
    const stray = (['n1', 'n2'] as const).find((field) => study[field] !== undefined);
    if (stray !== undefined) return refuse(stray, `${study.id}: ${stray} does not belong to ${formWords[form]}.`);
  }
  return form;
}

function* countProblems(table: Counts): Generator<[string, string]> {
  for (const arm of [1, 2] as const) {
    const events = table[`events${arm}`];
    const n = table[`n${arm}`];
    for (const [field, value] of [
      [`events${arm}`, events],
      [`n${arm}`, n],
    ] as const) {
      if (value < 0) yield [field, `${field} is ${value}; a count cannot be negative`];
      else if (!Number.isInteger(value)) yield [field, `${field} is ${value}; a count must be a whole number`];
      else if (value > largestCount)
        yield [field, `${field} is ${value}; a count of people is at most ${largestCount}`];
    }
    if (n === 0) yield [`n${arm}`, `n${arm} is 0; an arm needs at least one person`];
    if (events > n && n > 0) yield [`events${arm}`, `events${arm} is ${events}, more than the ${n} people in the arm`];
  }
}

function* meanProblems(arms: Means): Generator<[string, string]> {
  for (const arm of [1, 2] as const) {
    const n = arms[`n${arm}`];
    const sd = arms[`sd${arm}`];
    const mean = arms[`mean${arm}`];
    if (!Number.isInteger(n)) yield [`n${arm}`, `n${arm} is ${n}; a count must be a whole number`];
    else if (n < 2) yield [`n${arm}`, `n${arm} is ${n}; a standard deviation needs at least two people`];
    else if (n > largestCount) yield [`n${arm}`, `n${arm} is ${n}; a count of people is at most ${largestCount}`];
    if (sd <= 0) yield [`sd${arm}`, `sd${arm} is ${sd}; a standard deviation must be above 0`];
    else if (sd > largestFigure || sd < smallestSpread)
      yield [`sd${arm}`, `sd${arm} is ${sd}; that is outside what can be computed with`];
    if (Math.abs(mean) > largestFigure)
      yield [`mean${arm}`, `mean${arm} is ${mean}; that is outside what can be computed with`];
  }
}

function* printedProblems(
  measure: PoolMeasure,
  study: { estimate: number; low: number; high: number; level: number },
): Generator<[string, string]> {
  const { estimate, low, high, level } = study;
  if (level < 50 || level > 99.9)
    yield ['level', `level is ${level}; a confidence level is given in per cent, from 50 to 99.9`];
  if (low >= high) yield ['low', `the lower limit ${low} is not below the upper limit ${high}`];
  else if (estimate < low || estimate > high)
    yield ['estimate', `the estimate ${estimate} is not between its limits ${low} and ${high}`];
  for (const [field, value] of [
    ['estimate', estimate],
    ['low', low],
    ['high', high],
  ] as const) {
    if (Math.abs(value) > largestFigure)
      yield [field, `${field} is ${value}; that is outside what can be computed with`];
    else if (isLogScale(measure) && value <= 0) yield [field, `${field} is ${value}; a ratio must be above 0`];
    else if (isLogScale(measure) && Math.abs(Math.log(value)) > largestLogRatio)
      yield [field, `${field} is ${value}; that is no plausible ratio`];
  }
}

function* knownProblems(
  measure: PoolMeasure,
  { effect, variance }: { effect: number; variance: number },
): Generator<[string, string]> {
  const log = isLogScale(measure);
  if (variance <= 0) yield ['variance', `variance is ${variance}; it must be above 0`];
  else if (variance > (log ? largestLogError : largestFigure) ** 2 || variance < smallestSpread ** 2) {
    yield ['variance', `variance is ${variance}; that is outside what can be computed with`];
  }
  if (Math.abs(effect) > (log ? largestLogRatio : largestFigure)) {
    yield [
      'effect',
      `effect is ${effect}; ${log ? 'a ratio is given as its natural logarithm here' : 'that is outside what can be computed with'}`,
    ];
  }
}

/** The study in its form. Called only where `formOf` found every field, so the zero in place of a field is never used. */
function shaped(form: Form, study: PoolStudy, level: number): CheckedStudy {
  const of = (field: NumberField): number => study[field] ?? 0;
  switch (form) {
    case 'counts':
      return { kind: 'counts', table: { events1: of('events1'), n1: of('n1'), events2: of('events2'), n2: of('n2') } };
    case 'means':
      return {
        kind: 'means',
        arms: { mean1: of('mean1'), sd1: of('sd1'), n1: of('n1'), mean2: of('mean2'), sd2: of('sd2'), n2: of('n2') },
      };
    case 'printed':
      return {
        kind: 'printed',
        estimate: of('estimate'),
        low: of('low'),
        high: of('high'),
        level: study.level ?? level,
      };
    case 'known':
      return { kind: 'known', effect: of('effect'), variance: of('variance') };
  }
}

function figureProblems(measure: PoolMeasure, study: CheckedStudy): Generator<[string, string]> {
  switch (study.kind) {
    case 'counts':
      return countProblems(study.table);
    case 'means':
      return meanProblems(study.arms);
    case 'printed':
      return printedProblems(measure, study);
    case 'known':
      return knownProblems(measure, study);
  }
}

/** Published effects without a level of their own are taken as 95 per cent intervals. */
const publishedLevel = 95;

/** Every fault at once, in the order of the studies; `studies` may be used only where `refusals` is empty. */
export function check(input: PoolInput): Checked {
  const refusals: Refusal[] = [];
  const whole = (text: string) => refusals.push({ study: null, field: null, text });
  if (input.studies.length === 0) whole('There is no study to pool. Give at least one.');
  if (input.studies.length > most)
    whole(`There are ${input.studies.length} studies; at most ${most} can be pooled at once.`);

  const studies: CheckedStudy[] = [];
  const ids = new Set<string>();
  let kind: PoolKind | null = input.kind ?? null;
  let decidedBy = 'this analysis';
  for (const study of input.studies.slice(0, most)) {
    const refuse = (field: string | null, text: string) =>
      refusals.push({ study: study.id, field, text: `${study.id}: ${text}.` });
    if (ids.has(study.id))
      refuse('id', 'this name is used twice; each study needs its own, and no study may be counted twice');
    ids.add(study.id);
    if (study.year != null && !Number.isInteger(study.year))
      refuse('year', `year is ${study.year}; a year is a whole number`);
    const form = formOf(study);
    if (typeof form !== 'string') {
      refusals.push(form);
      continue;
    }
    const own = kindOf[form];
    if (kind === null) {
      kind = own;
      decidedBy = study.id;
    }
    if (own !== kind)
      refuse(null, `gives ${kindWords[own]}, but ${decidedBy} is about ${kindWords[kind]}; pool one kind at a time`);
    else if (!fits[own].includes(input.measure))
      refuse(null, `${input.measure} cannot be computed from ${kindWords[own]}; use ${fits[own].join(' or ')}`);
    const checked = shaped(form, study, publishedLevel);
    for (const [field, text] of figureProblems(input.measure, checked)) refuse(field, text);
    studies.push(checked);
  }
  return { kind, studies, refusals };
}
