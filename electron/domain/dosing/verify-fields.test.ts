/**
 * The second method on orders of every kind: it agrees with each as it stands, and names the field, the printed and the expected
 * number when one is changed. A field it does not look at is a field in which one fault of the first method reaches a patient.
 */
import { describe, expect, it } from 'vitest';
import { run } from './fixtures.ts';
import { free, woman, zuspan } from './golden-orders.ts';
import { amount, goldenStore, phaseRecord, productRecord, regimenRecord } from './golden-store.ts';
import { order, type Calculation, type OrderInput, type PhaseResult } from './order.ts';
import { verifyResult } from './verify.ts';

const vial = 'us-vial-50-10ml';
const premix = { ...zuspan, product: 'us-premix-wfi-20g-500', diluentMl: null } satisfies OrderInput;
const span = (low: string, high = low) => ({ low, high });
const perKgDose = phaseRecord({ amount: amount('mg', '40', '40', true), overMin: span('20') });
const hourly = phaseRecord({ kind: 'maintenance', amount: amount('g', '1'), everyHours: '1' });
const dose = phaseRecord({ amount: amount('g', '2', '4'), overMin: span('20') });
const injection = phaseRecord({ kind: 'im', amount: amount('g', '4', '5'), everyHours: '4', sites: 1 });

const store = {
  ...goldenStore,
  regimens: [
    ...goldenStore.regimens,
    ...(['actual', 'ideal', 'adjusted', 'lean'] as const).map((weightBasis) =>
      regimenRecord(`per-kg-${weightBasis}`, { weightBasis, phases: [perKgDose] }),
    ),
    regimenRecord('rate-first', { indications: ['migraine'], phases: [hourly, dose] }),
    regimenRecord('dose-and-injection', { indications: ['migraine'], route: 'iv+im', phases: [dose, injection] }),
    regimenRecord('rate-then-load', {
      indications: ['migraine'],
      phases: [hourly, phaseRecord({ amount: amount('g', '4'), overMin: span('20') })],
    }),
    regimenRecord('rate-then-dose', {
      indications: ['migraine'],
      phases: [hourly, phaseRecord({ kind: 'repeat-bolus', amount: amount('g', '2'), overMin: span('20') })],
    }),
    regimenRecord('load-rate-repeat', {
      indications: ['migraine'],
      phases: [
        phaseRecord({ amount: amount('g', '4'), overMin: span('20') }),
        hourly,
        phaseRecord({ kind: 'repeat-bolus', amount: amount('g', '2'), overMin: span('10') }),
      ],
    }),
    regimenRecord('prescriber-decides', {
      indications: ['migraine'],
      phases: [
        phaseRecord({ overMin: span('20') }),
        phaseRecord({ kind: 'repeat-bolus', amount: amount('g', '1'), overMin: span('20') }),
      ],
    }),
  ],
  products: [
    ...goldenStore.products,
    productRecord('bag-small', '10', '1', '100', '1', true),
    { ...productRecord('bag-unknown', '40', '4', null, null, true), form: 'infusion' },
    { ...productRecord('bag-by-form', '40', '4', '100', '4', true), vehicle: null },
    { ...productRecord('ampoule-ready', '100', '10', '10', '1'), readyToUse: true },
  ],
};

const big = { ageYears: '40', weightKg: '100', heightCm: '177.8', sex: 'female' } as const;
const made = (regimen: string): OrderInput => ({
  regimen,
  product: vial,
  diluentMl: '92',
  patient: { ageYears: '40' },
});
const perKg = (regimen: string): OrderInput => ({ ...made(regimen), patient: big });

