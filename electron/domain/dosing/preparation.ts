/**
 * What is drawn up, what it is put into, and what the pump is set to: exact values, each rounded once for the device that gives it.
 * The rounded volume is what lies in the bag, so concentration follows it; rates and doses that limits look at stay exact.
 */
import {
  dec,
  hundred,
  one,
  plain,
  sixty,
  smallest,
  thousand,
  toStep,
  wholeTimes,
  zero,
  type Decimal,
} from '../quantity/decimal.ts';
import { formatQuantity } from '../quantity/format.ts';
import { entryProblem } from './entries.ts';
import type { EntryProblem } from './order.ts';
import type { PhasePlan } from './plan-types.ts';
import type { Product } from './records.ts';
import type { Setting } from './setting.ts';

export type Stepped = Readonly<{ exact: Decimal; given: Decimal; step: Decimal }>;

/** A bag or syringe as it is made up, or a ready-made one. */
export type Mixture = Readonly<{
  product: Stepped;
  diluentMl: Decimal | null;
  finalMl: Decimal;
  mg: Decimal;
  mgPerMl: Decimal;
  readyMade: boolean;
}>;

export type Prepared = Readonly<{
  plan: PhasePlan;
  /** Product for one dose, or for one hour of a running infusion. */
  productMl: Decimal;
  mixture: Mixture;
  sameBagAsLoading: boolean;
  /** True when the mixture holds more than this one dose. */
  fromLargerBag: boolean;
  infuseMl: Decimal | null;
  rate: Stepped | null;
  mgPerMin: Decimal | null;
}>;

export type Preparation = Readonly<{ phases: readonly Prepared[]; problems: readonly EntryProblem[] }>;

const largestLicensedBagMg = dec('40000');
const defaultBagMl = dec('500');
const tenth = dec('0.1');
const hundredth = dec('0.01');

/** The step a volume can be drawn to when the order names no syringe: 0.1 mL, and 0.01 mL below 1 mL. */
export function syringeStepFor(exact: Decimal, keyed: Decimal | null): Decimal {
  return keyed ?? (exact.lt(one) ? hundredth : tenth);
}

/** True for a ready-made bag: it is hung as it is and nothing is added. */
export function isReadyBag(product: Product): boolean {
  return product.readyToUse && (product.vehicle !== null || /\bbag\b/i.test(product.form));
}

/** Prepares every phase. Problems name the field that is missing or cannot be. Never throws. */
export function prepare(setting: Setting, product: Product, plans: readonly PhasePlan[]): Preparation {
  const kitchen = new Kitchen(setting, product, plans);
  return { phases: plans.flatMap((plan) => kitchen.prepare(plan) ?? []), problems: kitchen.problems };
}

class Kitchen {
  readonly problems: EntryProblem[] = [];
  private loadingMixture: Mixture | null = null;
  private loadedMl: Decimal = zero;
  private readonly setting: Setting;
  private readonly product: Product;
  private readonly strength: Decimal;
  private readonly running: boolean;
  private readonly oneBag: boolean;

  constructor(setting: Setting, product: Product, plans: readonly PhasePlan[]) {
    this.setting = setting;
    this.product = product;
    this.strength = dec(product.mgPerMl);
    this.running = plans.some((plan) => plan.continuous);
    this.oneBag =
      setting.order.choice.bags === 'same-bag' && this.running && plans.some((plan) => plan.kind === 'loading');
    const { bagG, bagMl } = setting.entered.choice;
    if ((bagG !== null || bagMl !== null) && plans.length > 0 && plans.every((plan) => plan.route === 'im')) {
      this.problem('choice.bagG', 'conflict', 'An intramuscular dose needs no bag. Clear the bag.');
    }
  }

  prepare(plan: PhasePlan): Prepared | null {
    if (plan.route === 'im') return this.intramuscular(plan);
    return plan.continuous ? this.continuing(plan) : this.single(plan);
  }

  private problem(field: string, kind: EntryProblem['kind'], text: string): null {
    if (!this.problems.some((found) => found.field === field))
      this.problems.push(entryProblem(field, kind, null, text));
    return null;
  }

