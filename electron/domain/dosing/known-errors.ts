/**
 * The known-error library as checks: each published slip that an order can still show once the limits have been looked at.
 * Cases: dosing dossier, section 6 (ISMP 1997 and later, JAMA 1989).
 */
import { dec, plain, thousand, zero, type Decimal } from '../quantity/decimal.ts';
import { formatQuantity, say, unitWord } from '../quantity/format.ts';
import { asked } from './checks/limits.ts';
import { ownCheck } from './checks/own-check.ts';
import { isPrintedByRegimen, mEqPerG, mmolPerG, whatElse } from './checks/slips.ts';
import { quantity } from '../quantity/quantity.ts';
import { serumToMmolPerL } from '../quantity/serum.ts';
import type { NumericPatient } from './bands.ts';
import type { Check, Order } from './order.ts';
import type { Prepared } from './preparation.ts';
import type { PatientFlag, Product } from './records.ts';
import type { Setting } from './setting.ts';

const ismp1997 = 'ISMP Medication Safety Alert, 12 February 1997';
const ismpLater = 'ISMP: Hospitals need to take action now (magnesium)';

/** Slip checks for a worked-out order. */
export function knownErrorChecks(setting: Setting, product: Product, phases: readonly Prepared[]): readonly Check[] {
  const found = phases.flatMap((prepared) => [...equivalentSlips(setting, prepared), ...bagSlips(product, prepared)]);
  return [
    ...found,
    ...volumeAsRate(setting),
    ...drugVolume(phases),
    ...serumUnit(setting),
    ...interactions(setting),
  ].map((check) => asked(check, setting.order));
}

/** 16 g for 16 mEq, 150 mEq for 150 mg, 10 mEq read as 10 mL. */
function equivalentSlips(setting: Setting, prepared: Prepared): readonly Check[] {
  const { plan } = prepared;
  const { unit, field, value, perKg } = plan.amount;
  if (field === null || plan.continuous || perKg) return [];
  const checks: Check[] = [];
  const meqDose = thousand.times(mEqPerG).times(dec('0.98'));
  // Asked of what the regimen prints, it would only teach people to answer without reading.
  if (unit === 'g' && plan.mg.gte(meqDose) && !isPrintedByRegimen(setting, prepared)) {
    checks.push(
      ownCheck(
        'unit-slip-meq-as-g',
        'soft',
        'problem',
        `Was the order in mEq? ${whatElse(plan.mg)} A preprinted order once said 16 g for 16 mEq.`,
        ismpLater,
        { phase: plan.title, field },
      ),
    );
  }
  const obstetric = setting.populations.has('adult-obstetric');
  if (unit === 'g' && !obstetric && plan.mg.gte(dec('5000'))) {
    const asMmol = `${say(plan.mg.div(thousand), 'mmol')} would be ${say(plan.mg.div(thousand).div(mmolPerG), 'g')}`;
    checks.push(
      ownCheck(
        'unit-slip-mmol-as-g',
        'info',
        'problem',
        `Was the order in mmol? ${say(plan.mg.div(thousand), 'g')} is ${say(plan.mg.div(thousand).times(mmolPerG), 'mmol')}; ${asMmol}.`,
        'Known-error library: grams taken for millimoles',
        { phase: plan.title, field },
      ),
    );
  }
  if (unit === 'mEq') {
    if (value.gte(dec('40'))) {
      const asMg = `${formatQuantity(plain(value), 'mg')} would be ${say(value.div(thousand).times(mEqPerG), 'mEq')}`;
      checks.push(
        ownCheck(
          'unit-slip-meq-as-g',
          'soft',
          'problem',
          `Was the order in mg? ${say(value, 'mEq')} is ${say(plan.mg.div(thousand), 'g')}; ${asMg}. A toddler was once given 150 mEq for 150 mg.`,
          ismpLater,
          { phase: plan.title, field },
        ),
      );
    }
    checks.push(
      ownCheck(
        'unit-slip-meq-as-ml',
        'info',
        'problem',
        `${say(value, 'mEq')} is ${formatQuantity(plain(prepared.productMl, 2), 'mL')} of this product, not ${formatQuantity(plain(value), 'mL')}. 10 mEq was once read as 10 mL.`,
        ismp1997,
        { phase: plan.title, field },
      ),
    );
  }
  if (unit === 'mg' && setting.adult && value.lt(dec('100'))) {
    checks.push(
      ownCheck(
        'unit-slip-mg-as-g',
        'soft',
        'problem',
        `Were grams meant? ${formatQuantity(plain(value), 'mg')} is ${say(value.div(thousand), 'g')}. Public pages print 4 mg for 4 g.`,
        'Second reader, dosing, section 6',
        { phase: plan.title, field },
      ),
    );
  }
  return checks;
}

