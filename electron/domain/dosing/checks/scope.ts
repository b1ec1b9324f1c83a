/** Whether a limit speaks about this order: indication, population, route, phase, market, product, and its "when". Three values. */
import { dec, zero, type Decimal } from '../../quantity/decimal.ts';
import { say } from '../../quantity/format.ts';
import type { Delivery } from '../schedule.ts';
import type { RangeFinding } from '../plan-types.ts';
import type { Prepared } from '../preparation.ts';
import type { Limit } from '../records.ts';
import type { Setting } from '../setting.ts';

/** Everything the checks look at. `phases` is empty while the order is incomplete. */
export type Facts = Readonly<{
  setting: Setting;
  phases: readonly Prepared[];
  starts: readonly Decimal[];
  deliveries: readonly Delivery[];
  /** Keyed figures outside what the chosen regimen prints. */
  ranges: readonly RangeFinding[];
}>;

export type Applies = 'yes' | 'no' | 'unknown';

/** Scope by what the order is for and what it uses; phases and routes are judged per phase by `phaseInScope`. */
export function indicationScope(limit: Limit, setting: Setting): Applies {
  const wanted = limit.scope.indications;
  if (wanted === 'any') return 'yes';
  if (setting.indications.length === 0) return 'unknown';
  return setting.indications.some((indication) => wanted.includes(indication)) ? 'yes' : 'no';
}

/** True when every indication the order may be for is a named exception: the limit is then said, not applied. */
export function isExceptedIndication(limit: Limit, setting: Setting): boolean {
  return (
    setting.indications.length > 0 &&
    setting.indications.every((indication) => limit.scope.exceptIndications.includes(indication))
  );
}

/** Population, market and product of the scope. */
export function whoAndWhat(limit: Limit, setting: Setting): boolean {
  const { populations, markets, products } = limit.scope;
  if (populations !== 'any' && !populations.some((group) => setting.populations.has(group))) return false;
  if (markets !== 'any' && !markets.some((market) => setting.markets.has(market))) return false;
  return products === 'any' || (setting.product !== null && products.includes(setting.product.id));
}

/** Route and phase of the scope. */
export function phaseInScope(limit: Limit, prepared: Prepared): boolean {
  const { routes, phases } = limit.scope;
  if (routes !== 'any' && !routes.includes(prepared.plan.route)) return false;
  if (phases === 'any' || prepared.plan.limitPhases.some((phase) => phases.includes(phase))) return true;
  return phases.includes('maintenance') && limit.quantity.startsWith('rate-') && isSlowDose(prepared);
}

const slowMinutes = dec('240');

/**
 * A dose into a vein spread over 4 hours or more is an infusion whatever it was called: the limits on a single dose end
 * there (`given-under-4h`), so the rate limits for maintenance begin there. Else 20 g over 5 hours would meet none.
 */
export function isSlowDose({ plan }: Prepared): boolean {
  return plan.route === 'iv' && !plan.continuous && (plan.minutes?.gte(slowMinutes) ?? false);
}

/** True when the limit can be looked at although no phase is worked out yet, or when one of the phases is in its scope. */
export function anyPhaseInScope(limit: Limit, facts: Facts): boolean {
  if (facts.phases.length === 0) return limit.scope.phases === 'any';
  return facts.phases.some((prepared) => phaseInScope(limit, prepared));
}

/** `by`: the fields that would decide an `unknown`. */
export type WhenResult = Readonly<{ applies: Applies; text: string; by: readonly string[] }>;

const severeClearance = dec('30');
const lowUrinePerKg = dec('0.5');

