/** Which regimens a running pump could belong to: by the speed of the load or the rate of the maintenance, within 2 per cent. */
import { mgOf } from '../quantity/convert.ts';
import { dec, one, sixty, thousand, type Decimal } from '../quantity/decimal.ts';
import { formatNumber, formatQuantity, printedG } from '../quantity/format.ts';
import type { BackCheckInput, BackCheckResult } from './back-check-types.ts';
import type { RegimenPhase } from './records.ts';
import type { DosingStore } from './setting.ts';

const low = dec('0.98');
const high = dec('1.02');

/** Regimen phases that run as fast as the pump; `mgPerH` in mg of salt per hour, weight in kg or null. */
export function matchingRegimens(
  store: DosingStore,
  input: BackCheckInput,
  mgPerH: Decimal,
  weightKg: Decimal | null,
): BackCheckResult['matches'] {
  return store.regimens
    .filter(
      (regimen) =>
        regimen.use !== 'reference-only' &&
        regimen.status !== 'recall-only' &&
        (input.indication === null || regimen.indications.includes(input.indication)),
    )
    .flatMap((regimen) =>
      regimen.phases.flatMap((phase) => {
        if (phase.kind === 'im' || (input.phase !== null && phase.kind !== input.phase)) return [];
        const range = hourlyRange(phase, weightKg);
        if (range === null || mgPerH.lt(range[0].times(low)) || mgPerH.gt(range[1].times(high))) return [];
        const edges = range.map((edge) => printedG(edge.div(thousand)));
        const rate =
          edges[0] === edges[1]
            ? formatQuantity(edges[1] ?? '', 'g per hour')
            : `${formatNumber(edges[0] ?? '')} to ${formatQuantity(edges[1] ?? '', 'g per hour')}`;
        const text = `${phase.kind === 'maintenance' ? 'Maintenance' : 'Dose'}: ${rate}`;
        return [{ id: regimen.id, name: regimen.name, phase: phase.kind, text }];
      }),
    );
}

function hourlyRange(phase: RegimenPhase, weightKg: Decimal | null): readonly [Decimal, Decimal] | null {
  const amount = phase.amount;
  if (amount === null || (amount.perKg && weightKg === null)) return null;
  const scale = amount.perKg && weightKg !== null ? weightKg : one;
  const lowMg = mgOf(dec(amount.low), amount.unit).times(scale);
  const highMg = mgOf(dec(amount.high), amount.unit).times(scale);
  if (phase.overMin !== null)
    return [lowMg.times(sixty).div(dec(phase.overMin.high)), highMg.times(sixty).div(dec(phase.overMin.low))];
  if (phase.kind !== 'maintenance') return null;
  const every = dec(phase.everyHours ?? '1');
  return [lowMg.div(every), highMg.div(every)];
}
