/** One phase of a regimen as a line of words, from the record's own decimal strings. */
import type { RegimenPhase } from '#domain/dosing/records.ts';
import { dec } from '#domain/quantity/decimal.ts';
import { conditionWords } from '../../messages/condition.ts';
import { formatNumber, formatQuantity, sayMinutes } from '#domain/quantity/format.ts';

const KINDS = {
  loading: 'loading',
  maintenance: 'maintenance',
  'repeat-bolus': 'bolus',
  im: 'muscle',
} as const satisfies Record<RegimenPhase['kind'], string>;

function rangeText(range: { readonly low: string; readonly high: string }, unit: string): string {
  const high = formatQuantity(range.high, unit);
  return range.low === range.high ? high : conditionWords.phase.between(formatNumber(range.low), high);
}

function amountText(phase: RegimenPhase): string {
  if (phase.amount === null) return conditionWords.phase.toPrescriber;
  const { unit, perKg } = phase.amount;
  const amount = rangeText(phase.amount, perKg ? `${unit}/kg` : unit);
  if (phase.cap === null) return amount;
  return conditionWords.phase.atMost(amount, formatQuantity(phase.cap.amount, phase.cap.unit));
}

/** One time as a person says it, "4 h"; a range stays in minutes, so that its ends compare. */
function minutesText(range: { readonly low: string; readonly high: string }): string {
  return range.low === range.high ? sayMinutes(dec(range.high)) : rangeText(range, 'min');
}

function timeText(phase: RegimenPhase): string {
  const words = conditionWords.phase;
  const parts: string[] = [];
  if (phase.kind === 'maintenance' && phase.everyHours === '1') parts.push(words.perHour);
  else if (phase.everyHours !== null) parts.push(words.every(formatQuantity(phase.everyHours, 'h')));
  if (phase.overMin !== null) parts.push(words.over(minutesText(phase.overMin)));
  if (phase.durationH !== null) parts.push(words.lasting(rangeText(phase.durationH, 'h')));
  if (phase.sites !== null) parts.push(words.sites(phase.sites));
  const said = parts.length === 0 ? '' : ` ${parts.join(' ')}`;
  return phase.timeNotStated ? `${said}, ${words.notStated}` : said;
}

export function phaseText(phase: RegimenPhase): string {
  const words = conditionWords.phase;
  return words.said(words[KINDS[phase.kind]], amountText(phase), timeText(phase));
}