/** The condition a limit adds to its scope; `text` says what is not known. */
export function whenApplies(limit: Limit, setting: Setting): WhenResult {
  switch (limit.when) {
    case 'always':
    case 'given-under-4h':
      return { applies: 'yes', text: '', by: [] };
    case 'not-emergency':
      return setting.order.emergency === true
        ? { applies: 'no', text: '', by: [] }
        : {
            applies: 'yes',
            text:
              setting.order.emergency === null
                ? ' This holds outside an emergency; nothing says that this is one.'
                : '',
            by: [],
          };
    case 'pregnant':
      return threeValued(setting.order.patient.pregnant, 'Pregnancy was not entered.', 'patient.pregnant');
    case 'weight-under-70kg':
      return setting.actualKg === null
        ? { applies: 'unknown', text: 'The weight was not entered.', by: ['patient.weightKg'] }
        : threeValued(setting.actualKg.lt(dec('70')), '', 'patient.weightKg');
    case 'renal-impairment':
      return renalImpairment(setting);
  }
}

function threeValued(value: boolean | null, text: string, field: string): WhenResult {
  if (value === null) return { applies: 'unknown', text, by: [field] };
  return { applies: value ? 'yes' : 'no', text: '', by: [] };
}

/** Clearance (or estimated filtration) under 30 mL per min, or urine under 0.5 mL per kg per hour: any one is enough, all must be known to rule it out. */
export function renalImpairment(setting: Setting): WhenResult {
  const urine = setting.entered.patient.urineMlPerH;
  const filtration = setting.clearance?.value ?? setting.egfr;
  const lowUrine = urine === null || setting.actualKg === null ? null : urine.lt(setting.actualKg.times(lowUrinePerKg));
  const lowFiltration =
    filtration === null ? null : filtration.lt(severeClearance) || (setting.egfr?.lt(severeClearance) ?? false);
  if (lowUrine === true || lowFiltration === true) {
    const text = `${lowFiltration === true ? lowFiltrationText(setting) : ''}${lowUrine === true ? lowUrineText(setting) : ''}`;
    return { applies: 'yes', text, by: [] };
  }
  const unknown = [
    ...(lowFiltration === null ? ['kidney function'] : []),
    ...(lowUrine === null ? ['urine output'] : []),
  ];
  return unknown.length === 0
    ? { applies: 'no', text: '', by: [] }
    : {
        applies: 'unknown',
        text: `It applies in severe kidney impairment; ${unknown.join(' and ')} cannot be judged from what was entered.`,
        by: [
          ...(lowFiltration === null ? filtrationFields(setting) : []),
          ...(lowUrine === null ? urineFields(setting) : []),
        ],
      };
}

/** The unit of an estimated filtration, in words that cannot be taken for a clearance. */
export const filtrationUnit = 'mL per min per 1.73 square metres';

function lowFiltrationText({ clearance, egfr }: Setting): string {
  const found = [
    ...(clearance ? [`${say(clearance.value, 'mL per min', 0)} (Cockcroft-Gault)`] : []),
    ...(egfr ? [`${say(egfr, filtrationUnit, 0)} (CKD-EPI 2021)`] : []),
  ];
  return ` Kidney function: ${found.join(', ')}.`;
}

function lowUrineText({ entered, actualKg }: Setting): string {
  const urine = entered.patient.urineMlPerH ?? zero;
  const edge = (actualKg ?? zero).times(lowUrinePerKg);
  return ` Urine ${say(urine, 'mL per hour', 1)} is under 0.5 mL per kg per hour, which is ${say(edge, 'mL per hour', 1)}.`;
}

/** What an estimate of kidney function still needs, in the order it is asked. */
function filtrationFields({ order }: Setting): readonly string[] {
  const { patient } = order;
  const needed: readonly (readonly [string, boolean])[] = [
    ['patient.creatinineUmolPerL', isBlank(patient.creatinineUmolPerL) && isBlank(patient.creatinineMgPerDl)],
    ['patient.ageYears', isBlank(patient.ageYears) && isBlank(patient.ageMonths)],
    ['patient.sex', patient.sex === null],
  ];
  return needed.filter(([, missing]) => missing).map(([field]) => field);
}

function urineFields({ entered, actualKg }: Setting): readonly string[] {
  return [
    ...(entered.patient.urineMlPerH === null ? ['patient.urineMlPerH'] : []),
    ...(actualKg === null ? ['patient.weightKg'] : []),
  ];
}

function isBlank(keyed: string | null): boolean {
  return keyed === null || keyed.trim() === '';
}
