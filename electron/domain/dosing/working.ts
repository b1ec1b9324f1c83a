/** The working: formula, numbers put in, result, rounding and source of every step, so that the dose can be redone by hand (safety rule 26). */
import { dec, plain, thousand, type Decimal } from '../quantity/decimal.ts';
import { formatNumber, formatQuantity, printed, printedG, say } from '../quantity/format.ts';
import type { DosePhase, WorkingStep } from './order.ts';
import { inAllUnits, roundingOf } from './phases.ts';
import { percentOf, type Prepared, type Stepped } from './preparation.ts';
import type { PhasePlan } from './plan-types.ts';
import type { Product } from './records.ts';
import type { Setting } from './setting.ts';
import { strengthText } from './steps.ts';

const molarSource = 'US label, Description: 246.47 g per mol; magnesium 24.305; two charges';
const none = 'none';

function step(
  name: string,
  formula: string,
  substituted: string,
  result: string,
  rounding: string,
  source: string,
): WorkingStep {
  return { step: name, formula, substituted, result, rounding, source };
}

/** All steps of one phase, in the order they are done. */
export function workingOf(setting: Setting, product: Product, prepared: Prepared): WorkingStep[] {
  const { plan } = prepared;
  const source = setting.regimen ? `${setting.regimen.authority}: ${setting.regimen.name}` : 'the order as entered';
  return [
    ...doseSteps(plan, source),
    ...equivalentSteps(plan),
    ...volumeSteps(product, prepared),
    ...mixtureSteps(prepared),
    ...rateSteps(prepared),
  ];
}

function doseSteps(plan: PhasePlan, source: string): WorkingStep[] {
  const { amount } = plan;
  const per = plan.continuous ? ' per hour' : '';
  const steps: WorkingStep[] = [];
  if (plan.perKg) {
    const uncapped = plan.capped?.fromMg ?? plan.mg;
    steps.push(
      step(
        `${plan.title}: dose from weight`,
        'dose per kg × weight',
        `${say(amount.value, `${amount.unit} per kg`)} × ${say(plan.perKg.weightKg, 'kg')} (${plan.perKg.basis} weight)`,
        `${say(uncapped.div(thousand), 'g')}${per}`,
        none,
        source,
      ),
    );
  } else {
    steps.push(
      step(
        `${plan.title}: dose`,
        'as ordered',
        `${say(amount.value, amount.unit)}${per}`,
        `${say(plan.mg, 'mg')}${per}`,
        amount.unit === 'mmol' || amount.unit === 'mEq' ? 'none; 246.47 mg is 1 mmol, which is 2 mEq' : none,
        source,
      ),
    );
  }
  if (plan.capped)
    steps.push(
      step(
        `${plan.title}: cap`,
        'the smaller of dose and cap',
        `${say(plan.capped.fromMg.div(thousand), 'g')} and ${say(plan.capped.toMg.div(thousand), 'g')}`,
        `${say(plan.mg.div(thousand), 'g')}: capped because ${plan.capped.because}`,
        none,
        source,
      ),
    );
  return steps;
}

function equivalentSteps(plan: PhasePlan): WorkingStep[] {
  const all = inAllUnits(plan.mg);
  const mg = formatNumber(all.mg);
  return [
    step(
      `${plan.title}: in mmol`,
      'mg ÷ 246.47',
      `${mg} ÷ 246.47`,
      formatQuantity(all.mmol, 'mmol'),
      'four figures, at most two decimals',
      molarSource,
    ),
    step(
      `${plan.title}: in mEq`,
      'mmol × 2',
      `${mg} ÷ 246.47 × 2`,
      formatQuantity(all.mEq, 'mEq'),
      'four figures, at most two decimals',
      molarSource,
    ),
    step(
      `${plan.title}: elemental magnesium`,
      'mg × 24.305 ÷ 246.47',
      `${mg} × 24.305 ÷ 246.47`,
      formatQuantity(all.elementalMg, 'elementalMg'),
      'four figures, at most two decimals',
      molarSource,
    ),
  ];
}

