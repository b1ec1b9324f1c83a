/**
 * The small records the golden set runs on: enough regimens, products and limits to prove the engine without the evidence store.
 * Their figures are those of the dossier records of the same id; they are never offered to anybody.
 */
import type { DosingStore } from './setting.ts';
import { limit, product, regimen, type Limit, type Product, type Regimen, type RegimenPhase } from './records.ts';

const places = [{ title: 'Golden set', year: null, url: null, where: 'golden-store.ts', level: 'secondary' as const }];

const emptyPhase: RegimenPhase = {
  kind: 'loading',
  amount: null,
  cap: null,
  overMin: null,
  everyHours: null,
  durationH: null,
  sites: null,
  timeNotStated: false,
  note: null,
};

type AmountUnit = NonNullable<RegimenPhase['amount']>['unit'];

/** An amount of one figure or a range: `amount('g', '4')`, `amount('mg', '20', '50', true)`. */
export function amount(
  unit: AmountUnit,
  low: string,
  high: string = low,
  perKg = false,
): NonNullable<RegimenPhase['amount']> {
  return { low, high, unit, perKg };
}

/** A phase with only the fields that matter set. */
export function phaseRecord(fields: Partial<RegimenPhase>): RegimenPhase {
  return { ...emptyPhase, ...fields };
}

/** A regimen record with only the fields that matter set. */
export function regimenRecord(id: string, fields: Partial<Regimen>): Regimen {
  return regimen.parse({
    id,
    name: id,
    indications: ['other'],
    conditions: [],
    authority: 'Golden set',
    authorityKind: 'guideline',
    market: 'INT',
    population: { group: 'adult', text: 'adults' },
    route: 'iv',
    use: 'offered',
    useReason: null,
    phases: [],
    weightBasis: 'not-needed',
    diluents: [],
    maximum: { rate: null, concentration: null, total: null },
    monitoring: [],
    watchIntervals: [],
    stopWhen: [],
    renal: null,
    contraindications: [],
    notes: null,
    places,
    status: 'verified',
    notSeen: [],
    secondReading: null,
    ...fields,
  });
}

/** A product record of a strength and volume; a ready-made bag when `bag` is true. */
export function productRecord(
  id: string,
  mgPerMl: string,
  percent: string,
  volumeMl: string | null,
  totalG: string | null,
  bag = false,
): Product {
  return product.parse({
    id,
    market: 'INT',
    name: `Magnesium sulfate ${id}`,
    form: bag ? 'ready-made bag' : 'vial',
    salt: 'magnesium sulfate heptahydrate',
    percent,
    mgPerMl,
    volumeMl,
    totalG,
    label: { mmolPerMl: null, mEqPerMl: null, mmolPerContainer: null, mEqPerContainer: null },
    mustDilute: Number(percent) > 20,
    readyToUse: bag,
    vehicle: bag ? 'water for injection' : null,
    osmolarity: null,
    cautions: [],
    offered: true,
    places,
    status: 'verified',
    notSeen: [],
    secondReading: null,
  });
}

/** A limit record for any order unless the scope says otherwise. */
export function limitRecord(
  id: string,
  quantity: Limit['quantity'],
  op: Limit['op'],
  value: string,
  unit: string,
  tier: Limit['tier'],
  scope: Partial<Limit['scope']> = {},
  fields: Partial<Limit> = {},
): Limit {
  return limit.parse({
    id,
    quantity,
    op,
    value,
    unit,
    tier,
    proposal: false,
    when: 'always',
    flag: null,
    sentence: '{value} passes {limit}.',
    why: 'golden set',
    exceptions: [],
    exceptionsNotAsked: [],
    places,
    secondReading: null,
    scope: {
      indications: 'any',
      exceptIndications: [],
      populations: 'any',
      routes: 'any',
      phases: 'any',
      markets: 'any',
      products: 'any',
      exceptRegimens: [],
      ...scope,
    },
    ...fields,
  });
}

const adult: Limit['scope']['populations'] = ['adult', 'adult-obstetric'];
const obstetric: Limit['scope']['indications'] = ['pre-eclampsia', 'eclampsia', 'fetal-neuroprotection'];

