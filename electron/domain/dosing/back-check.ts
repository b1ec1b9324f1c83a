/**
 * The pump back-check: what is hanging, how fast it runs, for how long, turned back into a dose and held against limits and regimens
 * (safety rule 30). It says what the pump does, never what it should do.
 */
import { toMmol } from '../quantity/convert.ts';
import { dec, type Decimal, one, plain, sixty, thousand, wholeDown, zero } from '../quantity/decimal.ts';
import { formatQuantity, printed, printedG, say, sayMinutes } from '../quantity/format.ts';
import { parseKeyed } from '../quantity/parse.ts';
import { mg as mgQuantity } from '../quantity/quantity.ts';
import { matchingRegimens } from './back-check-matches.ts';
import { pumpSlips } from './back-check-slips.ts';
import type { BackCheckInput, BackCheckResult, Pump } from './back-check-types.ts';
import { limitChecks } from './checks/limits.ts';
import { ownCheck } from './checks/own-check.ts';
import type { Facts } from './checks/scope.ts';
import { entryProblem } from './entries.ts';
import { order, type Check, type EntryProblem } from './order.ts';
import { isReadyBag, percentOf, type Mixture, type Prepared } from './preparation.ts';
import type { Product } from './records.ts';
import { readSetting, type DosingStore } from './setting.ts';

export { backCheckInput, backCheckResult, type BackCheckInput, type BackCheckResult } from './back-check-types.ts';

const limits = {
  bagG: '100',
  bagMl: '5000',
  rateMlPerH: '2000',
  minutesRunning: '20160',
  volumeToInfuseMl: '5000',
  orderedRateMlPerH: '2000',
  doseG: '100',
  overMin: '10080',
  weightKg: '400',
} as const;
const labels = {
  bagG: 'Magnesium sulfate in the bag',
  bagMl: 'Volume of the bag',
  rateMlPerH: 'Rate',
  minutesRunning: 'Minutes running',
  volumeToInfuseMl: 'Volume to be infused',
  orderedRateMlPerH: 'Ordered rate',
  doseG: 'Dose',
  overMin: 'Time',
  weightKg: 'Weight',
} as const;
type Field = keyof typeof limits;

class Reader {
  readonly problems: EntryProblem[] = [];
  private readonly input: BackCheckInput;
  constructor(input: BackCheckInput) {
    this.input = input;
  }

  number(field: Field, zeroAllowed = false): Decimal | null {
    const text = this.input[field];
    const parsed = parseKeyed(text);
    if (parsed.kind === 'empty') return null;
    if (parsed.kind === 'wrong') {
      this.problems.push(entryProblem(field, 'not-a-number', text, `${labels[field]}: ${parsed.text}`, parsed.fix));
      return null;
    }
    if (parsed.value.gt(dec(limits[field])) || (parsed.value.eq(zero) && !zeroAllowed)) {
      this.problems.push(
        entryProblem(
          field,
          'impossible',
          text,
          `${labels[field]}: ${formatQuantity(plain(parsed.value), '')} is not possible.`,
        ),
      );
      return null;
    }
    return parsed.value;
  }

  missing(field: string, text: string): null {
    this.problems.push(entryProblem(field, 'missing', null, text));
    return null;
  }
}

/** Reads the pump. Never throws; what cannot be read is in `entries`. */
export function backCheck(input: BackCheckInput, store: DosingStore): BackCheckResult {
  const reader = new Reader(input);
  const product = store.products.find((record) => record.id === input.product) ?? null;
  if (input.product !== null && product === null)
    reader.problems.push(
      entryProblem('product', 'unknown-record', input.product, 'This product is not in the evidence store.'),
    );
  const pump = readPump(reader, product);
  if (pump === null || reader.problems.length > 0) return nothing(reader.problems);
  return read(input, store, product, pump);
}

function readPump(reader: Reader, product: Product | null): Pump | null {
  const bagG = reader.number('bagG');
  const bagMl = reader.number('bagMl');
  const rate = reader.number('rateMlPerH');
  const running = reader.number('minutesRunning', true);
  const weightKg = reader.number('weightKg');
  const shown = reader.number('volumeToInfuseMl');
  const ordered = reader.number('orderedRateMlPerH');
  const doseG = reader.number('doseG');
  const overMin = reader.number('overMin');
  const mixture = mixtureOf(reader, product, bagG, bagMl);
  if (rate === null) return reader.missing('rateMlPerH', 'Enter the rate the pump shows, in mL per hour.');
  return mixture && { mixture, rate, running, weightKg, shown, ordered, doseG, overMin };
}

