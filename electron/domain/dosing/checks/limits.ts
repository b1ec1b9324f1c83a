/**
 * Every limit of the store held against an order: one check for one limit, with three values, its sentence and where it was read.
 * An exception is said, never hidden: an excepted indication turns the limit into information, an excepted regimen makes a hard one ask.
 */
import { dec, plain, settled, type Decimal } from '../../quantity/decimal.ts';
import { formatQuantity, printed, unitWord } from '../../quantity/format.ts';
import { sayLevel } from '../../quantity/serum.ts';
import type { Check, Order } from '../order.ts';
import type { Limit, LimitQuantity } from '../records.ts';
import { isOrderQuantity, orderMeasures } from './order-measures.ts';
import { isPatientQuantity, patientMeasures } from './patient-measures.ts';
import {
  anyPhaseInScope,
  indicationScope,
  isExceptedIndication,
  whenApplies,
  whoAndWhat,
  type Facts,
} from './scope.ts';
import type { Measured } from './measured.ts';
import { slipMeasures } from './slips.ts';

/** Reasons a person can choose for going past a soft limit; free text is added to them. */
export const softReasons: readonly string[] = [
  'The regimen or local protocol prints this figure',
  'A senior doctor decided it, and the notes say so',
  'The patient is monitored closely: reflexes, breathing, urine, level',
  'It was measured or asked again and is right',
  'Another reason, said in the text',
];

/** What a limit is about, as the subject of a sentence. */
const names: Readonly<Partial<Record<LimitQuantity, string>>> = {
  'concentration-percent': 'Strength',
  'concentration-mg-per-ml': 'Strength',
  'rate-mg-per-min': 'Rate',
  'rate-mg-per-kg-per-min': 'Rate',
  'rate-g-per-h': 'Rate',
  'rate-mg-per-kg-per-h': 'Rate',
  'phase-minutes': 'Time',
  'dose-g': 'Dose',
  'dose-mmol': 'Dose',
  'dose-mg-per-kg': 'Dose',
  'dose-per-site-g': 'Dose in one site',
  'dose-per-4h-g': 'Repeated dose',
  'dose-mg-per-kg-per-4h': 'Dose',
  'first-hour-g': 'First hour',
  'any-15-min-g': 'Most in 15 min',
  'total-24h-g': 'Total',
  'total-24h-mmol': 'Total',
  'total-48h-g': 'Total',
  'total-5d-mmol': 'Total',
  'duration-h': 'Time',
  'treatment-days': 'Days on treatment',
  'creatinine-umol-per-l': 'Creatinine',
  'clearance-ml-per-min': 'Clearance',
  'urine-ml-per-h': 'Urine',
  'urine-ml-per-4h': 'Urine',
  'serum-mmol-per-l': 'Serum magnesium',
  'respiratory-rate': 'Breathing',
  'reflex-grade': 'Knee jerk',
  'spo2-percent': 'Oxygen saturation',
  'hours-to-birth': 'Time to birth',
  'dose-too-small-mg': 'Dose',
  'bag-exceeds-phase-g': 'More in the bag than the dose',
  'unit-slip': 'Unit of the dose',
  'salt-slip': 'Salt of the dose',
};

const opWords: Readonly<Record<Limit['op'], string>> = {
  '>': 'more than',
  '>=': 'at least',
  '<': 'less than',
  '<=': 'at most',
  '=': 'equal to',
};

export const flagNames: Readonly<Record<string, string>> = {
  'heart-block': 'heart block',
  'myocardial-damage': 'myocardial damage',
  'diabetic-coma': 'diabetic coma',
  'myasthenia-gravis': 'myasthenia gravis',
  'hepatic-coma': 'hepatic coma',
  'calcium-channel-blocker': 'a calcium channel blocker',
  'neuromuscular-blocker': 'a neuromuscular blocker',
  digoxin: 'digoxin',
  aminoglycoside: 'an aminoglycoside',
  'cns-depressant': 'a drug that depresses breathing',
};

/** All limits that speak about this order, as checks. Antidote limits belong to the emergency card and are left out. */
export function limitChecks(facts: Facts): readonly Check[] {
  return facts.setting.store.limits.flatMap((limit) => checkLimit(limit, facts) ?? []);
}