  private drawn(mg: Decimal): Stepped {
    const exact = mg.div(this.strength);
    const step = syringeStepFor(exact, this.setting.entered.syringeStep);
    return { exact, given: toStep(exact, step), step };
  }

  /** Product for `mg` made up with `diluentMl` added to it. */
  private added(mg: Decimal, diluentMl: Decimal | null): Mixture | null {
    const product = this.drawn(mg);
    if (product.given.eq(zero))
      return this.problem(
        'syringe.stepMl',
        'impossible',
        'The volume to draw up is smaller than one step of the syringe. Choose a smaller syringe or a weaker product.',
      );
    const finalMl = product.given.plus(diluentMl ?? zero);
    const held = product.given.times(this.strength);
    return { product, diluentMl, finalMl, mg: held, mgPerMl: held.div(finalMl), readyMade: false };
  }

  /** Product for `mg` made up to `finalMl`. */
  private madeUpTo(mg: Decimal, finalMl: Decimal): Mixture | null {
    const product = this.drawn(mg);
    if (product.given.eq(zero))
      return this.problem(
        'choice.bagG',
        'impossible',
        'The bag would hold less than one step of the syringe can draw up.',
      );
    if (product.given.gt(finalMl))
      return this.problem(
        'choice.bagMl',
        'impossible',
        'The magnesium sulfate alone is more than the final volume of the bag. Enter a larger volume or less magnesium sulfate.',
      );
    const held = product.given.times(this.strength);
    return {
      product,
      diluentMl: finalMl.minus(product.given),
      finalMl,
      mg: held,
      mgPerMl: held.div(finalMl),
      readyMade: false,
    };
  }

  private readyBag(): Mixture | null {
    const { bagG, bagMl } = this.setting.entered.choice;
    const volume = this.product.volumeMl === null ? bagMl : dec(this.product.volumeMl);
    if (volume === null)
      return this.problem('choice.bagMl', 'missing', 'Enter the volume of the ready-made bag: the record holds none.');
    const held = volume.times(this.strength);
    if ((bagMl !== null && !bagMl.eq(volume)) || (bagG !== null && !bagG.times(thousand).eq(held))) {
      return this.problem(
        'choice.bagMl',
        'conflict',
        `The ready-made bag chosen holds ${plain(held.div(thousand))} g in ${plain(volume)} mL. Clear the bag entered, or choose the product it describes.`,
      );
    }
    return {
      product: { exact: volume, given: volume, step: volume },
      diluentMl: null,
      finalMl: volume,
      mg: held,
      mgPerMl: this.strength,
      readyMade: true,
    };
  }

  private single(plan: PhasePlan): Prepared | null {
    const { bagG, bagMl } = this.setting.entered.choice;
    const { diluentMl } = this.setting.entered;
    if (this.oneBag && plan.kind !== 'loading' && this.loadingMixture !== null)
      return this.repeatFromBag(plan, this.loadingMixture);
    const ownBag = this.oneBag || (!this.running && (bagMl !== null || bagG !== null));
    if (isReadyBag(this.product)) {
      if (diluentMl !== null && diluentMl.gt(zero))
        return this.problem(
          'diluentMl',
          'conflict',
          'A ready-made bag is not diluted. Clear the diluent, or choose a concentrate.',
        );
      const bag = this.readyBag();
      return bag && this.fromBag(plan, bag);
    }
    if (ownBag) {
      const bag = this.bagForDose(plan);
      return bag && this.fromBag(plan, bag);
    }
    if (diluentMl === null && this.product.mustDilute) {
      return this.problem(
        'diluentMl',
        'missing',
        'Enter the diluent in mL: this product must be diluted before it goes into a vein.',
      );
    }
    const mixture = this.added(plan.mg, diluentMl !== null && diluentMl.gt(zero) ? diluentMl : null);
    if (mixture === null) return null;
    if (plan.kind === 'loading') this.loadingMixture = mixture;
    return this.dose(plan, mixture, mixture.product.given, mixture.finalMl, mixture.finalMl, false);
  }