const orders: Readonly<Record<string, OrderInput>> = {
  'two bags': zuspan,
  'one bag': { ...zuspan, choice: { ...zuspan.choice, bags: 'same-bag' } },
  'one bag with its grams': {
    ...zuspan,
    diluentMl: null,
    choice: { ...zuspan.choice, bags: 'same-bag', bagG: '20', bagMl: '500' },
  },
  'one ready-made bag': { ...premix, choice: { ...zuspan.choice, bags: 'same-bag' } },
  'a ready-made bag for hours': free({ ratePerH: '1', rateUnit: 'g', rateH: '5' }, 'us-premix-wfi-20g-500'),
  'several ready-made bags': free({ doseG: '4', overMin: '60', bags: 'same-bag' }, 'bag-small'),
  'exactly one ready-made bag': free({ doseG: '4', overMin: '60', bags: 'same-bag' }, 'bag-by-form'),
  'a ready-made bag of unknown volume': free(
    { doseG: '4', overMin: '60', bags: 'same-bag', bagMl: '250' },
    'bag-unknown',
  ),
  'a ready-to-use ampoule': free({ doseG: '2', overMin: '20' }, 'ampoule-ready'),
  'a product of unknown volume': free({ doseG: '2', overMin: '20' }, 'uk-20-ready'),
  'a dose out of a larger bag': free({ doseG: '3', overMin: '30', bagG: '8', bagMl: '100', bags: 'same-bag' }, vial),
  'a bag that is the dose': free({ doseG: '4.02', overMin: '30', bagMl: '100' }, vial),
  'a small volume': free({ doseMg: '110', overMin: '20' }, vial, '10'),
  'a volume of exactly 1 mL': free({ doseG: '0.5', overMin: '20' }, vial, '10'),
  'muscle, two sites': { ...free({ imG: '7', imSites: '2' }, vial), route: 'im' },
  'vein and muscle': {
    regimen: 'pritchard',
    choice: { loadingMin: '20' },
    patient: woman,
    product: vial,
    diluentMl: '12',
  },
  'repeated doses': {
    regimen: 'uk-nhs-highland-hypomag',
    patient: { ageYears: '40' },
    product: vial,
    diluentMl: '250',
  },
  'a coarse syringe and pump': { ...zuspan, diluentMl: '93', pump: { stepMlPerH: '1' }, syringe: { stepMl: '0.5' } },
  'blanks where nothing was keyed': {
    ...zuspan,
    choice: { ...zuspan.choice, bagG: ' ', bagMl: ' ', capG: ' ' },
    pump: { stepMlPerH: ' ' },
    syringe: { stepMl: ' ' },
    patient: { ...woman, alreadyGiven24hG: ' ', alreadyGiven48hG: ' ' },
  },
  'no diluent keyed but a blank': { ...free({ doseG: '2', overMin: '20' }, 'uk-20-ready'), diluentMl: ' ' },
  ...Object.fromEntries(
    (['actual', 'ideal', 'adjusted'] as const).flatMap((basis) =>
      (['female', 'male'] as const).map((sex): [string, OrderInput] => [
        `per kg of ${basis} weight, as the source says, ${sex}`,
        { ...perKg(`per-kg-${basis}`), patient: { ...big, sex } },
      ]),
    ),
  ),
  'per kg of the lean weight entered': { ...perKg('per-kg-lean'), patient: { ...big, weightBasis: 'lean' } },
  'per kg of the ideal weight, asked for': { ...perKg('per-kg-actual'), patient: { ...big, weightBasis: 'ideal' } },
  'another dose per kg': { ...perKg('per-kg-actual'), choice: { loadingPerKgMg: '50' } },
  'another dose in mmol per kg': { ...perKg('per-kg-actual'), choice: { loadingPerKgMmol: '0.2' } },
  'a rate in mmol': { ...zuspan, choice: { loadingG: '4', loadingMin: '20', maintenanceMmolPerH: '5' } },
  'a rate per kg': { ...zuspan, choice: { loadingG: '4', loadingMin: '20', maintenanceMgPerKgPerH: '15' } },
  'a bare rate after a dose in mmol': free({ doseMmol: '16', overMin: '20', ratePerH: '4' }, vial, '92'),
  'a weight nobody keyed but a blank': { ...zuspan, patient: { ...woman, weightKg: ' ' } },
  'a regimen that names its rate first': {
    ...made('rate-first'),
    choice: { loadingG: '3', bagG: '20', bagMl: '500' },
  },
  'a printed load after its rate': { ...made('rate-then-load'), choice: { bagG: '20', bagMl: '500' } },
  'a printed dose after its rate': { ...made('rate-then-dose'), choice: { bagG: '20', bagMl: '500' } },
  'one bag for the load, the infusion and a repeat': {
    ...made('load-rate-repeat'),
    choice: { bags: 'same-bag', doseG: '2' },
  },
  'one bag that lasts the course': {
    ...made('load-rate-repeat'),
    choice: { bags: 'same-bag', bagG: '30', bagMl: '750', maintenanceH: '12' },
    diluentMl: null,
  },
  'a dose and one kind of injection': { ...made('dose-and-injection'), choice: { loadingG: '3', imG: '4.5' } },
  'a dose the source leaves open, keyed': { ...made('prescriber-decides'), choice: { loadingG: '3' } },
  'a repeat after a dose the source leaves open': made('prescriber-decides'),
  'given before': { ...zuspan, patient: { ...woman, alreadyGiven24hG: '2', alreadyGiven48hG: '3' } },
  'given before, one day known': { ...zuspan, patient: { ...woman, alreadyGiven24hG: '2' } },
};