function measuresFor(limit: Limit, facts: Facts): readonly Measured[] {
  if (isPatientQuantity(limit.quantity))
    return anyPhaseInScope(limit, facts) ? patientMeasures[limit.quantity](limit, facts.setting) : [];
  if (facts.phases.length === 0) return [];
  if (isOrderQuantity(limit.quantity)) return orderMeasures[limit.quantity](limit, facts);
  if (isSlip(limit)) return slipMeasures(limit, facts);
  return [];
}

function checkLimit(limit: Limit, facts: Facts): Check | null {
  const { setting } = facts;
  if (!whoAndWhat(limit, setting)) return adultSignInChild(limit, facts);
  const scoped = indicationScope(limit, setting);
  if (scoped === 'no') return null;
  const when = whenApplies(limit, setting);
  if (when.applies === 'no') return null;
  const found = worst(limit, measuresFor(limit, facts));
  if (found === null) return null;
  const base = checkBase(limit, found.kind === 'value' ? found.phase : null, found.field);
  if (found.kind === 'flag')
    return flagCheck(limit, found.present, base, setting.order, isExceptedIndication(limit, setting));
  if (found.kind === 'unknown')
    return {
      ...base,
      value: 'cannot-tell',
      text: `${nameOf(limit)}: cannot tell, because ${found.text} ${limitText(limit)}`,
      unsettled: { by: found.field === null ? [] : [found.field], passed: found.passed },
    };
  if (!passes(limit, found.value) && isExceptedIndication(limit, setting)) return null;
  if (!passes(limit, found.value) && isSlip(limit))
    return { ...base, value: 'ok', text: `${nameOf(limit)}: no other unit or salt fits the expected dose better.` };
  if (!passes(limit, found.value))
    return {
      ...base,
      value: 'ok',
      text: `${nameOf(limit)}: ${valueText(limit, found.value)}. ${limitText(limit)}${isPatientQuantity(limit.quantity) ? found.extra : ''}`,
    };
  const sentence = `${fill(limit, found.value)}${found.extra}`;
  if (scoped === 'unknown')
    return {
      ...base,
      value: 'cannot-tell',
      text: `${sentence} It holds for: ${indicationList(limit)}. No indication was entered.`,
      unsettled: { by: ['indication'], passed: true },
    };
  if (when.applies === 'unknown')
    return {
      ...base,
      value: 'cannot-tell',
      text: `${sentence} ${when.text}`,
      unsettled: { by: [...when.by], passed: true },
    };
  return problem(limit, facts, base, `${sentence}${when.text}${notAsked(limit)}`);
}

const bedsideSigns: ReadonlySet<LimitQuantity> = new Set(['respiratory-rate', 'reflex-grade', 'serum-mmol-per-l']);

/**
 * The stops at the bedside were read for adults. A child who shows one is not passed over in silence: the adult's limit
 * asks, and says that it is one.
 */
function adultSignInChild(limit: Limit, facts: Facts): Check | null {
  const { setting } = facts;
  const { populations, markets, products, indications } = limit.scope;
  const young = setting.populations.has('child') || setting.populations.has('neonate');
  if (!young || limit.tier !== 'hard' || !bedsideSigns.has(limit.quantity)) return null;
  if (populations === 'any' || !populations.includes('adult')) return null;
  if (markets !== 'any' || products !== 'any' || indications !== 'any') return null;
  const found = worst(limit, measuresFor(limit, facts));
  if (found?.kind !== 'value' || !passes(limit, found.value)) return null;
  const text = `${fill(limit, found.value)} This is the limit for adults: none for children was read, so a reason is asked instead of a stop.`;
  return asked(
    { ...checkBase(limit, null, found.field), id: `${limit.id}-in-child`, tier: 'soft', value: 'problem', text },
    setting.order,
  );
}