/** A 40 g bag hung for a 4 g dose: ten times the dose hangs on the pole. */
function bagSlips(product: Product, prepared: Prepared): readonly Check[] {
  const { plan, mixture } = prepared;
  if (plan.continuous || !prepared.fromLargerBag || prepared.sameBagAsLoading || mixture.mg.lt(plan.mg.times(dec('5'))))
    return [];
  const times = mixture.mg.div(plan.mg);
  const text = `The bag (${product.name}) holds ${say(mixture.mg.div(thousand), 'g')}, ${say(times, 'times')} the dose of ${say(plan.mg.div(thousand), 'g')}. A 40 g bag was mistaken for a 4 g bag.`;
  return [
    ownCheck('container-size-slip', 'soft', 'problem', text, 'Known-error library: 4 g bag for 40 g', {
      phase: plan.title,
      field: 'product',
    }),
  ];
}

/** 310 mL, the volume of the bag, was keyed as the rate instead of 30 mL per hour: almost 8 g ran in 15 min. */
function volumeAsRate(setting: Setting): readonly Check[] {
  const { choice } = setting.entered;
  const rates: readonly (readonly [string, Decimal | null, string])[] = [
    ['choice.ratePerH', choice.ratePerH, `${unitWord(setting.order.choice.rateUnit ?? 'g')} per hour`],
    ['choice.maintenanceGPerH', choice.maintenanceGPerH, 'g per hour'],
    ['choice.maintenanceMmolPerH', choice.maintenanceMmolPerH, 'mmol per hour'],
  ];
  const volumes = [choice.bagMl, setting.entered.diluentMl].filter((volume) => volume !== null && volume.gt(dec('10')));
  return rates.flatMap(([field, rate, unit]) =>
    rate !== null && volumes.some((volume) => volume?.eq(rate))
      ? [
          ownCheck(
            'volume-typed-as-rate',
            'soft',
            'problem',
            `The rate entered, ${formatQuantity(plain(rate), unit)}, is the same number as a volume of this order, ${formatQuantity(plain(rate), 'mL')}. A volume of 310 mL was once keyed as the rate.`,
            ismp1997,
            { field },
          ),
        ]
      : [],
  );
}

/** The drug has a volume: 30 g of a 50 per cent concentrate is 60 mL, and 250 mL became 310 mL. */
function drugVolume(phases: readonly Prepared[]): readonly Check[] {
  const touched = phases.find(
    (prepared) =>
      !prepared.mixture.readyMade && prepared.mixture.diluentMl !== null && prepared.mixture.diluentMl.gt(zero),
  );
  if (!touched) return [];
  const { product, finalMl, diluentMl } = touched.mixture;
  const text = `The final volume counts the drug: ${formatQuantity(plain(product.given), 'mL')} of product and ${formatQuantity(plain(diluentMl ?? zero), 'mL')} of diluent make ${formatQuantity(plain(finalMl), 'mL')}.`;
  return [ownCheck('drug-volume-ignored', 'info', 'ok', text, ismp1997, { phase: touched.plan.title })];
}

