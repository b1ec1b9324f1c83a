/**
 * The second method: every printed number worked out again from the order and the records, in exact fractions with units as exponents
 * (`rational.ts`), without a line of the first method's arithmetic. On any disagreement the calculator locks (safety rule 31).
 */
import type { Calculation, DosePhase, Order, PhaseResult, RateChangePhase } from './order.ts';
import { Exact, lesser } from './rational.ts';
import type { Product, Regimen } from './records.ts';
import { expectedDose, millimole, perHour, weightOf } from './verify-dose.ts';
import { expectedTotals, type Course } from './verify-totals.ts';

export type VerifyInput = Readonly<{
  order: Order;
  regimen: Regimen | null;
  product: Product;
  phases: readonly PhaseResult[];
  totals: Calculation['totals'];
}>;

const gram = Exact.of('1000', { mg: 1 });
const mgUnit = Exact.of('1', { mg: 1 });
const mlUnit = Exact.of('1', { ml: 1 });
const minuteUnit = Exact.of('1', { min: 1 });
const hundredth = Exact.of('0.01', { ml: 1 });
const tenth = Exact.of('0.1', { ml: 1 });
const magnesium = Exact.of('24.305', { mg: 1, mmol: -1 });
const mlPerHour = mlUnit.over(perHour);

/** Compares and keeps count; a first disagreement is kept in words. */
class Tally {
  compared = 0;
  difference: string | null = null;

  same(what: string, printed: string | null, expected: string | null): void {
    this.compared += 1;
    if (printed !== expected && this.difference === null)
      this.difference = `${what}: first method ${printed ?? 'nothing'}, second method ${expected ?? 'nothing'}`;
  }
}

/** Recomputes all numbers of `phases` and `totals`. Never throws: an error of this method is a disagreement. */
export function verifyResult(input: VerifyInput): Calculation['secondMethod'] {
  const tally = new Tally();
  try {
    compareAll(input, tally);
  } catch (error) {
    tally.difference ??= `the second method could not follow the order (${error instanceof Error ? error.message : 'unknown'})`;
  }
  if (tally.difference !== null) {
    return {
      agrees: false,
      compared: tally.compared,
      text: `The two methods do not agree, so no dose is shown. ${tally.difference}.`,
    };
  }
  return {
    agrees: true,
    compared: tally.compared,
    text: `A second method in exact fractions agrees on all ${String(tally.compared)} numbers.`,
  };
}

function compareAll(input: VerifyInput, tally: Tally): void {
  const { order, regimen, product, phases } = input;
  const weight = weightOf(order, regimen);
  const bags = new Map<string, Bag>();
  const courses: Course[] = [];
  for (const phase of phases) {
    if (phase.kind === 'rate-change') continue;
    const dose = expectedDose(order, regimen, phase, weight);
    courses.push({ phase, dose });
    compareMass(tally, phase, phase.kind === 'maintenance' ? dose.times(perHour) : dose);
    if (phase.kind === 'im') compareIm(tally, phase, dose, product, order);
    else
      bags.set(
        phase.kind,
        compareMixture(tally, { order, product, phase, dose, phases, loading: bags.get('loading') ?? null }),
      );
  }
  for (const phase of phases) if (phase.kind === 'rate-change') compareRateChange(tally, phase, phases, courses, bags);
  const totals = expectedTotals(courses, order);
  tally.same('first hour', input.totals.g1h, totals.g1h.over(gram).printed(3));
  tally.same('24 h', input.totals.g24h, totals.g24h.over(gram).printed(3));
  tally.same('48 h', input.totals.g48h, totals.g48h.over(gram).printed(3));
  tally.same('24 h in mmol', input.totals.mmol24h, totals.g24h.over(millimole).printed());
}

function compareMass(tally: Tally, phase: DosePhase, dose: Exact): void {
  const mg = dose.as({ mg: 1 });
  const amount = mg.over(millimole);
  tally.same(`${phase.title} mg`, phase.dose.mg, mg.over(mgUnit).printed());
  tally.same(`${phase.title} g`, phase.dose.g, mg.over(gram).printed(3));
  tally.same(`${phase.title} mmol`, phase.dose.mmol, amount.printed());
  tally.same(`${phase.title} mEq`, phase.dose.mEq, amount.times(Exact.of('2')).printed());
  tally.same(`${phase.title} elemental`, phase.dose.elementalMg, amount.times(magnesium).over(mgUnit).printed());
}