function problem(limit: Limit, facts: Facts, base: Check, text: string): Check {
  const { setting } = facts;
  if (isExceptedIndication(limit, setting)) {
    return {
      ...base,
      value: 'problem',
      tier: 'info',
      reasons: [],
      text: `${text} This indication is a named exception, so the limit is said and not applied.`,
    };
  }
  const named = setting.regimen !== null && limit.scope.exceptRegimens.includes(setting.regimen.id);
  if (named && isBeyondPrinted(limit, facts)) {
    const why = 'The regimen chosen is a named exception, but the exception is for the figure it prints.';
    return asked({ ...base, value: 'problem', text: `${text} ${why}` }, setting.order);
  }
  if (named) {
    return asked(
      {
        ...base,
        value: 'problem',
        tier: limit.tier === 'info' ? 'info' : 'soft',
        text: `${text} The regimen chosen prints this figure itself, so a reason is asked instead of a stop.`,
      },
      setting.order,
    );
  }
  if (limit.quantity === 'bag-exceeds-phase-g' && limit.tier === 'hard') {
    return setting.order.choice.bags === 'same-bag'
      ? asked(
          {
            ...base,
            value: 'problem',
            tier: 'soft',
            text: `${text} One bag for both phases was chosen, so a reason is asked.`,
          },
          setting.order,
        )
      : {
          ...base,
          value: 'problem',
          text: `${text} Make up or take a bag that holds this dose only, or choose one bag for both phases knowingly.`,
        };
  }
  return asked({ ...base, value: 'problem', text }, setting.order);
}

/** True when the order gives more or faster than its regimen prints, so that the regimen cannot excuse it; what is in the bag is another matter. */
function isBeyondPrinted(limit: Limit, facts: Facts): boolean {
  if (!isOrderQuantity(limit.quantity) || limit.quantity === 'bag-exceeds-phase-g') return false;
  return facts.ranges.some((range) => range.beyond);
}

function flagCheck(limit: Limit, present: boolean | null, base: Check, order: Order, excepted: boolean): Check {
  const name = flagNames[limit.flag ?? ''] ?? 'this condition';
  if (present === null)
    return {
      ...base,
      value: 'cannot-tell',
      text: `Cannot tell: nobody has said whether there is ${name}. ${limit.sentence}`,
      unsettled: { by: base.field === null ? [] : [base.field], passed: false },
    };
  if (!present)
    return { ...base, value: 'ok', text: `${name.charAt(0).toUpperCase()}${name.slice(1)}: asked, absent.` };
  if (excepted)
    return {
      ...base,
      value: 'problem',
      tier: 'info',
      reasons: [],
      text: `${limit.sentence} This indication is a named exception, so the limit is said and not applied.`,
    };
  return asked({ ...base, value: 'problem', text: `${limit.sentence}${notAsked(limit)}` }, order);
}

/** An exception that was read but that an order cannot state: said, so that nobody takes it for forgotten, and not granted. */
function notAsked({ exceptionsNotAsked }: Limit): string {
  return exceptionsNotAsked
    .map((exception) => ` Exception read: ${exception}. An order has no entry for it here, so the limit is held.`)
    .join('');
}

/** A soft problem carries the reasons and the answer given, if one was. */
export function asked(check: Check, order: Order): Check {
  if (check.tier !== 'soft') return { ...check, reasons: [] };
  return {
    ...check,
    reasons: [...softReasons],
    answered: order.confirmations.find((answer) => answer.check === check.id) ?? null,
  };
}

function checkBase(limit: Limit, phase: string | null, field: string | null): Check {
  const first = limit.places[0];
  return {
    id: limit.id,
    value: 'ok',
    tier: limit.tier,
    text: '',
    source: first ? sourceText(first.title ?? 'Source', first.where) : '',
    places: limit.places.map((place) => ({ title: place.title ?? 'Source', where: place.where, url: place.url })),
    proposal: limit.proposal,
    phase,
    answered: null,
    field,
    reasons: [],
    unsettled: null,
  };
}

/** Title and place, without saying the place twice. */
function sourceText(title: string, where: string): string {
  return title.toLowerCase().endsWith(where.toLowerCase()) ? title : `${title}, ${where}`;
}

