/** Preparation in the order hands do it: one sentence, one action. Read aloud by the second person. */
import { dec, plain, thousand, toStep, whole, wholeTimes, zero, type Decimal } from '../quantity/decimal.ts';
import { formatQuantity, printed, printedG, say } from '../quantity/format.ts';
import { countContainers, percentOf, type Mixture, type Prepared } from './preparation.ts';
import type { Product } from './records.ts';
import type { Setting } from './setting.ts';

const mlText = (value: Decimal): string => formatQuantity(plain(value), 'mL');

/** "5 g in 10 mL", or "500 mg per mL" when the record holds no volume: quantity per volume, never a bare per cent. */
export function strengthText(product: Product): string {
  return product.volumeMl !== null && product.totalG !== null
    ? `${formatQuantity(product.totalG, 'g')} in ${formatQuantity(product.volumeMl, 'mL')}`
    : formatQuantity(product.mgPerMl, 'mg per mL');
}

/** Name and strength, without saying the strength twice. */
export function nameAndStrength(product: Product, each = false): string {
  const strength = strengthText(product);
  const plainName = product.name.replace(/\u00a0/g, ' ');
  return plainName.includes(strength.replace(/\u00a0/g, ' '))
    ? product.name
    : `${product.name} (${strength}${each ? ' each' : ''})`;
}

/** The steps for one phase. `running`: the infusion of the same order, which a repeat dose from its bag interrupts. */
export function preparationSteps(
  setting: Setting,
  product: Product,
  prepared: Prepared,
  running: Prepared | null = null,
): string[] {
  const { plan, mixture } = prepared;
  if (plan.route === 'im') return intramuscularSteps(product, prepared);
  if (prepared.sameBagAsLoading) {
    return [
      'Leave the bag of the loading dose in place: nothing new is made up.',
      ...pumpSteps(prepared),
      ...furtherBags(prepared),
      ...(plan.continuous ? [] : backToInfusion(running)),
      'Two people check the new rate against this page.',
    ];
  }
  const make = mixture.readyMade
    ? readyMadeSteps(product, prepared)
    : [...drawSteps(product, mixture), ...mixSteps(setting, mixture)];
  return [
    ...make,
    labelStep(prepared),
    ...pumpSteps(prepared),
    ...furtherBags(prepared),
    'Two people check drug, amount, volume and rate against this page.',
  ];
}

function drawSteps(product: Product, mixture: Mixture): string[] {
  const count = countContainers(mixture.product.given, product);
  const take =
    count.open === 0
      ? `Take ${nameAndStrength(product)}.`
      : `Take ${String(count.open)} ${count.open === 1 ? 'container' : 'containers'} of ${nameAndStrength(product, count.open > 1)}. Read the strength aloud.`;
  const draw = `Draw up ${mlText(mixture.product.given)} in all: that is ${say(mixture.mg.div(thousand), 'g')} of magnesium sulfate.`;
  const discard = count.discardMl.gt(zero)
    ? [`Throw away the ${mlText(count.discardMl)} left in the last container.`]
    : [];
  return [take, draw, ...discard];
}

function mixSteps(setting: Setting, mixture: Mixture): string[] {
  if (mixture.diluentMl === null || mixture.diluentMl.eq(zero)) return ['Use it undiluted: nothing is added.'];
  const offered = setting.regimen?.diluents ?? [];
  const diluent =
    setting.order.diluent ?? (offered.length > 0 ? `diluent (the regimen names ${offered.join(' or ')})` : 'diluent');
  return [
    `Measure ${mlText(mixture.diluentMl)} of ${diluent}. From a full bag, first take out what is more.`,
    `Add the ${mlText(mixture.product.given)} of magnesium sulfate to it: final volume ${mlText(mixture.finalMl)}.`,
    `Mix well: each mL now holds ${formatQuantity(printed(mixture.mgPerMl), 'mg')} (${formatQuantity(printed(percentOf(mixture.mgPerMl), 3), 'per cent')}).`,
  ];
}