function mixtureOf(
  reader: Reader,
  product: Product | null,
  bagG: Decimal | null,
  bagMl: Decimal | null,
): Mixture | null {
  const undiluted = product !== null && bagG === null;
  if (undiluted && (isReadyBag(product) || !product.mustDilute)) {
    const volume = bagMl ?? (product.volumeMl === null ? null : dec(product.volumeMl));
    if (volume === null) return reader.missing('bagMl', 'Enter the volume of the bag or syringe.');
    return mixture(volume.times(dec(product.mgPerMl)), volume, volume);
  }
  if (bagG === null) return reader.missing('bagG', 'Enter the grams of magnesium sulfate in the bag.');
  if (bagMl === null) return reader.missing('bagMl', 'Enter the final volume of the bag.');
  const mg = bagG.times(thousand);
  return mixture(mg, bagMl, product === null ? zero : mg.div(dec(product.mgPerMl)));
}

function mixture(mg: Decimal, finalMl: Decimal, productMl: Decimal): Mixture {
  return {
    product: { exact: productMl, given: productMl, step: one },
    diluentMl: null,
    finalMl,
    mg,
    mgPerMl: mg.div(finalMl),
    readyMade: productMl.eq(finalMl),
  };
}

function read(input: BackCheckInput, store: DosingStore, product: Product | null, pump: Pump): BackCheckResult {
  const mgPerH = pump.rate.times(pump.mixture.mgPerMl);
  const perHour = mgPerH.div(thousand);
  const emptyMin = pump.mixture.finalMl.times(sixty).div(pump.rate);
  const given = givenMg(pump.mixture, pump.rate, pump.running);
  const mmolPerH = toMmol(mgQuantity(mgPerH)).value;
  const left = given === null ? null : pump.mixture.mg.minus(given);
  const toEmpty = pump.running === null ? emptyMin : pump.running.gte(emptyMin) ? zero : emptyMin.minus(pump.running);
  const checks = [...pumpLimits(input, store, pump, mgPerH, emptyMin), ...pumpSlips(product, pump)];
  const matches = matchingRegimens(store, input, mgPerH, pump.weightKg);
  const givenText = given === null ? '' : ` Given so far: ${say(given.div(thousand), 'g')}.`;
  const text = `The pump gives ${say(perHour, 'g per hour')}, which is ${say(mmolPerH, 'mmol per hour')} or ${say(mgPerH.div(sixty), 'mg per min')}.${givenText} The bag is empty in ${sayMinutes(wholeDown(toEmpty))}.`;
  return {
    status: 'ok',
    entries: [],
    mgPerMl: printed(pump.mixture.mgPerMl),
    percent: printed(percentOf(pump.mixture.mgPerMl), 3),
    gPerH: printedG(perHour),
    mmolPerH: printed(mmolPerH),
    mEqPerH: printed(mmolPerH.times(dec('2'))),
    mgPerMin: printed(mgPerH.div(sixty)),
    mgPerKgPerH: pump.weightKg === null ? null : printed(mgPerH.div(pump.weightKg)),
    givenG: given === null ? null : printedG(given.div(thousand)),
    leftG: left === null ? null : printedG(left.div(thousand)),
    minutesToEmpty: plain(wholeDown(toEmpty)),
    ifDrugVolumeIgnored: volumeIgnored(product, pump),
    checks,
    matches,
    text,
  };
}

function givenMg(bag: Mixture, rate: Decimal, running: Decimal | null): Decimal | null {
  if (running === null) return null;
  const ran = rate.times(running).div(sixty);
  return ran.gte(bag.finalMl) ? bag.mg : ran.times(bag.mgPerMl);
}

