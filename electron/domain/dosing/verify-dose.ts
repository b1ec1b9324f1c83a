/** The second method's own reading of an order: which dose each printed phase should hold, in mg of salt (or mg per min). */
import type { DosePhase, Order } from './order.ts';
import { Exact, lesser } from './rational.ts';
import type { Regimen, RegimenPhase } from './records.ts';

export const perHour = Exact.of('60', { min: 1 });
const gram = Exact.of('1000', { mg: 1 });
const milligram = Exact.of('1', { mg: 1 });
/** mg of heptahydrate in one mmol: 246.47. */
export const millimole = Exact.of('246.47', { mg: 1, mmol: -1 });
const oneMmol = Exact.of('1', { mmol: 1 });
const two = Exact.of('2');

type Choice = Order['choice'];
type DoseRow = readonly [keyed: string | null, unit: 'g' | 'mg' | 'mmol' | 'mEq', perKg: boolean];

/** mg of one unit of an amount. */
function mgPer(unit: string): Exact {
  switch (unit) {
    case 'g':
      return gram;
    case 'mg':
      return milligram;
    case 'mmol':
      return millimole.times(oneMmol);
    case 'mEq':
      return millimole.times(oneMmol).over(two);
    default:
      throw new Error(`unknown unit ${unit}`);
  }
}

/** The weight that a dose per kg is multiplied with, worked out anew from what was keyed. */
export function weightOf(order: Order, regimen: Regimen | null): Exact | null {
  const keyed = order.patient.weightKg;
  if (keyed === null || keyed.trim() === '') return null;
  const actual = Exact.of(keyed, { kg: 1 });
  const fromRegimen =
    regimen?.weightBasis === 'ideal' || regimen?.weightBasis === 'adjusted' ? regimen.weightBasis : 'actual';
  const basis = order.patient.weightBasis ?? fromRegimen;
  if (basis === 'actual' || basis === 'lean') return actual;
  const { heightCm, sex } = order.patient;
  if (heightCm === null || sex === null) return null;
  const inches = Exact.of(heightCm).over(Exact.of('2.54'));
  const above = inches.minus(Exact.of('60')).times(Exact.of('2.3', { kg: 1 }));
  const ideal = Exact.of(sex === 'male' ? '50' : '45.5', { kg: 1 }).plus(above);
  return basis === 'ideal' ? ideal : ideal.plus(actual.minus(ideal).times(Exact.of('0.4')));
}

function first(rows: readonly DoseRow[]): DoseRow | null {
  return rows.find(([keyed]) => keyed !== null && keyed.trim() !== '') ?? null;
}

const loadingRows = (choice: Choice): readonly DoseRow[] => [
  [choice.loadingG, 'g', false],
  [choice.loadingMmol, 'mmol', false],
  [choice.loadingPerKgMg, 'mg', true],
  [choice.loadingPerKgMmol, 'mmol', true],
];
const doseRows = (choice: Choice): readonly DoseRow[] => [
  [choice.doseG, 'g', false],
  [choice.doseMg, 'mg', false],
  [choice.doseMmol, 'mmol', false],
  [choice.doseMEq, 'mEq', false],
  [choice.dosePerKgMg, 'mg', true],
  [choice.dosePerKgMmol, 'mmol', true],
];

function rateRows(choice: Choice): readonly DoseRow[] {
  const unit = choice.rateUnit ?? impliedUnit(choice);
  return [
    [choice.maintenanceGPerH, 'g', false],
    [choice.maintenanceMmolPerH, 'mmol', false],
    [choice.maintenanceMgPerKgPerH, 'mg', true],
    [choice.ratePerH, unit === 'mg/kg' ? 'mg' : unit, unit === 'mg/kg'],
  ];
}

/** A rate without a unit is in the unit of the order's dose, or in grams when only the bag names one. */
function impliedUnit(choice: Choice): 'g' | 'mg' | 'mmol' | 'mEq' {
  const dose = first([...doseRows(choice), ...loadingRows(choice)]);
  return dose && !dose[2] ? dose[1] : 'g';
}

