/**
 * Everything an order refers to, looked up and judged once: regimen, product, who the patient is, kidney function, weight.
 * What cannot be decided stays null and later becomes "cannot tell", never a guess.
 */
import { dec, zero, type Decimal } from '../quantity/decimal.ts';
import { creatinineMicromolPerMgDl } from '../quantity/constants.ts';
import { quantity } from '../quantity/quantity.ts';
import { serumToMmolPerL } from '../quantity/serum.ts';
import { entryProblem, readEntries, type Entered } from './entries.ts';
import type { EntryProblem, Order } from './order.ts';
import type { Indication, Limit, Market, Population, Product, Regimen } from './records.ts';
import {
  adjustedWeightKg,
  ckdEpi2021,
  cockcroftGault,
  cockcroftGaultWeight,
  devineStartCm,
  idealWeightKg,
} from './renal.ts';

export type DosingStore = Readonly<{
  regimens: readonly Regimen[];
  products: readonly Product[];
  limits: readonly Limit[];
}>;

export type WeightBasis = 'actual' | 'ideal' | 'adjusted' | 'lean';
export type DosingWeight = Readonly<{ kg: Decimal; basis: WeightBasis }>;

export type Setting = Readonly<{
  order: Order;
  store: DosingStore;
  entered: Entered;
  regimen: Regimen | null;
  product: Product | null;
  /** Indications this order may be for; empty when a free order names none. */
  indications: readonly Indication[];
  /** Groups the limits are scoped by; an obstetric adult is also an adult. Empty when not known. */
  populations: ReadonlySet<Population>;
  markets: ReadonlySet<Market>;
  adult: boolean;
  actualKg: Decimal | null;
  weight: DosingWeight | null;
  creatinineUmolPerL: Decimal | null;
  serumMmolPerL: Decimal | null;
  clearance: Readonly<{ value: Decimal; basis: string; kg: Decimal }> | null;
  egfr: Decimal | null;
  problems: readonly EntryProblem[];
}>;

const adults: readonly Population[] = ['adult', 'adult-obstetric'];
const obstetricIndications: readonly Indication[] = [
  'pre-eclampsia',
  'eclampsia',
  'recurrent-seizure',
  'fetal-neuroprotection',
];
const oneMonth = dec('0.08');
const eighteen = dec('18');

/** Looks up and reads everything the order refers to. Never throws; what is wrong is in `problems`. */
export function readSetting(order: Order, store: DosingStore): Setting {
  const problems: EntryProblem[] = [];
  const regimen = store.regimens.find((record) => record.id === order.regimen) ?? null;
  if (order.regimen !== null && regimen === null) {
    problems.push(
      entryProblem(
        'regimen',
        'unknown-record',
        order.regimen,
        'This regimen is not in the evidence store. Choose one from the list.',
      ),
    );
  }
  const product = store.products.find((record) => record.id === order.product) ?? null;
  if (order.product === null)
    problems.push(
      entryProblem(
        'product',
        'missing',
        null,
        'Choose the product that is in the cupboard: no volume can be given without it.',
      ),
    );
  else if (product === null)
    problems.push(
      entryProblem(
        'product',
        'unknown-record',
        order.product,
        'This product is not in the evidence store. Choose one from the list.',
      ),
    );

  const indications = indicationsOf(order, regimen, problems);
  const presumedAdult = regimen
    ? adults.includes(regimen.population.group)
    : order.population !== null && adults.includes(order.population);
  const entered = readEntries(order, presumedAdult);
  const group = groupOf(order, regimen, indications, entered, problems);
  const populations = populationsOf(group, order, indications);
  const adult = group !== null && adults.includes(group);
  const creatinineUmolPerL =
    entered.patient.creatinineUmolPerL ?? entered.patient.creatinineMgPerDl?.times(creatinineMicromolPerMgDl) ?? null;
  const actualKg = order.patient.weightBasis === 'lean' ? null : entered.patient.weightKg;
  const weight = dosingWeight(order, regimen, entered, problems);
  return {
    order,
    store,
    entered,
    regimen,
    product,
    indications,
    populations,
    markets: marketsOf(regimen, product),
    adult,
    actualKg,
    weight,
    creatinineUmolPerL,
    serumMmolPerL: serumOf(entered),
    ...kidneys(order, entered, actualKg, creatinineUmolPerL),
    problems: [...problems, ...entered.problems],
  };
}

function indicationsOf(order: Order, regimen: Regimen | null, problems: EntryProblem[]): readonly Indication[] {
  if (order.indication === null) return regimen?.indications ?? [];
  if (regimen && !regimen.indications.includes(order.indication)) {
    problems.push(
      entryProblem(
        'indication',
        'conflict',
        order.indication,
        'This regimen is not recorded for this indication. Choose another regimen or another indication.',
      ),
    );
  }
  return [order.indication];
}

function groupOf(
  order: Order,
  regimen: Regimen | null,
  indications: readonly Indication[],
  entered: Entered,
  problems: EntryProblem[],
): Population | null {
  const age = entered.ageYears;
  const chosen = regimen?.population.group ?? order.population;
  if (chosen === null) {
    if (age === null) {
      problems.push(
        entryProblem(
          'population',
          'missing',
          null,
          'Enter the age, or say whether this is an adult, a child or a newborn: the limits differ.',
        ),
      );
      return null;
    }
    if (age.lt(oneMonth)) return 'neonate';
    if (age.lt(eighteen)) return 'child';
    return order.patient.pregnant === true || indications.some((item) => obstetricIndications.includes(item))
      ? 'adult-obstetric'
      : 'adult';
  }
  if (
    regimen &&
    order.population !== null &&
    order.population !== chosen &&
    !(adults.includes(order.population) && adults.includes(chosen))
  ) {
    problems.push(
      entryProblem('population', 'conflict', order.population, `This regimen is for: ${regimen.population.text}.`),
    );
  }
  if (age !== null) checkAge(chosen, age, order, problems);
  return chosen;
}

