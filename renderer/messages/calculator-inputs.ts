/** Words of the calculator's fields. */
import { catalogue } from './catalogue.ts';

export const inputs = catalogue(
  {
    form: { title: 'Inputs', newCalculation: 'New calculation', clearsAll: 'clears all' },
    /** Of a part of the form: open it says what folds it, folded what was entered. */
    fold: {
      fold: 'Fold',
      change: 'Change',
      free: 'Free order',
      entry: (what: string, value: string) => `${what}: ${value}`,
      present: 'Present',
      absent: (names: readonly string[]) =>
        `Not entered: ${names.map((name, at) => (at === 0 ? name : name.toLowerCase())).join(', ')}.`,
      nothing: 'Nothing entered.',
    },
    field: {
      needed: 'needed',
      confirmed: 'confirmed',
      confirm: 'Confirm',
      /** Kept with the order as the reason, and printed. */
      confirmedAsKeyed: 'Confirmed as keyed',
      notEntered: 'not entered',
      unitFirst: (what: string) => `${what}, unit first`,
      chooseUnit: 'Not entered. Choose the unit first.',
      unusual: (band: string) => `Unusual; usual ${band}.`,
      impossible: (band: string) => `Not possible; ${band} only.`,
      stopped: 'Stopped by a limit.',
    },
    clock: {
      title: 'Clock and devices',
      date: 'Start date',
      time: 'Start time',
      startsAt: (time: string, date: string) => `Starts at **${time}** on **${date}**.`,
      timeMissing: (date: string) => `On **${date}**. Enter the time too: clock times need both.`,
      dateMissing: 'Enter the date too: clock times need both.',
      without: 'Without them clock times are left out.',
      now: 'Use this computer’s clock',
      pumpStep: 'Pump step',
      perHour: 'mL per h',
      syringeStep: 'Syringe step',
    },
    ask: { yes: 'Yes', no: 'No', notAsked: 'Not asked' },
    patient: {
      section: 'Patient',
      age: 'Age',
      years: 'years',
      months: 'months',
      creatinine: 'Creatinine',
      reflexes: 'Reflexes',
      present: 'Present',
      absent: 'Absent',
      pregnant: 'Pregnant',
      flags: (asked: number, all: number) => `Conditions and drugs: ${String(asked)} of ${String(all)} asked`,
      serumAndBefore: 'Serum magnesium, treatment so far',
      serum: 'Serum magnesium',
      gramsGiven: 'Magnesium sulfate, g',
      body: 'Sex, height, weight used',
      sex: 'Sex',
      female: 'Female',
      male: 'Male',
      clearance: 'With creatinine and age it gives the clearance.',
      weightUsed: 'Weight used for the dose',
      asRegimen: 'As the regimen says',
      weights: { actual: 'Actual', ideal: 'Ideal', adjusted: 'Adjusted', lean: 'Lean, keyed above' },
    },
    product: {
      section: 'Product',
      inCupboard: 'Product in the cupboard',
      /** A product of the list; the market is told where its group does not say it. */
      option: (name: string, market: string | null, dilute: boolean) =>
        `${name}${market === null ? '' : `, ${market}`}${dilute ? ' — dilute' : ''}`,
      ready: (market: string) => `${market}: ready to use`,
      concentrate: (market: string) => `${market}: concentrate`,
      ampoule: (market: string) => `${market}: ampoule`,
      concentrateNever: (percent: string) =>
        `**Concentrate, ${percent}\u00a0%.** Never into a vein undiluted: dilute it first.`,
      whole: (amount: string, volume: string, strength: string) =>
        `${amount} in ${volume}, ${strength} of the heptahydrate.`,
      strength: (strength: string) => `${strength} of the heptahydrate.`,
      label: 'Label',
      cautions: (count: number) =>
        count === 1 ? 'One caution on this product' : `${String(count)} cautions on this product`,
      readyMade: (count: number) =>
        `Nothing to dilute: ${String(count)} ready-made ${count === 1 ? 'product' : 'products'}`,
      diluent: 'Diluent',
      diluentLoad: 'Diluent for the load',
      ifAdded: 'if added',
      fluid: 'Fluid',
      fluidPrinted: 'Printed by the regimen',
      fluidOther: 'Other',
      fluids: {
        'sodium chloride 0.9 %': 'sodium chloride 0.9 %',
        'glucose 5 %': 'glucose 5 %',
        'water for injection': 'water for injection',
      },
      bag: 'Maintenance bag',
      ownBag: 'A bag of its own',
      sameBag: 'Same bag, only the rate changes',
      drugInBag: 'Drug in bag',
      finalVolume: 'Final volume',
    },
    cupboard: {
      /** Read by a screen reader as a button that is pressed or not. */
      mark: (product: string) => `In this ward’s cupboard: ${product}`,
      marked: 'In this ward’s cupboard: stands first',
      unmarked: 'Mark as in this ward’s cupboard',
      problem: (why: string) => `The mark was not kept. ${why}`,
    },
    pumpStepEmpty: (step: string) => (step === '' ? '' : `Empty: ${step} is used.`),
    syringeStepEmpty: 'Empty: not rounded.',
  },
  { product: { ampoule: (market: string) => `${market}: ampule` } },
);
