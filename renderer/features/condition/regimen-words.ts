/** One phase of a regimen as a line of words, from the record's own decimal strings. */
import type { RegimenPhase } from '#domain/dosing/records.ts';
import { dec } from '#domain/quantity/decimal.ts';
import { formatNumber, formatQuantity, sayMinutes } from '#domain/quantity/format.ts';

const KINDS: Readonly<Record<RegimenPhase['kind'], string>> = {
  loading: 'Loading',
  maintenance: 'Maintenance',
  'repeat-bolus': 'Repeat bolus',
  im: 'Into muscle',
};

function rangeText(range: { readonly low: string; readonly high: string }, unit: string): string {
  const high = formatQuantity(range.high, unit);
  return range.low === range.high ? high : `${formatNumber(range.low)} to ${high}`;
}

function amountText(phase: RegimenPhase): string {
  if (phase.amount === null) return 'amount left to the prescriber';
  const { unit, perKg } = phase.amount;
  const amount = rangeText(phase.amount, perKg ? `${unit}/kg` : unit);
  const cap = phase.cap === null ? '' : `, at most ${formatQuantity(phase.cap.amount, phase.cap.unit)}`;
  return `${amount}${cap}`;
}

/** One time as a person says it, "4 h"; a range stays in minutes, so that its ends compare. */
function minutesText(range: { readonly low: string; readonly high: string }): string {
  return range.low === range.high ? sayMinutes(dec(range.high)) : rangeText(range, 'min');
}

function timeText(phase: RegimenPhase): string {
  const parts: string[] = [];
  if (phase.kind === 'maintenance' && phase.everyHours === '1') parts.push('per hour');
  else if (phase.everyHours !== null) parts.push(`every ${formatQuantity(phase.everyHours, 'h')}`);
  if (phase.overMin !== null) parts.push(`over ${minutesText(phase.overMin)}`);
  if (phase.durationH !== null) parts.push(`for ${rangeText(phase.durationH, 'h')}`);
  if (phase.sites !== null) parts.push(`in ${phase.sites === 1 ? 'one site' : `${phase.sites} sites`}`);
  const said = parts.join(' ');
  if (!phase.timeNotStated) return said;
  return `${said}, time not stated in what was read`;
}

export function phaseText(phase: RegimenPhase): string {
  const time = timeText(phase);
  return `${KINDS[phase.kind]}: ${amountText(phase)}${time === '' || time.startsWith(',') ? time : ` ${time}`}.`;
}
