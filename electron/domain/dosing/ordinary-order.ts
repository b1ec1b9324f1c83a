/** For tests that go through every regimen: an order that an ordinary patient could have, with nothing left open. */
import type { OrderInput } from './order.ts';
import type { Regimen, RegimenPhase } from './records.ts';

/** The highest figure of a range goes into the field a person would use; single figures are left to the record. */
function amountChoice(
  phase: RegimenPhase | undefined,
  fields: Readonly<Record<string, string>>,
): Record<string, string> {
  const amount = phase?.amount;
  if (!amount || amount.low === amount.high) return {};
  const field = fields[`${amount.unit}${amount.perKg ? '/kg' : ''}`];
  return field === undefined ? {} : { [field]: amount.low };
}

/** An ordinary order for a regimen: middle-of-the-road patient, 50 per cent vial or a weaker one where the group needs it. */
export function ordinaryOrder(record: Regimen): OrderInput {
  const { phases, population, weightBasis } = record;
  const dose =
    phases.find((phase) => phase.kind === 'loading') ?? phases.find((phase) => phase.kind === 'repeat-bolus');
  const running = phases.find((phase) => phase.kind === 'maintenance' && phase.amount !== null);
  const ims = phases.filter((phase) => phase.kind === 'im');
  const minutes =
    dose && (dose.overMin === null || dose.overMin.low !== dose.overMin.high)
      ? { loadingMin: dose.overMin?.high ?? '20' }
      : {};
  const adults = population.group === 'adult' || population.group === 'adult-obstetric';
  const ownBag =
    running !== undefined &&
    (!adults ||
      dose === undefined ||
      dose.amount?.perKg === true ||
      record.id.includes('torsades') ||
      record.id.includes('irukandji'));
  const daily = running?.everyHours === '24';
  const weight = { neonate: '3', child: '20', adult: '70', 'adult-obstetric': '70' }[population.group];
  return {
    regimen: record.id,
    route: record.route === 'im-or-iv' ? 'iv' : null,
    choice: {
      ...amountChoice(dose, {
        g: 'loadingG',
        mmol: 'loadingMmol',
        'mg/kg': 'loadingPerKgMg',
        'mmol/kg': 'loadingPerKgMmol',
      }),
      ...(daily
        ? { doseG: running.amount?.low }
        : amountChoice(running, {
            g: 'maintenanceGPerH',
            mmol: 'maintenanceMmolPerH',
            'mg/kg': 'maintenanceMgPerKgPerH',
          })),
      ...(running?.amount?.unit === 'mg' && !running.amount.perKg && running.amount.low !== running.amount.high
        ? { maintenanceGPerH: '0.5' }
        : {}),
      ...Object.assign(
        {},
        ...ims.map((im) =>
          amountChoice(im, { g: ims.length > 1 && im.everyHours !== null ? 'imMaintenanceG' : 'imG' }),
        ),
      ),
      ...minutes,
      ...(record.id === 'us-label-hypomag-severe-im' ? { imSites: '4' } : {}),
      ...(ownBag ? { bagG: adults ? '10' : '2', bagMl: adults ? '250' : '50' } : {}),
    },
    patient: {
      weightKg: weight,
      weightBasis: weightBasis === 'lean' ? 'lean' : null,
      ageYears: adults ? '30' : population.group === 'child' ? '6' : null,
      ageMonths: population.group === 'neonate' ? '0' : null,
      sex: 'female',
    },
    product: 'us-vial-50-10ml',
    diluentMl:
      dose && dose.kind !== 'im' && !(record.route === 'im') ? (population.group === 'neonate' ? '20' : '100') : null,
    startAt: '2026-11-22T10:00',
  };
}