const highLevel = dec('3.5');
const tenth = dec('10');
const serumSource =
  'Second reader, dosing, section 6: a page prints reflex loss in mEq per L instead of mmol per L, another prints mg per L';

/**
 * A level keyed under another unit than the laboratory printed reads two to ten times too high (the other way round: too
 * low, and nobody stops). Asked from the level at which reflexes are said to go.
 */
function serumUnit(setting: Setting): readonly Check[] {
  const { serumMagnesiumMmolPerL, serumMagnesiumMEqPerL, serumMagnesiumMgPerDl } = setting.entered.patient;
  const slips: readonly SerumSlip[] = [
    { field: 'serumMagnesiumMmolPerL', unit: 'mmol per L', keyed: serumMagnesiumMmolPerL },
    { field: 'serumMagnesiumMEqPerL', unit: 'mEq per L', keyed: serumMagnesiumMEqPerL },
    { field: 'serumMagnesiumMgPerDl', unit: 'mg per dL', keyed: serumMagnesiumMgPerDl },
  ];
  return slips.flatMap(({ field, unit, keyed }) =>
    keyed === null || serumToMmolPerL(quantity(keyed, unit)).value.lt(highLevel)
      ? []
      : [
          ownCheck('serum-unit-slip', 'soft', 'problem', serumText(keyed, unit), serumSource, {
            field: `patient.${field}`,
          }),
        ],
  );
}

type SerumUnit = 'mmol per L' | 'mEq per L' | 'mg per dL';
type SerumSlip = Readonly<{ field: NumericPatient; unit: SerumUnit; keyed: Decimal | null }>;

function serumText(keyed: Decimal, unit: SerumUnit): string {
  const would = (other: SerumUnit): string =>
    `${say(keyed, other)} would be ${say(serumToMmolPerL(quantity(keyed, other)).value, 'mmol per L')}`;
  const asked = `Is the level really in ${unit}?`;
  if (unit === 'mmol per L') return `${asked} ${would('mg per dL')}, and ${would('mEq per L')}.`;
  if (unit === 'mEq per L') return `${asked} ${would('mg per dL')}.`;
  const smaller = keyed.div(tenth);
  return `${asked} ${say(keyed, 'mg per L')} would be ${say(smaller, 'mg per dL')}, ${say(serumToMmolPerL(quantity(smaller, unit)).value, 'mmol per L')}.`;
}

const interactionTexts: readonly (readonly [PatientFlag, string, string])[] = [
  [
    'neuromuscular-blocker',
    'Neuromuscular blocker: its action is stronger and longer. Measure with a nerve stimulator and reduce the dose.',
    'US premix label, drug interactions, Table 1',
  ],
  [
    'cns-depressant',
    'Opioid, propofol or another depressant: the effects add up. Watch breathing.',
    'US premix label, drug interactions, Table 1',
  ],
  [
    'aminoglycoside',
    'Aminoglycoside: the block of nerve and muscle adds up. Watch strength and breathing.',
    'UK 20 per cent SmPC, precautions',
  ],
  [
    'digoxin',
    'Digoxin: caution, and heart block can follow if calcium is then given.',
    'UK 20 per cent SmPC, precautions',
  ],
];

/** Interactions that no limit record covers; said when they were entered as present. */
function interactions(setting: Setting): readonly Check[] {
  const covered = new Set(setting.store.limits.flatMap((limit) => (limit.flag === null ? [] : [limit.flag])));
  return interactionTexts.flatMap(([flag, text, source]) =>
    !covered.has(flag) && setting.order.patient.flags[flag] === true
      ? [ownCheck(`interaction-${flag}`, 'soft', 'problem', text, source, { field: `patient.flags.${flag}` })]
      : [],
  );
}

/** Every soft problem of an order has its reason. */
export function allAnswered(checks: readonly Check[], order: Order): boolean {
  return checks.every(
    (check) =>
      check.value !== 'problem' ||
      check.tier !== 'soft' ||
      order.confirmations.some((answer) => answer.check === check.id),
  );
}