function goldenRecords(): DosingStore {
  return {
    regimens: [
      regimenRecord('zuspan', {
        name: 'Zuspan',
        indications: ['pre-eclampsia', 'eclampsia'],
        population: { group: 'adult-obstetric', text: 'pregnant women' },
        monitoring: ['knee jerk'],
        stopWhen: ['no knee jerk'],
        phases: [
          phaseRecord({ amount: amount('g', '4'), overMin: { low: '15', high: '20' } }),
          phaseRecord({
            kind: 'maintenance',
            amount: amount('g', '1'),
            everyHours: '1',
            durationH: { low: '24', high: '24' },
          }),
        ],
      }),
      regimenRecord('pritchard', {
        name: 'Pritchard',
        indications: ['pre-eclampsia', 'eclampsia'],
        population: { group: 'adult-obstetric', text: 'pregnant women' },
        route: 'iv+im',
        phases: [
          phaseRecord({ amount: amount('g', '4'), overMin: { low: '15', high: '20' } }),
          phaseRecord({ kind: 'im', amount: amount('g', '10'), sites: 2 }),
          phaseRecord({
            kind: 'im',
            amount: amount('g', '5'),
            everyHours: '4',
            durationH: { low: '24', high: '24' },
            sites: 1,
          }),
        ],
      }),
      regimenRecord('crps1-collins-fischer', {
        name: 'CRPS trials',
        indications: ['crps'],
        use: 'trial-only',
        useReason: 'No benefit in the larger trial.',
        weightBasis: 'not-stated',
        phases: [phaseRecord({ amount: amount('mg', '70', '70', true), overMin: { low: '240', high: '240' } })],
      }),
      regimenRecord('periop-olgun', {
        name: 'Perioperative trial',
        indications: ['perioperative-analgesia'],
        use: 'trial-only',
        weightBasis: 'not-stated',
        phases: [
          phaseRecord({ amount: amount('mg', '40', '40', true), overMin: { low: '15', high: '15' } }),
          phaseRecord({ kind: 'maintenance', amount: amount('mg', '10', '10', true), everyHours: '1' }),
        ],
      }),
      regimenRecord('paed-asthma-perth', {
        name: 'Perth, asthma',
        market: 'AU',
        indications: ['asthma'],
        population: { group: 'child', text: 'children' },
        weightBasis: 'not-stated',
        phases: [
          phaseRecord({
            amount: amount('mmol', '0.2', '0.2', true),
            cap: { amount: '8', unit: 'mmol' },
            overMin: { low: '20', high: '20' },
          }),
        ],
      }),
      regimenRecord('uk-nhs-highland-hypomag', {
        name: 'NHS Highland',
        market: 'UK',
        indications: ['hypomagnesaemia'],
        phases: [
          phaseRecord({ amount: amount('mmol', '20'), overMin: { low: '180', high: '180' } }),
          phaseRecord({
            kind: 'repeat-bolus',
            amount: amount('mmol', '20'),
            overMin: { low: '180', high: '180' },
            everyHours: '12',
            durationH: { low: '24', high: '24' },
          }),
        ],
      }),
      regimenRecord('migraine-cete-2g', {
        name: 'Migraine trial',
        indications: ['migraine'],
        use: 'trial-only',
        phases: [phaseRecord({ amount: amount('g', '2'), overMin: { low: '10', high: '10' } })],
      }),
      regimenRecord('golden-recall-only', {
        name: 'Recalled',
        status: 'recall-only',
        use: 'reference-only',
        useReason: 'Nobody read it.',
        phases: [],
      }),
    ],
    products: [
      productRecord('us-vial-50-10ml', '500', '50', '10', '5'),
      productRecord('us-vial-50-50ml', '500', '50', '50', '25'),
      productRecord('au-dbl-493-5ml', '493', '49.3', '5', '2.465'),
      productRecord('us-premix-wfi-20g-500', '40', '4', '500', '20', true),
      productRecord('us-premix-wfi-40g-1000', '40', '4', '1000', '40', true),
      productRecord('au-premix-8-100ml', '80', '8', '100', '8', true),
      productRecord('uk-20-ready', '200', '20', null, null),
      productRecord('uk-amp-10-10ml-kalceks', '100', '10', '10', '1'),
    ],
    limits: [
      limitRecord('conc-iv-max', 'concentration-percent', '>', '20', '%', 'hard', { routes: ['iv'] }),
      limitRecord('rate-iv-general', 'rate-mg-per-min', '>', '150', 'mg per min', 'soft', {
        populations: adult,
        routes: ['iv'],
        exceptIndications: ['eclampsia', 'recurrent-seizure', 'torsades-pulse', 'torsades-arrest'],
      }),
      limitRecord('bolus-ob-max', 'dose-g', '>', '6', 'g', 'hard', {
        indications: obstetric,
        populations: adult,
        routes: ['iv'],
        phases: ['loading', 'repeat-bolus'],
      }),
      limitRecord(
        'bolus-non-ob-hard',
        'dose-g',
        '>',
        '6',
        'g',
        'hard',
        {
          exceptIndications: ['pre-eclampsia', 'eclampsia', 'recurrent-seizure', 'fetal-neuroprotection'],
          populations: adult,
          routes: ['iv'],
          phases: ['loading', 'repeat-bolus'],
        },
        { when: 'given-under-4h' },
      ),
      limitRecord('first-hour-ob-iv-hard', 'first-hour-g', '>', '8', 'g in the first hour', 'hard', {
        indications: ['pre-eclampsia', 'eclampsia'],
        populations: adult,
        routes: ['iv'],
      }),
      limitRecord('iv-15min-max', 'any-15-min-g', '>', '6', 'g in any 15 min', 'hard', {
        populations: adult,
        routes: ['iv'],
      }),
      limitRecord('maint-hard', 'rate-g-per-h', '>', '3', 'g per hour', 'hard', {
        populations: adult,
        routes: ['iv'],
        phases: ['maintenance'],
      }),
      limitRecord('im-site-max', 'dose-per-site-g', '>', '5', 'g per site', 'hard', {
        populations: adult,
        routes: ['im'],
      }),
      limitRecord('total-24h-ob-hard', 'total-24h-g', '>', '40', 'g in 24 hours', 'hard', {
        indications: obstetric,
        populations: adult,
      }),
      limitRecord(
        'renal-total-48h',
        'total-48h-g',
        '>',
        '20',
        'g in 48 hours',
        'hard',
        { populations: adult },
        { when: 'renal-impairment' },
      ),
      limitRecord('child-single-max', 'dose-g', '>', '2', 'g', 'hard', {
        indications: ['asthma'],
        populations: ['child'],
        routes: ['iv'],
        phases: ['loading', 'repeat-bolus'],
      }),
      limitRecord('child-mgkg-hard', 'dose-mg-per-kg', '>', '100', 'mg per kg', 'hard', {
        populations: ['child'],
        routes: ['iv'],
        phases: ['loading', 'repeat-bolus'],
      }),
      limitRecord('unit-mg-for-g', 'dose-too-small-mg', '<', '100', 'mg', 'hard', {
        populations: adult,
        phases: ['loading', 'repeat-bolus', 'im'],
      }),
      limitRecord(
        'unit-meq-for-g',
        'unit-slip',
        '=',
        '8.114584',
        'mEq',
        'hard',
        {},
        { sentence: 'This entry fits the expected dose in another unit: 1 g is {limit}.' },
      ),
      limitRecord(
        'mon-reflex',
        'reflex-grade',
        '<=',
        '0',
        'knee jerk grade',
        'hard',
        { populations: adult },
        { sentence: 'No knee jerk: stop.' },
      ),
      limitRecord('level-antidote', 'serum-mmol-per-l', '>', '4', 'mmol per L', 'hard', { populations: adult }),
      limitRecord(
        'ci-heart-block',
        'flag',
        '=',
        '1',
        'yes or no',
        'hard',
        { exceptIndications: ['torsades-arrest'] },
        { flag: 'heart-block', sentence: 'Heart block: labels forbid magnesium sulfate.' },
      ),
      limitRecord('bag-vtbi', 'bag-exceeds-phase-g', '>', '0', 'g', 'hard', {
        routes: ['iv'],
        phases: ['loading', 'repeat-bolus'],
      }),
    ],
  };
}

let made: DosingStore | null = null;
/** Checking these records takes longer than the start of the program may: done when the first of them is asked for. */
const records = (): DosingStore => (made ??= goldenRecords());

export const goldenStore: DosingStore = {
  get regimens() {
    return records().regimens;
  },
  get products() {
    return records().products;
  },
  get limits() {
    return records().limits;
  },
};
