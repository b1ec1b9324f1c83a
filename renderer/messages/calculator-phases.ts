/** Words of a phase and of the rate change: on the calculator's cards, in a saved worksheet and on paper. */
import { catalogue } from './catalogue.ts';

type Holder = 'bag' | 'syringe' | 'ampoule' | 'vial';
const HOLDERS: Readonly<Record<Holder, string>> = { bag: 'bag', syringe: 'syringe', ampoule: 'ampoule', vial: 'vial' };
const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "four vials of 50 %": a count is a word, because "4 50 %" reads as 450. */
function containers(open: number, holder: Holder, percent: string, holds: string | null, words = HOLDERS): string {
  return `${COUNTS[open] ?? String(open)} ${words[holder]}${open === 1 ? '' : 's'}${percent === '' ? '' : ` of ${percent}`}${holds === null ? '' : `, ${holds}${open > 1 ? ' each' : ''}`}`;
}
const american: Readonly<Record<Holder, string>> = { ...HOLDERS, ampoule: 'ampule' };

export const phases = catalogue(
  {
    tags: {
      loading: 'LOADING',
      maintenance: 'MAINTENANCE',
      bolus: 'DOSE',
      im: 'INTRAMUSCULAR',
      'rate-change': 'RATE CHANGE',
      repeat: 'REPEAT DOSE',
    },
    drug: 'magnesium sulfate',
    intravenous: 'IV infusion',
    intramuscular: 'IM injection',
    gEvery: (interval: string) => `g every ${interval}`,
    title: {
      intoSites: (dose: string, sites: number, time: string | null) =>
        `${dose} into ${sites === 1 ? 'one site' : `${String(sites)} sites`}${time === null ? '' : `, for ${time}`}`,
      over: (dose: string, time: string) => `${dose} over ${time}`,
      lasting: (dose: string, time: string) => `${dose} for ${time}`,
    },
    span: {
      from: (clock: string) => `from ${clock}`,
      fromTo: (from: string, to: string) => `${from} to ${to}`,
    },
    plate: {
      lasting: (time: string) => `for ${time}`,
      stopAfter: (time: string) => `stop after ${time}`,
    },
    bag: {
      next: (clock: string) => `next bag due ${clock}`,
      nextAfter: (time: string) => `next bag after ${time}`,
      whole: 'the whole bag',
      wholeThenStops: 'whole bag, then stops',
      /** A repeat dose out of the bag of the infusion: stopping would leave the infusion off. */
      thenInfusion: (volume: string) => `of ${volume}, then the infusion’s rate again`,
      partThenStops: (volume: string) => `of ${volume}, then stops`,
    },
    volumeToInject: 'Volume to inject',
    allSites: 'all sites together',
    prepare: {
      product: 'of the product',
      productOf: (percent: string) => `of the ${percent} product`,
      /** "from four vials of 50 %, 5 g in 10 mL each" */
      from: (open: number, holder: Holder, percent: string, holds: string | null) =>
        `from ${containers(open, holder, percent, holds)}`,
      holds: (amount: string, volume: string) => `${amount}\u00a0in\u00a0${volume}`,
      undiluted: (from: string) => `${from}, undiluted as drawn`,
      bagStays: (strength: string) => `the loading bag stays, ${strength}`,
      nothingAdded: (from: string, strength: string) => `${from}, ${strength}, nothing added`,
      fluidNotChosen: 'diluent, fluid not chosen',
      inBag: (strength: string) => `in the bag, ${strength}`,
      inSyringeOrBag: (strength: string) => `in the syringe or bag, ${strength}`,
      steps: (count: number) => `Prepare: ${String(count)} steps in order`,
      plus: 'plus',
      makes: 'makes',
    },
    equals: {
      eachHour: 'each hour',
      heptahydrate: 'heptahydrate',
      millimoles: 'millimoles',
      milliequivalents: 'milliequivalents',
      elemental: 'elemental Mg',
      ofProduct: 'of the product',
      ofStrength: (percent: string) => `of ${percent} %`,
      /** Each as a screen reader says it, where the seen word leans on what stands around it. */
      elementalHeard: 'elemental magnesium',
      volumeHeard: (percent: string | null) => `volume of the ${percent === null ? '' : `${percent} % `}product`,
      /** A figure of one hour of a running infusion. */
      hourly: (label: string) => `${label} each hour`,
      chooseProduct: 'choose a product',
    },
    rounded: {
      rate: (direction: string, exact: string, step: string, percent: string) =>
        `Rate rounded ${direction} once, from ${exact} to the step of ${step}: ${percent} %.`,
      volume: (direction: string, exact: string, step: string, percent: string) =>
        `Volume drawn rounded ${direction} once, from ${exact} to the step of ${step}: ${percent} %.`,
    },
    perKg: (dose: string, weight: string, basis: string) => `${dose} for ${weight}, ${basis} weight.`,
    /** Why is a sentence of the engine, without its full stop. */
    capped: (from: string, to: string, because: string) => `**Capped** from ${from} to ${to} because ${because}.`,
    change: {
      title: 'Rate change',
      from: 'from',
      to: 'to',
      after: (time: string) => `after ${time}`,
      /** Stands before the engine's own sentence. */
      newBag: '**Two people at the pump**, new bag and new rate together.',
      sameBag: '**Two people at the pump**, same bag, only the rate changes.',
    },
  },
  {
    prepare: {
      from: (open, holder, percent, holds) => `from ${containers(open, holder, percent, holds, american)}`,
    },
  },
);