  /** The bag a single dose, or the loading dose of a one-bag order, is taken from. */
  private bagForDose(plan: PhasePlan): Mixture | null {
    const { bagG, bagMl } = this.setting.entered.choice;
    const { diluentMl } = this.setting.entered;
    if (bagMl === null) {
      if (bagG !== null) return this.problem('choice.bagMl', 'missing', 'Enter the final volume of the bag.');
      if (diluentMl === null)
        return this.problem('choice.bagMl', 'missing', 'Enter what the one bag holds: grams and final volume.');
      const mixture = this.added(plan.mg, diluentMl);
      return mixture && this.defaultBag(mixture);
    }
    if (this.oneBag && bagG === null)
      return this.problem('choice.bagG', 'missing', 'Enter what the one bag holds: grams and final volume.');
    const bag = this.madeUpTo(bagG === null ? plan.mg : bagG.times(thousand), bagMl);
    if (bag !== null && diluentMl !== null && !diluentMl.eq(bag.diluentMl ?? zero)) {
      return this.problem(
        'diluentMl',
        'conflict',
        `The bag entered needs ${plain(bag.diluentMl ?? zero)} mL of diluent. Clear the diluent or the bag.`,
      );
    }
    if (bag !== null && bagG !== null && bagG.times(thousand).lt(plan.mg))
      return this.problem('choice.bagG', 'impossible', 'The bag holds less than the dose.');
    return bag;
  }

  /** One bag for all: a repeat dose leaves the bag that already hangs, so the bag must hold it after the loading dose. */
  private repeatFromBag(plan: PhasePlan, bag: Mixture): Prepared | null {
    const repeat = this.fromBag(plan, bag);
    if (repeat === null) return null;
    const left = bag.finalMl.minus(this.loadedMl);
    const needed = repeat.infuseMl ?? zero;
    if (needed.gt(left))
      return this.problem(
        'choice.bags',
        'impossible',
        `The repeat dose needs ${formatQuantity(plain(needed), 'mL')} of the bag, and the loading dose leaves ${formatQuantity(plain(left), 'mL')} in it. Choose two bags, or a larger bag.`,
      );
    return { ...repeat, sameBagAsLoading: true };
  }

  private fromBag(plan: PhasePlan, bag: Mixture): Prepared | null {
    if (plan.kind === 'loading') this.loadingMixture = bag;
    const exactMl = bag.product.exact.eq(zero) ? zero : plan.mg.div(bag.mgPerMl);
    if (bag.readyMade && exactMl.gt(bag.finalMl)) {
      const step = syringeStepFor(exactMl, null);
      return this.dose(plan, bag, toStep(exactMl, step), toStep(exactMl, step), exactMl, false);
    }
    const infuse = smallest(toStep(exactMl, syringeStepFor(exactMl, null)), bag.finalMl);
    const productMl = bag.readyMade ? infuse : plan.mg.div(this.strength);
    return this.dose(plan, bag, productMl, infuse, exactMl, bag.mg.gt(plan.mg) && !exactMl.eq(bag.finalMl));
  }

  private dose(
    plan: PhasePlan,
    mixture: Mixture,
    productMl: Decimal,
    infuseMl: Decimal,
    exactMl: Decimal,
    fromLargerBag: boolean,
  ): Prepared | null {
    const minutes = plan.minutes ?? one;
    const rate = this.pumpRate(exactMl.times(sixty).div(minutes));
    if (plan.kind === 'loading') this.loadedMl = infuseMl;
    return (
      rate && {
        plan,
        productMl,
        mixture,
        sameBagAsLoading: false,
        fromLargerBag,
        infuseMl,
        rate,
        mgPerMin: plan.mg.div(minutes),
      }
    );
  }

  private pumpRate(exact: Decimal): Stepped | null {
    const step = this.setting.entered.pumpStep;
    const given = toStep(exact, step);
    if (given.eq(zero))
      return this.problem(
        'pump.stepMlPerH',
        'impossible',
        'The rate is smaller than one step of the pump. Make up a weaker bag or choose a finer pump.',
      );
    return { exact, given, step };
  }

