/** The printed phases: every number worked out in `preparation.ts`, turned once into contract text. */
import { toElementalMg, toMEq, toMmol } from '../quantity/convert.ts';
import { mgOf } from '../quantity/convert.ts';
import {
  one,
  percentDifference,
  plain,
  sixty,
  thousand,
  toStep,
  whole,
  wholeDown,
  zero,
  type Decimal,
} from '../quantity/decimal.ts';
import { printed, printedG } from '../quantity/format.ts';
import { mg as mgQuantity } from '../quantity/quantity.ts';
import { clockAfter, hoursToMinutes } from './clock.ts';
import type { DosePhase, MassInAllUnits, Rounding } from './order.ts';
import { countContainers, percentOf, type Prepared, type Stepped } from './preparation.ts';
import type { MassUnit, Product } from './records.ts';
import { preparationSteps } from './steps.ts';
import type { Setting } from './setting.ts';

/** One mass in every unit at the printed precision; `mg` in mg of salt. */
export function inAllUnits(mg: Decimal): MassInAllUnits {
  const mass = mgQuantity(mg);
  return {
    mg: printed(mg),
    g: printedG(mg.div(thousand)),
    mmol: printed(toMmol(mass).value),
    mEq: printed(toMEq(mass).value),
    elementalMg: printed(toElementalMg(mass).value),
  };
}

/** A rounding in words a person can redo: exact value, step, direction, difference in per cent. */
export function roundingOf(stepped: Stepped): Rounding {
  const direction = stepped.given.eq(stepped.exact) ? 'none' : stepped.given.gt(stepped.exact) ? 'up' : 'down';
  return {
    exact: plain(stepped.exact, 4),
    given: plain(stepped.given),
    step: plain(stepped.step),
    direction,
    differencePercent: plain(percentDifference(stepped.exact, stepped.given), 2),
  };
}

/**
 * One prepared phase as it is printed. `startMin`: minutes after the start of the order; null for a dose that is given only
 * when it is asked for, which has no time on the clock. `running`: the infusion of the same order.
 */
export function dosePhase(
  setting: Setting,
  product: Product,
  prepared: Prepared,
  startMin: Decimal | null,
  running: Prepared | null = null,
): DosePhase {
  const { plan, mixture } = prepared;
  const startAt = setting.order.startAt;
  const drawn = plan.continuous ? mixture.product.given : prepared.productMl;
  const count = countContainers(drawn, product);
  const lasts = bagLasts(prepared);
  const lasting = plan.minutes ?? (plan.durationH === null ? null : hoursToMinutes(plan.durationH));
  const finalMl = plan.route === 'im' ? null : plan.continuous ? mixture.finalMl : prepared.infuseMl;
  const diluentMl =
    plan.route === 'im' || mixture.readyMade || (prepared.fromLargerBag && !plan.continuous) ? null : mixture.diluentMl;
  return {
    kind: plan.kind,
    title: plan.title,
    dose: inAllUnits(plan.mg),
    per: plan.per,
    perKg: plan.perKg && {
      value: plain(plan.perKg.value),
      unit: plan.perKg.unit,
      weightKg: plain(plan.perKg.weightKg, 2),
      basis: plan.perKg.basis,
    },
    capped: plan.capped && {
      from: inUnit(plan.capped.fromMg, plan.capped.unit),
      to: inUnit(plan.capped.toMg, plan.capped.unit),
      unit: plan.capped.unit,
      because: plan.capped.because,
    },
    productMl: plan.continuous || prepared.fromLargerBag ? printed(prepared.productMl) : plain(prepared.productMl),
    preparation: {
      productMl: plain(mixture.product.given),
      productRounding: roundingOf(mixture.product),
      containers: containersText(
        countContainers(mixture.readyMade && !plan.continuous ? prepared.productMl : mixture.product.given, product),
      ),
      diluentMl: plain(mixture.diluentMl ?? zero),
      diluent: setting.order.diluent,
      finalMl: plain(mixture.finalMl),
      grams: printedG(mixture.mg.div(thousand)),
      mgPerMl: printed(mixture.mgPerMl),
      percent: printed(percentOf(mixture.mgPerMl), 3),
      sameBagAsLoading: prepared.sameBagAsLoading,
      steps: preparationSteps(setting, product, prepared, running),
      ifDrugVolumeIgnored: drugVolumeIgnored(prepared),
    },
    containers: { whole: count.whole, part: plain(count.part, 3) },
    diluentMl: diluentMl === null ? null : plain(diluentMl),
    finalMl: finalMl === null ? null : plain(finalMl),
    mgPerMl: printed(mixture.mgPerMl),
    percent: printed(percentOf(mixture.mgPerMl), 3),
    minutes: plan.minutes === null ? null : plain(plan.minutes),
    mgPerMin: prepared.mgPerMin === null ? null : printed(prepared.mgPerMin),
    rateMlPerH: prepared.rate === null ? null : plain(prepared.rate.given),
    rateRounding: prepared.rate === null ? null : roundingOf(prepared.rate),
    volumeToInfuseMl: prepared.infuseMl === null ? null : plain(prepared.infuseMl),
    startsAt: startMin === null ? null : clockAfter(startAt, startMin),
    endsAt: startMin === null || lasting === null ? null : clockAfter(startAt, startMin.plus(lasting)),
    nextBagAt: startMin === null || lasts === null ? null : clockAfter(startAt, startMin.plus(lasts), 'down'),
    nextBagAfterMinutes: lasts === null ? null : plain(wholeDown(lasts)),
    durationH: plan.durationH === null ? null : plain(plan.durationH),
    sites: plan.sites === null ? null : sitesText(prepared, plan.sites),
  };
}