function volumeSteps(product: Product, prepared: Prepared): WorkingStep[] {
  const { plan, mixture } = prepared;
  const strength = formatQuantity(product.mgPerMl, 'mg per mL');
  const productSource = `Product record: ${product.name} (${strengthText(product)})`;
  if (plan.continuous || prepared.fromLargerBag) {
    return [
      step(
        `${plan.title}: volume of product${plan.continuous ? ' in one hour' : ''}`,
        'mg ÷ strength',
        `${say(plan.mg, 'mg')} ÷ ${strength}`,
        say(plan.mg.div(dec(product.mgPerMl)), 'mL'),
        none,
        productSource,
      ),
    ];
  }
  const rounding = mixture.readyMade ? none : roundingText(mixture.product, 'syringe');
  return [
    step(
      `${plan.title}: volume of product`,
      'mg ÷ strength',
      `${say(plan.mg, 'mg')} ÷ ${strength}`,
      formatQuantity(plain(prepared.productMl), 'mL'),
      rounding,
      productSource,
    ),
  ];
}

function mixtureSteps(prepared: Prepared): WorkingStep[] {
  const { plan, mixture } = prepared;
  if (plan.route === 'im' || mixture.readyMade || prepared.sameBagAsLoading) return [];
  const steps: WorkingStep[] = [];
  const ml = (value: Decimal): string => formatQuantity(plain(value), 'mL');
  if (mixture.diluentMl !== null)
    steps.push(
      step(
        `${plan.title}: final volume`,
        'product + diluent',
        `${ml(mixture.product.given)} + ${ml(mixture.diluentMl)}`,
        ml(mixture.finalMl),
        none,
        'the drug has a volume',
      ),
    );
  steps.push(
    step(
      `${plan.title}: strength of the mixture`,
      'mg in the mixture ÷ final volume',
      `${say(mixture.mg, 'mg')} ÷ ${ml(mixture.finalMl)}`,
      `${formatQuantity(printed(mixture.mgPerMl), 'mg per mL')}, ${formatQuantity(printed(percentOf(mixture.mgPerMl), 3), 'per cent')}`,
      none,
      'from the volume drawn up',
    ),
  );
  return steps;
}

function rateSteps(prepared: Prepared): WorkingStep[] {
  const { plan, mixture, rate, infuseMl } = prepared;
  if (rate === null) return [];
  const set = formatQuantity(plain(rate.given), 'mL per hour');
  if (plan.continuous) {
    return [
      step(
        `${plan.title}: rate`,
        'mg per hour ÷ strength of the bag',
        `${say(plan.mg, 'mg per hour')} ÷ ${formatQuantity(printed(mixture.mgPerMl), 'mg per mL')}`,
        set,
        roundingText(rate, 'pump'),
        'from dose and strength',
      ),
    ];
  }
  const minutes = plan.minutes ?? dec('1');
  return [
    step(
      `${plan.title}: speed`,
      'mg ÷ minutes',
      `${say(plan.mg, 'mg')} ÷ ${formatQuantity(plain(minutes), 'min')}`,
      say(plan.mg.div(minutes), 'mg per min'),
      none,
      'from dose and time',
    ),
    step(
      `${plan.title}: rate`,
      'volume × 60 ÷ minutes',
      `${formatQuantity(plain(infuseMl ?? mixture.finalMl), 'mL')} × 60 ÷ ${formatQuantity(plain(minutes), 'min')}`,
      set,
      roundingText(rate, 'pump'),
      'from volume and time',
    ),
  ];
}

/** "rounded down to the pump's step of 0.1, 0.04 per cent less than exact". */
function roundingText(stepped: Stepped, device: 'pump' | 'syringe'): string {
  const rounding = roundingOf(stepped);
  if (rounding.direction === 'none') return `none needed (${device} step ${rounding.step})`;
  const difference = formatQuantity(rounding.differencePercent.replace('-', ''), 'per cent');
  return `rounded ${rounding.direction} to the ${device} step of ${rounding.step}: exact ${formatNumber(rounding.exact)}, ${difference} ${rounding.direction === 'up' ? 'more' : 'less'}`;
}

/** The step that adds up a day. */
export function totalStep(phases: readonly DosePhase[], g24h: string | null): WorkingStep[] {
  if (g24h === null) return [];
  const parts = phases
    .map(
      (phase) =>
        `${phase.title.toLowerCase()} ${formatQuantity(printedG(dec(phase.dose.g)), phase.per === 'h' ? 'g per hour' : 'g')}`,
    )
    .join(', ');
  return [
    step(
      'Total in 24 h',
      'all that runs in any 24 h, with what was given before',
      parts,
      formatQuantity(g24h, 'g'),
      'four figures',
      'from the phases above',
    ),
  ];
}