function volumeIgnored(product: Product | null, pump: Pump): BackCheckResult['ifDrugVolumeIgnored'] {
  if (product === null || pump.mixture.readyMade || !product.mustDilute) return null;
  const finalMl = pump.mixture.finalMl.plus(pump.mixture.product.exact);
  const weaker: Mixture = { ...pump.mixture, finalMl, mgPerMl: pump.mixture.mg.div(finalMl) };
  const given = givenMg(weaker, pump.rate, pump.running);
  return {
    finalMl: plain(finalMl, 1),
    gPerH: printedG(pump.rate.times(weaker.mgPerMl).div(thousand)),
    givenG: given === null ? null : printedG(given.div(thousand)),
  };
}

const pumpQuantities = new Set([
  'concentration-percent',
  'concentration-mg-per-ml',
  'rate-mg-per-min',
  'rate-mg-per-kg-per-min',
  'rate-g-per-h',
  'rate-mg-per-kg-per-h',
  'first-hour-g',
  'any-15-min-g',
  'total-24h-g',
  'total-24h-mmol',
  'total-48h-g',
]);

/** The limits about rate, strength and windows, with the running pump as the only phase. */
function pumpLimits(
  input: BackCheckInput,
  store: DosingStore,
  pump: Pump,
  mgPerH: Decimal,
  emptyMin: Decimal,
): Check[] {
  const group = input.population ?? (input.indication === 'neonatal' ? 'neonate' : 'adult');
  const asked = order.parse({
    regimen: null,
    product: input.product,
    diluentMl: null,
    indication: input.indication,
    population: group,
    patient: { weightKg: input.weightKg },
  });
  const setting = readSetting(asked, {
    ...store,
    limits: store.limits.filter((limit) => pumpQuantities.has(limit.quantity)),
  });
  const rate = { exact: pump.rate, given: pump.rate, step: one };
  const prepared: Prepared = {
    plan: {
      kind: 'maintenance',
      title: 'Running pump',
      route: 'iv',
      limitPhases: input.phase === null ? ['loading', 'maintenance'] : [input.phase],
      amount: { value: mgPerH, unit: 'mg', perKg: false, field: 'rateMlPerH' },
      mg: mgPerH,
      continuous: true,
      per: 'h',
      perKg: null,
      capped: null,
      minutes: null,
      durationH: emptyMin.div(sixty),
      everyH: null,
      sites: null,
      printed: null,
    },
    productMl: pump.mixture.product.given,
    mixture: pump.mixture,
    sameBagAsLoading: false,
    fromLargerBag: false,
    infuseMl: pump.mixture.finalMl,
    rate,
    mgPerMin: mgPerH.div(sixty),
  };
  const facts: Facts = {
    setting,
    phases: [prepared],
    starts: [zero],
    deliveries: [{ fromMin: zero, toMin: emptyMin, mg: pump.mixture.mg, route: 'iv', phase: 0, open: false }],
    ranges: [],
  };
  const checks = limitChecks(facts).map((found) => ({
    ...found,
    reasons: [],
    phase: null,
    text: `${input.phase === null ? onlyIf(store, found.id) : ''}${found.text}`,
  }));
  const unsaid =
    input.population === null
      ? [
          ownCheck(
            'population-taken',
            'info',
            'cannot-tell',
            `Nobody said who the patient is: limits for ${group === 'neonate' ? 'newborns' : 'adults'} were used.`,
            'Safety rule 34 of this program',
            { field: 'population' },
          ),
        ]
      : [];
  return [...checks, ...unsaid];
}

/** A limit for one phase only, said with its condition while nobody has said which phase the pump is in. */
function onlyIf(store: DosingStore, id: string): string {
  const phases = store.limits.find((limit) => limit.id === id)?.scope.phases ?? 'any';
  if (phases === 'any' || (phases.includes('loading') && phases.includes('maintenance'))) return '';
  return phases.includes('maintenance') ? 'If this is the maintenance: ' : 'If this is the loading dose: ';
}

function nothing(entries: EntryProblem[]): BackCheckResult {
  return {
    status: 'incomplete',
    entries,
    mgPerMl: null,
    percent: null,
    gPerH: null,
    mmolPerH: null,
    mEqPerH: null,
    mgPerMin: null,
    mgPerKgPerH: null,
    givenG: null,
    leftG: null,
    minutesToEmpty: null,
    ifDrugVolumeIgnored: null,
    checks: [],
    matches: [],
    text: 'The pump cannot be read from what was entered.',
  };
}