function second(input: OrderInput, result: Pick<Calculation, 'phases' | 'totals'>): Calculation['secondMethod'] {
  const parsed = order.parse(input);
  const product = store.products.find((record) => record.id === parsed.product);
  if (!product) throw new Error('no product');
  const regimen = store.regimens.find((record) => record.id === parsed.regimen) ?? null;
  return verifyResult({ order: parsed, regimen, product, phases: result.phases, totals: result.totals });
}

type Path = readonly (string | number)[];

/** Every printed number of a phase that the second method must look at. */
function compared(phase: PhaseResult, at: Path, sized: boolean): Path[] {
  const paths = (names: readonly string[], under: Path = at): Path[] => names.map((name) => [...under, name]);
  if (phase.kind === 'rate-change')
    return [
      ...paths(['fromMlPerH', 'toMlPerH', 'afterMinutes']),
      ...paths(['gPerH', 'gramsAfterOneHour', 'bagEmptyAfterMinutes'], [...at, 'ifNobodyChanges']),
    ];
  const everywhere = [...paths(['mg', 'g', 'mmol', 'mEq', 'elementalMg'], [...at, 'dose']), ...paths(['productMl'])];
  if (phase.kind === 'im')
    return [
      ...everywhere,
      ...(sized ? paths(['part'], [...at, 'containers']) : []),
      ...(phase.sites ?? []).flatMap((_site, index) => paths(['grams', 'ml'], [...at, 'sites', index])),
    ];
  return [
    ...everywhere,
    ...paths(['mgPerMl', 'percent', 'volumeToInfuseMl', 'mgPerMin', 'rateMlPerH']),
    ...paths(['finalMl', 'productMl'], [...at, 'preparation']),
    ...(phase.kind === 'maintenance' && sized ? paths(['part'], [...at, 'containers']) : []),
    ...(phase.nextBagAfterMinutes === null ? [] : paths(['nextBagAfterMinutes'])),
  ];
}

function changed(result: Calculation, path: Path): Readonly<{ copy: Calculation; right: string }> {
  const copy = structuredClone(result);
  let place = copy as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  const right = String(place[last]);
  place[last] = `${right}7`;
  return { copy, right };
}

describe('the second method', () => {
  it.each(Object.keys(orders))('agrees, and finds each changed number: %s', (name) => {
    const input = orders[name] ?? zuspan;
    const result = run(input, store);
    expect(result.secondMethod.agrees).toBe(true);
    expect(result.secondMethod.text).toContain(`all ${String(result.secondMethod.compared)} numbers`);
    const sized = store.products.some((record) => record.id === input.product && record.volumeMl !== null);
    const paths: Path[] = [
      ...result.phases.flatMap((phase, index) => compared(phase, ['phases', index], sized)),
      ...['g1h', 'g24h', 'g48h', 'mmol24h'].map((total): Path => ['totals', total]),
    ];
    for (const path of paths) {
      const { copy, right } = changed(result, path);
      const found = second(input, copy);
      expect(found.agrees, path.join('.')).toBe(false);
      expect(found.text, path.join('.')).toMatch(/shown\. [A-Za-z0-9].+: first method /);
      expect(found.text, path.join('.')).toContain(`first method ${right}7, second method ${right}`);
    }
  });

  it('a number that is missing is a difference, and the first difference is the one that is said', () => {
    const result = run(zuspan);
    const [loading, ...others] = result.phases;
    if (loading?.kind !== 'loading') throw new Error('no loading dose');
    const without = { ...result, phases: [{ ...loading, volumeToInfuseMl: null, rateMlPerH: '1' }, ...others] };
    expect(second(zuspan, without).text).toMatch(/volume to infuse: first method nothing, second method 100\./);
  });

  it('what it cannot follow is said, and locks', () => {
    const result = run(zuspan);
    const [loading, ...others] = result.phases;
    if (loading?.kind !== 'loading') throw new Error('no loading dose');
    const found = second(zuspan, { ...result, phases: [{ ...loading, minutes: null }, ...others] });
    expect(found.agrees).toBe(false);
    expect(found.text).toMatch(/could not follow the order \(no minutes for loading\)/);
    const alone = result.phases.filter((phase) => phase.kind === 'rate-change');
    expect(second(zuspan, { ...result, phases: alone }).text).toMatch(/a rate change without two phases/);
    const half = result.phases.filter((phase) => phase.kind !== 'maintenance');
    expect(second(zuspan, { ...result, phases: half }).text).toMatch(/a rate change without two phases/);
  });
});
