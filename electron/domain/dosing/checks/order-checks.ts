/** Checks of an order that need no limit record: what the regimen prints, rounding, what was not entered. */
import { dec, percentDifference, plain, thousand, zero, type Decimal } from '../../quantity/decimal.ts';
import { formatQuantity, say } from '../../quantity/format.ts';
import type { Check } from '../order.ts';
import { countContainers, leastDiluentMl, type Prepared } from '../preparation.ts';
import type { PhasePlan, Plans } from '../plan-types.ts';
import type { Product } from '../records.ts';
import type { Setting } from '../setting.ts';
import { strengthText } from '../steps.ts';
import { diluentChecks } from './diluents.ts';
import { ownCheck, rule } from './own-check.ts';

/** What the order adds to or changes in what the regimen prints, and what rounding or a missing entry leaves open. */
export function orderChecks(
  setting: Setting,
  product: Product,
  plans: Plans,
  phases: readonly Prepared[],
): readonly Check[] {
  const checks: Check[] = plans.ranges.map((range) =>
    ownCheck(
      range.id,
      'soft',
      'problem',
      `${range.phase}: the ${range.what} entered, ${range.keyed}, is outside what the regimen prints (${range.printed}).`,
      `${setting.regimen?.authority ?? ''}: ${setting.regimen?.name ?? ''}`,
      { phase: range.phase, field: range.field },
    ),
  );
  for (const note of plans.notes)
    checks.push(ownCheck('rate-unit-taken', 'info', 'problem', note, rule('14'), { field: 'choice.rateUnit' }));
  for (const plan of plans.phases) checks.push(...planChecks(plan));
  for (const prepared of phases) checks.push(...preparedChecks(product, prepared));
  checks.push(
    ...diluentChecks(setting, phases),
    ...leastDilution(setting, product, phases),
    ...pumpMaximum(phases),
    ...weightChecks(setting, plans.phases),
    ...givenChecks(setting),
  );
  if (product.mustDilute && phases.some((prepared) => prepared.plan.route === 'iv')) {
    checks.push(
      ownCheck(
        'concentrate-chosen',
        'info',
        'problem',
        `A concentrate was chosen (${strengthText(product)}): it must not go undiluted into a vein. A ready-made bag or a 10 or 20 per cent ampoule saves the dilution.`,
        rule('15'),
        { field: 'product' },
      ),
    );
  }
  return checks;
}

function planChecks(plan: PhasePlan): readonly Check[] {
  const checks: Check[] = [];
  if (plan.printed?.timeNotStated && plan.route === 'iv' && !plan.continuous) {
    checks.push(
      ownCheck(
        'time-not-stated',
        'info',
        'cannot-tell',
        `${plan.title}: no minutes were seen in the source, so the minutes entered are the prescriber's.`,
        rule('38'),
        { phase: plan.title },
      ),
    );
  }
  if (plan.capped) {
    const text = `${plan.title}: capped from ${say(plan.capped.fromMg.div(thousand), 'g')} to ${say(plan.capped.toMg.div(thousand), 'g')} because ${plan.capped.because}.`;
    checks.push(
      ownCheck('dose-capped', 'info', 'problem', text, rule('28'), {
        phase: plan.title,
        field: plan.amount.field,
      }),
    );
  }
  return checks;
}

const largeRounding = dec('5');

function preparedChecks(product: Product, prepared: Prepared): readonly Check[] {
  const { plan, mixture, rate } = prepared;
  const checks: Check[] = [];
  const worst = [mixture.product, ...(rate ? [rate] : [])]
    .map((item) => percentDifference(item.exact, item.given).abs())
    .reduce((a, b) => (a.gt(b) ? a : b), zero);
  if (worst.gt(largeRounding)) {
    checks.push(
      ownCheck(
        'rounding-large',
        'soft',
        'problem',
        `${plan.title}: rounding to the device changes the amount by ${formatQuantity(plain(worst, 1), 'per cent')}. A finer syringe or pump, or a weaker mixture, gives it more exactly.`,
        rule('27'),
        { phase: plan.title },
      ),
    );
  }
  if (product.volumeMl === null) {
    checks.push(
      ownCheck(
        'containers-not-counted',
        'info',
        'cannot-tell',
        'Containers are not counted: no container size was seen for this product.',
        `Product record: ${product.name}`,
        { phase: plan.title, field: 'product' },
      ),
    );
  } else if (!mixture.readyMade && !prepared.sameBagAsLoading) checks.push(...containerChecks(product, prepared));
  return checks;
}

