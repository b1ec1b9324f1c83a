/**
 * Slips between units, grams and salts: a keyed dose that fits what is expected only if another unit was meant.
 * 16 g for 16 mEq, millimoles for grams, the anhydrous salt for the heptahydrate (dosing dossier, section 6; second reader, section 6).
 */
import { mgOf } from '../../quantity/convert.ts';
import { anhydrousMolarMass, magnesiumValence, saltMolarMass } from '../../quantity/constants.ts';
import { dec, one, thousand, zero, type Decimal } from '../../quantity/decimal.ts';
import { say } from '../../quantity/format.ts';
import type { Prepared } from '../preparation.ts';
import type { Limit, Regimen } from '../records.ts';
import type { Setting } from '../setting.ts';
import { measured, type Measured } from './measured.ts';
import type { Facts } from './scope.ts';

/** mEq in one gram: 8.1146. */
export const mEqPerG = thousand.times(magnesiumValence).div(saltMolarMass);
/** mmol in one gram: 4.0573. */
export const mmolPerG = thousand.div(saltMolarMass);
const saltRatio = saltMolarMass.div(anhydrousMolarMass);
const unitTolerance = dec('0.02');
const saltTolerance = dec('0.005');

type Range = Readonly<{ low: Decimal; high: Decimal }>;

/** Doses in mg that regimens print for this phase: of the regimen chosen, or of all offered for the indication and group of a free order. */
function expectedDoses(setting: Setting, prepared: Prepared): readonly Range[] {
  const regimens = setting.regimen
    ? [setting.regimen]
    : setting.store.regimens.filter((regimen) => regimen.use === 'offered' && fits(regimen, setting));
  return regimens.flatMap((regimen) =>
    regimen.phases.flatMap((phase) => {
      const amount = phase.amount;
      if (
        amount === null ||
        !prepared.plan.limitPhases.includes(phase.kind) ||
        (amount.perKg && setting.weight === null)
      )
        return [];
      const scale = amount.perKg && setting.weight ? setting.weight.kg : one;
      const per = phase.kind === 'maintenance' && phase.everyHours !== null ? dec(phase.everyHours) : one;
      const edge = (value: string): Decimal => mgOf(dec(value), amount.unit).times(scale).div(per);
      return [{ low: edge(amount.low), high: edge(amount.high) }];
    }),
  );
}

/** Whether the chosen regimen itself prints this dose for this phase: then no unit was mixed up on the way. */
export function isPrintedByRegimen(setting: Setting, prepared: Prepared): boolean {
  const { mg } = prepared.plan;
  return (
    setting.regimen !== null &&
    expectedDoses(setting, prepared).some((range) => mg.gte(range.low) && mg.lte(range.high))
  );
}

function fits(regimen: Regimen, setting: Setting): boolean {
  return (
    setting.populations.has(regimen.population.group) &&
    regimen.indications.some((indication) => setting.indications.includes(indication))
  );
}

function near(value: Decimal, target: Decimal, tolerance: Decimal): boolean {
  return target.gt(zero) && value.minus(target).abs().lte(target.times(tolerance));
}

/** How a dose that is too small is looked at: not at all, against printed figures, or against whole printed ranges. */
type Upwards = 'never' | 'figures' | 'ranges';

/**
 * True when the dose fits none of the expected ranges, but would if it were `factor` times smaller; or larger, when it was
 * not keyed in grams and is less than anything printed. In a free order only a printed figure counts as meant: 4 mEq is
 * taken for 4 g, but 10 mEq (1.23 g) stays an order of its own.
 */
function fitsOnlyBy(
  mg: Decimal,
  ranges: readonly Range[],
  factor: Decimal,
  tolerance: Decimal,
  upwards: Upwards,
): boolean {
  if (ranges.some((range) => mg.gte(range.low) && mg.lte(range.high))) return false;
  const printed = (value: Decimal, range: Range): boolean =>
    near(value, range.low, tolerance) || near(value, range.high, tolerance);
  const within = (value: Decimal, range: Range): boolean =>
    (value.gte(range.low) && value.lte(range.high)) || printed(value, range);
  if (ranges.some((range) => within(mg.div(factor), range))) return true;
  if (upwards === 'never' || !ranges.every((range) => mg.lt(range.low))) return false;
  const meant = mg.times(factor);
  return ranges.some((range) => (upwards === 'ranges' ? within(meant, range) : printed(meant, range)));
}

/** For the two slip limits: the limit's own value when a slip is found (so that "equal to" holds), else one. */
export function slipMeasures(limit: Limit, facts: Facts): readonly Measured[] {
  const keyed = facts.phases.filter((prepared) => prepared.plan.amount.field !== null);
  const slipped = keyed.find((prepared) => {
    const ranges = expectedDoses(facts.setting, prepared);
    const mg = prepared.plan.capped?.fromMg ?? prepared.plan.mg;
    const { unit } = prepared.plan.amount;
    // The number itself is taken as grams: an order in mEq by the factor of mEq, one in mmol by the factor of mmol.
    const upwards = (own: string): Upwards =>
      unit !== own ? 'never' : facts.setting.regimen === null ? 'figures' : 'ranges';
    const unitSlip =
      fitsOnlyBy(mg, ranges, mEqPerG, unitTolerance, upwards('mEq')) ||
      fitsOnlyBy(mg, ranges, mmolPerG, unitTolerance, upwards('mmol'));
    return limit.quantity === 'salt-slip'
      ? !unitSlip && fitsOnlyBy(mg, ranges, saltRatio, saltTolerance, 'never')
      : unitSlip;
  });
  if (slipped === undefined) return [measured(zero, null, keyed[0]?.plan.amount.field ?? null)];
  return [measured(dec(limit.value), slipped.plan.title, slipped.plan.amount.field, ` ${whatElse(slipped.plan.mg)}`)];
}

/** "16 g is 129.8 mEq; 16 mEq would be 1.972 g." */
export function whatElse(mg: Decimal): string {
  const grams = mg.div(thousand);
  return `${say(grams, 'g')} is ${say(grams.times(mEqPerG), 'mEq')} or ${say(grams.times(mmolPerG), 'mmol')}; ${say(grams, 'mEq')} would be ${say(grams.div(mEqPerG), 'g')}.`;
}