  private continuing(plan: PhasePlan): Prepared | null {
    const mixture = this.oneBag && this.loadingMixture !== null ? this.loadingMixture : this.maintenanceBag();
    if (mixture === null) return null;
    const rate = this.pumpRate(plan.mg.div(mixture.mgPerMl));
    if (rate === null) return null;
    const course = plan.durationH === null ? null : rate.given.times(plan.durationH);
    const left = this.oneBag ? mixture.finalMl.minus(this.loadedMl) : mixture.finalMl;
    if (left.lte(zero))
      return this.problem(
        'choice.bags',
        'impossible',
        'The loading dose empties the bag: nothing is left for the infusion. Choose two bags, or a larger bag.',
      );
    const infuseMl = course === null ? left : smallest(left, toStep(course, tenth));
    return {
      plan,
      productMl: plan.mg.div(this.strength),
      mixture,
      sameBagAsLoading: this.oneBag,
      fromLargerBag: false,
      infuseMl,
      rate,
      mgPerMin: plan.mg.div(sixty),
    };
  }

  private maintenanceBag(): Mixture | null {
    const { bagG, bagMl } = this.setting.entered.choice;
    if (isReadyBag(this.product)) return this.readyBag();
    if (bagG !== null && bagMl !== null) return this.madeUpTo(bagG.times(thousand), bagMl);
    if (bagG !== null || bagMl !== null) {
      return bagG === null
        ? this.problem('choice.bagG', 'missing', 'Enter the grams of magnesium sulfate in the maintenance bag.')
        : this.problem('choice.bagMl', 'missing', 'Enter the final volume of the maintenance bag.');
    }
    const loading = this.loadingMixture;
    if (loading === null && this.problems.length > 0) return null;
    if (loading === null || !this.setting.adult)
      return this.problem('choice.bagG', 'missing', 'Enter what the maintenance bag holds: grams and final volume.');
    return this.defaultBag(loading);
  }

  /** 500 mL at the strength of the loading dose, unless that would be more than the largest licensed bag (40 g). */
  private defaultBag(loading: Mixture): Mixture | null {
    if (loading.mgPerMl.times(defaultBagMl).gt(largestLicensedBagMg)) {
      return this.problem(
        'choice.bagG',
        'missing',
        'Enter what the maintenance bag holds: grams and final volume. At the strength of the loading dose, 500 mL would hold more than 40 g.',
      );
    }
    return this.madeUpTo(loading.mgPerMl.times(defaultBagMl), defaultBagMl);
  }

  private intramuscular(plan: PhasePlan): Prepared | null {
    const mixture = this.added(plan.mg, null);
    return (
      mixture && {
        plan,
        productMl: mixture.product.given,
        mixture,
        sameBagAsLoading: false,
        fromLargerBag: false,
        infuseMl: null,
        rate: null,
        mgPerMin: null,
      }
    );
  }
}

export type ContainerCount = Readonly<{ whole: number; part: Decimal; open: number; discardMl: Decimal }>;

/** Containers opened for `drawnMl` of product: whole ones, the part of one more, and what is thrown away. Zero counts when the record holds no volume. */
export function countContainers(drawnMl: Decimal, product: Product): ContainerCount {
  if (product.volumeMl === null) return { whole: 0, part: zero, open: 0, discardMl: zero };
  const volume = dec(product.volumeMl);
  const count = wholeTimes(drawnMl, volume);
  const rest = drawnMl.minus(volume.times(dec(String(count))));
  const open = rest.gt(zero) ? count + 1 : count;
  return { whole: count, part: rest.div(volume), open, discardMl: volume.times(dec(String(open))).minus(drawnMl) };
}

/** Per cent weight in volume from mg per mL: 40 mg per mL is 4. */
export const percentOf = (mgPerMl: Decimal): Decimal => mgPerMl.times(hundred).div(thousand);

/** Least diluent in mL that keeps `productMl` of a product of `mgPerMl` at or under `maxPercent` weight in volume; zero when none is needed. */
export function leastDiluentMl(productMl: Decimal, mgPerMl: Decimal, maxPercent: Decimal): Decimal {
  const needed = productMl
    .times(mgPerMl)
    .div(maxPercent.times(dec('10')))
    .minus(productMl);
  return needed.lt(zero) ? zero : needed;
}