function checkAge(group: Population, age: Decimal, order: Order, problems: EntryProblem[]): void {
  const keyed = order.patient.ageYears ?? order.patient.ageMonths;
  const confirmed = order.confirmations.some((answer) => answer.check === 'entry.population');
  if (adults.includes(group) && age.lt(dec('12')))
    problems.push(
      entryProblem('population', 'conflict', keyed, 'The age entered is a child, and the dose chosen is for adults.'),
    );
  else if (adults.includes(group) && age.lt(dec('16')) && !confirmed) {
    problems.push(
      entryProblem(
        'population',
        'unusual',
        keyed,
        'The age entered is under 16 years, and the dose chosen is for adults. Confirm that it is right before a result is shown.',
      ),
    );
  }
  if (group === 'child' && age.gte(eighteen))
    problems.push(
      entryProblem(
        'population',
        'conflict',
        keyed,
        'The age entered is an adult, and the dose chosen is for children.',
      ),
    );
  if (group === 'neonate' && age.gte(dec('1')))
    problems.push(
      entryProblem(
        'population',
        'conflict',
        keyed,
        'The age entered is over one year, and the dose chosen is for newborns.',
      ),
    );
}

function populationsOf(
  group: Population | null,
  order: Order,
  indications: readonly Indication[],
): ReadonlySet<Population> {
  const groups = new Set<Population>();
  if (group === null) return groups;
  groups.add(group);
  if (group === 'adult-obstetric') groups.add('adult');
  if (
    group === 'adult' &&
    (order.patient.pregnant === true || indications.some((item) => obstetricIndications.includes(item)))
  )
    groups.add('adult-obstetric');
  return groups;
}

function marketsOf(regimen: Regimen | null, product: Product | null): ReadonlySet<Market> {
  const markets = new Set<Market>();
  if (regimen) markets.add(regimen.market);
  if (product) markets.add(product.market);
  return markets;
}

function dosingWeight(
  order: Order,
  regimen: Regimen | null,
  entered: Entered,
  problems: EntryProblem[],
): DosingWeight | null {
  const keyed = entered.patient.weightKg;
  if (keyed === null) return null;
  if (regimen?.weightBasis === 'lean' && order.patient.weightBasis === null) {
    problems.push(
      entryProblem(
        'patient.weightBasis',
        'missing',
        null,
        'This regimen is dosed by lean body weight. Enter that weight and choose lean: no formula for it is worked out here.',
      ),
    );
    return null;
  }
  const asked =
    order.patient.weightBasis ??
    (regimen?.weightBasis === 'ideal' || regimen?.weightBasis === 'adjusted' ? regimen.weightBasis : 'actual');
  if (asked === 'actual' || asked === 'lean') return { kg: keyed, basis: asked };
  const { sex } = order.patient;
  const height = entered.patient.heightCm;
  if (height === null || sex === null) {
    problems.push(
      entryProblem(
        height === null ? 'patient.heightCm' : 'patient.sex',
        'missing',
        null,
        `Height and sex are needed to work out the ${asked} weight.`,
      ),
    );
    return null;
  }
  const ideal = idealWeightKg(height, sex);
  if (height.lt(devineStartCm) || ideal.lte(zero)) {
    problems.push(
      entryProblem(
        'patient.heightCm',
        'conflict',
        order.patient.heightCm,
        'The Devine formula starts at 152.4 cm (5 feet). Choose the actual weight.',
      ),
    );
    return null;
  }
  return asked === 'ideal' ? { kg: ideal, basis: 'ideal' } : { kg: adjustedWeightKg(keyed, ideal), basis: 'adjusted' };
}

function serumOf(entered: Entered): Decimal | null {
  const {
    serumMagnesiumMmolPerL: mmolPerL,
    serumMagnesiumMEqPerL: mEqPerL,
    serumMagnesiumMgPerDl: mgPerDl,
  } = entered.patient;
  if (mmolPerL) return mmolPerL;
  if (mEqPerL) return serumToMmolPerL(quantity(mEqPerL, 'mEq per L')).value;
  return mgPerDl ? serumToMmolPerL(quantity(mgPerDl, 'mg per dL')).value : null;
}

function kidneys(
  order: Order,
  entered: Entered,
  actualKg: Decimal | null,
  creatinine: Decimal | null,
): Pick<Setting, 'clearance' | 'egfr'> {
  const { sex } = order.patient;
  if (sex === null || creatinine === null || entered.ageYears === null) return { clearance: null, egfr: null };
  const egfr = ckdEpi2021({ ageYears: entered.ageYears, creatinineUmolPerL: creatinine, sex });
  if (actualKg === null) return { clearance: null, egfr };
  const used = cockcroftGaultWeight(actualKg, entered.patient.heightCm, sex);
  const value = cockcroftGault({ ageYears: entered.ageYears, weightKg: used.kg, creatinineUmolPerL: creatinine, sex });
  return { clearance: value === null ? null : { value, basis: `${used.basis} weight`, kg: used.kg }, egfr };
}