/** The measure furthest past the limit; an unknown one only when nothing passes. */
function worst(limit: Limit, measures: readonly Measured[]): Measured | null {
  const flag = measures.find((item) => item.kind === 'flag');
  if (flag) return flag;
  const upper = limit.op === '>' || limit.op === '>=';
  let extreme: Extract<Measured, { kind: 'value' }> | null = null;
  for (const item of measures) {
    if (item.kind !== 'value') continue;
    if (extreme === null || (upper ? item.value.gt(extreme.value) : item.value.lt(extreme.value))) extreme = item;
  }
  if (extreme !== null && passes(limit, extreme.value)) return extreme;
  return measures.find((item) => item.kind === 'unknown') ?? extreme;
}

/** True when the value is on the wrong side of the limit. */
export function passes(limit: Limit, measuredValue: Decimal): boolean {
  const edge = dec(limit.value);
  const value = settled(measuredValue);
  switch (limit.op) {
    case '>':
      return value.gt(edge);
    case '>=':
      return value.gte(edge);
    case '<':
      return value.lt(edge);
    case '<=':
      return value.lte(edge);
    case '=':
      return value.eq(edge);
  }
}

/** Limits that ask whether another unit or salt was meant: questions, not bounds. */
export function isSlip(limit: Limit): boolean {
  return limit.quantity === 'unit-slip' || limit.quantity === 'salt-slip';
}

/** What a limit is about, in words. */
export function nameOf(limit: Limit): string {
  return names[limit.quantity] ?? 'Value';
}

/** The value at the printed precision, or with more figures where rounding would print it as the limit itself. */
function valueText(limit: Limit, value: Decimal): string {
  if (limit.quantity === 'reflex-grade') return passes(limit, value) ? 'absent' : 'present';
  if (limit.quantity === 'serum-mmol-per-l') return sayLevel(value);
  const short = printed(value, limit.unit.startsWith('g') ? 3 : 2);
  const text = passes(limit, value) === passes(limit, dec(short)) ? short : plain(value, 6);
  return formatQuantity(text, limit.quantity === 'dose-per-site-g' ? 'g' : limit.unit);
}

/** The condition a limit adds, said before its edge so that nobody takes it for a general one. */
const whenWords: Readonly<Partial<Record<Limit['when'], string>>> = {
  'not-emergency': 'Outside an emergency, a',
  'renal-impairment': 'In severe kidney impairment, a',
  'given-under-4h': 'Given in under 4 hours, a',
  'weight-under-70kg': 'Under 70 kg, a',
  pregnant: 'In pregnancy, a',
};

function limitText(limit: Limit): string {
  const start = whenWords[limit.when] ?? 'A';
  if (limit.quantity === 'bag-exceeds-phase-g') return 'A bag that holds more than the dose is a problem.';
  return `${start} problem when ${edgeOf(limit)}.`;
}

function edgeOf(limit: Limit): string {
  if (limit.quantity === 'reflex-grade') return 'absent';
  return `${opWords[limit.op]} ${limitValue(limit)}`;
}

/** A limit as one line of a list: "Dose, in severe kidney impairment: more than 4 g". */
export function limitLine(limit: Limit): string {
  if (limit.quantity === 'bag-exceeds-phase-g') return 'A bag that holds more than the dose';
  const when = whenWords[limit.when]?.replace(/, a$/, '');
  const scope = when === undefined ? '' : `, ${when.charAt(0).toLowerCase()}${when.slice(1)}`;
  return `${nameOf(limit)}${scope}: ${edgeOf(limit)}`;
}

function fill(limit: Limit, value: Decimal): string {
  return limit.sentence.replaceAll('{value}', valueText(limit, value)).replaceAll('{limit}', limitValue(limit));
}

function limitValue(limit: Limit): string {
  if (limit.quantity === 'serum-mmol-per-l') return sayLevel(dec(limit.value));
  return formatQuantity(isSlip(limit) ? printed(dec(limit.value)) : limit.value, unitWord(limit.unit));
}

function indicationList(limit: Limit): string {
  return limit.scope.indications === 'any'
    ? 'any indication'
    : limit.scope.indications.map((item) => item.replace(/-/g, ' ')).join(', ');
}