/** The "one amp" hazard: a container that holds several times what is meant (JAMA 1989;261:557: 50 mL given for 2 mL). */
function containerChecks(product: Product, prepared: Prepared): readonly Check[] {
  const { plan, mixture } = prepared;
  const holds = dec(product.volumeMl ?? '0').times(dec(product.mgPerMl));
  const meant = prepared.fromLargerBag ? mixture.mg : plan.mg;
  if (plan.continuous || holds.lte(meant.times(dec('1.5')))) return [];
  const many = holds.gte(meant.times(dec('4')));
  const left = countContainers(mixture.product.given, product).discardMl;
  const text = `One container holds ${say(holds.div(thousand), 'g')}, this ${prepared.fromLargerBag ? 'bag is to hold' : 'dose is'} ${say(meant.div(thousand), 'g')}: draw ${formatQuantity(plain(mixture.product.given), 'mL')} and throw away ${formatQuantity(plain(left), 'mL')}. "One amp" is not a dose.`;
  return [
    ownCheck('container-size-slip', many ? 'soft' : 'info', 'problem', text, 'JAMA 1989;261:557, case 1', {
      phase: plan.title,
      field: 'product',
    }),
  ];
}

/** The least diluent for a vein, from the strength limit of the store. */
function leastDilution(setting: Setting, product: Product, phases: readonly Prepared[]): readonly Check[] {
  const limit = setting.store.limits.find(
    (record) =>
      record.quantity === 'concentration-percent' &&
      record.tier === 'hard' &&
      record.scope.indications === 'any' &&
      record.scope.routes !== 'any' &&
      record.scope.routes.includes('iv'),
  );
  const dose = phases.find(
    (prepared) => prepared.plan.route === 'iv' && !prepared.plan.continuous && !prepared.mixture.readyMade,
  );
  if (!limit || !dose || !product.mustDilute) return [];
  const productMl = dose.mixture.product.given;
  const least = leastDiluentMl(productMl, dec(product.mgPerMl), dec(limit.value));
  const text = `${formatQuantity(plain(productMl), 'mL')} of this product needs at least ${say(least, 'mL')} of diluent to stay at ${formatQuantity(limit.value, 'per cent')} or less.`;
  const enough = dose.mixture.finalMl.minus(productMl).gte(least);
  return [
    ownCheck('least-dilution', 'info', enough ? 'ok' : 'problem', text, `Limit ${limit.id}`, {
      phase: dose.plan.title,
      field: 'diluentMl',
    }),
  ];
}

const fastForAPump = dec('600');

/** A rate that not every pump can be set to (worked example 15: 750 mL per hour). The number is a reminder, not a limit from a source. */
function pumpMaximum(phases: readonly Prepared[]): readonly Check[] {
  return phases.flatMap((prepared) =>
    prepared.rate?.given.gt(fastForAPump)
      ? [
          ownCheck(
            'pump-maximum-rate',
            'info',
            'problem',
            `${prepared.plan.title}: ${formatQuantity(plain(prepared.rate.given), 'mL per hour')} is fast. Check that this pump can be set to it.`,
            'Worked example 15: check the pump’s maximum rate',
            { phase: prepared.plan.title, field: 'pump.stepMlPerH' },
          ),
        ]
      : [],
  );
}

function weightChecks(setting: Setting, plans: readonly PhasePlan[]): readonly Check[] {
  const weight = setting.weight;
  if (weight === null || plans.every((plan) => plan.perKg === null)) return [];
  const regimen = setting.regimen;
  const basis = regimen?.weightBasis ?? 'not-stated';
  const source = regimen ? `${regimen.authority}: ${regimen.name}` : rule('34');
  if (basis === 'not-stated' || basis === 'not-needed') {
    return [
      ownCheck(
        'weight-basis',
        'info',
        'cannot-tell',
        `The source does not say which weight its dose per kg means; the ${weight.basis} weight, ${say(weight.kg, 'kg')}, was used.`,
        source,
        { field: 'patient.weightBasis' },
      ),
    ];
  }
  const same = basis === weight.basis;
  const text = same
    ? `Dosed by ${weight.basis} weight, ${say(weight.kg, 'kg')}, as the source does.`
    : `The source doses by ${basis} weight; the order uses ${weight.basis} weight, ${say(weight.kg, 'kg')}.`;
  return [
    ownCheck('weight-basis', same ? 'info' : 'soft', same ? 'ok' : 'problem', text, source, {
      field: 'patient.weightBasis',
    }),
  ];
}

function givenChecks(setting: Setting): readonly Check[] {
  const given: Decimal | null = setting.entered.patient.alreadyGiven24hG;
  if (given !== null) return [];
  return [
    ownCheck(
      'already-given',
      'info',
      'cannot-tell',
      'Magnesium sulfate already given in the last 24 h was not entered: the totals count this order only.',
      rule('33'),
      { field: 'patient.alreadyGiven24hG', unsettled: { by: ['patient.alreadyGiven24hG'], passed: false } },
    ),
  ];
}