function inUnit(mg: Decimal, unit: MassUnit): string {
  return printed(mg.div(mgOf(one, unit)), 3);
}

function containersText(count: ReturnType<typeof countContainers>): {
  whole: number;
  part: string;
  open: number;
  discardMl: string;
} {
  return { whole: count.whole, part: plain(count.part, 3), open: count.open, discardMl: plain(count.discardMl) };
}

function sitesText(prepared: Prepared, sites: number): { grams: string; ml: string }[] {
  const parts = whole(sites);
  const share = {
    grams: printedG(prepared.plan.mg.div(thousand).div(parts)),
    ml: printed(prepared.productMl.div(parts)),
  };
  return Array.from({ length: sites }, () => share);
}

/** Minutes until the running bag is empty, when that is before the course ends. */
function bagLasts({ plan, rate, infuseMl }: Prepared): Decimal | null {
  if (!plan.continuous || rate === null || infuseMl === null) return null;
  const lasts = infuseMl.times(sixty).div(rate.given);
  return plan.durationH !== null && lasts.gte(hoursToMinutes(plan.durationH)) ? null : lasts;
}

/**
 * What follows when somebody forgets that the drug has a volume. A dose: the diluent is taken for the whole and the pump stops early.
 * A bag: the drug is added to a full bag and every mL is weaker. Worked examples: 83 or 85 mL per hour for the same order.
 */
function drugVolumeIgnored(prepared: Prepared): NonNullable<DosePhase['preparation']>['ifDrugVolumeIgnored'] {
  const { mixture, plan, rate } = prepared;
  if (mixture.diluentMl === null || mixture.diluentMl.eq(zero) || rate === null || prepared.sameBagAsLoading)
    return null;
  if (plan.continuous || prepared.fromLargerBag) {
    const finalMl = mixture.finalMl.plus(mixture.product.given);
    const needed = toStep(rate.exact.times(finalMl).div(mixture.finalMl), rate.step);
    return {
      finalMl: plain(finalMl),
      rateMlPerH: plain(needed),
      differencePercent: plain(percentDifference(finalMl, mixture.finalMl), 1),
    };
  }
  const minutes = plan.minutes ?? one;
  return {
    finalMl: plain(mixture.diluentMl),
    rateMlPerH: plain(toStep(mixture.diluentMl.times(sixty).div(minutes), rate.step)),
    differencePercent: plain(percentDifference(mixture.finalMl, mixture.diluentMl), 1),
  };
}