function printedRow(phase: RegimenPhase | undefined): DoseRow | null {
  const amount = phase?.amount;
  return amount && amount.low === amount.high ? [amount.low, amount.unit, amount.perKg] : null;
}

function mgOfRow(row: DoseRow, weight: Exact | null): Exact {
  const [keyed, unit, perKg] = row;
  const mg = Exact.of(keyed ?? '').times(mgPer(unit));
  if (!perKg) return mg;
  if (weight === null) throw new Error('no weight for a dose per kg');
  return mg.times(weight.over(Exact.of('1', { kg: 1 })));
}

/** The regimen phase a printed phase came from: by kind and, for several of a kind, by interval. An injection may come from any kind. */
export function recordPhase(regimen: Regimen | null, phase: DosePhase): RegimenPhase | undefined {
  if (regimen !== null && phase.kind === 'im') {
    const repeated = phase.per !== 'dose';
    const injections = regimen.phases.filter((item) => item.kind === 'im');
    const possible = injections.length > 0 ? injections : regimen.phases;
    return possible.find((item) => (item.everyHours !== null) === repeated) ?? possible[0];
  }
  return regimen?.phases.find((candidate) => {
    if (phase.kind === 'maintenance') return candidate.kind === 'maintenance';
    if (phase.kind === 'loading') return candidate.kind === 'loading';
    return candidate.kind === 'repeat-bolus' || (candidate.kind === 'maintenance' && candidate.overMin !== null);
  });
}

/** Expected mg of one printed phase: one dose in mg, or a running infusion in mg per min. @throws Error when the order does not say. */
export function expectedDose(order: Order, regimen: Regimen | null, phase: DosePhase, weight: Exact | null): Exact {
  const { choice } = order;
  const record = recordPhase(regimen, phase);
  if (phase.kind === 'maintenance') return expectedRate(choice, regimen, record, weight);
  const row = doseRow(order, regimen, phase, record);
  if (row === null) throw new Error(`no dose for ${phase.kind}`);
  const caps = [
    ...(record?.cap ? [Exact.of(record.cap.amount).times(mgPer(record.cap.unit))] : []),
    ...(choice.capG !== null && choice.capG.trim() !== '' ? [Exact.of(choice.capG).times(gram)] : []),
  ];
  return caps.reduce(lesser, mgOfRow(row, weight)).as({ mg: 1 });
}

function doseRow(
  order: Order,
  regimen: Regimen | null,
  phase: DosePhase,
  record: RegimenPhase | undefined,
): DoseRow | null {
  const { choice } = order;
  const loading = first(loadingRows(choice));
  const dose = first(doseRows(choice));
  if (phase.kind === 'im') {
    const several = (regimen?.phases.filter((item) => item.kind === 'im').length ?? 0) > 1;
    const own: DoseRow = [several && phase.per !== 'dose' ? choice.imMaintenanceG : choice.imG, 'g', false];
    return first([own]) ?? (order.route === 'im' || regimen === null ? (dose ?? loading) : null) ?? printedRow(record);
  }
  if (regimen === null) return dose ?? loading;
  const hasLoading = regimen.phases.some((item) => item.kind === 'loading' && item.amount !== null);
  if (phase.kind === 'loading') {
    const second = regimen.phases.some(
      (item) => item.kind === 'repeat-bolus' || (item.kind === 'maintenance' && item.overMin !== null),
    );
    return loading ?? (second ? null : dose) ?? printedRow(record);
  }
  return (hasLoading ? null : loading) ?? dose ?? printedRow(record);
}

function expectedRate(
  choice: Choice,
  regimen: Regimen | null,
  record: RegimenPhase | undefined,
  weight: Exact | null,
): Exact {
  const keyed = first(rateRows(choice));
  if (keyed !== null) return mgOfRow(keyed, weight).over(perHour).as({ mg: 1, min: -1 });
  const every = Exact.of(record?.everyHours ?? '1').times(perHour);
  const dose = regimen?.phases.length === 1 ? first(doseRows(choice)) : null;
  const row = dose ?? printedRow(record);
  if (row === null) throw new Error('no maintenance rate');
  return mgOfRow(row, weight).over(every).as({ mg: 1, min: -1 });
}
