/** Two people's entries side by side: values in words, what the two results give, and the answer as a title. */
import type { Calculation, PhaseResult } from '#domain/dosing/order.ts';
import type { SecondCheckResult } from '#domain/dosing/second-check.ts';
import type { DosingCatalogue } from '#ipc/views.ts';
import { sayClock } from '#domain/dosing/clock.ts';
import { formatQuantity } from '#domain/quantity/format.ts';
import { inputs } from '../../../messages/calculator-inputs.ts';
import { secondCheck as words } from '../../../messages/calculator-second-check.ts';
import { fieldWords } from './paths.ts';
import { INDICATIONS, POPULATIONS } from './words.ts';

export interface Row {
  readonly field: string;
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly agrees: boolean;
  readonly hint: string;
}

const units: Readonly<Record<string, string>> = {
  'mg/kg': 'mg per kg per hour',
  g: 'g per hour',
  mmol: 'mmol per hour',
  mEq: 'mEq per hour',
  mg: 'mg per hour',
};
const codes: Readonly<Record<string, string>> = words.values;
const hints: Readonly<Record<string, string>> = words.hints;

function valueInWords(field: string, unit: string, value: string | null, catalogue: DosingCatalogue | null): string {
  if (value === null) return inputs.field.notEntered;
  if (field === 'regimen') return catalogue?.regimens.find((record) => record.id === value)?.name ?? value;
  if (field === 'product') return catalogue?.products.find((record) => record.id === value)?.name ?? value;
  if (field === 'indication') return Object.entries(INDICATIONS).find(([id]) => id === value)?.[1] ?? value;
  if (field === 'population') return Object.entries(POPULATIONS).find(([id]) => id === value)?.[1] ?? value;
  if (field === 'startAt') return `${sayClock(value, null)} ${value.slice(0, 4)}`;
  if (unit !== '') return formatQuantity(value, unit);
  return codes[value] ?? units[value] ?? value;
}

const labels: Readonly<Record<string, string>> = words.labels;

export function entryRows(result: SecondCheckResult, catalogue: DosingCatalogue | null): readonly Row[] {
  return result.fields.map(({ field, agrees, first, second }) => {
    const { label, unit } = fieldWords(field);
    return {
      field,
      label: labels[field] ?? label,
      agrees,
      hint: agrees ? '' : (hints[field] ?? ''),
      first: valueInWords(field, unit, first, catalogue),
      second: valueInWords(field, unit, second, catalogue),
    };
  });
}

function figures(phase: PhaseResult): readonly (readonly [string, string])[] {
  if (phase.kind === 'rate-change') return [];
  const name = phase.kind === 'im' ? phase.title : words.phases[phase.kind];
  const lines: (readonly [string, string])[] = [];
  if (phase.rateMlPerH !== null) lines.push([words.rate(name), formatQuantity(phase.rateMlPerH, 'mL per hour')]);
  if (phase.volumeToInfuseMl !== null)
    lines.push([words.volumeToInfuse(name), formatQuantity(phase.volumeToInfuseMl, 'mL')]);
  if (phase.kind === 'im') lines.push([words.volumeToInject(name), formatQuantity(phase.productMl, 'mL')]);
  return lines;
}

/** Rates and volumes of both results, by name; a figure only one of them has differs. */
export function resultRows(first: Calculation, second: Calculation): readonly Row[] {
  const mine = first.phases.flatMap(figures);
  const theirs = new Map(second.phases.flatMap(figures));
  const names = [...new Set([...mine.map(([name]) => name), ...theirs.keys()])];
  const own = new Map(mine);
  return names.map((name) => {
    const a = own.get(name) ?? words.none;
    const b = theirs.get(name) ?? words.none;
    return {
      field: name,
      label: name,
      first: a,
      second: b,
      agrees: a === b,
      hint: a === b ? '' : words.follows,
    };
  });
}

/** "6 of 9 agree. One entry differs." */
export function answerInWords(result: SecondCheckResult): string {
  const { agreeing, compared } = result;
  return result.agrees ? words.allAgree(compared) : words.someDiffer(agreeing, compared, compared - agreeing);
}