function readyMadeSteps(product: Product, prepared: Prepared): string[] {
  const bags = countContainers(
    prepared.plan.continuous ? prepared.mixture.finalMl : (prepared.infuseMl ?? zero),
    product,
  );
  const many = bags.open > 1 ? `${String(bags.open)} bags` : '1 bag';
  const steps = [`Take ${many} of ${nameAndStrength(product, bags.open > 1)}. Add nothing.`];
  if (prepared.fromLargerBag && prepared.infuseMl !== null) {
    steps.push(`The bag holds more than this dose: only ${mlText(prepared.infuseMl)} of it is the dose.`);
  }
  return steps;
}

function labelStep(prepared: Prepared): string {
  const { mixture, plan } = prepared;
  return `Label it: magnesium sulfate ${formatQuantity(printedG(mixture.mg.div(thousand)), 'g')} in ${mlText(mixture.finalMl)}, ${plan.title.toLowerCase()}.`;
}

function pumpSteps(prepared: Prepared): string[] {
  const steps: string[] = [];
  if (prepared.infuseMl !== null) steps.push(`Set the volume to be infused to ${mlText(prepared.infuseMl)}.`);
  if (prepared.rate !== null)
    steps.push(`Set the rate to ${formatQuantity(plain(prepared.rate.given), 'mL per hour')}.`);
  return steps;
}

/** An infusion that outlasts its bag: how the next bags are made, and that the last one is not run in whole. */
function furtherBags({ plan, rate, infuseMl, mixture }: Prepared): string[] {
  if (!plan.continuous || plan.durationH === null || rate === null || infuseMl === null) return [];
  const rest = rate.given.times(plan.durationH).minus(infuseMl);
  const full = wholeTimes(rest, mixture.finalMl);
  const left = toStep(rest.minus(mixture.finalMl.times(whole(full))), dec('0.1'));
  // What only the rounding of the pump's rate adds is no reason to make a bag: 31.3 for 31.25 mL per hour is 1.2 mL in a day.
  const rounding = rate.given.minus(rate.exact).abs().times(plan.durationH);
  const last = left.gt(rounding) ? left : zero;
  if (rest.lte(zero) || (full === 0 && last.lte(zero))) return [];
  const count = last.gt(zero) ? full + 1 : full;
  const volume = mlText(last.gt(zero) ? last : mixture.finalMl);
  const until = `To reach ${formatQuantity(plain(plan.durationH), 'h')}, ${count === 1 ? 'one more bag' : `${String(count)} more bags`}`;
  const made = mixture.readyMade ? 'of the same kind' : 'made in the same way';
  const partly = last.gt(zero);
  const thrown = partly ? ', throw the rest away' : '';
  const others = partly ? ` (of the others to ${mlText(mixture.finalMl)})` : '';
  return [
    count === 1
      ? `${until}, ${made}, at the same rate: set its volume to be infused to ${volume}${thrown}.`
      : `${until}, ${made}, at the same rate: set the volume to be infused of ${partly ? 'the last one' : 'each'} to ${volume}${thrown}${others}.`,
  ];
}

/** The rate of a repeat dose left running is the published harm once more: the way back is a step of its own. */
function backToInfusion(running: Prepared | null): string[] {
  if (running === null || running.rate === null) return [];
  return [
    `When it is in, set the rate back to ${formatQuantity(plain(running.rate.given), 'mL per hour')}, and the volume to be infused to what is left for the infusion.`,
  ];
}

function intramuscularSteps(product: Product, prepared: Prepared): string[] {
  const { plan, mixture } = prepared;
  const sites = plan.sites ?? 1;
  const share = mixture.product.given.div(dec(String(sites)));
  const inject =
    sites === 1
      ? `Inject ${mlText(mixture.product.given)} deep into one muscle.`
      : `Inject ${say(share, 'mL')} deep into each of ${String(sites)} sites.`;
  return [...drawSteps(product, mixture), inject, 'Two people check drug, amount and volume against this page.'];
}