function strengthOf(product: Product): Exact {
  return Exact.of(product.mgPerMl, { mg: 1, ml: -1 });
}

function drawnVolume(mg: Exact, product: Product, order: Order): Exact {
  const exact = mg.over(strengthOf(product)).as({ ml: 1 });
  return exact.toStep(syringeStep(exact, order.syringe.stepMl));
}

function syringeStep(exact: Exact, keyed: string | null): Exact {
  if (keyed !== null && keyed.trim() !== '') return Exact.of(keyed, { ml: 1 });
  return exact.compare(mlUnit) < 0 ? hundredth : tenth;
}

function compareIm(tally: Tally, phase: DosePhase, dose: Exact, product: Product, order: Order): void {
  const drawn = drawnVolume(dose, product, order);
  tally.same(`${phase.title} mL`, phase.productMl, drawn.over(mlUnit).text(6));
  compareContainers(tally, phase, drawn, product);
  const sites = phase.sites ?? [];
  if (sites.length === 0) return;
  const parts = Exact.count(sites.length);
  for (const site of sites) {
    tally.same(`${phase.title} g in one site`, site.grams, dose.over(parts).over(gram).printed(3));
    tally.same(`${phase.title} mL in one site`, site.ml, drawn.over(parts).over(mlUnit).printed());
  }
}

function compareContainers(tally: Tally, phase: DosePhase, drawn: Exact, product: Product): void {
  if (product.volumeMl === null) return;
  const ratio = drawn.over(Exact.of(product.volumeMl, { ml: 1 }));
  const full = ratio.floor();
  tally.same(`${phase.title} whole containers`, String(phase.containers.whole), String(full));
  tally.same(`${phase.title} part of a container`, phase.containers.part, ratio.minus(Exact.count(full)).text(3));
}

type Bag = Readonly<{ strength: Exact; finalMl: Exact; infusedMl: Exact; ready: boolean }>;
type MixtureInput = Readonly<{
  order: Order;
  product: Product;
  phase: DosePhase;
  dose: Exact;
  phases: readonly PhaseResult[];
  loading: Bag | null;
}>;

function keyedMl(text: string | null): Exact | null {
  return text === null || text.trim() === '' ? null : Exact.of(text, { ml: 1 });
}

/** What lies in the container of this phase, from the order and the record alone. */
function expectedBag(input: MixtureInput): Readonly<{ drawn: Exact; finalMl: Exact; ready: boolean; whole: boolean }> {
  const { order, product, phase, dose } = input;
  const { choice } = order;
  const bagMl = keyedMl(choice.bagMl);
  const bagMg = choice.bagG === null || choice.bagG.trim() === '' ? null : Exact.of(choice.bagG).times(gram);
  const ready = product.readyToUse && (product.vehicle !== null || /\bbag\b/i.test(product.form));
  if (ready) {
    const volume = product.volumeMl === null ? bagMl : Exact.of(product.volumeMl, { ml: 1 });
    if (volume === null) throw new Error('no bag volume');
    return { drawn: volume, finalMl: volume, ready, whole: false };
  }
  const running = input.phases.some((item) => item.kind === 'maintenance');
  const loads = input.phases.some((item) => item.kind === 'loading');
  const oneBag = choice.bags === 'same-bag' && running && loads;
  const isRunning = phase.kind === 'maintenance';
  const usesBag = isRunning || oneBag || (!running && (bagMl !== null || bagMg !== null));
  if (!usesBag) {
    const drawn = drawnVolume(dose, product, order);
    return { drawn, finalMl: drawn.plus(keyedMl(order.diluentMl) ?? Exact.of('0', { ml: 1 })), ready, whole: true };
  }
  if (bagMl !== null && (bagMg !== null || !isRunning))
    return { drawn: drawnVolume(bagMg ?? dose, product, order), finalMl: bagMl, ready, whole: false };
  const finalMl = Exact.of('500', { ml: 1 });
  return { drawn: drawnVolume(defaultStrength(input).times(finalMl), product, order), finalMl, ready, whole: false };
}

