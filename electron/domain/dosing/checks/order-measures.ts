/** One measure for each quantity a limit can be about that follows from the order itself: doses, rates, strengths, windows, totals. */
import { saltMolarMass } from '../../quantity/constants.ts';
import { toMmol } from '../../quantity/convert.ts';
import { dec, type Decimal, sixty, thousand, wholeDown, zero } from '../../quantity/decimal.ts';
import { sayMinutes } from '../../quantity/format.ts';
import { mg as mgQuantity } from '../../quantity/quantity.ts';
import { atClock } from '../clock.ts';
import { percentOf, type Prepared } from '../preparation.ts';
import type { Limit, LimitQuantity } from '../records.ts';
import { givenBetween, minuteTotalPasses, mostInWindow, type Delivery } from '../schedule.ts';
import type { Setting } from '../setting.ts';
import { alreadyGivenMg, minutesIn } from '../totals.ts';
import { measured, unknown, type Measured } from './measured.ts';
import { isSlowDose, phaseInScope, type Facts } from './scope.ts';

export type OrderQuantity =
  | 'concentration-percent'
  | 'concentration-mg-per-ml'
  | 'rate-mg-per-min'
  | 'rate-mg-per-kg-per-min'
  | 'rate-g-per-h'
  | 'rate-mg-per-kg-per-h'
  | 'phase-minutes'
  | 'dose-g'
  | 'dose-mmol'
  | 'dose-mg-per-kg'
  | 'dose-per-site-g'
  | 'dose-per-4h-g'
  | 'dose-mg-per-kg-per-4h'
  | 'dose-too-small-mg'
  | 'first-hour-g'
  | 'any-15-min-g'
  | 'total-24h-g'
  | 'total-24h-mmol'
  | 'total-48h-g'
  | 'total-5d-mmol'
  | 'duration-h'
  | 'bag-exceeds-phase-g';

type Measure = (limit: Limit, facts: Facts) => readonly Measured[];

const noWeight = 'the weight was not entered.';
const mmolOf = (mg: Decimal): Decimal => toMmol(mgQuantity(mg)).value;
const gOf = (mg: Decimal): Decimal => mg.div(thousand);

/** One value for each phase in scope; null leaves the phase out. */
function perPhase(value: (prepared: Prepared, facts: Facts) => Decimal | null): Measure {
  return (limit, facts) =>
    facts.phases
      .filter((prepared) => phaseInScope(limit, prepared))
      .flatMap((prepared) => {
        const found = value(prepared, facts);
        return found === null ? [] : [measured(found, prepared.plan.title, prepared.plan.amount.field)];
      });
}

/** Like `perPhase`, divided by the weight the limits are meant for; unknown without one. */
function perPhasePerKg(value: (prepared: Prepared) => Decimal | null): Measure {
  return (limit, facts) => {
    const kg = weightOf(facts.setting);
    return facts.phases
      .filter((prepared) => phaseInScope(limit, prepared))
      .flatMap((prepared) => {
        const found = value(prepared);
        if (found === null) return [];
        return kg === null
          ? [unknown(noWeight, 'patient.weightKg')]
          : [measured(found.div(kg), prepared.plan.title, prepared.plan.amount.field)];
      });
  };
}

function weightOf(setting: Setting): Decimal | null {
  return setting.weight?.kg ?? setting.actualKg;
}

const single = (prepared: Prepared): Decimal | null => (prepared.plan.continuous ? null : prepared.plan.mg);
const perMinute = (prepared: Prepared): Decimal | null => prepared.mgPerMin;
const perHour = (prepared: Prepared): Decimal | null => prepared.mgPerMin?.times(sixty) ?? null;

function inScope(limit: Limit, facts: Facts): readonly Delivery[] {
  return facts.deliveries.filter((delivery) => {
    const prepared = facts.phases[delivery.phase];
    return prepared !== undefined && phaseInScope(limit, prepared);
  });
}

/** The most in any window of `minutes`, what was given before included, with the moment the limit is passed. */
function windowed(
  minutes: Decimal,
  before: (setting: Setting) => Decimal,
  scale: (mg: Decimal) => Decimal,
  limitMg: (limit: Limit) => Decimal,
  openIsUnknown = false,
): Measure {
  return (limit, facts) => {
    const deliveries = inScope(limit, facts);
    if (deliveries.length === 0) return [];
    const earlier = before(facts.setting);
    const most = mostInWindow(deliveries, minutes).plus(earlier);
    const left = limitMg(limit).minus(earlier);
    const at = left.lt(zero) ? zero : minuteTotalPasses(deliveries, left, minutes);
    const open = deliveries.some((delivery) => delivery.open);
    if (openIsUnknown && open && at !== null) {
      return [
        unknown(
          `nobody said when it ends. Running on, it is reached after ${sayMinutes(wholeDown(at))}${atClock(facts.setting.order.startAt, at)}.`,
          'choice.maintenanceH',
          true,
        ),
      ];
    }
    const assumed = open ? ' This takes the infusion to run on, because no end was entered.' : '';
    const extra =
      at === null
        ? ''
        : ` It is reached ${sayMinutes(wholeDown(at))} after the start${atClock(facts.setting.order.startAt, at)}.${assumed}`;
    return [measured(scale(most), null, open ? 'choice.maintenanceH' : null, extra)];
  };
}