/** Strength of the loading dose as made up: the default bag repeats it. */
function defaultStrength(input: MixtureInput): Exact {
  if (input.loading !== null) return input.loading.strength;
  const drawn = drawnVolume(input.dose, input.product, input.order);
  const diluent = keyedMl(input.order.diluentMl);
  if (diluent === null) throw new Error('no bag');
  return drawn.times(strengthOf(input.product)).over(drawn.plus(diluent));
}

function pumpStep(order: Order): Exact {
  const keyed = order.pump.stepMlPerH;
  return Exact.of(keyed === null || keyed.trim() === '' ? '0.1' : keyed).times(mlPerHour);
}

function compareMixture(tally: Tally, input: MixtureInput): Bag {
  const { phase, dose, product, order } = input;
  const sameBag = phase.preparation?.sameBagAsLoading === true && input.loading !== null;
  const bag = expectedBag(input);
  const strength = bag.drawn.times(strengthOf(product)).over(bag.finalMl).as({ mg: 1, ml: -1 });
  const title = phase.title;
  tally.same(`${title} strength`, phase.mgPerMl, strength.over(mgUnit.over(mlUnit)).printed());
  tally.same(`${title} per cent`, phase.percent, strength.over(gram.over(Exact.of('100', { ml: 1 }))).printed(3));
  tally.same(`${title} volume of the mixture`, phase.preparation?.finalMl ?? null, bag.finalMl.over(mlUnit).text(6));
  tally.same(`${title} drawn up`, phase.preparation?.productMl ?? null, bag.drawn.over(mlUnit).text(6));
  if (!bag.ready)
    tally.same(
      `${title} diluent`,
      phase.preparation?.diluentMl ?? null,
      bag.finalMl.minus(bag.drawn).over(mlUnit).text(6),
    );
  const infusedMl =
    phase.kind === 'maintenance'
      ? compareRunning(
          tally,
          input,
          strength,
          sameBag ? bag.finalMl.minus(input.loading?.infusedMl ?? bag.finalMl) : bag.finalMl,
          bag.drawn,
        )
      : compareDose(tally, input, strength, bag);
  compareRate(
    tally,
    phase,
    phase.kind === 'maintenance' ? dose.over(strength) : exactVolume(dose, strength, bag).over(minutesOf(phase)),
    order,
  );
  return { strength, finalMl: bag.finalMl, infusedMl, ready: bag.ready };
}

function minutesOf(phase: DosePhase): Exact {
  if (phase.minutes === null) throw new Error(`no minutes for ${phase.kind}`);
  return Exact.of(phase.minutes, { min: 1 });
}

/** All of a mixture made for one dose; from a larger bag only the part that holds the dose. */
function exactVolume(dose: Exact, strength: Exact, bag: Readonly<{ finalMl: Exact; whole: boolean }>): Exact {
  return bag.whole ? bag.finalMl : dose.over(strength).as({ ml: 1 });
}

function compareDose(tally: Tally, input: MixtureInput, strength: Exact, bag: ReturnType<typeof expectedBag>): Exact {
  const { phase, dose, product } = input;
  const exact = exactVolume(dose, strength, bag);
  const stepped = bag.whole ? exact : exact.toStep(syringeStep(exact, null));
  const infused = bag.ready && exact.compare(bag.finalMl) > 0 ? stepped : lesser(stepped, bag.finalMl);
  tally.same(`${phase.title} volume to infuse`, phase.volumeToInfuseMl, infused.over(mlUnit).text(6));
  tally.same(
    `${phase.title} mg per min`,
    phase.mgPerMin,
    dose.over(minutesOf(phase)).over(mgUnit.over(minuteUnit)).printed(),
  );
  const product1 = bag.ready ? infused : bag.whole ? bag.drawn : dose.over(strengthOf(product));
  const larger =
    !bag.whole &&
    (bag.ready ? infused.compare(bag.finalMl) < 0 : bag.drawn.times(strengthOf(product)).compare(dose) > 0);
  tally.same(
    `${phase.title} mL of product`,
    phase.productMl,
    larger || !(bag.whole || bag.ready) ? smallText(phase.productMl, product1) : product1.over(mlUnit).text(6),
  );
  if (bag.whole) compareContainers(tally, phase, bag.drawn, product);
  return infused;
}