const nothingBefore = (): Decimal => zero;
const limitInG = (limit: Limit): Decimal => dec(limit.value).times(thousand);
const limitInMmol = (limit: Limit): Decimal => dec(limit.value).times(saltMolarMass);

export const orderMeasures: Readonly<Record<OrderQuantity, Measure>> = {
  'concentration-percent': perPhase((prepared) => percentOf(prepared.mixture.mgPerMl)),
  'concentration-mg-per-ml': perPhase((prepared) => prepared.mixture.mgPerMl),
  'rate-mg-per-min': perPhase(perMinute),
  'rate-mg-per-kg-per-min': perPhasePerKg(perMinute),
  'rate-g-per-h': perPhase((prepared) => {
    const mg = perHour(prepared);
    return mg === null ? null : gOf(mg);
  }),
  'rate-mg-per-kg-per-h': perPhasePerKg(perHour),
  'phase-minutes': perPhase((prepared) => prepared.plan.minutes),
  'dose-g': (limit, facts) =>
    perPhase((prepared) => {
      const mg = single(prepared);
      const slow = limit.when === 'given-under-4h' && isSlowDose(prepared);
      return mg === null || slow ? null : gOf(mg);
    })(limit, facts),
  'dose-mmol': perPhase((prepared) => {
    const mg = single(prepared);
    return mg === null ? null : mmolOf(mg);
  }),
  'dose-mg-per-kg': perPhasePerKg(single),
  'dose-per-site-g': perPhase((prepared) =>
    prepared.plan.route === 'im' ? gOf(prepared.plan.mg).div(dec(String(prepared.plan.sites ?? 1))) : null,
  ),
  'dose-per-4h-g': perPhase((prepared) =>
    prepared.plan.everyH === null ? null : gOf(prepared.plan.mg).times(dec('4')).div(prepared.plan.everyH),
  ),
  'dose-mg-per-kg-per-4h': (limit, facts) => {
    const deliveries = inScope(limit, facts);
    if (deliveries.length === 0) return [];
    const kg = weightOf(facts.setting);
    return kg === null
      ? [unknown(noWeight, 'patient.weightKg')]
      : [measured(mostInWindow(deliveries, minutesIn.fourHours).div(kg))];
  },
  'dose-too-small-mg': perPhase(single),
  'first-hour-g': (limit, facts) => {
    const deliveries = inScope(limit, facts);
    return deliveries.length === 0 ? [] : [measured(gOf(givenBetween(deliveries, zero, minutesIn.hour)))];
  },
  'any-15-min-g': (limit, facts) => {
    const deliveries = inScope(limit, facts);
    return deliveries.length === 0 ? [] : [measured(gOf(mostInWindow(deliveries, minutesIn.quarter)))];
  },
  'total-24h-g': windowed(minutesIn.day, (setting) => alreadyGivenMg(setting, 'day'), gOf, limitInG),
  'total-24h-mmol': windowed(minutesIn.day, (setting) => alreadyGivenMg(setting, 'day'), mmolOf, limitInMmol),
  'total-48h-g': windowed(minutesIn.twoDays, (setting) => alreadyGivenMg(setting, 'twoDays'), gOf, limitInG),
  'total-5d-mmol': windowed(minutesIn.fiveDays, nothingBefore, mmolOf, limitInMmol, true),
  'duration-h': (limit, facts) =>
    facts.phases
      .filter(
        (prepared) => phaseInScope(limit, prepared) && (prepared.plan.continuous || prepared.plan.everyH !== null),
      )
      .map((prepared) =>
        prepared.plan.durationH === null
          ? unknown('nobody said how long it runs.', 'choice.maintenanceH')
          : measured(prepared.plan.durationH, prepared.plan.title, 'choice.maintenanceH'),
      ),
  'bag-exceeds-phase-g': perPhase((prepared) =>
    prepared.fromLargerBag ? gOf(prepared.mixture.mg.minus(prepared.plan.mg)) : prepared.plan.continuous ? null : zero,
  ),
};

/** True for a quantity that needs the phases of the order. */
export function isOrderQuantity(quantity: LimitQuantity): quantity is OrderQuantity {
  return quantity in orderMeasures;
}