/** Volumes that are not drawn with a device may be printed at the printed precision or in full; both are right. */
function smallText(printed: string, volume: Exact): string {
  const full = volume.over(mlUnit);
  return printed === full.printed() ? printed : full.text(6);
}

function compareRunning(tally: Tally, input: MixtureInput, strength: Exact, left: Exact, drawn: Exact): Exact {
  const { phase, dose, product, order } = input;
  const rate = dose.over(strength).toStep(pumpStep(order));
  const course = phase.durationH === null ? null : rate.times(Exact.of(phase.durationH).times(perHour));
  const infused = course === null ? left : lesser(left, course.toStep(tenth));
  tally.same(`${phase.title} volume to infuse`, phase.volumeToInfuseMl, infused.over(mlUnit).text(6));
  tally.same(
    `${phase.title} mL of product in one hour`,
    phase.productMl,
    dose.times(perHour).over(strengthOf(product)).over(mlUnit).printed(),
  );
  tally.same(`${phase.title} mg per min`, phase.mgPerMin, dose.over(mgUnit.over(minuteUnit)).printed());
  const lasts = infused.over(rate).as({ min: 1 });
  const ends = phase.durationH === null ? null : Exact.of(phase.durationH).times(perHour);
  tally.same(
    `${phase.title} next bag`,
    phase.nextBagAfterMinutes,
    ends !== null && lasts.compare(ends) >= 0 ? null : String(lasts.over(minuteUnit).floor()),
  );
  compareContainers(tally, phase, drawn, product);
  return infused;
}

function compareRate(tally: Tally, phase: DosePhase, exact: Exact, order: Order): void {
  const set = exact.as({ ml: 1, min: -1 }).toStep(pumpStep(order));
  tally.same(`${phase.title} rate`, phase.rateMlPerH, set.over(mlPerHour).text(6));
}

function compareRateChange(
  tally: Tally,
  card: RateChangePhase,
  phases: readonly PhaseResult[],
  courses: readonly Course[],
  bags: ReadonlyMap<string, Bag>,
): void {
  const loading = courses.find((course) => course.phase.kind === 'loading');
  const running = phases.find((phase) => phase.kind === 'maintenance');
  const loadingBag = bags.get('loading');
  const runningBag = bags.get('maintenance');
  if (!loading || running?.kind !== 'maintenance' || !loadingBag || !runningBag)
    throw new Error('a rate change without two phases');
  tally.same('old rate', card.fromMlPerH, loading.phase.rateMlPerH);
  tally.same('new rate', card.toMlPerH, running.rateMlPerH);
  tally.same('minutes to the change', card.afterMinutes, loading.phase.minutes);
  const rate = Exact.of(card.fromMlPerH).times(mlPerHour);
  const mgPerMin = rate.times(runningBag.strength).as({ mg: 1, min: -1 });
  const left = card.newBag ? runningBag.finalMl : loadingBag.finalMl.minus(loadingBag.infusedMl);
  const empty = left.over(rate).as({ min: 1 });
  const given = loading.dose.plus(mgPerMin.times(lesser(perHour, empty)));
  tally.same('if unchanged, g per hour', card.ifNobodyChanges.gPerH, mgPerMin.times(perHour).over(gram).printed(3));
  tally.same('if unchanged, g after one hour', card.ifNobodyChanges.gramsAfterOneHour, given.over(gram).printed(3));
  tally.same(
    'if unchanged, empty',
    card.ifNobodyChanges.bagEmptyAfterMinutes,
    String(minutesOf(loading.phase).plus(empty).over(minuteUnit).floor()),
  );
}
